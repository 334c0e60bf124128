"""HR changes templates by version; talks keep theirs; nobody else changes any."""

from dataclasses import replace

import pytest

from service.access import Principal
from service.desk.input import InputError
from service.desk.refusal import ForbiddenError, NotFoundError
from service.desk.talks import holding, templates
from service.desk.talks.holding import NewTalk
from service.desk.talks.talk import TalkDesk, shown
from service.desk.talks.templates import Asked, Shelved, Wanted
from service.meetings.field import FieldKind
from tests.service.conftest import Town
from tests.service.desk.talks import held

FIRST = "sygefravaer"


def rows(shelved: Shelved) -> list[Asked]:
    fields = shelved.template.fields
    return [Asked(f.label, f.question, f.kind, place, f.name) for place, f in enumerate(fields, 1)]


def test_the_files_are_there_from_the_start_and_a_change_is_a_version(town: Town) -> None:
    desk = held.desk(town)
    before = templates.template(desk, town.consultant, FIRST)
    assert before.version == 0
    asked = [*rows(before), Asked("Kørsel til arbejde", "", FieldKind.TEXT, 2)]
    assert templates.change(desk, town.consultant, FIRST, Wanted("Første samtale", asked), 0) == 1
    after = templates.template(desk, town.leader, FIRST)
    assert (after.version, after.template.name) == (1, "Første samtale")
    assert [f.label for f in after.template.fields][1:3] == ["Deltagere", "Kørsel til arbejde"]
    new = after.template.fields[2]
    assert (new.name, new.hear, bool(new.question)) == ("koersel_til_arbejde", ("kørsel*", "arbejde*"), True)
    kept = after.template.field("first_sick_day")
    assert kept == before.template.field("first_sick_day"), "what it is heard by stays"


def test_a_talk_keeps_the_template_that_it_was_set_up_with(town: Town) -> None:
    desk, talk = held.desk(town), held.created(town)
    before = templates.template(desk, town.consultant, FIRST)
    templates.change(desk, town.consultant, FIRST, Wanted("Kort samtale", rows(before)[:3]), 0)
    assert len(shown(desk, town.leader, talk).template.fields) == len(before.template.fields)
    later = holding.create(
        desk,
        town.leader,
        NewTalk(template=templates.template(desk, town.leader, FIRST).template, date=held.DATE, employee=held.EMPLOYEE),
    )
    assert len(shown(desk, town.leader, later).template.fields) == 3


def test_a_field_that_is_counted_goes_with_the_field_it_is_counted_from(town: Town) -> None:
    desk = held.desk(town)
    before = templates.template(desk, town.consultant, FIRST)
    left = [row for row in rows(before) if row.name != "first_sick_day"]
    templates.change(desk, town.consultant, FIRST, Wanted("Uden sygedag", left), 0)
    assert templates.template(desk, town.consultant, FIRST).template.field("within_four_weeks") is None


def test_a_municipality_adds_its_own(town: Town) -> None:
    desk = held.desk(town)
    name = templates.copy(desk, town.consultant, FIRST, "Rundbordssamtale på Ærø")
    assert name == "rundbordssamtale-paa-aeroe"
    assert name in {one.template.id for one in templates.shelf(desk, town.leader)}
    with pytest.raises(InputError):
        templates.copy(desk, town.consultant, FIRST, "Rundbordssamtale på Ærø")


def test_two_who_add_one_of_the_same_name_at_once_get_one_and_a_line(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, shelf = held.desk(town), templates.shelf

    def meanwhile(desk_: TalkDesk, who: Principal) -> tuple[Shelved, ...]:
        """What stood on the shelf just before the other's copy was put there."""
        found = shelf(desk_, who)
        monkeypatch.setattr(templates, "shelf", shelf)
        templates.copy(desk, town.consultant, FIRST, "Rundbordssamtale")
        return found

    before = templates.template(desk, town.consultant, FIRST)
    monkeypatch.setattr(templates, "template", lambda *_: before)
    monkeypatch.setattr(templates, "shelf", meanwhile)
    with pytest.raises(InputError, match="allerede en skabelon"):
        templates.copy(desk, town.consultant, FIRST, "Rundbordssamtale")


def test_hr_chooses_until_when_a_recording_is_kept_and_the_draft_is_what_otherwise_holds(town: Town) -> None:
    desk = held.desk(town)
    before = templates.template(desk, town.consultant, FIRST)
    assert before.template.sound == Wanted("", ()).sound == "draft"
    talk = held.created(town)
    templates.change(desk, town.consultant, FIRST, Wanted("Længe", rows(before), "approval"), 0)
    assert templates.template(desk, town.leader, FIRST).template.sound == "approval"
    assert shown(desk, town.leader, talk).template.sound == "draft", "those who said yes were told so"
    copied = templates.copy(desk, town.consultant, FIRST, "En til")
    assert templates.template(desk, town.leader, copied).template.sound == "approval"
    templates.change(desk, town.consultant, FIRST, Wanted("Kort", rows(before)), 1)
    assert templates.template(desk, town.leader, FIRST).template.sound == "draft"


def test_two_who_change_it_at_once_do_not_write_over_each_other(town: Town) -> None:
    desk = held.desk(town)
    before = templates.template(desk, town.consultant, FIRST)
    templates.change(desk, town.consultant, FIRST, Wanted("Den ene", rows(before)), 0)
    with pytest.raises(InputError):
        templates.change(desk, town.consultant, FIRST, Wanted("Den anden", rows(before)), 0)


def test_a_field_without_a_name_and_a_template_without_fields_are_refused(town: Town) -> None:
    desk = held.desk(town)
    before = templates.template(desk, town.consultant, FIRST)
    for asked in ([], [replace(rows(before)[0], label=" ")]):
        with pytest.raises(InputError):
            templates.change(desk, town.consultant, FIRST, Wanted("Titel", asked), 0)


def test_nobody_but_hr_changes_a_template(town: Town) -> None:
    desk = held.desk(town)
    before = templates.template(desk, town.consultant, FIRST)
    for who in (town.leader, town.administrator, town.referent):
        with pytest.raises(ForbiddenError):
            templates.change(desk, who, FIRST, Wanted("Titel", rows(before)), 0)
        with pytest.raises(ForbiddenError):
            templates.copy(desk, who, FIRST, "Min egen")
    with pytest.raises(ForbiddenError):
        templates.shelf(desk, town.referent)
    with pytest.raises(NotFoundError):
        templates.template(desk, town.leader, "findes-ikke")


def test_a_field_that_is_sent_twice_spoils_no_template(town: Town) -> None:
    desk = held.desk(town)
    before = templates.template(desk, town.consultant, FIRST)
    with pytest.raises(InputError):
        templates.change(desk, town.consultant, FIRST, Wanted("To gange", [*rows(before), rows(before)[0]]), 0)
    assert templates.template(desk, town.consultant, FIRST) == before
