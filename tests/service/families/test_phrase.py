import re

import pytest

from service.families import load
from service.families.phrase import pattern
from service.meetings import Outcome


def said(family: str, outcome: Outcome, clause: str) -> str:
    for phrase in load(family).phrases[outcome]:
        found = re.search(phrase.when, clause, re.IGNORECASE)
        if found and set(re.findall(r"\{(\w+)\}", phrase.text)) <= set(found.groupdict()):
            return phrase.text.format(**found.groupdict())
    raise AssertionError(clause)


@pytest.mark.parametrize(
    ("outcome", "clause", "words"),
    [
        (Outcome.APPROVED, "at planen for foråret godkendes", "planen for foråret blev godkendt."),
        (Outcome.APPROVED, "At udvalget godkender planen", "planen blev godkendt."),
        (Outcome.APPROVED, "at forslaget om at flytte mødet godkendes", "forslaget om at flytte mødet blev godkendt."),
        (Outcome.APPROVED, "at der nedsættes et udvalg", "Det blev besluttet, at der nedsættes et udvalg."),
        (Outcome.APPROVED, "at oplægget drøftes og godkendes", "oplægget blev drøftet og godkendt."),
        (Outcome.APPROVED, "", "Punktet blev godkendt."),
        (Outcome.NOTED, "at status tages til efterretning og at ferien drøftes", "status blev taget til efterretning."),
        (Outcome.NOTED, "at MED tager status til efterretning", "status blev taget til efterretning."),
        (Outcome.DISCUSSED, "at status tages til efterretning og at ferien drøftes", "ferien blev drøftet."),
        (Outcome.DISCUSSED, "at udvalget drøfter ferien", "udvalget drøftede ferien."),
        (Outcome.DISCUSSED, "punktet til dialog", "Punktet blev drøftet."),
        (Outcome.REJECTED, "at planen godkendes", "planen blev ikke godkendt."),
        (Outcome.REJECTED, "at mødet flyttes", "Indstillingen blev ikke godkendt."),
        (Outcome.APPROVED_WITH_CHANGES, "at planen vedtages", "planen blev godkendt med de nævnte ændringer."),
        (Outcome.REFERRED, "at sagen sendes til HovedMED", "sagen blev sendt til HovedMED."),
        (Outcome.POSTPONED, "at planen godkendes", "Punktet blev udsat."),
    ],
)
def test_the_plain_family_words_the_clause(outcome: Outcome, clause: str, words: str) -> None:
    assert said("standard", outcome, clause) == words


def test_the_houses_word_it_their_own_way() -> None:
    assert said("vejle", Outcome.APPROVED, "at dagsordenen godkendes") == "Dagsorden blev godkendt."
    assert said("lemvig", Outcome.APPROVED, "at dagsordenen godkendes") == "Godkendt."
    assert said("albertslund", Outcome.APPROVED, "at dagsordenen godkendes") == "dagsordenen godkendt"


def test_a_group_spelled_out_by_hand_stays() -> None:
    found = re.search(pattern(r"(?P<hvad>orientering\w*) tages"), "at  orienteringen  tages til efterretning")
    assert found is not None
    assert found["hvad"] == "orienteringen"
