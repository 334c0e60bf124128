"""The whole recording as one bar: every second is drafted, discussed, outside any item, or pause."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

PAUSE = 1.5
"""Seconds of silence from which on it is shown."""

Kind = Literal["drafted", "discussed", "outside", "pause"]
_RANK: dict[Kind, int] = {"drafted": 0, "discussed": 1, "outside": 2, "pause": 3}


class Span(NamedTuple):
    """An utterance: its seconds, its item's key (None outside any) and whether a sentence of the item rests on it."""

    start: float
    end: float
    item: str | None
    drafted: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Seconds of one kind; `item` is the key of the item for `drafted` and `discussed`, else None."""

    start: float
    end: float
    kind: Kind
    item: str | None


def timeline(duration: float, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """The stretches from 0 to `duration` in order, without a gap; neighbours differ in kind or item.

    Where people speak at once, what is drafted shows before what is only discussed, and that before what is outside.
    A pause of less than 1.5 s belongs to the stretch before it.
    """
    stretches: list[Stretch] = []
    for start, end, kind, item in _pieces(duration, spans):
        last = stretches[-1] if stretches else None
        if last is None:
            stretches.append(Stretch(start, end, kind, item))
        elif (last.kind, last.item) == (kind, item) or (kind == "pause" and end - start < PAUSE):
            stretches[-1] = Stretch(last.start, end, last.kind, last.item)
        elif last.kind == "pause" and last.end - last.start < PAUSE:  # only the very first one can be that short
            stretches[-1] = Stretch(last.start, end, kind, item)
        else:
            stretches.append(Stretch(start, end, kind, item))
    return tuple(stretches)


def _pieces(duration: float, spans: Iterable[Span]) -> Iterator[tuple[float, float, Kind, str | None]]:
    """What shows between each two moments at which somebody begins or ends; pauses come whole."""
    clipped = [(max(s.start, 0.0), min(s.end, duration), _kind(s), s.item) for s in spans]
    coming = sorted((s for s in clipped if s[0] < s[1]), key=lambda s: s[0])
    moments = sorted({0.0, duration, *(s[0] for s in coming), *(s[1] for s in coming)})
    speaking: list[tuple[int, float, str, float, Kind, str | None]] = []
    place = 0
    for start, end in pairwise(moments):
        while place < len(coming) and coming[place][0] <= start:
            begins, ends, kind, item = coming[place]
            heapq.heappush(speaking, (_RANK[kind], -begins, item or "", ends, kind, item))
            place += 1
        while speaking and speaking[0][3] <= start:
            heapq.heappop(speaking)
        if speaking:
            yield start, end, speaking[0][4], speaking[0][5]
        else:
            yield start, end, "pause", None


def _kind(span: Span) -> Kind:
    if span.item is None:
        return "outside"
    return "drafted" if span.drafted else "discussed"
