from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.error import UdkastError
from models.grammar.apertium import Apertium
from models.grammar.token import text_of

needs_apertium = pytest.mark.skipif(not Apertium.available(), reason="Debian's apertium-dan-nor is not installed")


@needs_apertium
def test_words_have_lemma_person_and_finite_form() -> None:
    tokens = {t.surface: t for t in Apertium().analyse(["Det har jeg ikke fået svar på endnu."])[0]}
    assert tokens["har"].finite
    assert tokens["jeg"].person == 1
    assert not tokens["fået"].finite
    assert (tokens["fået"].lemma, tokens["svar"].part) == ("få", "n")


@needs_apertium
@pytest.mark.parametrize("number", ["12-15.000", "10-12.000", "3-4,5"])
def test_a_range_of_numbers_stays_one_word(number: str) -> None:
    surfaces = [t.surface for t in Apertium().analyse([f"Det koster vel {number} hver gang."])[0]]
    assert surfaces == ["Det", "koster", "vel", number, "hver", "gang", "."]


@needs_apertium
def test_a_compound_keeps_its_lemma_and_its_head() -> None:
    token = Apertium().analyse(["sygefraværssamtalerne"])[0][0]
    assert (token.lemma, token.head) == ("sygefraværssamtale", "samtale")


@needs_apertium
def test_forms_are_made_from_lemma_and_tags() -> None:
    grammar = Apertium()
    assert grammar.inflect("plan", ("n", "ut", "sg", "def")) == "planen"
    assert grammar.inflect("sende", ("vblex", "past", "actv")) == "sendte"
    assert grammar.inflect("findesikke", ("vblex", "past", "actv")) is None


@needs_apertium
@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(alphabet="aæø AÅ.,?^$/\\[]{}<>@#*~+\n-0123vi harJeg\0", max_size=40), max_size=40))
def test_every_sentence_comes_back_whatever_it_holds(sentences: list[str]) -> None:
    analysed = Apertium().analyse(sentences)
    assert [text_of(tokens) for tokens in analysed] == [sentence.replace("\0", " ").strip() for sentence in sentences]


@needs_apertium
def test_neighbours_change_nothing() -> None:
    grammar = Apertium()
    sentences = ["Vi er enige om det.", "", "Skal vi vente med at beslutte noget?", "Der kommer en vikar", "ja"]
    assert grammar.analyse(sentences) == [grammar.analyse([sentence])[0] for sentence in sentences]


def test_without_the_programs_it_is_not_available_and_says_what_to_install(tmp_path: Path) -> None:
    assert not Apertium.available(tmp_path)
    with pytest.raises(UdkastError, match="apertium-dan-nor"):
        Apertium(tmp_path).analyse(["Det går godt."])
