"""Which of the readings that the constraint grammar leaves is meant.

Apertium's own tagger would choose by probability, but it carries those from one sentence into the next: the same
sentence came out otherwise beside other neighbours. These few preferences look at the sentence alone.
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
    "er", "var", "har", "havde", "skal", "skulle", "vil", "ville", "kan", "kunne", "må", "måtte", "bør",
    "burde", "får", "fik", "går", "gik",
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
_STRANDED = {"med", "af", "om", "for", "til", "på", "i"}
_RANKS = {"cnjcoo": 1, "prn": 4, "adv": 4, "cnjsub": 5, "adj": 6, "n": 6}


def choose(surfaces: Sequence[str], readings: Sequence[Sequence[Reading]]) -> list[Reading]:
    """One reading for every word of a sentence."""
    chosen: list[Reading] = []
    finite = False
    for place, options in enumerate(readings):
        word = surfaces[place].lower()
        if word in _BREAKS:
            finite = False
        after = readings[place + 1] if place + 1 < len(readings) else ()
        nounish = any(option.tags[:1] and option.tags[0] in _NOUNISH for option in after)
        named = place > 0 and surfaces[place][:1].isupper()
        ranks = [_rank(o, word, nounish=nounish, named=named, finite=finite) for o in options]
        best = options[ranks.index(min(ranks))]
        chosen.append(best)
        finite = finite or (
            best.tags[:1] != () and best.tags[0].startswith("v") and bool({"pres", "past"} & set(best.tags))
        )
    return chosen


def _rank(reading: Reading, word: str, *, nounish: bool, named: bool, finite: bool) -> int:
    """How far back a reading stands; the smallest is meant, the first of equals.

    `nounish`: the next word can belong to a noun phrase; `named`: a capital inside the sentence; `finite`: the clause
    has its verb already.
    """
    part, tags = (reading.tags or ("",))[0], set(reading.tags)
    if part.startswith("v"):
        return _rank_of_verb(part, tags, word, finite=finite)
    if "pers" in tags and {"p1", "p2"} & tags:
        return 0
    depends = {
        "np": 1 if named else 6,
        "det": 2 if nounish else 5,
        "pr": 2 if nounish or word in _STRANDED else 5,
    }
    return depends.get(part, _RANKS.get(part, 7))


def _rank_of_verb(part: str, tags: set[str], word: str, *, finite: bool) -> int:
    """A clause has one finite verb, so a second reading as one stands far back; an imperative hardly ever is meant."""
    if {"pres", "past"} & tags:
        sure = word in _ALWAYS_VERB or part in {"vbmod", "vbser", "vbhaver"}
        return 1 if sure else 8 if finite else 2
    return 9 if "imp" in tags else 3
