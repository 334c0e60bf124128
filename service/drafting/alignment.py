"""Which item each utterance belongs to: a hidden Markov model over remarks.

The states are the items, a break inside each item, the talk before the first and after the last. To stay is likely,
the next item likely, any other needs evidence: a spoken cue (`cues`), or words of the item's title and sections weighed
by how few items have them. Viterbi (1967) finds the likeliest way; a second pass knows where the first had already
been, so that "det næste punkt" after a jump leads to what is still missing.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from service.drafting.acts import ActKind, acts_of
from service.drafting.cues import Cue, CueReader, Move
from service.drafting.remarks import Remark
from service.drafting.repairs import repaired
from service.drafting.stems import Matcher, content, words_of
from service.meetings import Item

Matrix = NDArray[np.float64]

_TO, _NEXT, _BREAK, _CLOSE = 10.0, 6.0, 5.0, 9.0
_FAR = -60.0
_LONG_GAP = 45.0
_DECIDING = {ActKind.APPROVE, ActKind.NOTE, ActKind.REJECT, ActKind.POSTPONE, ActKind.REFER}
_HOUSEKEEPING = re.compile(
    r"\b(?:tager|skriver|fører|skal\s+tage)\s+(?:vi\s+)?referat\b|\boptag(?:er|es|elsen)\b", re.IGNORECASE
)
_EXCURSION = 6  # remarks


@dataclass(frozen=True)
class Alignment:
    """Where everything belongs; places are indices into the agenda's items, None is outside any item.

    `remarks` holds the place of every remark in order, `utterances` that of every utterance by its id. `together` holds
    the sets of items that were taken as one, `skipped` the items left out, each with the remark that said so.
    """

    remarks: tuple[int | None, ...]
    utterances: dict[str, int | None]
    together: tuple[tuple[int, ...], ...] = ()
    skipped: dict[int, Remark] | None = None


def align(items: Sequence[Item], remarks: Sequence[Remark], chair: str | None = None) -> Alignment:
    """Give every remark and every utterance its item. `chair` is the speaker id of who leads the meeting, if known."""
    if not remarks or not items:
        return Alignment((None,) * len(remarks), {r.utterance: None for r in remarks})
    reader = CueReader(items)
    cues = [reader.read(repaired(remark.text)) for remark in remarks]
    lead = chair or leader(remarks, cues)
    trellis = _Trellis(items, remarks, cues, lead)
    path = trellis.best({})
    path = trellis.best(_missing(path, cues, len(items)))
    places = tuple(state if state < len(items) else None for state in path)
    together = tuple({c.items for remark_cues in cues for c in remark_cues if c.move is Move.BOTH})
    skipped = {
        c.items[0]: remark for remark, found in zip(remarks, cues, strict=True) for c in found if c.move is Move.SKIP
    }
    return Alignment(places, _vote(remarks, places, cues), together, skipped)


def leader(
    remarks: Sequence[Remark], cues: Sequence[Sequence[Cue]] | None = None, items: Sequence[Item] = ()
) -> str | None:
    """The speaker who moves the meeting on most often; None where nobody does."""
    if cues is None:
        reader = CueReader(items)
        cues = [reader.read(remark.text) for remark in remarks]
    moves = Counter[str]()
    for remark, found in zip(remarks, cues, strict=True):
        moves[remark.speaker] += sum(c.move in {Move.TO, Move.NEXT, Move.OPEN, Move.CLOSE, Move.BOTH} for c in found)
    speaker, count = moves.most_common(1)[0] if moves else ("", 0)
    return speaker if count else None


def _missing(path: Sequence[int], cues: Sequence[Sequence[Cue]], n: int) -> dict[int, int]:
    """For every "det næste punkt" after a jump the item it must mean: the first that has not been taken yet."""
    seen: set[int] = set()
    targets: dict[int, int] = {}
    for t, state in enumerate(path):
        before = path[t - 1] if t else state
        if any(c.move is Move.NEXT for c in cues[t]) and before < n and before + 1 in seen:
            left = [k for k in range(n) if k not in seen]
            later = [k for k in left if k > before]
            if left:
                targets[t] = (later or left)[0] if before + 1 in seen else before + 1
        for cue in cues[t]:
            if cue.move is Move.SKIP:
                seen.update(cue.items)
        if state < n:
            seen.add(state)
    return targets


class _Trellis:
    """Emissions and transitions of one meeting. States: items 0…n-1, breaks n…2n-1, before 2n, after 2n+1."""

    def __init__(
        self, items: Sequence[Item], remarks: Sequence[Remark], cues: Sequence[Sequence[Cue]], lead: str | None
    ) -> None:
        self.n = len(items)
        self.before, self.after = 2 * self.n, 2 * self.n + 1
        self.cues, self.remarks = cues, remarks
        self.welcome = re.match(r"velkom", items[0].title.strip(), re.IGNORECASE) is not None
        self.trust = [1.0 if lead is None or r.speaker == lead else 0.7 for r in remarks]
        words = _Lexicon(items, remarks)
        self.emission = np.zeros((len(remarks), 2 * self.n + 2))
        for t, remark in enumerate(remarks):
            self._emit(t, remark, words)
        self.base = self._transitions(self._cued())

    def _cued(self) -> float:
        """The share of changes of item that were said aloud: where most are, an unsaid one is unlikely."""
        named = {c.items[0] for found in self.cues for c in found if c.move is Move.TO and c.strength >= 0.5}
        unnamed = sum(any(c.move is Move.NEXT for c in found) for found in self.cues)
        return min(1.0, (len(named) + unnamed) / max(self.n - 1, 1))

    def _emit(self, t: int, remark: Remark, words: "_Lexicon") -> None:
        n, row = self.n, self.emission[t]
        row[:n] = words.score(remark)
        mentioned = {k for c in self.cues[t] if c.move is Move.MENTION for k in c.items}
        for k in mentioned:
            row[k] = min(row[k], 0.0) - 2.0
        title = words.titled(remark) * (self.trust[t] ** 2) * (not acts_of(remark.text))
        for k in range(n):
            if k not in mentioned:
                row[k] += title[k]
        row[n : 2 * n] = 0.1
        # Small talk before the start has no words of its own: it holds until something points to an item.
        row[self.before] = 0.15 if t < 40 else -0.2
        row[self.after] = -0.3
        if any(a.kind in _DECIDING and not a.asked for a in acts_of(remark.text)):
            # Nothing is decided outside the items.
            row[n:] -= 2.0
        for cue in self.cues[t]:
            self._cue(row, cue, self.trust[t] ** (3 if cue.by_title else 1))

    def _cue(self, row: Matrix, cue: Cue, trust: float) -> None:
        n = self.n
        if cue.move is Move.TO:
            row[cue.items[0]] += _TO * cue.strength * trust
        elif cue.move is Move.BOTH:
            for i, k in enumerate(cue.items):
                row[k] += (_TO - i) * cue.strength * trust
        elif cue.move is Move.SKIP:
            row[cue.items[0]] += 5.0 * trust
        elif cue.move is Move.OPEN:
            row[self.before] += 1.5
        elif cue.move is Move.BREAK:
            row[n : 2 * n] += _BREAK
        elif cue.move is Move.RESUME:
            row[n : 2 * n] -= 8.0
            row[self.before] -= 8.0
        elif cue.move is Move.CLOSE:
            row[self.after] += _CLOSE

    def _transitions(self, cued: float) -> Matrix:
        n = self.n
        step, jump = -3.0 - 5.0 * cued, -7.0 - 5.0 * cued
        base = np.full((2 * n + 2, 2 * n + 2), _FAR)
        for i in range(n):
            for k in range(n):
                base[i, k] = (
                    0.0 if i == k else step if k == i + 1 else jump - 0.1 * abs(k - i) - (1.0 if k < i else 0.0)
                )
                base[n + i, k] = -2.0 if k == i else -3.0 if k == i + 1 else jump
            base[i, n + i] = -25.0  # a pause that nobody announced is no break
            base[n + i, n + i] = 0.0
            base[i, self.after] = -8.0
            base[n + i, self.after] = -8.0
            base[self.before, i] = -4.0 - 2.0 * cued if i == 0 else jump
            base[self.after, i] = jump - 3.0
        if self.welcome:
            base[self.before, 0] = -0.5
        base[self.before, self.before] = 0.0
        base[self.before, self.after] = -12.0
        base[self.after, self.after] = 0.0
        return base

    def _step(self, t: int, target: int | None, joined: Sequence[tuple[int, ...]]) -> Matrix:
        """The transitions into remark `t`: what was said there makes some of them cheap."""
        nexts = [c.strength for c in self.cues[t] if c.move is Move.NEXT]
        named = [
            (k, c.by_title)
            for c in self.cues[t]
            if c.move in {Move.TO, Move.BOTH} and c.strength >= 0.5
            for k in c.items
        ]
        gap = self.remarks[t].start - self.remarks[t - 1].end
        pause = any(c.move is Move.BREAK for c in self.cues[t])
        back = any(c.move is Move.BACK for found in self.cues[max(0, t - _EXCURSION) : t + 1] for c in found)
        if not nexts and not named and not joined and not pause and not back and gap < _LONG_GAP:
            return self.base
        step, n = self.base.copy(), self.n
        for k, by_title in named:
            # A cue pays for the jump itself: the extra cost of an unsaid change does not apply.
            step[self.before, k] = max(step[self.before, k], -3.0 if k == 0 else -9.0 - 1.0 * by_title)
            far = 5.0 if by_title else 4.0
            step[: 2 * n, k] = np.maximum(step[: 2 * n, k], -3.0 - far * (np.arange(2 * n) % n != k - 1))
        if back:
            self._excursion(step, started=any(c.move is Move.BACK for c in self.cues[t]))
        if pause:
            step[range(n), range(n, 2 * n)] = -1.0
        for strength in nexts:
            self._next(step, target, _NEXT * strength * self.trust[t])
        for group in joined:
            for i, k in permutations(group, 2):
                step[i, k] = -1.5
        if gap >= _LONG_GAP:
            step[range(n, 2 * n), range(n, 2 * n)] -= 3.0
        return step

    def _excursion(self, step: Matrix, *, started: bool) -> None:
        """Back to an earlier item for a remark or two, and forward again to where the meeting was."""
        n = self.n
        for i, k in permutations(range(n), 2):
            if (k < i and started) or (k > i and not started):
                step[i, k] = max(step[i, k], -4.0)

    def _next(self, step: Matrix, target: int | None, gain: float) -> None:
        n = self.n
        for i in range(n):
            goal = i + 1 if target is None else target
            if goal < n:
                step[i, goal] = max(step[i, goal], -3.0) + gain
                step[n + i, goal] = max(step[n + i, goal], -3.0) + gain
            step[i, i + 2 : n] = np.maximum(step[i, i + 2 : n], -7.0) + gain / 3
        step[self.before, 0] = -2.0 + gain

    def best(self, targets: dict[int, int]) -> list[int]:
        """The likeliest state for every remark, breaks as states of n and more."""
        length, states = self.emission.shape
        score = np.full(states, _FAR)
        score[self.before], score[: self.n] = -2.0 * self.welcome, self.base[self.before, : self.n]
        score += self.emission[0]
        back = np.zeros((length, states), dtype=np.int64)
        joined: list[tuple[int, ...]] = []
        for t in range(1, length):
            joined += [c.items for c in self.cues[t] if c.move is Move.BOTH and len(c.items) > 1]
            through = score[:, None] + self._step(t, targets.get(t), joined)
            back[t] = through.argmax(axis=0)
            score = through.max(axis=0) + self.emission[t]
        path = [int(score.argmax())]
        for t in range(length - 1, 0, -1):
            path.append(int(back[t, path[-1]]))
        return path[::-1]


class _Lexicon:
    """How much a remark's words speak for each item."""

    def __init__(self, items: Sequence[Item], remarks: Sequence[Remark]) -> None:
        self._titles = [Counter(dict.fromkeys(content(item.title), 1)) for item in items]
        bags = []
        for item, title in zip(items, self._titles, strict=True):
            bag = Counter[str]()
            for stem_ in title:
                bag[stem_] += 3
            for section in item.sections:
                if section.heading.casefold() not in {"beslutning", "fraværende"}:
                    bag.update(content(section.text))
            bags.append(bag)
        self._n = len(items)
        self._matcher = Matcher({stem_ for bag in bags for stem_ in bag})
        spread = Counter(stem_ for bag in bags for stem_ in bag)
        heard = Counter(stem_ for remark in remarks for stem_ in set(content(remark.text)))
        self._idf = {s: math.log((self._n + 1) / (spread[s] + 0.5)) for s in spread}
        self._weight: dict[str, Matrix] = {}
        for stem_, among in spread.items():
            column = np.array([0.0 if bag[stem_] == 0 else 1.0 + 0.35 * math.log(bag[stem_]) for bag in bags])
            # A word heard all through the meeting tells little, whatever the dagsorden says of it.
            everywhere = 1.0 / (1.0 + max(0.0, heard[stem_] / max(len(remarks), 1) - 0.05) * 15)
            rare = self._idf[stem_] / math.log((self._n + 1) / 1.5) if self._n > 1 else 1.0
            column *= 2.2 * max(rare, 0.0) * everywhere
            self._weight[stem_] = column - (column.sum() / self._n if among == self._n else 0.0)

    def score(self, remark: Remark) -> Matrix:
        """Evidence for each item, in nats, at most 6."""
        total = np.zeros(self._n)
        if _HOUSEKEEPING.search(remark.text):
            return total
        for stem_ in dict.fromkeys(content(remark.text)):
            best = np.zeros(self._n)
            for term, likeness in self._matcher.matches(stem_):
                best = np.maximum(best, self._weight[term] * likeness)
            total += best
        return np.minimum(total, 6.0)

    def titled(self, remark: Remark) -> Matrix:
        """Evidence that a remark announces an item by its title: how much of the title it says, and how."""
        found = np.zeros(self._n)
        length = len(words_of(remark.text))
        if length > 30:
            return found
        stems = {term: like for s in content(remark.text) for term, like in self._matcher.matches(s)}
        for k, title in enumerate(self._titles):
            whole = sum(self._idf[s] for s in title)
            if whole > 0:
                said = sum(self._idf[s] * stems.get(s, 0.0) for s in title) / whole
                found[k] = said * said * (4.0 if _announces(remark.text) else 1.5 if length <= 14 else 0.5)
        return found


_ANNOUNCING = re.compile(
    r"^\W*(?:(?:tak|godt|fint|ja|okay|jamen|og|men|øh|nå)\W+)*(?:så|nu|og\s+så|næste|derefter|herefter|dernæst|punktet?|endelig|til\s+sidst|først)\b"
    r"|\b(?:videre|hopper|springer|går\s+vi|tager\s+vi|kommer\s+vi|vi\s+(?:skal|går|tager)|fremme\s+ved|nået\s+til|tilbage\s+til|i\s+gang\s+med"
    r"|næste\s+(?:er|punkt))\b",
    re.IGNORECASE,
)


def _announces(text: str) -> bool:
    return bool(_ANNOUNCING.search(text))


def _vote(
    remarks: Sequence[Remark], places: Sequence[int | None], cues: Sequence[Sequence[Cue]]
) -> dict[str, int | None]:
    """An utterance goes where most of it belongs; what decides an item weighs more than what announces the next."""
    votes: dict[str, dict[int | None, float]] = {}
    for remark, place, found in zip(remarks, places, cues, strict=True):
        weight = 0.1 + len(content(remark.text))
        if acts_of(remark.text) and not remark.question:
            weight += 4.0
        if any(c.move in {Move.TO, Move.NEXT} for c in found):
            weight = min(weight, 2.0)
        poll = votes.setdefault(remark.utterance, {})
        poll[place] = poll.get(place, 0.0) + weight
    return {utterance: max(poll, key=lambda place: poll[place]) for utterance, poll in votes.items()}
