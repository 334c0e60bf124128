"""One item's part of the transcript, as it is shown."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from service.desk.review import Said
from service.meetings import Speaker

DOUBTFUL = 0.5
"""A word that was heard with less than this is marked."""

VOICES = 8
"""So many colours there are for speakers; then they begin again."""

FIRST = 60
"""An item's transcript is shown so far at once; the rest when it is asked for."""


@dataclass(frozen=True)
class Piece:
    """Words that follow one another, all of them sure or all of them doubtful; or what was written for `heard`."""

    text: str
    doubtful: bool
    heard: str = ""


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks: `colour` is a number from 0."""

    id: str
    name: str
    colour: int


@dataclass(frozen=True)
class Spoken:
    """An utterance as it is shown; `used` says that a sentence rests on it."""

    id: str
    start: float
    end: float
    voice: Voice
    pieces: tuple[Piece, ...]
    corrected: bool
    used: bool


@dataclass(frozen=True)
class Hearing:
    """A stretch of the transcript: the utterances from number `offset` on, of `total`.

    `stamp` changes with anything that is shown, so that a page that is open need not fetch what it has.
    """

    spoken: tuple[Spoken, ...]
    offset: int
    total: int
    stamp: str

    @property
    def next(self) -> int:
        """The number of the first utterance that is not shown, or 0 where all are."""
        shown = self.offset + len(self.spoken)
        return shown if shown < self.total else 0


def voices(speakers: Iterable[Speaker]) -> dict[str, Voice]:
    """The speakers with their colours, by id."""
    return {s.id: Voice(s.id, s.name, place % VOICES) for place, s in enumerate(speakers)}


def hearing(
    utterances: Sequence[Said],
    speakers: Sequence[Speaker],
    used: frozenset[str] = frozenset(),
    offset: int = 0,
) -> Hearing:
    """The utterances for showing, at most `FIRST` of them."""
    known = voices(speakers)
    spoken = tuple(
        Spoken(
            id=said.id,
            start=said.start,
            end=said.end,
            voice=known.get(said.speaker, Voice(said.speaker, said.speaker, 0)),
            pieces=pieces(said),
            corrected=said.corrected,
            used=said.id in used,
        )
        for said in utterances[offset : offset + FIRST]
    )
    return Hearing(spoken, offset, len(utterances), stamp(utterances, speakers))


def stamp(utterances: Sequence[Said], speakers: Sequence[Speaker]) -> str:
    """A short hash of what is heard and who says it."""
    seen = [[(u.id, u.speaker, u.text) for u in utterances], [(s.id, s.name) for s in speakers]]
    return hashlib.blake2s(json.dumps(seen).encode(), digest_size=8).hexdigest()


def pieces(said: Said) -> tuple[Piece, ...]:
    """The words of an utterance, those that were doubtful or repaired apart; each repair by itself."""
    if all(word[3] >= DOUBTFUL and len(word) == 4 for word in said.words):
        return (Piece(said.text, doubtful=False),)
    found: list[Piece] = []
    for _, _, text, probability, *rest in said.words:
        heard, doubtful = next(iter(rest), None), probability < DOUBTFUL
        last = found[-1] if found else Piece("", not doubtful)
        alike = heard is None and not last.heard and last.doubtful == doubtful
        if alike or (heard == "" and last.heard):
            found[-1] = replace(last, text=f"{last.text} {text}")
        else:
            found.append(Piece(text, doubtful, heard or ""))
    return tuple(found)
