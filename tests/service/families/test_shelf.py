import re
from pathlib import Path

import pytest

from models.error import UdkastError
from service.families import load, names, word_template
from service.meetings import Outcome

FOUR = ("standard", "albertslund", "lemvig", "vejle")


def test_the_plain_family_comes_first() -> None:
    assert names() == FOUR


@pytest.mark.parametrize("name", FOUR)
def test_every_outcome_has_a_phrase_that_always_fits_and_every_pattern_compiles(name: str) -> None:
    family = load(name)
    assert family.id == name
    for outcome in Outcome:
        assert family.phrases[outcome][-1].when == ""
        for phrase in family.phrases[outcome]:
            groups = re.compile(phrase.when).groupindex
            assert set(re.findall(r"\{(\w+)\}", phrase.text)) <= {*groups, "hvornår", "hvortil", "ændring"}
    assert family.unheard[-1].when == ""


def test_an_unknown_family_is_told_with_the_choices() -> None:
    with pytest.raises(UdkastError, match=r"'kbh'.*standard, albertslund, lemvig, vejle"):
        load("kbh")


@pytest.mark.parametrize("name", ["../standard", "", "/etc", "standard/.."])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(UdkastError):
        load(name)


def test_a_broken_family_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / "family.toml").write_text('name = "Ny"\nsections = 3', encoding="utf-8")
    with pytest.raises(UdkastError, match=r"Ret family\.toml") as caught:
        load("ny", tmp_path)
    assert "\n" not in str(caught.value)


def test_a_family_inherits_what_it_leaves_out(tmp_path: Path) -> None:
    elder = """
        name = "S"
        sections = ["Beslutning"]
        phrases.noted = [{ text = "Noteret." }]
        layout.text_size = 9
    """
    own = """
        name = "N"
        extends = "standard"
        phrases.noted = [{ when = "x", text = "X." }]
        layout.item_size = 20
    """
    for name, text in (("standard", elder), ("ny", own)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "family.toml").write_text(text, encoding="utf-8")
    family = load("ny", tmp_path)
    assert family.name == "N"
    assert family.sections == ("Beslutning",)
    assert [phrase.text for phrase in family.phrases[Outcome.NOTED]] == ["X.", "Noteret."]
    assert (family.layout.text_size, family.layout.item_size) == (9, 20)


def test_a_municipalitys_own_folder_goes_before_ours_and_builds_on_it(tmp_path: Path) -> None:
    (tmp_path / "havnen").mkdir()
    (tmp_path / "havnen" / "family.toml").write_text('extends = "standard"\nname = "Havnen"\n', encoding="utf-8")
    assert set(names(tmp_path)) == {*FOUR, "havnen"}
    assert load("havnen", tmp_path).sections == load("standard").sections
    assert word_template("havnen", tmp_path) is None
    (tmp_path / "havnen" / "referat.docx").write_bytes(b"PK")
    assert word_template("havnen", tmp_path) == tmp_path / "havnen" / "referat.docx"


def test_a_municipalitys_own_family_may_build_on_ours_of_the_same_name(tmp_path: Path) -> None:
    for name, elder in (("standard", "lemvig"), ("vejle", "vejle")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "family.toml").write_text(f'extends = "{elder}"\nname = "Havnen"\n', encoding="utf-8")
    assert load("standard", tmp_path).sections == load("lemvig").sections
    assert load("vejle", tmp_path).sections == load("vejle").sections


@pytest.mark.parametrize("ring", [("a", "a"), ("a", "b"), ("a", "b", "c")])
def test_families_that_build_on_one_another_in_a_ring_are_told(tmp_path: Path, ring: tuple[str, ...]) -> None:
    for name, elder in zip(ring, (*ring[1:], ring[0]), strict=True):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "family.toml").write_text(f'extends = "{elder}"\nname = "X"\n', encoding="utf-8")
    with pytest.raises(UdkastError, match="i ring"):
        load("a", tmp_path)
