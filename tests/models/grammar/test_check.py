import pytest

from models.grammar.apertium import Apertium
from models.grammar.check import Problem, check

needs_apertium = pytest.mark.skipif(not Apertium.available(), reason="Debian's apertium-dan-nor is not installed")

FAULTY = [
    ("Karen Holm mente, at vi bør vente.", Problem.FIRST_PERSON),
    ("Karen Holm foreslog, at os udsætter punktet.", Problem.FIRST_PERSON),
    ("Karen Holm spurgte, om du har sendt planen.", Problem.SECOND_PERSON),
    ("Karen Holm sagde, at I skal bestille tid.", Problem.SECOND_PERSON),
    ("Karen Holm oplyste, at det er ikke nok.", Problem.WORD_ORDER),
    ("Karen Holm oplyste, at medarbejderne har ikke fået svar.", Problem.WORD_ORDER),
    ("Karen Holm spurgte, hvornår kommer de nye skærme.", Problem.WORD_ORDER),
    ("Karen Holm spurgte, om planen er klar?", Problem.QUESTION),
    ("Karen Holm om budgettet.", Problem.NO_FINITE_VERB),
    ("Karen Holm oplyste (at budgettet er overskredet.", Problem.UNBALANCED),
]
SOUND = [
    "Karen Holm oplyste, at budgettet er overskredet med 40.000 kr.",
    "Karen Holm mente, at det ikke er nok, og at man bør vente.",
    "Karen Holm spurgte, hvem der tager kontakt til leverandøren.",
    "Karen Holm påtog sig opgaven.",
    "Lars Juul sagde: »Det synes jeg ikke, vi skal.«",
    "I december holder afdelingen lukket.",
    "Udvalget tog orienteringen til efterretning.",
]


@needs_apertium
@pytest.mark.parametrize(("sentence", "problem"), FAULTY)
def test_a_fault_is_found(sentence: str, problem: Problem) -> None:
    assert problem in check(sentence, Apertium())


@needs_apertium
@pytest.mark.parametrize("sentence", SOUND)
def test_sound_reported_speech_has_no_faults(sentence: str) -> None:
    assert check(sentence, Apertium()) == []


def test_without_a_grammar_the_plain_faults_are_still_found() -> None:
    assert check("Karen mente, at vi bør vente?", None) == [Problem.FIRST_PERSON, Problem.QUESTION]
