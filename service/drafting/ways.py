"""The ways from one item to another, and what each costs at a remark, in nats; to stay where one is costs nothing.

States: items 0…n-1, a break inside each n…2n-1, before the first 2n, after the last 2n+1. At the first remark of an
utterance it is `opening` that tells what a change costs; within one, and where the meeting is cued, the prices below.
"""

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from service.drafting.cues import Move
from service.drafting.evidence import Matrix
from service.drafting.leading import EXCURSION, Led
from service.drafting.opening import openings
from service.drafting.passing import Known

FAR = -60.0
_LONG_GAP = 45.0  # seconds
_NEXT = 6.0
# What a change of item costs more in a member's words, and more yet where these do not hold the title either.
_UNLED, _SILENT = 2.0, 4.0
_TITLED = 0.4  # half of a title, its rarest words weighed most, in a remark of some words
_UNHEARD = 4.0
# Given that the item changes: what any but the next costs, one before, each that is left out (4 at most), the first.
_JUMP, _BEHIND, _OVER, _BEGIN = 4.0, 1.0, 0.5, 0.5
_LEFT, _PASSED = 3.0, 0.5  # back to the first that was passed over, and on over those that were taken
_ODDS = (-8.0, 5.0)  # no remark is surer than this
_SAID = 1.0  # nor this, where the change was told at the end of what was said before
_JUST = -2.0  # nor this, where an item was named there and none is named now
# Where items are named aloud, what the recogniser was wholly unsure of takes this from an unnamed change: words that
# nobody said are new ones, and share nothing with what was said before.
_MISHEARD = 12.0
# What it costs to slide into an item that the chair opens aloud later on, from this many remarks on.
_ALREADY, _SETTLED_IN, _ALOUD = 6.0, 6, 0.5
_READY = 0.5  # a change is a little likelier than it sounds: what is missed costs more remarks than what is not there


class Ways:
    """What it costs to come from each state to each, at each remark of one meeting.

    `titled` is how much of some title each remark says, `welcome` whether the first item is the welcome itself.
    """

    def __init__(self, led: Led, titled: Sequence[float], *, welcome: bool) -> None:
        self._led, self._titled = led, titled
        self._opens = openings(led.remarks, led.cues, led.lead, led.called)
        named = {k for found in led.cues for c in found if c.move is not Move.MENTION for k in c.items}
        self._unnamed_items = set(range(led.n)) - named
        cued = self._cued()
        self._doubted = _MISHEARD * cued * self._doubt()
        self._base = self._basic(cued, welcome=welcome)
        self._unled = self._dearer(_UNLED)
        self._silent = self._dearer(_UNLED + _SILENT)
        self._order = led.order
        self._rank = np.empty(led.n, dtype=np.int64)
        self._rank[self._order] = np.arange(led.n)
        ahead = self._rank[None, :] - self._rank[:, None]
        far = _JUMP + 0.1 * np.abs(ahead) + _BEHIND * (ahead < 0) + _OVER * np.clip(ahead - 2, 0, 4)
        self._steps = np.where(ahead == 1, 0.0, -far)

    def begin(self) -> Matrix:
        """What it costs to begin with each item."""
        cost = self._base[2 * self._led.n, : self._led.n].copy()
        for cue in self._led.cues[0]:
            if cue.move in {Move.TO, Move.BOTH}:
                cost[list(cue.items)] = np.maximum(cost[list(cue.items)], -3.0)
        return cost

    def unheard(self, last: int) -> float:
        """What it costs to end a meeting with an item when others after it were never heard, nor left out."""
        # An item that was named aloud has been heard, or will be seen to elsewhere on the way.
        told = {Move.SKIP, Move.TO, Move.BOTH}
        n = self._led.n
        left_out = {
            k for found in self._led.cues for c in found if c.move in told and c.strength >= 0.5 for k in c.items
        }
        # A few remarks are a piece of a meeting, not one that heard every item.
        whole = min(max(len(self._led.remarks) / n - 2.0, 0.0) / 4.0, 1.0)
        return _UNHEARD * whole * min(len(set(range(last + 1, n)) - left_out), 4)

    def into(self, t: int, known: Known, joined: Sequence[tuple[int, ...]]) -> Matrix:
        """The costs of every way into remark `t`; `joined` are the groups of items taken together so far."""
        led, n = self._led, self._led.n
        step = self._uncued(t, known)
        for k in led.handed[t]:
            step[:n, k] = np.maximum(step[:n, k], -4.0 - 3.0 * (np.arange(n) != k - 1))
            step[k, k] = 0.0
        for cue in led.cues[t]:
            if cue.move in {Move.TO, Move.BOTH} and cue.strength >= 0.5 and not led.in_talk(t, cue):
                for k in cue.items:
                    self._to(step, t, k, known, by_title=cue.by_title)
        self._back(step, t, known)
        self._not_yet(step, t, known)
        for cue in led.cues[t]:
            if cue.move is Move.BREAK:
                step[range(n), range(n, 2 * n)] = -1.0
            elif cue.move is Move.NEXT:
                self._next(step, known.targets.get(t), _NEXT * cue.strength * led.trust[t])
        for group in joined:
            for i, k in permutations(group, 2):
                step[i, k] = max(step[i, k], -0.8 if k > i else -1.5)
        if led.remarks[t].start - led.remarks[t - 1].end >= _LONG_GAP:
            step[range(n, 2 * n), range(n, 2 * n)] -= 3.0
        return step

    def opened_late(self, path: Sequence[int]) -> dict[int, int]:
        """The items that the chair opens aloud though the way had slid into them before, and at which remark."""
        late: dict[int, int] = {}
        for t in range(1, len(path)):
            k, entered = path[t - 1], t - 1
            if not self._led.chairs(t) or k not in self._told(t) or k in late:
                continue
            while entered and path[entered - 1] == k:
                entered -= 1
            told = self._told(entered - 1) | self._told(entered) | self._told(entered + 1)
            if entered and t - entered >= _SETTLED_IN and k not in told:
                late[k] = t
        return late

    def _not_yet(self, step: Matrix, t: int, known: Known) -> None:
        """What the chair opens aloud later on is not slid into before."""
        for k, opening in known.opened.items():
            if t < opening and k not in self._told(t):
                others = np.arange(len(step)) % self._led.n != k
                step[others, k] -= _ALREADY

    def _told(self, t: int) -> set[int]:
        """The items that whoever leads names at `t` as what comes now."""
        if not (self._led.chairs(t) or self._led.handed[t]):
            return set()
        found = (c for c in self._led.cues[t] if c.move in {Move.TO, Move.BOTH} and c.strength >= _ALOUD)
        return {item for cue in found for item in cue.items}

    def _doubt(self) -> float:
        """How unsure the recogniser was of the meeting's words: 0 where they were written, 1 at most."""
        remarks = self._led.remarks
        return 1.0 - sum(r.probability for r in remarks) / len(remarks) if remarks else 0.0

    def _cued(self) -> float:
        """The share of changes of item that were said aloud: where most are, an unsaid one is unlikely."""
        cues = self._led.cues
        named = {c.items[0] for found in cues for c in found if c.move is Move.TO and c.strength >= 0.5}
        unnamed = sum(any(c.move is Move.NEXT for c in found) for found in cues)
        return min(1.0, (len(named) + unnamed) / max(self._led.n - 1, 1))

    def _basic(self, cued: float, *, welcome: bool) -> Matrix:
        n = self._led.n
        before, after = 2 * n, 2 * n + 1
        step, jump = -3.0 - 5.0 * cued, -7.0 - 5.0 * cued
        base = np.full((2 * n + 2, 2 * n + 2), FAR)
        for i in range(n):
            for k in range(n):
                base[i, k] = (
                    0.0 if i == k else step if k == i + 1 else jump - 0.1 * abs(k - i) - (1.0 if k < i else 0.0)
                )
                base[n + i, k] = -2.0 if k == i else -3.0 if k == i + 1 else jump
            base[i, n + i] = -25.0  # a pause that nobody announced is no break
            base[n + i, n + i] = 0.0
            base[i, after] = base[n + i, after] = -8.0
            base[i, after] -= self.unheard(i)
            base[before, i] = -4.0 - 2.0 * cued if i == 0 else jump
            base[after, i] = jump - 3.0
        if welcome:
            base[before, 0] = -0.5
        base[before, before] = base[after, after] = 0.0
        base[before, after] = -12.0
        return base

    def _dearer(self, price: float) -> Matrix:
        """The ways into what a member says: it is the chair who opens an item."""
        n = self._led.n
        found = self._base.copy()
        found[:n, :n] -= price * (1 - np.eye(n))
        found[2 * n, :n] -= _UNLED
        return found

    def _uncued(self, t: int, known: Known) -> Matrix:
        """The ways where no item is named: by how much the remark is like the first of another item."""
        odds = self._opens[t]
        n = self._led.n
        before = 2 * n
        if odds is None:
            led = self._led.chairs(t) or bool(self._led.handed[t])
            return (self._unled if led or self._titled[t] >= _TITLED else self._silent).copy()
        odds = max(_ODDS[0], min(self._most(t), odds)) + _READY
        if not self._moves(t):
            odds -= self._doubted
        step = self._base.copy()
        step[:n, :n] = self._steps + odds
        step[n : 2 * n, :n] = np.maximum(step[n : 2 * n, :n], step[:n, :n])  # after a pause an item is opened as always
        step[range(n), range(n)] = 0.0
        step[range(n, 2 * n), range(n)] = -2.0
        step[before, :n] = odds - _JUMP
        step[before, 0] = min(odds + _BEGIN, 0.0)
        if known.path:
            self._left_over(step, t, known, odds)
        return step

    def _most(self, t: int) -> float:
        """The highest odds of a change at `t`: it was told at the end of what was said before, or is told here."""
        told, before = self._moves(t), self._moves(t - 1)
        return _ODDS[1] if not before else _SAID if told or Move.NEXT in before else _JUST

    def _moves(self, t: int) -> set[Move]:
        return {c.move for c in self._led.cues[t]} & {Move.TO, Move.NEXT, Move.BOTH}

    def _left_over(self, step: Matrix, t: int, known: Known, odds: float) -> None:
        """What has been taken already is passed over, and what was passed over may be turned back to."""
        taken = set(known.path[:t])
        left = [k for k in self._order if k not in taken]
        for i in range(self._led.n):
            if left and left[0] != i:
                step[i, left[0]] = max(step[i, left[0]], odds - _LEFT)
            following = next((k for k in left if self._rank[k] > self._rank[i]), None)
            if following is not None and self._rank[following] > self._rank[i] + 1:
                step[i, following] = max(step[i, following], odds - _PASSED)

    def _to(self, step: Matrix, t: int, k: int, known: Known, *, by_title: bool) -> None:
        """A cue pays for the way to an item itself."""
        n = self._led.n
        before = 2 * n
        # Nobody named the items between: they are still to come, or were never there.
        over = np.array([by_title * min(3.0, 1.5 * len(self._unnamed_items & set(range(i + 1, k)))) for i in range(n)])
        step[before, k] = max(step[before, k], -3.0 if k == 0 else -9.0 - 1.0 * by_title)
        far = 4.5 if by_title else 4.0
        near = np.arange(2 * n) % n == k - 1
        price = -3.0 - far * ~near - np.concatenate([over, over])
        if (was := known.came_from(t, k)) is not None and was < n:
            # What the meeting has left over is nearer than what it has been through.
            price[was] = max(price[was], -3.0 if known.passes(t, was, k) else -6.0)
        step[: 2 * n, k] = np.maximum(step[: 2 * n, k], price)

    def _back(self, step: Matrix, t: int, known: Known) -> None:
        """Back to an earlier item for a remark or two, and forward again to where the meeting was."""
        n = self._led.n
        asides = [place for place in range(max(0, t - EXCURSION), t + 1) if self._led.aside(place)]
        if not asides:
            return
        started, over = asides[-1] == t, any(self._led.over(place) == t for place in asides)
        was = known.path[asides[0] - 1] % n if known.path and asides[0] else None
        for i, k in permutations(range(n), 2):
            if (k < i and started) or (k > i and not started and was in {None, k, k - 1}):
                step[i, k] = max(step[i, k], -3.0 if started or over else -4.5)

    def _next(self, step: Matrix, target: int | None, gain: float) -> None:
        n = self._led.n
        before = 2 * n
        for i in range(n):
            following = self._rank[i] + 1
            goal = target if target is not None else self._order[following] if following < n else n
            if goal < n:
                step[i, goal] = max(step[i, goal], -3.0) + gain
                step[n + i, goal] = max(step[n + i, goal], -3.0) + gain
            step[i, i + 2 : n] = np.maximum(step[i, i + 2 : n], -7.0) + gain / 3
        # While nothing has begun, "den næste" says that the first item is over.
        step[before, 0] = max(step[before, 0], -2.0)
        if n > 1:
            step[before, 1] = max(step[before, 1], -6.0)
