"""How long a stage is expected to take."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.jobs import estimate
from service.storage import Database
from service.storage.tables import Job, JobStage, MeetingRow, now
from tests.service.jobs import stand_ins


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return stand_ins.town(tmp_path)[0]


def ran(database: Database, seconds: float, duration: float, *, reused: bool = False) -> None:
    """An earlier meeting's speech took so long."""
    with database.write() as session:
        committee = session.get_one(MeetingRow, stand_ins.MEETING).committee_id
        meeting = MeetingRow(committee_id=committee, title="Før", agenda="{}", duration=duration)
        session.add(meeting)
        session.flush()
        job = Job(meeting_id=meeting.id, state="done")
        session.add(job)
        session.flush()
        session.add(
            JobStage(
                job_id=job.id, name="speech", place=0, state="done", seconds=seconds, reused=reused, finished=now()
            )
        )


def guess(database: Database, duration: float) -> float:
    with database.read() as session:
        return estimate.seconds(session, "speech", duration)


def test_until_anything_has_run_there_is_a_sane_guess(database: Database) -> None:
    assert 300 < guess(database, 3_600) < 1_200
    assert guess(database, 7_200) > guess(database, 3_600)
    assert guess(database, 0) == guess(database, estimate.UNKNOWN)


def test_what_this_machine_took_counts_and_one_odd_run_does_not(database: Database) -> None:
    for seconds in (1_806, 1_806, 9_000):
        ran(database, seconds, 3_600)
    assert guess(database, 3_600) == pytest.approx(1_806, rel=0.01)


def test_runs_that_say_nothing_of_the_speed_are_left_out(database: Database) -> None:
    before = guess(database, 3_600)
    ran(database, 0.0, 3_600, reused=True)
    ran(database, 500, 5)
    assert guess(database, 3_600) == before


@given(st.floats(1, 10_000), st.floats(0, 10_000), st.floats(0, 1))
def test_a_stage_never_takes_less_than_it_has_taken(guessed: float, elapsed: float, fraction: float) -> None:
    assert estimate.revised(guessed, elapsed, fraction) >= round(elapsed, 1)


@given(st.floats(1, 10_000), st.floats(0.1, 10_000))
def test_when_all_is_done_it_took_what_it_took(guessed: float, elapsed: float) -> None:
    assert estimate.revised(guessed, elapsed, 1.0) == pytest.approx(elapsed, abs=0.06)
