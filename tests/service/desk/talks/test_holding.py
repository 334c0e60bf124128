"""A talk is set up, filled and deleted by those who hold it, and by nobody else."""

import pytest
from sqlalchemy import select, update

from service import families
from service.agreeing import TalkState
from service.desk.input import InputError
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.desk.talks import asking, drafting, holding, notes
from service.desk.talks.holding import FieldEdit, NewTalk
from service.desk.talks.private import PrivateError
from service.desk.talks.talk import shown
from service.meetings.field import Field
from service.storage.tables import Event, TalkAdmission, TalkPerson, TalkRow, User
from tests.service.conftest import Town
from tests.service.desk.talks import held

OTHERS = ("referent", "chair", "member", "outsider", "administrator")


@pytest.mark.parametrize("who", OTHERS)
def test_only_who_holds_talks_may_set_one_up(town: Town, who: str) -> None:
    given = NewTalk(template=families.load_talk("sygefravaer"), date=held.DATE, employee="Bo Dam")
    with pytest.raises(ForbiddenError):
        holding.create(held.desk(town), getattr(town, who), given)


@pytest.mark.parametrize("who", [*OTHERS, "consultant"])
def test_a_talk_is_not_there_for_anybody_who_does_not_hold_it(town: Town, who: str) -> None:
    talk, desk, stranger = held.created(town, other=False), held.desk(town), getattr(town, who)
    edit = FieldEdit(field=Field(name="tasks_now", value="x", text="x"), seen="")
    for act in (
        lambda: shown(desk, stranger, talk),
        lambda: holding.save(desk, stranger, talk, edit),
        lambda: notes.keep(desk, stranger, talk, "noter"),
        lambda: drafting.draft_notes(desk, stranger, talk),
        lambda: holding.delete(desk, stranger, talk),
        lambda: asking.send(desk, stranger, talk),
        lambda: asking.reading_of(desk, stranger, talk),
    ):
        with pytest.raises(NotFoundError):
            act()
    assert shown(desk, town.leader, talk).state is TalkState.PREPARING


def test_the_other_who_holds_it_sees_it_too(town: Town) -> None:
    talk = held.created(town)
    assert shown(held.desk(town), town.consultant, talk).employee == held.EMPLOYEE


def test_every_field_that_is_wrong_is_told_at_once(town: Town) -> None:
    with pytest.raises(InputError) as refused:
        holding.create(held.desk(town), town.leader, NewTalk(other="ukendt@eksempel.dk"))
    assert set(refused.value.problems) == {"template", "date", "employee", "other"}


@pytest.mark.parametrize(
    ("employee", "companion", "other", "wrong"),
    [
        ("helle  BRANDT", "", "", {"employee"}),
        ("Bo Dam", "Bo Dam", "", {"companion"}),
        ("Bo Dam", "Anders Kjær", "consultant@eksempel.dk", {"companion"}),
        ("Bo Dam", "Bo M. Dam", "consultant@eksempel.dk", set()),
    ],
)
def test_two_of_one_name_are_told_apart_before_the_talk_is_set_up(
    town: Town, employee: str, companion: str, other: str, wrong: set[str]
) -> None:
    template = families.load_talk("sygefravaer")
    new = NewTalk(template=template, date=held.DATE, employee=employee, companion=companion, other=other)
    if not wrong:
        assert holding.create(held.desk(town), town.leader, new)
        return
    with pytest.raises(InputError) as refused:
        holding.create(held.desk(town), town.leader, new)
    assert set(refused.value.problems) == wrong


def test_two_accounts_of_one_name_do_not_hold_one_talk(town: Town) -> None:
    with town.database.write() as session:
        session.execute(update(User).where(User.email == "consultant@eksempel.dk").values(name=town.leader.name))
    with pytest.raises(InputError) as refused:
        held.created(town)
    assert set(refused.value.problems) == {"other"}


def test_what_tells_of_health_is_kept_only_with_a_reason_which_is_noted_with_its_name(town: Town) -> None:
    talk, desk = held.created(town), held.desk(town)
    text = "Mette Vang har fået en diskusprolaps."
    edit = FieldEdit(field=Field(name="tasks_now", value=text, text=text), seen="")
    with pytest.raises(PrivateError) as refused:
        holding.save(desk, town.leader, talk, edit)
    assert "diskusprolaps" in str(refused.value)
    assert shown(desk, town.leader, talk).field("tasks_now").empty
    reasoned = FieldEdit(field=edit.field, seen="", reason="Medarbejderen ønsker det selv.")
    holding.save(desk, town.leader, talk, reasoned)
    assert shown(desk, town.leader, talk).field("tasks_now").text == text
    with town.database.read() as session:
        kept = session.scalars(select(TalkAdmission)).one()
        told = " ".join(event.detail for event in session.scalars(select(Event)))
    assert (kept.field, kept.user_id, kept.reason) == ("tasks_now", "leader", "Medarbejderen ønsker det selv.")
    assert "diskusprolaps" not in told


def test_two_who_write_in_one_field_do_not_write_over_each_other(town: Town) -> None:
    talk, desk = held.created(town), held.desk(town)
    held.written(town, talk, "tasks_now", "Hun kan passe telefonen.")
    late = FieldEdit(field=Field(name="tasks_now", value="x", text="Hun kan pakke varer."), seen="")
    with pytest.raises(ConflictError):
        holding.save(desk, town.consultant, talk, late)
    assert shown(desk, town.leader, talk).field("tasks_now").text == "Hun kan passe telefonen."


def test_notes_fill_the_fields_that_are_empty_and_none_that_somebody_has_written(town: Town) -> None:
    talk, desk = held.created(town), held.desk(town)
    held.written(town, talk, "tasks_now", "Hun kan passe telefonen.")
    typed = (
        "Første sygedag var den 2. november.\n"
        "Hun har fået konstateret en depression og tager piller for det.\n"
        "Opgaver nu: kan tage journaliseringen.\n"
        "Næste samtale er mandag den 30. november klokken ti.\n"
    )
    notes.keep(desk, town.leader, talk, typed)
    assert drafting.draft_notes(desk, town.leader, talk) >= 2
    view = shown(desk, town.leader, talk)
    assert view.field("first_sick_day").value == "2026-11-02"
    assert view.field("next_meeting").value == "2026-11-30T10:00"
    assert view.field("tasks_now").text == "Hun kan passe telefonen."
    assert not any(word in field.text for field in view.fields for word in ("depression", "piller"))


def test_a_sent_referat_is_not_written_in(town: Town) -> None:
    talk, desk = held.sent(town), held.desk(town)
    with pytest.raises(ConflictError):
        held.written(town, talk, "tasks_now", "Noget andet.")
    with pytest.raises(ConflictError):
        notes.keep(desk, town.leader, talk, "Flere noter.")


def test_a_deleted_talk_leaves_nothing_of_what_was_written(town: Town) -> None:
    talk = held.sent(town)
    holding.delete(held.desk(town), town.leader, talk)
    with town.database.read() as session:
        assert session.get(TalkRow, talk) is None
        assert session.scalars(select(TalkPerson)).all() == []
        left = [event for event in session.scalars(select(Event)) if event.meeting_id == talk]
    assert not any(held.EMPLOYEE in event.detail for event in left)
