"""Short meetings as they are led: hardly a number is said, items change by a word, a name, a glance at the list.

Each of `led/*.txt` has three parts with an empty line between: who is there; the dagsorden, "title | text of its
section"; the talk, "item speaker: words" with "-" for no item
and "2,3" where either will do.
"""

from pathlib import Path

import pytest

from service.drafting.alignment import align
from service.drafting.people import People
from service.drafting.remarks import remarks_of
from service.meetings import Item, Meeting, Participant, Section, Speaker, Transcript, Utterance

MEETINGS = sorted((Path(__file__).parent / "led").glob("*.txt"))
HARD = sorted((Path(__file__).parent / "led_hard").glob("*.txt"))
"""Written before the rules were looked at: synonyms, glances, an order agreed on at the start."""


def wrongly_placed(people: str, agenda: str, talk: str) -> tuple[list[str], int]:
    """The lines given a wrong item, and how many lines there are."""
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
    lines = [line.strip() for line in talk.strip().splitlines()]
    parts = [(line.split(" ", 1)[0], *line.split(" ", 1)[1].split(": ", 1)) for line in lines]
    clock, utterances = 0.0, []
    for n, (_, speaker, words) in enumerate(parts):
        length = len(words.split()) / 2.6
        utterances.append(Utterance(id=f"u{n}", start=clock, end=clock + length, speaker=speaker, text=words))
        clock += length + 0.6
    names = {p.name.split()[0]: p.name for p in participants}
    transcript = Transcript(
        duration=clock,
        speakers=tuple(Speaker(id=first, name=name) for first, name in names.items()),
        utterances=tuple(utterances),
    )
    known = People(Meeting(participants=participants), transcript)
    found = align(items, remarks_of(transcript), known.chair, known).utterances
    given = ["-" if place is None else str(place + 1) for place in found.values()]
    wrong = [f"{g}: {line}" for g, line, part in zip(given, lines, parts, strict=True) if g not in part[0].split(",")]
    return wrong, len(lines)


@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: path.stem)
def test_a_meeting_that_is_led_without_numbers_is_followed(path: Path) -> None:
    wrong, lines = wrongly_placed(*path.read_text(encoding="utf-8").split("\n\n"))
    assert len(wrong) <= lines * 0.25, wrong


def test_taken_together_nearly_every_word_finds_its_item() -> None:
    found = [wrongly_placed(*path.read_text(encoding="utf-8").split("\n\n")) for path in MEETINGS]
    assert sum(len(wrong) for wrong, _ in found) <= 0.07 * sum(lines for _, lines in found)


def test_of_meetings_that_are_hardly_led_at_all_more_than_half_is_followed() -> None:
    found = [wrongly_placed(*path.read_text(encoding="utf-8").strip().split("\n\n")) for path in HARD]
    assert sum(len(wrong) for wrong, _ in found) <= 0.42 * sum(lines for _, lines in found)
