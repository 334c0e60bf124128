"""Short meetings as they are led: hardly a number is said, items change by a word, a name, a glance at the list.

Each file has three parts with an empty line between: who is there; the dagsorden, "title | text of its section"; the
talk, "item speaker: words" with "-" for no item and "2,3" where either will do.
"""

from dataclasses import dataclass
from pathlib import Path

from evaluation.meetings.scripted import PAUSE, WORDS_PER_SECOND
from service.drafting.people import People
from service.meetings import Item, Meeting, Participant, Section, Speaker, Transcript, Utterance

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Walked:
    """A meeting with the right items of each utterance, by its id; None is outside any item."""

    items: tuple[Item, ...]
    transcript: Transcript
    people: People
    right: dict[str, frozenset[int | None]]


def led_meetings(folder: str) -> dict[str, Walked]:
    """The meetings of "led" or "led_hard" by name."""
    return {
        path.stem: _read(*path.read_text(encoding="utf-8").split("\n\n"))
        for path in sorted((HERE / folder).glob("*.txt"))
    }


def _read(people: str, agenda: str, talk: str) -> Walked:
    items = tuple(
        Item(
            number=number,
            title=title.strip(),
            sections=(Section(heading="Sagsfremstilling", text=text.strip()),) if text else (),
        )
        for number, (title, _, text) in enumerate((line.partition("|") for line in agenda.splitlines()), 1)
    )
    participants = tuple(
        Participant(name=name.strip(), role=role.rstrip(")"))
        for name, _, role in (person.partition(" (") for person in people.split("; "))
    )
    clock, utterances = 0.0, []
    right: dict[str, frozenset[int | None]] = {}
    for n, line in enumerate(talk.strip().splitlines()):
        place, said = line.strip().split(" ", 1)
        speaker, words = said.split(": ", 1)
        length = len(words.split()) / WORDS_PER_SECOND
        utterances.append(Utterance(id=f"u{n}", start=clock, end=clock + length, speaker=speaker, text=words))
        clock += length + PAUSE
        right[f"u{n}"] = frozenset(None if number == "-" else int(number) for number in place.split(","))
    names = {p.name.split()[0]: p.name for p in participants}
    transcript = Transcript(
        duration=clock,
        speakers=tuple(Speaker(id=first, name=name) for first, name in names.items()),
        utterances=tuple(utterances),
    )
    return Walked(items, transcript, People(Meeting(participants=participants), transcript), right)
