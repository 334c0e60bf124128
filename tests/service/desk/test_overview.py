import datetime
from pathlib import Path

import pytest

from service.desk import meetings, overview
from service.desk.approval import approval, approve, reopen
from service.desk.meetings import NewMeeting
from service.desk.overview import Wait
from service.desk.refusal import NotFoundError
from service.desk.sealing import Archive
from service.families.shelf import SHELF
from service.meetings import MeetingState
from service.storage.tables import Job, JobStage, MeetingRow, now
from tests.service.conftest import Town
from tests.service.desk.setting_up import PASTED, desk_of
from tests.service.desk.signing import approved_by, archive, go_through, sealed


def state(town: Town, wanted: MeetingState) -> None:
    with town.database.write() as session:
        session.get_one(MeetingRow, town.meeting).state = wanted


def test_one_sees_the_meetings_of_ones_own_committees_alone(town: Town) -> None:
    assert [m.id for m in overview.meetings(town.database, town.referent)] == [town.meeting]
    assert [m.id for m in overview.meetings(town.database, town.chair)] == [town.meeting]
    assert overview.meetings(town.database, town.outsider) == ()
    assert overview.meetings(town.database, town.administrator) == ()
    with pytest.raises(NotFoundError):
        overview.meeting(town.database, town.outsider, town.meeting)


def test_a_member_sees_a_meeting_once_it_is_approved(town: Town) -> None:
    assert overview.meetings(town.database, town.member) == ()
    state(town, MeetingState.APPROVED)
    assert [m.wait for m in overview.meetings(town.database, town.member)] == [Wait.NOTHING]


def test_what_waits_for_whom(town: Town) -> None:
    (line,) = overview.meetings(town.database, town.referent)
    assert (line.wait, line.mine, line.unchecked > 0) == (Wait.REVIEW, True, True)
    assert not overview.meetings(town.database, town.chair)[0].mine
    go_through(town)
    approved_by(town, town.referent)
    assert overview.meetings(town.database, town.chair)[0].mine
    assert not overview.meetings(town.database, town.referent)[0].mine
    approved_by(town, town.chair)
    assert not overview.meetings(town.database, town.chair)[0].mine
    assert overview.meetings(town.database, town.vice_chair)[0].mine


def test_a_chair_waits_until_those_before_have_answered(town: Town, tmp_path: Path) -> None:
    house = tmp_path / "standard"
    house.mkdir()
    ours = (SHELF / "standard" / "family.toml").read_text()
    asks = ours.replace('["chair", "vice_chair"]', '["vice_chair"], ["chair"]')
    (house / "family.toml").write_text(asks)
    go_through(town)
    kept = Archive(town.database, town.files, tmp_path)
    approve(kept, town.referent, town.meeting, approval(kept, town.referent, town.meeting).content_sha256)
    assert not overview.meetings(town.database, town.chair, tmp_path)[0].mine
    assert overview.meetings(town.database, town.vice_chair, tmp_path)[0].mine


def test_a_member_sees_what_is_sealed_and_nothing_of_the_next_version(town: Town) -> None:
    sealed(town)
    reopen(archive(town), town.referent, town.meeting, "Et navn var forkert")
    (line,) = overview.meetings(town.database, town.member)
    assert (line.wait, line.state, line.unchecked, line.job) == (Wait.NOTHING, MeetingState.APPROVED, 0, None)
    (line,) = overview.meetings(town.database, town.referent)
    assert (line.wait, line.sealed) == (Wait.REVIEW, True)


def test_a_job_tells_how_far_it_is_and_how_long_it_will_take(town: Town) -> None:
    state(town, MeetingState.DRAFTING)
    with town.database.write() as session:
        session.add(Job(id="j", meeting_id=town.meeting, state="running"))
        session.flush()
        start = now() - datetime.timedelta(seconds=30)
        session.add(JobStage(job_id="j", name="sound", place=0, state="done", fraction=1.0, seconds=10.0, estimate=9.0))
        session.add(
            JobStage(job_id="j", name="speech", place=1, state="running", fraction=0.5, estimate=60.0, started=start)
        )
        session.add(JobStage(job_id="j", name="drafting", place=2, estimate=20.0))
    (line,) = overview.meetings(town.database, town.referent)
    assert line.wait is Wait.JOB
    assert line.job is not None
    assert [s.name for s in line.job.stages] == ["sound", "speech", "drafting"]
    assert 45 < line.job.remaining <= 50.5
    assert 0.4 < line.job.fraction < 0.55
    with town.database.write() as session:
        session.get_one(Job, "j").state = "failed"
    (line,) = overview.meetings(town.database, town.referent)
    assert (line.wait, line.mine) == (Wait.RESTART, True)


def test_a_new_meeting_says_what_it_lacks(town: Town) -> None:
    desk, _ = desk_of(town)
    made = meetings.create(desk, town.referent, NewMeeting(committee_id=town.committee, agenda_text=PASTED))
    shown = overview.meeting(town.database, town.referent, made)
    assert shown.line.lacking == ("en optagelse",)
    assert (shown.open, shown.deletable, shown.reviewed) == (True, True, False)
    assert shown.file("agenda") is not None
    seen = overview.meeting(town.database, town.chair, made)
    assert (seen.open, seen.deletable) == (False, False)


def test_one_chooses_among_the_committees_one_is_referent_of(town: Town) -> None:
    assert [c.name for c in overview.choices(town.database, town.referent)] == ["Hoved-MED"]
    assert overview.choices(town.database, town.chair) == ()
