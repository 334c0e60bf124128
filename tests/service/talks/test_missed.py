"""What was agreed in words that the course of the talk doesn't hear is found by the tagging, and doubted."""

import datetime

import pytest

from service.families import load_talk
from service.talks.agreement import Unit
from service.talks.missed import missed
from service.talks.people import People
from service.talks.saying import sayings_of
from service.talks.topics import Thread
from service.transcript import jottings
from tests.service.talks.conftest import PEOPLE, TODAY, transcript

FIELD = load_talk("sygefravaer").field("adjustments")


def found(text: str, *, noted: bool = False, written: tuple[frozenset[str], ...] = ()) -> list[Unit]:
    """All that is said being marked as told of the agreements."""
    said = jottings.parse(text, PEOPLE) if noted else transcript(text)
    people = People(PEOPLE, said)
    sayings = sayings_of(said, people)
    assert FIELD is not None
    thread = Thread(FIELD, sayings, frozenset(), told=frozenset(saying.place for saying in sayings))
    return missed(thread, sayings, (), written, people, TODAY)


def test_what_was_said_yes_to_is_an_agreement_to_look_at() -> None:
    [one] = found("L: Så lægger vi bogvognen over til natholdet fra på mandag.\nM: Ja.")
    assert one.agreed
    assert one.missed
    assert one.period.first == datetime.date(2026, 3, 9)


@pytest.mark.parametrize("answer", ["Nej.", "Hvad så med taget?", "Det må vi se på."])
def test_what_nobody_said_yes_to_is_none(answer: str) -> None:
    assert found(f"L: Så lægger vi bogvognen over til natholdet.\nM: {answer}") == []


def test_a_line_of_notes_is_one_unless_it_is_denied() -> None:
    assert [unit.agreed for unit in found("Bogvognen overgår til natholdet", noted=True)] == [True]
    assert found("Bogvognen overgår ikke til natholdet", noted=True) == []


def test_what_is_written_already_is_not_written_again() -> None:
    known = (frozenset({"bogvognen", "natholdet"}),)
    assert found("Bogvognen overgår til natholdet", noted=True, written=known) == []
