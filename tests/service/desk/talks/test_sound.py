"""Sound that nobody drafts from goes when its time is up, with a receipt."""

import datetime

import pytest
from sqlalchemy import update

from service.desk.talks import sound, takes
from service.desk.talks.receipt import What, Why
from service.desk.talks.recording import recording
from service.desk.talks.sound import expire
from service.desk.talks.takes import EndedError
from service.storage.tables import TalkJob, TalkRow, TalkTake, now
from tests.service.conftest import Town
from tests.service.desk.talks import held

DAYS = 7.0


def recorded(town: Town, days: float) -> str:
    """A talk whose last sound came so many days ago."""
    talk = held.recorded(town)
    at = now() - datetime.timedelta(days=days)
    with town.database.write() as session:
        session.execute(update(TalkRow).where(TalkRow.id == talk).values(created=at))
        session.execute(update(TalkTake).where(TalkTake.talk_id == talk).values(begun=at, latest=at))
    return talk


def kept(town: Town, talk: str) -> bool:
    return town.files.path(sound.folder(talk)).exists()


def test_sound_that_nobody_drafts_from_goes_with_a_receipt(town: Town) -> None:
    desk, old, young = held.desk(town), recorded(town, 8), recorded(town, 6)
    assert expire(desk, DAYS) == 1
    assert (kept(town, old), kept(town, young)) == (False, True)
    view = recording(desk, town.leader, old)
    assert [(one.why, one.what) for one in view.receipts] == [(Why.UNUSED, What.SOUND)]
    assert (view.takes, view.unable) == ((), ""), "it may be recorded anew"
    assert recording(desk, town.leader, young).receipts == ()
    assert expire(desk, DAYS) == 0


def test_a_chunk_that_comes_late_begins_the_days_anew(town: Town) -> None:
    desk, talk = held.desk(town), recorded(town, 8)
    take = takes.begin(desk, town.leader, talk)
    takes.arrive(desk, town.leader, talk, take, 0, b"mere")
    assert expire(desk, DAYS) == 0
    assert kept(town, talk)


def test_a_telephone_that_sends_after_the_sound_went_is_refused(town: Town) -> None:
    desk, talk = held.desk(town), recorded(town, 8)
    with town.database.read() as session:
        take = session.query(TalkTake.id).filter_by(talk_id=talk).scalar()
    assert take is not None
    expire(desk, DAYS)
    with pytest.raises(EndedError):
        takes.arrive(desk, town.leader, talk, take, 1, b"for sent")
    assert not kept(town, talk)


def test_sound_that_is_being_written_down_stays_and_goes_where_that_failed(town: Town) -> None:
    desk, talk = held.desk(town), recorded(town, 8)
    with town.database.write() as session:
        job = TalkJob(talk_id=talk, state="running")
        session.add(job)
    assert expire(desk, DAYS) == 0
    with town.database.write() as session:
        session.get_one(TalkJob, job.id).state = "failed"
    assert expire(desk, DAYS) == 1


def test_sound_that_the_template_keeps_until_the_approval_is_left_to_it_once_it_is_drafted_from(town: Town) -> None:
    desk, talk = held.desk(town), recorded(town, 8)
    with town.database.write() as session:
        session.get_one(TalkRow, talk).transcript = "{}"
    assert expire(desk, DAYS) == 0
    assert kept(town, talk)
