"""How this chair is used to move on, and who leads the meeting once the chair has left.

Every chair has words of their own for going on ("hop videre", "skub"): what is said again and again as the last words
of a turn, and leads on, is taken for them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.drafting.cues import Cue, Move
from service.drafting.remarks import Remark
from service.drafting.stems import words_of

_I = re.IGNORECASE
_HABIT, _TIMES = 3, 3  # words of a habit, and how often it is heard
_ORDINARY = frozenset(
    words_of(
        "ja nej jo tak godt fint okay ok det er gør vi super enig ikke hvad nå jamen dejligt selvfølgelig mere andet "
        "flere alle nogen helt så og rigtigt lige præcis flot skønt hvem hvor hvornår hvorfor tal undskyld"
    )
)
_MOVING = re.compile(r"\b(?:videre|næste|hop\w*|skub|frem\w*|kør\w*|bladre\w*|vend\w*|rul\w*|nyt|punkt)\b", _I)
_LEFT = 0.8  # how much of the talk is over when a chair who says no more has left
_NAMING = {Move.NEXT, Move.TO, Move.BOTH, Move.CLOSE}
_HOPPING = re.compile(r"^\W*(?:\w+\W+){0,2}(?:hopper|springer|bytter|rykker)\b", _I)


def used_to(remarks: Sequence[Remark], cues: Sequence[Sequence[Cue]], lead: str | None) -> frozenset[str]:
    """The words by which who leads the meeting is used to go on, as `spoken_as` gives them.

    Words of moving are enough, if said twice; others must have led to an item that is named, as often as that.
    """
    said, led = Counter[str](), Counter[str]()
    for t, (remark, after) in enumerate(pairwise(remarks)):
        if remark.speaker == lead and after.utterance != remark.utterance and not remark.question:
            words = spoken_as(remark.text)
            said[words] += 1
            led[words] += any(c.move in {Move.TO, Move.BOTH} for c in cues[t + 1])
    return frozenset(
        words
        for words, times in said.items()
        if (times > 1 and _MOVING.search(words)) or (times >= _TIMES and led[words] > 1)
        if len(words.split()) <= _HABIT and set(words.split()) - _ORDINARY
    )


def spoken_as(text: str) -> str:
    """A remark's words, what only leads up to them left out, so that two of the same can be told."""
    words = words_of(text)
    while len(words) > 1 and words[0] in {"nå", "ja", "og", "så", "okay"}:
        words = words[1:]
    return " ".join(words)


def led_on(remarks: Sequence[Remark], cues: Sequence[Sequence[Cue]], lead: str | None) -> Sequence[Remark]:
    """The remarks, those of whoever leads the meeting on once the chair has left it put in the chair's mouth.

    The chair has left where the last fifth and more of the talk is without them, and another names two items there.
    """
    last = max((t for t, r in enumerate(remarks) if r.speaker == lead), default=len(remarks))
    if lead is None or last > len(remarks) * _LEFT:
        return remarks
    names = Counter(
        remarks[t].speaker for t in range(last + 1, len(remarks)) if any(c.move in _NAMING for c in cues[t])
    )
    stand_in, times = names.most_common(1)[0] if names else ("", 0)
    if times <= 1:
        return remarks
    return [replace(r, speaker=lead) if t > last and r.speaker == stand_in else r for t, r in enumerate(remarks)]


def with_habits(remarks: Sequence[Remark], cues: Sequence[tuple[Cue, ...]], lead: str | None) -> list[tuple[Cue, ...]]:
    """The cues, and "the next" wherever the chair says what it is used to be said with."""
    habits = used_to(remarks, cues, lead)
    told = list(cues)
    for t, remark in enumerate(remarks):
        if remark.speaker != lead:
            continue
        if spoken_as(remark.text) in habits and t + 1 < len(remarks):
            # What is said so ends an item: the next remark is the first of another.
            told[t] = tuple(c for c in told[t] if c.move is not Move.NEXT)
            turn = [u for u in range(t + 1, len(remarks)) if remarks[u].utterance == remarks[t + 1].utterance]
            if not any(c.move in _NAMING for u in turn for c in cues[u]):
                told[t + 1] = (*told[t + 1], Cue(Move.NEXT, (), 1.2))
        elif t and _HOPPING.search(remarks[t - 1].text) and remarks[t - 1].speaker == lead:
            told[t] = tuple(replace(c, strength=c.strength + 0.4) if c.move is Move.TO else c for c in told[t])
    return told
