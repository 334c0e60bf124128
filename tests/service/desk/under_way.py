"""Meetings at every place of their way, for pages to show."""

import datetime

from service.desk import meetings, uploads
from service.desk.agendas import Document
from service.desk.meetings import NewMeeting
from service.meetings import MeetingState, Source
from service.storage.tables import Job, JobStage, MeetingRow, now
from tests.service.conftest import Town
from tests.service.desk.setting_up import DAGSORDEN, desk_of

STAGES = ("sound", "playback", "speech", "speakers", "transcript", "drafting", "open")


def new(town: Town) -> str:
    """It lacks a recording."""
    desk, _ = desk_of(town)
    return meetings.create(desk, town.referent, NewMeeting(committee_id=town.committee, agenda=DAGSORDEN))


def empty(town: Town) -> str:
    """It lacks everything, and is called what nobody should be called."""
    desk, _ = desk_of(town)
    title = "<script>alert('æ')</script> " + "Uendeligtlangtordudenmellemrum" * 4
    return meetings.create(
        desk, town.referent, NewMeeting(committee_id=town.committee, title=title, source=Source.TRANSCRIPT)
    )


def half(town: Town) -> str:
    """Its recording has come half way."""
    desk, _ = desk_of(town)
    made = new(town)
    upload = uploads.begin(desk, town.referent, made, "Møde <b>12. november</b>.m4a", 740_000_000, 8 * 1024**3)
    uploads.arrived(desk, upload.id, 318_000_000)
    return made


def drafting(town: Town) -> str:
    """A job is in the middle of listening."""
    return _job(town, "running", "running")


def failed(town: Town) -> str:
    """A job failed there."""
    line = "Der er ikke mere plads på disken. Ryd op, og vælg »Kør igen«."
    return _job(town, "failed", "failed", line)


def stopped(town: Town) -> str:
    """A person ended it there."""
    return _job(town, "cancelled", "cancelled")


def all_of_them(town: Town) -> None:
    """A list with something of everything."""
    for made in (new, empty, half, drafting, failed):
        made(town)


def _job(town: Town, state: str, stage_state: str, problem: str = "") -> str:
    desk, _ = desk_of(town)
    notes = Document("noter.txt", b"1. Godkendt")
    given = NewMeeting(committee_id=town.committee, agenda=DAGSORDEN, source=Source.NOTES, document=notes)
    made = meetings.create(desk, town.referent, given)
    moment = now()
    with town.database.write() as session:
        row = session.get_one(MeetingRow, made)
        row.state, row.source, row.duration = MeetingState.DRAFTING, Source.RECORDING, 6800.0
        session.add(Job(id=made, meeting_id=made, state=state, problem=problem))
        session.flush()
        for place, name in enumerate(STAGES):
            stage = JobStage(
                job_id=made, name=name, place=place, estimate=(40.0, 25.0, 1100.0, 400.0, 3.0, 70.0, 2.0)[place]
            )
            if place < 2:
                stage.state, stage.fraction, stage.seconds = "done", 1.0, stage.estimate
            elif place == 2:
                stage.state, stage.fraction, stage.started = stage_state, 0.4, moment - datetime.timedelta(seconds=440)
            session.add(stage)
    return made
