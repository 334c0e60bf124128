"""Who is told of without being named, and who may be."""

import pytest

from service.drafting.bystanders import of_bystanders
from service.drafting.remarks import Remark
from service.drafting.repairs import Heard

KNOWN = {"bodil", "sejersen", "rådhuset"}


def left(*sentences: str) -> list[str]:
    heard = [Heard(text, (Remark("u1", "s1", text, 0, 1, (), place),)) for place, text in enumerate(sentences)]
    gone = of_bystanders(heard, range(len(heard)), KNOWN)
    return [text for place, text in enumerate(sentences) if place not in gone]


@pytest.mark.parametrize(
    "text",
    [
        "Han fyrede to i maj.",
        "Og så har hun jo lukket butikken om mandagen.",
        "Ham den høje fra spejderne er altid på tværs.",
        "Er det den unge mand fra Tangvej, som alle taler om?",
        "Ham, der ringede, er murer.",
        "Der er en mor, som er postbud, og hun når det ikke.",
        "Vi har en dreng på ni, der går hjem alene.",
        "Jeg har en nabo, der har klaget over røgen.",
        "Der kom en dame ind i sidste uge og skældte ud.",
        "Der sad en gammel mand og ventede i to timer.",
        "Jeg mødte en forælder i kø ved bageren.",
        "En beboer, der har boet der i tredive år, fik et brev.",
        "Direktøren har sagt til mig, at pengene er væk.",
        "Bodil ringede til mig i går om huslejen.",
        "Det fortalte kassereren mig i bilen.",
        "Jeg talte med ham i mandags, og det går nok.",
    ],
)
def test_one_whom_nobody_names_is_left_out(text: str) -> None:
    assert left(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Projektlederen siger, at han er færdig i maj.",
        "Bodil inviterer hende til næste møde.",
        "Vi har ansat en ny sygeplejerske, og hun begynder den 1. juni.",
        "Hvis en borger ikke kan møde frem, får han et brev.",
        "Der mangler en medarbejder om natten.",
        "Når en elev er væk i tre dage, ringer skolen hjem.",
        "Borgerne får svar efter ti dage.",
        "Der er 40 børn på ventelisten.",
        "En medarbejder koster 480.000 kroner om året.",
        "Jeg har sagt til forvaltningen, at fristen er for kort.",
        "Der skal sidde en medarbejder med i gruppen.",
    ],
)
def test_many_and_those_who_are_named_are_told_of(text: str) -> None:
    assert left(text) == [text]


def test_she_who_was_named_just_before_is_told_of() -> None:
    assert len(left("Vi har fået en ny leder i køkkenet.", "Hun begynder den 1. maj.")) == 2
