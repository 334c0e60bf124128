"""Which of the readings that the constraint grammar leaves is meant.

Apertium's own tagger would choose by probability, but it carries those from one sentence into the next: the same sentence came out
otherwise beside other neighbours. These few preferences look at the sentence alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """One lemma with its tags; `head` is the last part of a compound."""

    lemma: str
    tags: tuple[str, ...]
    head: str = ""


_ALWAYS_VERB = {
    "er", "var", "har", "havde", "skal", "skulle", "vil", "ville", "kan", "kunne", "må", "måtte", "bør", "burde", "får", "fik", "går", "gik",
    "kommer", "kom", "bliver", "blev",
}  # fmt: skip
_BREAKS = {
    "og",
    "men",
    "eller",
    "at",
    "fordi",
    "hvis",
    "når",
    "som",
    "der",
    "om",
    "hvad",
    "hvem",
    "hvor",
    "hvornår",
    "hvordan",
    "hvorfor",
    "så",
    ",",
}
_NOUNISH = {"n", "np", "adj", "det", "num", "prn"}


def choose(surfaces: Sequence[str], readings: Sequence[Sequence[Reading]]) -> list[Reading]:
    """One reading for every word of a sentence."""
    chosen: list[Reading] = []
    finite = False
    for place, options in enumerate(readings):
        word = surfaces[place].lower()
        if word in _BREAKS:
            finite = False
        after = readings[place + 1] if place + 1 < len(readings) else ()
        best = min(options, key=lambda r, w=word, n=after, p=place, f=finite: _rank(r, w, n, f, surfaces[p], p))  # type: ignore[misc]
        chosen.append(best)
        finite = finite or (
            best.tags[:1] != () and best.tags[0].startswith("v") and bool({"pres", "past"} & set(best.tags))
        )
    return chosen


def _rank(  # noqa: C901, PLR0911, PLR0912, PLR0913 - a list of preferences, one a line
    reading: Reading,
    word: str,
    after: Sequence[Reading],
    finite: bool,
    surface: str,
    place: int,  # noqa: FBT001 - internal
) -> int:
    """How far back a reading stands; the smallest is meant, the first of equals."""
    part, tags = (reading.tags or ("",))[0], set(reading.tags)
    nounish = any((r.tags or ("",))[0] in _NOUNISH for r in after)
    if "pers" in tags and {"p1", "p2"} & tags:
        return 0
    if part == "np":
        return 1 if surface[:1].isupper() and place else 6
    if part.startswith("v") and {"pres", "past"} & tags:
        if word in _ALWAYS_VERB or part in {"vbmod", "vbser", "vbhaver"}:
            return 1
        return 8 if finite else 2
    if part == "cnjcoo":
        return 1
    if part == "det":
        nominal = any((r.tags or ("",))[0] in {"n", "adj", "num"} for r in after)
        return 2 if nominal else 5
    if part == "prn":
        return 4
    if part == "pr":
        return 2 if nounish or word in {"med", "af", "om", "for", "til", "på", "i"} else 5
    if part.startswith("v") and "imp" in tags:
        return 9
    if part.startswith("v"):
        return 3
    return {"adv": 4, "cnjsub": 5, "adj": 6, "n": 6}.get(part, 7)
