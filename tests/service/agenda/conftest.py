"""The invariant: every word of the source is in exactly one field."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.meetings import Agenda

# Words that become structure: labels that name a field, and the words before an item's number.
STRUCTURE = frozenset(
    [
        *("punkt", "pkt", "nr", "sag", "ad", "dagsordenspunkt", "punkter", "emne", "titel"),
        *("sagsnr", "sagsnummer", "journalnr", "sagsid", "sags", "id"),
        *("mødedato", "dato", "dag", "tid", "tidspunkt", "mødetid", "kl", "sted", "mødested", "lokale"),
        *("udvalg", "møde", "forum", "mødedeltagere", "deltagere", "medlemmer", "til", "stede", "fremmødte", "afbud"),
        *("fra", "fraværende", "med", "mødeleder", "referent", "ordstyrer", "og", "samt", "navn", "rolle"),
    ]
)
_WORD = re.compile(r"\w(?:[\w.,:/’'&-]*\w)?")

Check = Callable[[str, Agenda], None]


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def fields(agenda: Agenda) -> Iterator[str]:
    """Every field once; what is only read out of another field (a date out of its line) is not counted again."""
    meeting = agenda.meeting
    yield from (meeting.title, meeting.place)
    if meeting.committee not in meeting.title:
        yield meeting.committee
    if meeting.date_text not in meeting.title:
        yield meeting.date_text
    if meeting.time not in meeting.date_text and meeting.time not in meeting.title:
        yield meeting.time
    for person in meeting.participants:
        yield from (person.name, person.role)
    for section in agenda.head:
        yield from (section.heading, section.text)
    for item in agenda.items:
        yield item.title
        yield item.case_number.text if item.case_number else ""
        for section in item.sections:
            yield from (section.heading, section.text)
    yield from agenda.furniture


def _check(source: str, agenda: Agenda) -> None:
    have, want = words("\n".join(fields(agenda))), words(source)
    numbers = Counter(str(item.number) for item in agenda.items)
    people = words(" ".join(f"{p.name} {p.role}" for p in agenda.meeting.participants))
    columns = words(" ".join(s.heading for item in agenda.items for s in item.sections))
    lost = {w: n for w, n in (want - have - numbers).items() if w not in STRUCTURE and w not in people}
    # a column's heading stands once in a table but over each item; an indstilling can begin without its heading
    invented = {w: n for w, n in (have - want).items() if w not in columns and w not in people}
    assert not lost, f"in no field: {lost}"
    assert not invented, f"in no source: {invented}"


@pytest.fixture
def nothing_lost() -> Check:
    return _check


@pytest.fixture(params=["000", "002", "003"])
def seed(request: pytest.FixtureRequest, shared: Path) -> Path:
    return next((shared / "seeds").glob(f"{request.param}_*.txt"))
