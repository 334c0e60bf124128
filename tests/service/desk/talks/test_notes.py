"""What a referat is written from goes where the referat is never done, with a receipt; the fields stay."""

import datetime

from sqlalchemy import update

from service.desk.talks import notes, sealing, sound
from service.desk.talks.overview import talks
from service.desk.talks.receipt import What, Why
from service.desk.talks.recording import recording
from service.desk.talks.talk import shown
from service.storage.tables import Event, TalkJob, TalkRow, now
from tests.service.conftest import Town
from tests.service.desk.talks import held

DAYS = 30.0
TYPED = "Mette er kørt ned.\nOpgaver nu: kan passe telefonen."


def aged(town: Town, talk: str, days: float) -> str:
    """The talk as it would be if all that was done to it had been done so many days ago."""
    at = now() - datetime.timedelta(days=days)
    with town.database.write() as session:
        session.execute(update(TalkRow).where(TalkRow.id == talk).values(created=at, date=at.date()))
        session.execute(update(Event).where(Event.meeting_id == talk).values(at=at))
    return talk


def typed(town: Town, days: float) -> str:
    """A talk that notes were typed of so many days ago."""
    talk = held.created(town, other=False)
    held.written(town, talk, "tasks_now", "Hun kan passe telefonen.")
    notes.keep(held.desk(town), town.leader, talk, TYPED)
    return aged(town, talk, days)


def test_notes_of_a_referat_that_is_never_done_go_with_a_receipt_and_the_fields_stay(town: Town) -> None:
    desk, old, young = held.desk(town), typed(town, 31), typed(town, 29)
    assert notes.expire(desk, DAYS) == 1
    view = shown(desk, town.leader, old)
    assert (view.notes, view.field("tasks_now").text) == ("", "Hun kan passe telefonen.")
    assert [(one.what, one.why) for one in recording(desk, town.leader, old).receipts] == [(What.NOTES, Why.UNDONE)]
    assert shown(desk, town.leader, young).notes == TYPED
    assert notes.expire(desk, DAYS) == 0


def test_a_note_that_is_added_begins_the_days_anew(town: Town) -> None:
    desk, talk = held.desk(town), typed(town, 31)
    notes.keep(desk, town.leader, talk, f"{TYPED}\nNæste samtale er mandag.")
    assert notes.expire(desk, DAYS) == 0


def test_the_days_begin_with_a_talk_that_was_prepared_long_before(town: Town) -> None:
    desk, talk = held.desk(town), typed(town, 31)
    with town.database.write() as session:
        session.get_one(TalkRow, talk).date = datetime.date.today()
    assert notes.expire(desk, DAYS) == 0


def test_what_was_heard_goes_as_notes_do_with_sound_that_was_kept_beside_it(town: Town) -> None:
    desk, talk = held.desk(town), held.heard(town)
    folder = town.files.path(sound.folder(talk))
    folder.mkdir(parents=True)
    with town.database.write() as session:
        session.get_one(TalkRow, talk).sound = sound.folder(talk)
    assert notes.expire(desk, DAYS) == 0
    aged(town, talk, 31)
    assert notes.expire(desk, DAYS) == 1
    view = recording(desk, town.leader, talk)
    assert {(one.what, one.why) for one in view.receipts} == {(What.HEARD, Why.UNDONE), (What.SOUND, Why.UNDONE)}
    assert (view.heard, view.matter, folder.exists()) == (False, None, False)


def test_what_is_being_drafted_from_stays(town: Town) -> None:
    desk, talk = held.desk(town), typed(town, 31)
    with town.database.write() as session:
        session.add(TalkJob(talk_id=talk, state="running"))
    assert notes.expire(desk, DAYS) == 0


def test_the_overview_knows_when_notes_go_and_of_none_that_are_gone(town: Town) -> None:
    desk, talk = held.desk(town), typed(town, 25)
    (line,) = talks(desk, town.leader, datetime.date.today())
    assert line.matter is not None
    assert (line.matter.notes, line.matter.heard) == (True, False)
    assert (line.matter.goes(DAYS).date() - datetime.date.today()).days in {4, 5}
    aged(town, talk, 31)
    notes.expire(desk, DAYS)
    (line,) = talks(desk, town.leader, datetime.date.today())
    assert line.matter is None


def test_a_sealed_talk_has_one_receipt_for_its_notes_and_none_where_it_had_no_notes(town: Town) -> None:
    desk = held.desk(town)

    def noted(talk: str) -> None:
        with town.database.write() as session:
            session.get_one(TalkRow, talk).notes = TYPED

    talk, bare = held.sealed(town, noted), held.sealed(town)
    assert sealing.finish(desk, talk)
    assert [(one.what, one.why) for one in recording(desk, town.leader, talk).receipts] == [(What.NOTES, Why.SEALED)]
    assert recording(desk, town.leader, bare).receipts == ()
    assert shown(desk, town.leader, talk).notes == ""
