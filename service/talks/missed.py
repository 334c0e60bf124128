"""Agreements that the course of the talk did not hear, and the tagging says were made: each is to be looked at."""

import datetime
from collections.abc import Sequence

from service.talks.agreement import Line, Unit
from service.talks.answer import Answer, negated
from service.talks.arrangement import words_of
from service.talks.calendar import Calendar
from service.talks.owner import owner_in
from service.talks.people import People
from service.talks.period import period_in
from service.talks.privacy import private
from service.talks.saying import Saying
from service.talks.topics import Thread

_CLOSE = 2
"""Sentences within which one that names nothing goes on about the one before."""
_REPLY = 3
"""Sentences within which another answers."""
_STEM = 5
"""Letters by which two words are taken for the same."""


def missed(  # noqa: PLR0913, PLR0917 - what an agreement is read from, each a value of its own
    thread: Thread,
    sayings: Sequence[Saying],
    heard: Sequence[Unit],
    written: Sequence[frozenset[str]],
    people: People,
    today: datetime.date,
) -> list[Unit]:
    """Those told in `sayings` that are in none of the agreements `heard`, nor by their words in what is `written`."""
    taken = {line.saying.place for unit in heard if unit.agreed or unit.refused for line in unit.lines}
    known = [_stems(words) for words in written]
    found: list[Unit] = []
    for at, saying in enumerate(sayings):
        if saying.place not in thread.told or saying.place in taken or private(saying.text):
            continue
        if not _taken_up(saying, sayings[at + 1 :]):
            continue
        words = words_of(saying.text)
        stems = _stems(words)
        period = period_in(saying.text, Calendar(today, "future"))
        owner = owner_in(saying, people, named=bool(words))
        line = Line(saying, period, None, names=bool(words), proposal=False, owner=owner)
        same = next((unit for unit in found if stems & _stems(unit.keys)), None)
        if not words and found and saying.place - found[-1].told_at <= _CLOSE:
            same = found[-1]
        if same is not None:
            same.lines.append(line)
            same.keys += words
        elif words and not any(2 * len(stems & one) >= len(stems) for one in known):
            found.append(Unit(list(words), [line], accepted=True, granted=True, answered=True, missed=True))
    return found


def _taken_up(saying: Saying, after: Sequence[Saying]) -> bool:
    """Whether the next who speaks says yes to it; what was written down was agreed where it is not denied."""
    if saying.noted:
        return not negated(saying.text)
    return next((one.answer for one in after[:_REPLY] if one.speaker != saying.speaker), None) is Answer.YES


def _stems(words: Sequence[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words)
