"""The whole recording as one bar: every second is drafted, discussed, outside any item, or pause."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

PAUSE = 1.5
"""Seconds of silence from which on it is shown."""

Kind = Literal["drafted", "discussed", "outside", "pause"]
_KINDS: tuple[Kind, ...] = ("drafted", "discussed", "outside")
"""What shows before what, where people speak at once."""
_Piece = tuple[float, float, Kind, str | None]
_START = itemgetter(0)


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
    found: list[_Piece] = []
    for piece in _pieces(duration, spans):
        start, end, kind, item = piece
        if not found:
            found.append(piece)
            continue
        since, until, last, of = found[-1]
        if (last == kind and of == item) or (kind == "pause" and end - start < PAUSE):
            found[-1] = (since, end, last, of)
        elif last == "pause" and until - since < PAUSE:  # only the very first one can be that short
            found[-1] = (since, end, kind, item)
        else:
            found.append(piece)
    return tuple(Stretch(*piece) for piece in found)


def _pieces(duration: float, spans: Iterable[Span]) -> Iterator[_Piece]:
    """What shows between each two moments at which somebody begins or ends; pauses come whole."""
    clipped = ((max(start, 0.0), min(end, duration), item, drafted) for start, end, item, drafted in spans)
    coming = sorted((span for span in clipped if span[0] < span[1]), key=_START)
    moments = sorted({0.0, duration, *(span[0] for span in coming), *(span[1] for span in coming)})
    # All who speak, what shows first in front; who has finished is taken out when they come to the front.
    speaking: list[tuple[int, float, str, float]] = []
    place = 0
    for start, end in pairwise(moments):
        while place < len(coming) and coming[place][0] <= start:
            begins, ends, item, drafted = coming[place]
            rank = 2 if item is None else 0 if drafted else 1
            heapq.heappush(speaking, (rank, -begins, item or "", ends))
            place += 1
        while speaking and speaking[0][3] <= start:
            heapq.heappop(speaking)
        if speaking:
            rank, _, key, _ = speaking[0]
            yield start, end, _KINDS[rank], key or None
        else:
            yield start, end, "pause", None
