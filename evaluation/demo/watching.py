"""Waiting for a meeting's job, with a bar for each stage."""

import time

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from sqlalchemy import select

from models.error import UdkastError
from service.meetings import MeetingState
from service.storage import Database
from service.storage.tables import Job, JobStage, MeetingRow

_NAMES = {
    "sound": "Lyd",
    "playback": "Afspilning",
    "speech": "Tale",
    "speakers": "Talere",
    "transcript": "Transskript",
    "drafting": "Udkast",
    "open": "Gennemgang",
}


def wait(database: Database, meeting_id: str, console: Console) -> None:
    """Come back when the meeting is ready for review (or further).

    Raises:
        UdkastError: its job failed; the line says what to do.

    """
    with database.read() as session:
        title = session.get_one(MeetingRow, meeting_id).title
    bars = Progress(
        TextColumn("{task.description:<14}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TimeElapsedColumn(),
        console=console,
    )  # fmt: skip
    console.print(title, highlight=False, markup=False)
    shown: dict[str, TaskID] = {}
    with bars:
        while True:
            with database.read() as session:
                row = session.get_one(MeetingRow, meeting_id)
                job = session.scalars(
                    select(Job).where(Job.meeting_id == meeting_id).order_by(Job.created.desc()).limit(1)
                ).first()
                stages = (
                    session.scalars(select(JobStage).where(JobStage.job_id == job.id).order_by(JobStage.place)).all()
                    if job
                    else ()
                )
            for stage in stages:
                if stage.state == "waiting":
                    continue
                if stage.name not in shown:
                    shown[stage.name] = bars.add_task(_NAMES.get(stage.name, stage.name), total=1.0)
                bars.update(shown[stage.name], completed=1.0 if stage.state == "done" else stage.fraction)
            if row.state not in {MeetingState.NEW, MeetingState.DRAFTING}:
                return
            if job is not None and job.state in {"failed", "cancelled"}:
                raise UdkastError(job.problem or "Jobbet blev afbrudt; kør make demo igen.")
            time.sleep(0.3)
