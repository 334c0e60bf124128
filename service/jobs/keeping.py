"""How long what the stages gave is kept."""

import shutil
import time

from sqlalchemy import select

from service.jobs.record import UNDER_WAY
from service.jobs.results import WORK
from service.storage import Database, Files
from service.storage.tables import Job, MeetingRow


def prune(database: Database, files: Files, days: float) -> None:
    """Remove the workspaces that no stage has used for that many days. The review, and what it plays, stay."""
    limit = time.time() - days * 86_400
    with database.read() as session:
        busy = set(session.scalars(select(Job.meeting_id).where(Job.state.in_(UNDER_WAY))))
        meetings = session.scalars(select(MeetingRow.id)).all()
    for meeting_id in meetings:
        folder = files.path(f"{meeting_id}/{WORK}")
        if meeting_id not in busy and folder.is_dir() and folder.stat().st_mtime < limit:
            shutil.rmtree(folder, ignore_errors=True)
