"""Scripted meetings, invented: what was said, where it belongs and what was decided."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.meetings import Agenda, Item, Meeting, Participant, Section, Speaker, Transcript, Utterance, Word

MEETINGS = Path(__file__).parent / "meetings"


@dataclass(frozen=True)
class Scripted:
    name: str
    agenda: Agenda
    transcript: Transcript
    places: dict[str, int | None]  # utterance id → item number
    outcomes: dict[int, str]


def read(path: Path) -> Scripted:
    committee, people, items, outcomes = "", [], [], {}
    spoken: list[tuple[str, str, int | None]] = []
    place: int | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("committee: "):
            committee = line[11:]
        elif line.startswith("participants: "):
            for person in line[14:].split("; "):
                match = re.fullmatch(r"(.+?) \((.+)\)", person)
                assert match
                people.append(Participant(name=match.group(1), role=match.group(2)))
        elif match := re.fullmatch(r"item (\d+): (.+?)(?: \| (.+))? => (\w+)", line):
            number, title, proposal, outcome = match.groups()
            sections = (
                (Section(heading="Indstilling", text="\n".join(proposal.split("; ")).replace(",\n", ",\n")),)
                if proposal
                else ()
            )
            items.append(Item(number=int(number), title=title, sections=sections))
            outcomes[int(number)] = outcome
        elif line.startswith("@"):
            place = int(line[1:]) if line[1:] else None
        elif line.strip():
            speaker, text = line.split(": ", 1)
            spoken.append((speaker, text, place))
    names = list(dict.fromkeys(s for s, _, _ in spoken))
    ids = {name: f"s{i + 1}" for i, name in enumerate(names)}
    clock, utterances, places = 0.0, [], {}
    for i, (speaker, text, where) in enumerate(spoken, 1):
        words, start = [], clock
        for word in text.split():
            words.append(Word(start=clock, end=clock + 0.4, text=word, probability=1.0))
            clock += 0.4
        utterances.append(
            Utterance(
                id=f"u{i}",
                start=start,
                end=clock,
                speaker=ids[speaker],
                text=" ".join(w.text for w in words),
                words=tuple(words),
            )
        )
        places[f"u{i}"] = where
        clock += 0.6
    transcript = Transcript(
        duration=clock, speakers=tuple(Speaker(id=ids[n], name=n) for n in names), utterances=tuple(utterances)
    )
    agenda = Agenda(meeting=Meeting(committee=committee, participants=tuple(people)), items=tuple(items))
    return Scripted(path.stem, agenda, transcript, places, outcomes)


def garble(transcript: Transcript, rate: float, seed: int) -> Transcript:
    """Mishear that share of the words: letters changed, words lost or doubled, and a low probability on them."""
    rng = random.Random(seed)  # noqa: S311 - repeatable noise, no secret
    utterances = []
    for utterance in transcript.utterances:
        words = []
        for word in utterance.words:
            if rng.random() >= rate:
                words.append(word.model_copy(update={"probability": rng.uniform(0.7, 1.0)}))
                continue
            if rng.random() < 0.2:
                continue
            text = "".join(
                rng.choice("aeiouydtgkbmnrsl") if rng.random() < 0.35 and c.isalpha() else c for c in word.text
            )
            words.append(word.model_copy(update={"text": text, "probability": rng.uniform(0.05, 0.6)}))
        utterances.append(utterance.model_copy(update={"words": tuple(words), "text": " ".join(w.text for w in words)}))
    return transcript.model_copy(update={"utterances": tuple(utterances)})


SCRIPTED = [read(path) for path in sorted(MEETINGS.glob("*.txt"))]


@pytest.fixture(params=SCRIPTED, ids=[m.name for m in SCRIPTED])
def scripted(request: pytest.FixtureRequest) -> Scripted:
    meeting = request.param
    assert isinstance(meeting, Scripted)
    return meeting


@pytest.fixture
def agenda(scripted: Scripted) -> Agenda:
    return scripted.agenda


@pytest.fixture
def transcript(scripted: Scripted) -> Transcript:
    return scripted.transcript


@pytest.fixture
def noisy(scripted: Scripted) -> Transcript:
    return garble(scripted.transcript, 0.3, seed=1)


@pytest.fixture
def places(scripted: Scripted) -> dict[str, int | None]:
    return scripted.places


@pytest.fixture
def outcomes(scripted: Scripted) -> dict[int, str]:
    return scripted.outcomes
