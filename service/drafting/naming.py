"""An item opened by its name alone: "Rygning.", "Løn og ligeløn." said by who leads the meeting.

`cues` hears titles in any remark and must be strict. A chair's remark of a few words that nobody had just used says
nothing but what comes now, so that a part of a compound, or a word of the indstilling, is enough there.
"""

from collections.abc import Sequence

from service.drafting.cues import Cue, Move
from service.drafting.remarks import Remark
from service.drafting.stems import content, stem, words_of
from service.drafting.turns import EVERYDAY, GENERIC
from service.meetings import Item
from service.meetings.calendar import MONTHS

_WORDS = 6  # a name is no longer, its "så" and "og" counted
_ECHO = 6  # remarks: a word just said is spoken of, not announced
_OPENING = 3  # letters that make a compound's first part ("løn-", "ryg-")
_PLAIN = GENERIC | EVERYDAY | {stem(month) for month in MONTHS}
_COMPANY = frozenset(stem(word) for word in ("besøg", "gæst", "gæster"))
"""Who has come names no item, unless a title does."""


def named(items: Sequence[Item], remarks: Sequence[Remark], lead: str | None, done: Sequence[bool]) -> list[Cue | None]:
    """For every remark the items that it names and says no more than that; `done` tells what was just concluded."""
    titles = [_terms(item.title) for item in items]
    texts = [_terms(" ".join(s.text for s in item.sections if s.heading != "Beslutning")) for item in items]
    found: list[Cue | None] = []
    for t, remark in enumerate(remarks):
        said = content(remark.text)
        if lead is None or remark.speaker != lead or remark.question or len(words_of(remark.text)) > _WORDS:
            found.append(None)
            continue
        heard = {s for before in remarks[max(0, t - _ECHO) : t] for s in content(before.text)}
        places = [_place(word, titles) for word in said if word not in heard]
        strength = 0.7
        if places and all(place is None for place in places) and t and done[t - 1]:
            places, strength = [_place(word, texts) for word in said if word not in heard | _COMPANY], 0.6
        known = tuple(dict.fromkeys(place for place in places if place is not None))
        if not known or None in places or len(places) < len(said):
            found.append(None)
        elif len(known) == 1:
            found.append(Cue(Move.TO, known, strength, by_title=True))
        else:
            found.append(Cue(Move.BOTH, known, strength))
    return found


def _terms(text: str) -> frozenset[str]:
    return frozenset(s for s in content(text) if s not in _PLAIN and not s[0].isdigit())


def _place(word: str, terms: Sequence[frozenset[str]]) -> int | None:
    """The one item that has the word, or the longest beginning of it that only one item has."""
    if word in _PLAIN or word[0].isdigit():
        return None
    shared = [max((_common(word, term) for term in of), default=0) for of in terms]
    best = max(shared, default=0)
    if best < _OPENING or shared.count(best) > 1:
        return None
    return shared.index(best)


def _common(word: str, term: str) -> int:
    """How many letters a word and a term begin alike, if either is a part of a compound or a form of the other."""
    same = next((i for i, (a, b) in enumerate(zip(word, term, strict=False)) if a != b), min(len(word), len(term)))
    rest = min(len(word), len(term)) - same
    # "rygn(ing)" and "ryge(fri)": at most one letter of the shorter differs.
    return same if rest <= 1 and same >= _OPENING else 0
