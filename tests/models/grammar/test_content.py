import pytest

from models.grammar.apertium import Apertium
from models.grammar.content import content_lemmas, stem, unsupported
from models.grammar.token import Grammar

GRAMMARS: list[Grammar | None] = [Apertium() if Apertium.available() else None, None]


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_inflections_of_a_word_are_one_word(grammar: Grammar | None) -> None:
    said = content_lemmas("vi flytter sygefraværssamtalen og planerne til januar", grammar)
    written = content_lemmas("sygefraværssamtalerne og planen flyttes til januar", grammar)
    assert unsupported(written, said) == set()


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_a_word_that_nobody_said_is_found(grammar: Grammar | None) -> None:
    said = content_lemmas("Vi mangler en afløser i køkkenet.", grammar)
    written = content_lemmas("Der mangler en printer i køkkenet.", grammar)
    assert unsupported(written, said) == {"print"}


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_another_number_is_another_word(grammar: Grammar | None) -> None:
    assert unsupported(
        content_lemmas("budgettet for 2026", grammar), content_lemmas("budgettet for 2025", grammar)
    ) == {"2026"}


def test_a_part_of_a_compound_is_supported_by_it() -> None:
    assert unsupported({stem("budget")}, {stem("lønbudget")}) == set()
