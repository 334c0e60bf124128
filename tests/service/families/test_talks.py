from pathlib import Path

import pytest

from models.error import UdkastError
from service.families.talks import load_talk, talk_names
from service.meetings.field import FieldKind


def write(folder: Path, name: str, text: str) -> None:
    (folder / "sygefravaer").mkdir(exist_ok=True)
    (folder / "sygefravaer" / f"{name}.toml").write_text(text, encoding="utf-8")


def test_there_is_one_for_each_kind_of_talk() -> None:
    assert talk_names() == ("sygefravaer", "sygefravaer-opfoelgning", "sygefravaer-tilbage")


@pytest.mark.parametrize("name", talk_names())
def test_every_field_says_what_it_asks(name: str) -> None:
    template = load_talk(name)
    for field in template.fields:
        assert field.label
        assert field.question.endswith(("?", ")"))
        assert field.hear or field.kind in {FieldKind.CHOICE, FieldKind.PEOPLE} or field.within
        assert (field.kind is FieldKind.CHOICE) == bool(field.choices)


def test_a_later_talk_has_the_first_talks_fields_and_its_own() -> None:
    first, later, back = (load_talk(name) for name in talk_names())
    names = [field.name for field in first.fields]
    assert [field.name for field in later.fields if field.name in names] == names
    assert later.field("since_last") is not None
    assert back.field("return_date") is not None


def test_a_municipality_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    own = """
    extends = "sygefravaer"
    name = "Omsorgssamtale"
    leave_out = ["invitation"]
    [[fields]]
    name = "tasks_now"
    label = "Det kan løses nu"
    [[fields]]
    name = "parking"
    label = "Parkering"
    kind = "yes_no"
    question = "Skal der være en parkeringsplads?"
    hear = ["parker*"]
    after = "tasks_now"
    """
    write(tmp_path, "omsorg", own)
    template = load_talk("omsorg", tmp_path)
    names = [field.name for field in template.fields]
    assert "invitation" not in names
    assert names[names.index("tasks_now") + 1] == "parking"
    changed, ours = template.field("tasks_now"), load_talk("sygefravaer").field("tasks_now")
    assert changed is not None
    assert ours is not None
    assert changed.label == "Det kan løses nu"
    assert changed.hear == ours.hear


def test_a_municipality_may_build_on_ours_under_the_same_name(tmp_path: Path) -> None:
    write(tmp_path, "sygefravaer", 'extends = "sygefravaer"\nname = "Vores samtale"\n')
    template = load_talk("sygefravaer", tmp_path)
    assert template.name == "Vores samtale"
    assert template.fields == load_talk("sygefravaer").fields


@pytest.mark.parametrize(
    "text",
    [
        "name = ",
        'name = "A"\nfields = 3',
        'extends = "findes-ikke"',
        'extends = "egen"',
        'extends = "sygefravaer"\n[[fields]]\nname = "a"\nlabel = "A"\nkind = "tal"\nquestion = "?"',
        'extends = "sygefravaer"\n[[fields]]\nname = "a"\nlabel = "A"\nkind = "text"\nquestion = "?"\nafter = "b"',
    ],
)
def test_a_broken_one_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    write(tmp_path, "egen", text)
    with pytest.raises(UdkastError) as error:
        load_talk("egen", tmp_path)
    assert len(str(error.value).splitlines()) == 1


def test_an_unknown_one_names_the_choices() -> None:
    with pytest.raises(UdkastError, match="sygefravaer-tilbage"):
        load_talk("samtale")
