"""Talks for the tests of the stages: who says what, in a line each."""

import datetime
from collections.abc import Callable

import pytest

from models.grammar import Apertium, Grammar
from service.families import load_talk
from service.meetings import Participant, Speaker, Transcript, Utterance
from service.meetings.talk import TalkDraft
from service.talks.drafting import draft
from service.transcript import jottings

TODAY = datetime.date(2026, 3, 2)
"""A Monday."""
PEOPLE = (
    Participant(name="Gerda Holt", role="afdelingsleder"),
    Participant(name="Palle Vinther", role="medarbejder"),
    Participant(name="Rosa Lykke", role="HR-konsulent"),
)
NAMES = {"L": "Gerda Holt", "M": "Palle Vinther", "H": "Rosa Lykke"}

Drafted = Callable[..., TalkDraft]


def transcript(text: str) -> Transcript:
    """ "L: …" is the leader, "M: …" the employee, "H: …" HR."""
    lines = [line.strip().split(": ", 1) for line in text.strip().splitlines()]
    return Transcript(
        duration=len(lines),
        speakers=tuple(Speaker(id=who, name=name) for who, name in NAMES.items()),
        utterances=tuple(
            Utterance(id=f"u{n}", start=n, end=n + 1, speaker=who, text=said) for n, (who, said) in enumerate(lines)
        ),
    )


@pytest.fixture(scope="session")
def grammar() -> Grammar | None:
    return Apertium() if Apertium.available() else None


@pytest.fixture
def drafted() -> Drafted:
    """A talk's draft, without grammar unless one is given."""

    def made(text: str, template: str = "sygefravaer", grammar: Grammar | None = None) -> TalkDraft:
        return draft(load_talk(template), transcript(text), TODAY, PEOPLE, grammar)

    return made


@pytest.fixture
def noted() -> Drafted:
    """The same of notes."""

    def made(text: str, template: str = "sygefravaer", grammar: Grammar | None = None) -> TalkDraft:
        return draft(load_talk(template), jottings.parse(text, PEOPLE), TODAY, PEOPLE, grammar)

    return made
