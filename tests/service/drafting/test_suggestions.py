"""What is wanted otherwise than proposed, and how it is taken."""

import pytest

from service.drafting.hearing import Heard
from service.drafting.proposal import proposal_of
from service.drafting.remarks import Remark
from service.drafting.suggestions import Suggestion, concluded_with, suggestions_of
from service.meetings import Item, Section

ITEM = Item(
    number=1,
    title="Sommerlukning",
    sections=(Section(heading="Indstilling", text="Formanden indstiller,\nat rådhuset lukkes i uge 29."),),
)


def remarks(talk: str) -> tuple[Remark, ...]:
    return tuple(Remark(f"u{i}", line[0], line[3:], i, i + 1, position=i) for i, line in enumerate(talk.split(" / ")))


def made(talk: str) -> tuple[Suggestion, ...]:
    return suggestions_of(Heard(ITEM, remarks(talk), "K"), proposal_of(ITEM), before=10**6)


@pytest.mark.parametrize(
    "text",
    [
        "Kunne vi ikke nøjes med fredagen?",
        "Hvad med uge 30?",
        "Jeg vil hellere holde åbent for borgerne.",
        "Jeg synes, vi skal lade telefonerne være åbne.",
        "Der mangler noget om vagten.",
        "Jeg er mere til påsken.",
        "Vi foreslår uge 31.",
        "Måske kun kantinen?",
    ],
)
def test_what_somebody_would_have_otherwise_is_a_suggestion(text: str) -> None:
    assert made(f"M: {text}")


@pytest.mark.parametrize("text", ["Det er fint.", "Rådhuset lukkes i uge 29.", "Ja tak.", "Kan vi lukke i uge 29?"])
def test_what_is_proposed_or_only_agreed_to_is_none(text: str) -> None:
    assert not made(f"M: {text}")


@pytest.mark.parametrize("reply", ["Ja, det er bedre.", "Det kan jeg leve med.", "God idé.", "Det retter vi."])
def test_a_suggestion_that_others_take_kindly_is_granted(reply: str) -> None:
    (found,) = made(f"M: Hvad med uge 30? / N: {reply}")
    assert found.granted == 1
    assert not found.refused


@pytest.mark.parametrize("talk", ["N: Nej, det går ikke.", "M: Nå, så er det lige meget.", "N: Ikke i dag."])
def test_a_suggestion_that_is_turned_down_or_withdrawn_is_refused(talk: str) -> None:
    (found, *_) = made(f"M: Hvad med uge 30? / {talk}")
    assert found.refused


def test_an_asking_no_refuses_nothing() -> None:
    (found, *_) = made("M: Hvad med uge 30? / K: Nej? Ingen imod?")
    assert not found.refused


def test_a_suggestion_is_concluded_with_where_its_words_or_values_come_after_it() -> None:
    (found,) = made("M: Kunne vi holde telefonerne åbne i uge 30?")
    said = remarks("M: x. / K: Så holder vi telefonerne åbne i uge 30.")
    assert concluded_with(found, said) == (4, 1)
    assert concluded_with(found, said[:1]) == (0, 0)
