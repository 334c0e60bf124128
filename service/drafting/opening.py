"""How likely an utterance is the first of another item, whatever item that is: the log-odds of a fitted linear model.

A chair opens an item in words that no list holds ("Hvem bed på krogen? Line."). What tells it is how it stands in the
talk: something was settled before it, it calls on somebody, its words are new, and what follows is told at length.
The weights are data (`openings.toml`), fitted by `evaluation.openings.fit`.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from service.drafting.acts import ActKind, acts_of
from service.drafting.cues import Cue, Move
from service.drafting.remarks import Remark
from service.drafting.signs import signs_of
from service.drafting.stems import content, words_of
from service.drafting.weighing import Features

_I = re.IGNORECASE
_LEAD = re.compile(
    r"^\W*(?:(?:okay|ok|godt|fint|ja|jo|jamen|nå|men|øh|og|jep|super|tak|altså|alright|skønt|dejligt|så|nu)\b\W*)+", _I
)
_LEADS = ("så", "nu", "og", "ja", "jo", "nå", "godt", "tak", "men")
_TURNING = re.compile(
    r"^\W*(?:(?:og|ja|godt|fint|okay|jamen|nå|tak)\W+)*(?:så|nu|og\s+så)\s+(?:er|har|kommer|var|tager|til|med|(?:skal|kan)\s+vi)\b"
    r"|^\W*(?:og|til)\s+(?:så\s+)?\w+(?:en|et|erne)\b",
    _I,
)
_GIVING = re.compile(
    r"\b(?:du\s+er\s+på|værsgo|dit\s+(?:bord|punkt)|(?:det|den)\s+er\s+(?:dit|din|dig)|er\s+det\s+(?:dig|dit|din)|er\s+din"
    r"|du\s+(?:har|må|tager|kan|vil|skal|får)|vil\s+du|kan\s+du|tager\s+du|har\s+du|dine?\b|dit\b|ordet)\b",
    _I,
)
# How what is left of a remark begins, its "godt, så" taken off: the first that matches.
_BEGINNINGS = (
    ("points", re.compile(r"^\W*(?:det|den|de|der|dem|han|hun)\b", _I)),
    ("person", re.compile(r"^\W*(?:jeg|vi|du|I|man)\b")),
    ("asks for", re.compile(r"^\W*(?:hvor\w*|hvad|hvem|hvornår|hvilke\w*)\b", _I)),
    (
        "verb",
        re.compile(r"^\W*(?:er|har|kan|skal|må|vil|tager|gør|går|kommer|bliver|var|ville|kunne|skulle|får)\b", _I),
    ),
    ("no", re.compile(r"^\W*(?:nej|ikke)\b", _I)),
    ("number", re.compile(r"^\W*\d")),
    ("definite", re.compile(r"^\W*\w{3,}(?:en|et|erne|ene|ne)\b")),
)
_YES = re.compile(r"^\W*(?:ja|jo|tak|jamen)\b", _I)
_NO = re.compile(r"^\W*nej\b", _I)
_TELLING = re.compile(r"\b(?:vi|jeg)\s+har\b|\bdet\s+er\b")
_BEFORE = ("settles", "so", "does", "told", "thanks", "coming", "yes", "no", "glad", "on", "wait")
_DECIDING = {ActKind.APPROVE, ActKind.NOTE, ActKind.REJECT, ActKind.POSTPONE, ActKind.REFER}
_AGREEING = {ActKind.ASSENT, ActKind.THANK, ActKind.DISCUSSED}
_BACK = (2, 4, 8)  # remarks looked back on
_RECENT, _WINDOW = 8, 5  # utterances in which a word is no news, and on each side of which talk is compared
_LENGTHS = {"first": (0, 2, 5, 10, 20), "own": (5, 12, 25), "before": (3, 8, 20), "after": (3, 8, 20, 40)}
_FILE = Path(__file__).parent / "openings.toml"


@lru_cache(maxsize=1)
def fitted() -> dict[str, float]:
    """The weight of every feature."""
    found: dict[str, float] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["opening"]
    return found


def openings(
    remarks: Sequence[Remark], cues: Sequence[Sequence[Cue]], lead: str | None, called: Sequence[bool]
) -> list[float | None]:
    """For every remark the log-odds that it is the first of another item; None where it begins no utterance."""
    weights = fitted()
    found: list[float | None] = [None] * len(remarks)
    for t, features in opening_features(remarks, cues, lead, called).items():
        found[t] = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return found


def opening_features(
    remarks: Sequence[Remark], cues: Sequence[Sequence[Cue]], lead: str | None, called: Sequence[bool]
) -> dict[int, Features]:
    """What is seen of every remark that begins an utterance, by its place. `called`: it calls on who speaks next."""
    talk = _Talk(remarks, cues, lead, called)
    return {start: talk.features(turn) for turn, (start, _) in enumerate(talk.turns)}


class _Talk:
    """A meeting's remarks by utterance, with what is needed of each more than once."""

    def __init__(
        self, remarks: Sequence[Remark], cues: Sequence[Sequence[Cue]], lead: str | None, called: Sequence[bool]
    ) -> None:
        self._remarks, self._cues, self._lead, self._called = remarks, cues, lead, called
        starts = [t for t, r in enumerate(remarks) if not t or r.utterance != remarks[t - 1].utterance]
        self.turns = [(a, b) for a, b in pairwise([*starts, len(remarks)])]
        self._texts = [" ".join(r.text for r in remarks[a:b]) for a, b in self.turns]
        self._signs = [signs_of(r.text) for r in remarks]
        self._acts = [acts_of(r.text) for r in remarks]
        self._words = [frozenset(content(text)) for text in self._texts]
        spread = Counter(stem for words in self._words for stem in words)
        self._rare = {stem: math.log((len(self.turns) + 1) / count) for stem, count in spread.items()}

    def features(self, turn: int) -> Features:
        start, _ = self.turns[turn]
        led = self._led(start)
        found = {"always": 1.0}
        # What a chair does and what a member does speak differently for the same thing.
        for name in (*self._own(turn), *self._after(turn)):
            found[f"chair: {name}" if led else f"member: {name}"] = 1.0
        for name in self._before(turn):
            found[name if led else f"member: {name}"] = 1.0
        found.update(dict.fromkeys(self._lately(start), 1.0))
        found["chair: news" if led else "member: news"] = self._news(turn)
        found["as before"] = self._cohesion(turn)
        return found

    def _led(self, t: int) -> bool:
        return self._lead is None or self._remarks[t].speaker == self._lead

    def _own(self, turn: int) -> Iterator[str]:
        """What the utterance itself is like."""
        start, end = self.turns[turn]
        text = self._remarks[start].text
        body = _LEAD.sub("", text)
        yield "speaks"
        yield _length("first", len(words_of(body)))
        yield _length("own", len(words_of(self._texts[turn])))
        lead = _LEAD.match(text)
        said = set(words_of(lead.group())) if lead else set[str]()
        yield from (f'"{word}"' for word in _LEADS if word in said)
        if not lead:
            yield "at once"
        if body.strip(" .,?!"):
            yield next((name for name, pattern in _BEGINNINGS if pattern.match(body)), "other words")
        shape = {
            "no verb": "bare" in self._signs[start],
            "asks": "asks" in self._signs[start],
            "turns": _TURNING.match(text),
            "calls": self._called[start],
            "gives the word": _GIVING.search(self._texts[turn]),
            "acts": self._acts[start],
            "acts later": any(self._acts[start + 1 : end]),
            "moves later": any(c.move in {Move.TO, Move.NEXT} for later in self._cues[start + 1 : end] for c in later),
        }
        yield from (name for name, seen in shape.items() if seen)
        yield from (f"cue {c.move}" for c in self._cues[start])

    def _before(self, turn: int) -> Iterator[str]:
        """What the utterance before it is like, and whose it is."""
        if not turn:
            yield "nothing before"
            return
        start, end = self.turns[turn - 1]
        whose = "after chair" if self._remarks[start].speaker == self._lead else "after member"
        if self._remarks[start].speaker == self._remarks[self.turns[turn][0]].speaker:
            yield "after their own"
        signs = frozenset[str]().union(*self._signs[start:end])
        acts = {a.kind for found in self._acts[start:end] for a in found if not a.asked}
        yield whose
        yield f"{whose}: {_length('before', len(words_of(self._texts[turn - 1])))}"
        if "asks" in signs:
            yield f"{whose}: asked"
        if "asks" in self._signs[end - 1]:
            yield f"{whose}: asked last"
        yield from (f"{whose}: {name}" for name in _BEFORE if name in signs)
        yield from (f"{whose}: act {kind}" for kind in sorted(acts))

    def _lately(self, start: int) -> Iterator[str]:
        """What the chair settled, and what was asked and promised, in the last remarks."""
        for back in _BACK:
            last = range(max(0, start - back), start)
            led = [t for t in last if self._led(t)]
            kinds = {a.kind for t in led for a in self._acts[t] if not a.asked}
            lately = {
                "decided": kinds & _DECIDING,
                "agreed": kinds & _AGREEING,
                "settled": any("settles" in self._signs[t] and not self._remarks[t].question for t in led),
                "promised": any("does" in self._signs[t] for t in last),
                "asked": any(self._remarks[t].question for t in last),
            }
            yield from (f"{name} in the last {back}" for name, seen in lately.items() if seen)

    def _after(self, turn: int) -> Iterator[str]:
        """What the next utterance is like."""
        if turn + 1 == len(self.turns):
            yield "nothing after"
            return
        start, _ = self.turns[turn + 1]
        text = self._texts[turn + 1]
        words = words_of(text)
        shape = {
            _length("after", len(words)): True,
            "answered yes": _YES.match(text),
            "answered no": _NO.match(text),
            "answered with a question": "asks" in self._signs[start],
            "answered by telling": _TELLING.search(text),
            "answered with a number": any(word[0].isdigit() for word in words),
            "answered by the chair": self._remarks[start].speaker == self._lead,
        }
        yield from (name for name, seen in shape.items() if seen)

    def _news(self, turn: int) -> float:
        """The share of its words that were not said lately."""
        own = self._words[turn]
        recent = frozenset[str]().union(*self._words[max(0, turn - _RECENT) : turn])
        return len(own - recent) / len(own) if own else 0.0

    def _cohesion(self, turn: int) -> float:
        """How much the talk from here on shares with the talk before, rare words weighed most: 0 to 1 (TextTiling)."""
        before = frozenset[str]().union(*self._words[max(0, turn - _WINDOW) : turn])
        after = frozenset[str]().union(*self._words[turn : turn + _WINDOW])
        whole = math.sqrt(self._weight(before) * self._weight(after))
        return self._weight(before & after) / whole if whole else 0.0

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._rare[stem] for stem in words)


def _length(what: str, words: int) -> str:
    """The step of its scale that a number of words lies on."""
    step = next((most for most in _LENGTHS[what] if words <= most), None)
    return f"{what} longer" if step is None else f"{what} to {step}"
