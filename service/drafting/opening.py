"""How like the opening of an item a chair's remark is, whatever it says, and how this chair is used to move on.

Every chair has words of their own for going on ("hop videre", "skub"): what is said again and again as the last words
of a turn, and leads on, is taken for them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.drafting.acts import acts_of
from service.drafting.cues import Cue, Move
from service.drafting.remarks import Remark
from service.drafting.signs import signs_of
from service.drafting.stems import words_of

_I = re.IGNORECASE
_SHORT, _LONG = 8, 5  # words of a remark that opens, and of the answer that is a contribution
_HABIT, _TIMES = 3, 3  # words of a habit, and how often it is heard
_ORDINARY = frozenset(
    words_of(
        "ja nej jo tak godt fint okay ok det er gør vi super enig ikke hvad nå jamen dejligt selvfølgelig mere andet "
        "flere alle nogen helt så og rigtigt lige præcis flot skønt hvem hvor hvornår hvorfor tal undskyld"
    )
)
_MOVING = re.compile(r"\b(?:videre|næste|hop\w*|skub|frem\w*|kør\w*|bladre\w*|vend\w*|rul\w*|nyt|punkt)\b", _I)
_TURNING = re.compile(
    r"^\W*(?:(?:og|ja|godt|fint|okay|jamen|nå|tak)\W+)*(?:så|nu|og\s+så)\s+(?:er|har|kommer|var|tager|til|med|(?:skal|kan)\s+vi)\b"
    r"|^\W*(?:og|til)\s+(?:så\s+)?\w+(?:en|et|erne)\b",
    _I,
)
_LEFT = 0.8  # how much of the talk is over when a chair who says no more has left
_NAMING = {Move.NEXT, Move.TO, Move.BOTH, Move.CLOSE}
_HOPPING = re.compile(r"^\W*(?:\w+\W+){0,2}(?:hopper|springer|bytter|rykker)\b", _I)
_POINTING = re.compile(r"^\W*(?:det|den|de|ja|nej|jo|men|hvor\w*|hvad|hvem|hvornår|er|har|kan)\b", _I)


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


def openings(
    remarks: Sequence[Remark], lead: str | None, *, called: Sequence[bool], done: Sequence[bool]
) -> list[float]:
    """For every remark how much cheaper it makes a change of item, 0 to 4: only the chair's can be above 0."""
    found = [_opening(t, remarks, lead, called=called[t]) for t in range(len(remarks))]
    return [value if t and done[t - 1] else value / 2 for t, value in enumerate(found)]


def _opening(t: int, remarks: Sequence[Remark], lead: str | None, *, called: bool) -> float:
    remark = remarks[t]
    if lead is None or remark.speaker != lead or not t or remarks[t - 1].utterance == remark.utterance:
        return 0.0
    words, before = words_of(remark.text), remarks[t - 1]
    if (before.question and before.speaker != lead) or acts_of(remark.text) or len(words) > 2 * _SHORT:
        return 0.0
    if t > 1 and before.speaker != lead and remarks[t - 2].speaker == lead and remarks[t - 2].question and not called:
        return 0.0  # the chair goes on with what was answered
    after = next((r for r in remarks[t + 1 : t + 4] if r.speaker != lead), None)
    found = 1.5 * called + 1.0 * ("bare" in signs_of(remark.text) and len(words) <= _SHORT)
    found += 1.0 * bool(_TURNING.match(remark.text)) - 1.5 * bool(_POINTING.match(remark.text))
    found += 1.0 * (after is not None and len(words_of(after.text)) >= _LONG and len(words) <= _SHORT)
    return max(0.0, min(4.0, found))
