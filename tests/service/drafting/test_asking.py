"""Which facts a model is asked about: how many, which first, and how long an answer may be."""

from hypothesis import given
from hypothesis import strategies as st

from service.drafting.asking import LEAST, MOST, asked, most_tokens
from service.drafting.fact import Fact, FactKind
from service.drafting.remarks import Remark
from service.meetings import Word

TEXT = "Kunne vi ikke lave en fælles kalender i stedet?"


def fact(kind: FactKind, text: str = TEXT, probability: float = 1.0) -> Fact:
    words = tuple(Word(start=0, end=1, text=w, probability=probability) for w in text.split())
    return Fact(kind, "s1", text, (Remark("u1", "s1", text, 0, 1, words),))


@given(st.lists(st.sampled_from(list(FactKind)), max_size=60), st.floats(0, 20_000))
def test_the_number_of_questions_follows_the_meeting(kinds: list[FactKind], seconds: float) -> None:
    places = asked([fact(kind) for kind in kinds], seconds)
    assert len(places) <= max(LEAST, min(MOST, seconds / 60))
    assert list(places) == sorted(set(places))


def test_what_binds_or_divides_people_comes_first() -> None:
    facts = [fact(FactKind.QUESTION), fact(FactKind.QUESTION), fact(FactKind.OBJECTION), fact(FactKind.DECISION)]
    assert asked(facts, 60) == (2, 3)


def test_information_small_talk_and_what_was_badly_heard_are_not_asked_about() -> None:
    facts = [
        fact(FactKind.INFORMATION),
        fact(FactKind.PROPOSAL, "Ja tak."),
        fact(FactKind.PROPOSAL, probability=0.6),
        fact(FactKind.PROPOSAL, "og så " * 40),
    ]
    assert asked(facts, 3600) == ()


def test_an_answer_is_bound_to_the_length_of_the_question() -> None:
    assert most_tokens([]) == 12
    assert most_tokens(["ord " * 10]) < most_tokens(["ord " * 10, "ord " * 20]) < 96
