"""A yes to being recorded is noted one by one; one that is taken back takes everything with it."""

import pytest
from sqlalchemy import select

from service.agreeing import Part
from service.desk.input import InputError
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks import consenting, holding, inviting, sound
from service.desk.talks.receipt import What, Why
from service.desk.talks.recording import guests_recording, recording
from service.desk.talks.talk import shown
from service.storage.tables import Event, TalkConsent, TalkJob, TalkRow
from tests.service.conftest import Town
from tests.service.desk.talks import held

OTHERS = ("referent", "chair", "member", "outsider", "administrator", "consultant")


def with_sound(town: Town, talk: str) -> None:
    """Sound, a result of a stage and a transcript, as if the talk had been recorded."""
    town.files.put(f"{sound.folder(talk)}/sound/1", b"lyd")
    town.files.put(f"{sound.folder(talk)}/work/speech-any.json", b"ord")
    with town.database.write() as session:
        row = session.get_one(TalkRow, talk)
        row.sound, row.transcript = f"{sound.folder(talk)}/sound", "{}"


def test_nobody_has_said_yes_to_begin_with(town: Town) -> None:
    found = consenting.agreed(held.desk(town), town.leader, held.created(town))
    assert not found.complete
    assert len(found.wanting) == 3


def test_a_yes_is_noted_with_its_time_and_by_whom(town: Town) -> None:
    talk, desk = held.created(town), held.desk(town)
    person = held.person(town, talk, Part.EMPLOYEE)
    consenting.note(desk, town.leader, talk, person)
    consenting.note(desk, town.consultant, talk, person)
    voice = next(v for v in consenting.agreed(desk, town.leader, talk).voices if v.person_id == person)
    assert voice.yes is not None
    assert (voice.name, voice.yes.noted_by) == (held.EMPLOYEE, town.leader.name)
    with town.database.read() as session:
        assert len(session.scalars(select(TalkConsent)).all()) == 1


def test_all_must_have_said_it(town: Town) -> None:
    talk, desk = held.created(town), held.desk(town)
    for person in shown(desk, town.leader, talk).people:
        assert not consenting.agreed(desk, town.leader, talk).complete
        consenting.note(desk, town.leader, talk, person.id)
    assert consenting.agreed(desk, town.leader, talk).complete


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_notes_a_yes_or_takes_one_back(town: Town, who: str) -> None:
    talk, desk, stranger = held.created(town, other=False), held.desk(town), getattr(town, who)
    held.agreed(town, talk)
    person = held.person(town, talk, Part.EMPLOYEE)
    for act in (consenting.note, consenting.withdraw):
        with pytest.raises(NotFoundError):
            act(desk, stranger, talk, person)
    for look in (consenting.agreed, recording):
        with pytest.raises(NotFoundError):
            look(desk, stranger, talk)
    assert consenting.agreed(desk, town.leader, talk).complete


def test_a_yes_is_not_noted_for_somebody_of_another_talk(town: Town) -> None:
    talk, other, desk = held.created(town), held.created(town), held.desk(town)
    for act in (consenting.note, consenting.withdraw):
        with pytest.raises(NotFoundError):
            act(desk, town.leader, talk, held.person(town, other, Part.EMPLOYEE))


def test_a_sent_referat_is_not_recorded_any_more(town: Town) -> None:
    talk = held.sent(town)
    with pytest.raises(ConflictError):
        consenting.note(held.desk(town), town.leader, talk, held.person(town, talk, Part.EMPLOYEE))


@pytest.mark.parametrize("by_herself", [True, False])
def test_a_yes_taken_back_takes_sound_and_transcript_at_once_and_leaves_a_receipt(
    town: Town, *, by_herself: bool
) -> None:
    talk, desk = held.created(town, other=False), held.desk(town)
    held.agreed(town, talk)
    with_sound(town, talk)
    if by_herself:
        consenting.withdraw_own(desk, held.employee(town, talk))
    else:
        consenting.withdraw(desk, town.leader, talk, held.person(town, talk, Part.EMPLOYEE))
    assert not town.files.path(sound.folder(talk)).exists()
    with town.database.read() as session:
        row = session.get_one(TalkRow, talk)
        assert (row.sound, row.transcript) == (None, None)
    view = recording(desk, town.leader, talk)
    assert not view.agreement.complete
    assert {(r.what, r.why) for r in view.receipts} == {(What.SOUND, Why.WITHDRAWN), (What.HEARD, Why.WITHDRAWN)}
    assert guests_recording(desk, held.employee(town, talk)).receipts == view.receipts


def test_taken_back_twice_it_is_taken_back_once(town: Town) -> None:
    talk, desk = held.created(town, other=False), held.desk(town)
    held.agreed(town, talk)
    with_sound(town, talk)
    for _ in range(2):
        consenting.withdraw(desk, town.leader, talk, held.person(town, talk, Part.LEADER))
    assert len(recording(desk, town.leader, talk).receipts) == 2


def test_somebody_else_who_comes_as_companion_is_asked_anew(town: Town) -> None:
    talk, desk = held.created(town, other=False), held.desk(town)
    guest = held.employee(town, talk)
    inviting.bring(desk, guest, "Kim Fælled")
    held.agreed(town, talk)
    assert consenting.agreed(desk, town.leader, talk).complete
    inviting.bring(desk, guest, "Kim Fælled")
    assert consenting.agreed(desk, town.leader, talk).complete
    inviting.bring(desk, guest, "Bo Dam")
    assert [voice.name for voice in consenting.agreed(desk, town.leader, talk).wanting] == ["Bo Dam"]


@pytest.mark.parametrize("before", ["", "Kim Fælled"])
def test_a_companion_who_comes_after_the_recording_takes_it_along_until_they_have_said_yes(
    town: Town, before: str
) -> None:
    talk, desk = held.created(town, other=False), held.desk(town)
    guest = held.employee(town, talk)
    if before:
        inviting.bring(desk, guest, before)
    held.agreed(town, talk)
    with_sound(town, talk)
    with town.database.write() as session:
        session.add(TalkJob(talk_id=talk, state="running"))
    if before:
        inviting.bring(desk, guest, before)
        assert recording(desk, town.leader, talk).receipts == (), "the same person has said yes"
    inviting.bring(desk, guest, "Bo Dam")
    assert not town.files.path(sound.folder(talk)).exists()
    view = recording(desk, town.leader, talk)
    assert {(r.what, r.why) for r in view.receipts} == {(What.SOUND, Why.COMPANION), (What.HEARD, Why.COMPANION)}
    assert view.work is not None
    assert not view.work.under_way
    assert "før alle har sagt ja" in view.unable
    consenting.note(desk, town.leader, talk, held.person(town, talk, Part.COMPANION))
    assert recording(desk, town.leader, talk).unable == ""


def test_a_companion_of_a_name_that_is_taken_is_refused_and_changes_nothing(town: Town) -> None:
    talk, desk = held.created(town, other=False), held.desk(town)
    guest = held.employee(town, talk)
    held.agreed(town, talk)
    with_sound(town, talk)
    for name in (town.leader.name, held.EMPLOYEE.lower(), " ", "x" * 101):
        with pytest.raises(InputError):
            inviting.bring(desk, guest, name)
    view = recording(desk, town.leader, talk)
    assert (view.receipts, view.agreement.complete) == ((), True)


def test_the_sound_goes_with_the_talk_and_at_its_seal(town: Town) -> None:
    talk, desk = held.created(town, other=False), held.desk(town)
    with_sound(town, talk)
    holding.delete(desk, town.leader, talk)
    assert not town.files.path(sound.folder(talk)).exists()
    sealed = held.sealed(town, before=lambda other: with_sound(town, other))
    assert not town.files.path(sound.folder(sealed)).exists()
    assert {r.why for r in recording(desk, town.leader, sealed).receipts} == {Why.SEALED}


def test_what_was_left_behind_is_swept_away(town: Town) -> None:
    kept, without, gone, desk = held.created(town), held.created(town), "f" * 32, held.desk(town)
    with_sound(town, kept)
    for talk in (without, gone):
        town.files.put(f"{sound.folder(talk)}/work/speech-any.json", b"ord")
    sound.sweep(desk)
    assert [path.name for path in town.files.path(sound.ROOT).iterdir()] == [kept]


def test_a_receipt_is_written_only_when_the_sound_is_gone(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    talk, desk = held.created(town, other=False), held.desk(town)
    held.agreed(town, talk)
    with_sound(town, talk)
    with monkeypatch.context() as held_up:
        held_up.setattr(town.files, "delete_all", lambda _prefix: None)
        consenting.withdraw(desk, town.leader, talk, held.person(town, talk, Part.EMPLOYEE))
    assert not [r for r in recording(desk, town.leader, talk).receipts if r.what is What.SOUND]
    sound.sweep(desk)
    assert [r.why for r in recording(desk, town.leader, talk).receipts if r.what is What.SOUND] == [Why.WITHDRAWN]


def test_no_name_stands_in_what_is_noted_of_it(town: Town) -> None:
    talk, desk = held.created(town, other=False), held.desk(town)
    held.agreed(town, talk)
    consenting.withdraw(desk, town.leader, talk, held.person(town, talk, Part.EMPLOYEE))
    with town.database.read() as session:
        assert not any(held.EMPLOYEE in event.detail for event in session.scalars(select(Event)))
