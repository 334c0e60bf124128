"""Which item each utterance belongs to: a hidden Markov model over remarks.

The states are the items, a break inside each item, the talk before the first and after the last. To stay is likely,
the next item likely, any other needs evidence: a spoken cue (`cues`), or words of the item's title and sections weighed
by how few items have them. Viterbi (1967) finds the likeliest way; a second pass knows where the first had already
been, so that "det næste punkt" after a jump leads to what is still missing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from service.drafting.acts import ActKind, acts_of
from service.drafting.cues import Cue, CueReader, Move
from service.drafting.lexicon import Lexicon
from service.drafting.naming import named
from service.drafting.opening import led_on, openings, with_habits
from service.drafting.passing import Known, missing, returns
from service.drafting.people import People
from service.drafting.placing import voted
from service.drafting.planning import planned
from service.drafting.presenters import Floor, floor_of
from service.drafting.remarks import Remark
from service.drafting.repairs import repaired
from service.drafting.stems import content
from service.drafting.turns import POINT
from service.meetings import Item

Matrix = NDArray[np.float64]

_TO, _NEXT, _BREAK, _CLOSE = 10.0, 6.0, 5.0, 9.0
_FAR = -60.0
_LONG_GAP = 45.0
_DECIDING = {ActKind.APPROVE, ActKind.NOTE, ActKind.REJECT, ActKind.POSTPONE, ActKind.REFER}
_CONCLUDING = _DECIDING | {ActKind.ASSENT, ActKind.THANK, ActKind.DISCUSSED}
_HANDED, _TAKEN, _RETURN = 3.0, 8.0, 8.0
# What a change of item costs more in a member's words, and more yet where these do not hold the title either.
_UNLED, _SILENT = 2.0, 4.0
_TITLED = 0.4  # half of a title, its rarest words weighed most, in a remark of some words
_GRANTED = 1.25  # asked for and granted is surer than a title that is said
_EXCURSION = 6  # remarks
_UNHEARD = 4.0
# "Skal jeg tage vikarerne?": a member who offers to go on is as good as a chair.
_OFFERING = re.compile(
    r"\b(?:skal|må|kan)\s+(?:jeg|vi)\b.{0,20}\b(?:tage|begynde|starte|fortsætte|vende|have|nå)\b|\bmin\s+tur\b|\ber\s+det\s+(?:\w+\s+)?mig\b"
    r"|\bjeg\s+(?:vil\s+)?(?:gerne|godt)\b.{0,12}\b(?:tage|vende)\b",
    re.IGNORECASE,
)
_POINT = re.compile(rf"\b{POINT}\b|\bnæste\b|\beventuelt\b|\bevt\b", re.IGNORECASE)
_YES = re.compile(r"^\W*(?:ja|jo|jamen|gerne|det\s+gør|værsgo|fint|okay|selvfølgelig|endelig)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:lige|hov|glemte|forresten|for\s+resten|apropos|tanke\s+om|før)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Alignment:
    """Where everything belongs; places are indices into the agenda's items, None is outside any item.

    `remarks` holds the place of every remark in order, `utterances` that of every utterance by its id. `together` holds
    the sets of items that were taken as one, `skipped` the items left out, each with the remark that said so. `margins`
    holds for every remark by how much the likeliest way beats the one that gives it to another item, and that item.
    """

    remarks: tuple[int | None, ...]
    utterances: dict[str, int | None]
    together: tuple[tuple[int, ...], ...] = ()
    skipped: dict[int, Remark] | None = None
    margins: tuple[tuple[float, int | None], ...] = ()


def align(
    items: Sequence[Item], remarks: Sequence[Remark], chair: str | None = None, people: People | None = None
) -> Alignment:
    """Give every remark and every utterance its item.

    `chair` is the speaker id of who leads the meeting, if known; `people` tell who presents an item.
    """
    if not remarks or not items:
        return Alignment((None,) * len(remarks), {r.utterance: None for r in remarks})
    reader = CueReader(items)
    cues = [reader.read(repaired(remark.text)) for remark in remarks]
    lead = chair or leader(remarks, cues)
    remarks = led_on(remarks, cues, lead)
    cues = planned(items, remarks, with_habits(remarks, cues, lead), lead)
    names = named(items, remarks, lead, [_concludes(t, remarks, lead) for t in range(len(remarks))])
    cues = [(name,) if name and not found else found for found, name in zip(cues, names, strict=True)]
    trellis = _Trellis(items, remarks, cues, lead, floor_of(items, remarks, lead, people))
    path, _ = trellis.best(Known())
    known = Known(missing(path, cues, len(items)), returns(path, cues, remarks, len(items)), path)
    path, margins = trellis.best(known)
    places = tuple(state if state < len(items) else None for state in path)
    together = tuple({c.items for remark_cues in cues for c in remark_cues if c.move is Move.BOTH})
    skipped = {
        c.items[0]: remark for remark, found in zip(remarks, cues, strict=True) for c in found if c.move is Move.SKIP
    }
    return Alignment(places, voted(remarks, places, cues), together, skipped, margins)


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


def _concludes(t: int, remarks: Sequence[Remark], lead: str | None) -> bool:
    """Whether the chair has just decided the item, with no more than a word of thanks since."""
    for place in range(t, max(-1, t - 3), -1):
        remark = remarks[place]
        if lead in {None, remark.speaker} and any(a.kind in _CONCLUDING for a in acts_of(remark.text)):
            return True
        if len(content(remark.text)) > 3:
            return False
    return False


class _Trellis:
    """Emissions and transitions of one meeting. States: items 0…n-1, breaks n…2n-1, before 2n, after 2n+1."""

    def __init__(
        self,
        items: Sequence[Item],
        remarks: Sequence[Remark],
        cues: Sequence[Sequence[Cue]],
        lead: str | None,
        floor: Floor,
    ) -> None:
        self.n = len(items)
        self.before, self.after = 2 * self.n, 2 * self.n + 1
        self.cues, self.remarks, self.lead = cues, remarks, lead
        self.handed = self._not_named_later(floor.opens)
        self.called = floor.called
        self.acts = [acts_of(remark.text) for remark in remarks]
        self.welcome = re.match(r"velkom", items[0].title.strip(), re.IGNORECASE) is not None
        self.pauses = [k for k, item in enumerate(items) if re.match(r"\w*pause\b", item.title.strip(), re.IGNORECASE)]
        self.trust = [self._trusted(t) for t in range(len(remarks))]
        self.concluded = [_concludes(t, remarks, lead) for t in range(len(remarks))]
        self.opens = openings(remarks, lead, called=floor.called, done=self.concluded)
        words = Lexicon(items, remarks)
        named = {k for found in cues for c in found if c.move is not Move.MENTION for k in c.items}
        self.unnamed = set(range(self.n)) - named
        self.titled = [0.0] * len(remarks)
        self.emission = np.zeros((len(remarks), 2 * self.n + 2))
        for t, remark in enumerate(remarks):
            self._emit(t, remark, words)
        self.base = self._transitions(self._cued())
        self.unled = self._unled(_UNLED)
        self.silent = self._unled(_UNLED + _SILENT)

    def _trusted(self, t: int) -> float:
        """How far a remark's cue is to be believed: a member's offer that the chair takes is the chair's own."""
        if self.lead in {None, self.remarks[t].speaker}:
            return 1.0
        if not _OFFERING.search(self.remarks[t].text):
            return 0.7
        after = range(t + 1, min(t + 4, len(self.remarks)))
        reply = next((a for a in after if self.remarks[a].speaker == self.lead), None)
        return _GRANTED if reply is not None and _YES.match(self.remarks[reply].text) else 0.7

    def _not_named_later(self, handed: Sequence[frozenset[int]]) -> list[frozenset[int]]:
        """Who is given the word opens none of the items that the chair names later on."""
        later: set[int] = set()
        found = []
        for t in range(len(self.remarks) - 1, -1, -1):
            found.append(handed[t] - later)
            if self.lead in {None, self.remarks[t].speaker}:
                later |= {c.items[0] for c in self.cues[t] if c.move is Move.TO and c.strength >= 0.5}
        return found[::-1]

    def _cued(self) -> float:
        """The share of changes of item that were said aloud: where most are, an unsaid one is unlikely."""
        named = {c.items[0] for found in self.cues for c in found if c.move is Move.TO and c.strength >= 0.5}
        unnamed = sum(any(c.move is Move.NEXT for c in found) for found in self.cues)
        return min(1.0, (len(named) + unnamed) / max(self.n - 1, 1))

    def _emit(self, t: int, remark: Remark, words: "Lexicon") -> None:
        n, row = self.n, self.emission[t]
        row[:n] = words.score(remark)
        mentioned = {k for c in self.cues[t] if c.move is Move.MENTION for k in c.items}
        for k in mentioned:
            row[k] = min(row[k], 0.0) - 2.0
        title = words.titled(remark)
        self.titled[t] = float(title.max())
        title *= (self.trust[t] ** 2) * (not self.acts[t])
        for k in range(n):
            if k not in mentioned:
                row[k] += title[k]
        row[n : 2 * n] = 0.1
        if self._back_to_work(t):
            row[n : 2 * n] -= 8.0
        # Small talk before the start has no words of its own: it holds until something points to an item.
        row[self.before] = 0.3 if t < 8 else -0.2 if t < 20 else -0.7
        row[self.after] = -0.3
        for k in self.handed[t]:
            row[k] += _TAKEN if not self.called[t] else _HANDED * (2 if t and self.concluded[t - 1] else 1)
        if any(a.kind in _DECIDING and not a.asked for a in self.acts[t]):
            # Nothing is decided outside the items.
            row[n:] -= 2.0
        for cue in self.cues[t]:
            doubtful = cue.by_title or cue.strength > 1.0 or not _POINT.search(remark.text)
            self._cue(row, cue, self.trust[t] ** (3 if doubtful else 1))

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
            row[list(self.pauses)] -= 8.0
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
            base[i, self.after] = -8.0 - self._unheard(i)
            base[n + i, self.after] = -8.0
            base[self.before, i] = -4.0 - 2.0 * cued if i == 0 else jump
            base[self.after, i] = jump - 3.0
        if self.welcome:
            base[self.before, 0] = -0.5
        base[self.before, self.before] = 0.0
        base[self.before, self.after] = -12.0
        base[self.after, self.after] = 0.0
        return base

    def _unheard(self, last: int) -> float:
        """What it costs to end a meeting with an item when others after it were never heard, nor left out."""
        # An item that was named aloud has been heard, or will be seen to elsewhere on the way.
        told = {Move.SKIP, Move.TO, Move.BOTH}
        left_out = {k for found in self.cues for c in found if c.move in told and c.strength >= 0.5 for k in c.items}
        # A few remarks are a piece of a meeting, not one that heard every item.
        whole = min(max(len(self.remarks) / self.n - 2.0, 0.0) / 4.0, 1.0)
        return _UNHEARD * whole * min(len(set(range(last + 1, self.n)) - left_out), 4)

    def _unled(self, price: float) -> Matrix:
        """The transitions into what a member says: it is the chair who opens an item."""
        unled = self.base.copy()
        unled[: self.n, : self.n] -= price * (1 - np.eye(self.n))
        unled[self.before, : self.n] -= _UNLED
        return unled

    def _plain(self, t: int, *, led: bool) -> Matrix:
        """The transitions where nothing was said of the way: dearer from a member, and in the middle of a stretch."""
        if led:
            return self.base if self.remarks[t].utterance != self.remarks[t - 1].utterance else self.unled
        return self.unled if self.titled[t] >= _TITLED else self.silent

    def _step(self, t: int, known: Known, joined: Sequence[tuple[int, ...]]) -> Matrix:
        """The transitions into remark `t`: what was said there makes some of them cheap."""
        nexts = [c.strength for c in self.cues[t] if c.move is Move.NEXT]
        named = [
            (k, c.by_title)
            for c in self.cues[t]
            if c.move in {Move.TO, Move.BOTH} and c.strength >= 0.5 and not self._in_talk(t, c)
            for k in c.items
        ]
        gap = self.remarks[t].start - self.remarks[t - 1].end
        pause = any(c.move is Move.BREAK for c in self.cues[t])
        asides = [place for place in range(max(0, t - _EXCURSION), t + 1) if self._aside(place)]
        back = bool(asides)
        led = self.lead is None or self.remarks[t].speaker == self.lead or bool(self.handed[t])
        fresh = self.remarks[t].utterance != self.remarks[t - 1].utterance
        ready = led and fresh and self.concluded[t - 1] and not self.acts[t]
        plain = not (nexts or named or joined or pause or back or ready or self.handed[t]) and gap < _LONG_GAP
        if plain and not self.opens[t]:
            return self._plain(t, led=led)
        step, n = self._plain(t, led=led).copy(), self.n
        self._opened(step, t, known)
        if ready:
            # What was decided is done with: the chair's next word may open the next item without saying so.
            step[range(n - 1), range(1, n)] = np.maximum(step[range(n - 1), range(1, n)], -4.5)
        for k in self.handed[t]:
            step[:n, k] = np.maximum(step[:n, k], -4.0 - 3.0 * (np.arange(n) != k - 1))
            step[k, k] = 0.0
        for k, by_title in named:
            self._named(step, t, k, known, by_title=by_title)
        if back:
            over = any(self._over(place) == t for place in asides)
            was = known.path[asides[0] - 1] % n if known.path and asides[0] else None
            self._excursion(step, started=asides[-1] == t, over=over, was=was)
        if pause:
            step[range(n), range(n, 2 * n)] = -1.0
        for strength in nexts:
            self._next(step, known.targets.get(t), _NEXT * strength * self.trust[t])
        for group in joined:
            for i, k in permutations(group, 2):
                step[i, k] = -0.8 if k > i else -1.5
        if gap >= _LONG_GAP:
            step[range(n, 2 * n), range(n, 2 * n)] -= 3.0
        return step

    def _named(self, step: Matrix, t: int, k: int, known: Known, *, by_title: bool) -> None:
        """A cue pays for the jump to an item itself."""
        n = self.n
        # Nobody named the items between: they are still to come, or were never there.
        over = np.array([by_title * min(3.0, 1.5 * len(self.unnamed & set(range(i + 1, k)))) for i in range(n)])
        # A cue pays for the jump itself: the extra cost of an unsaid change does not apply.
        step[self.before, k] = max(step[self.before, k], -3.0 if k == 0 else -9.0 - 1.0 * by_title)
        far = 4.5 if by_title else 4.0
        near = np.arange(2 * n) % n == k - 1
        price = -3.0 - far * ~near - np.concatenate([over, over])
        if (was := known.came_from(t, k)) is not None and was < n:
            # What the meeting has left over is nearer than what it has been through.
            price[was] = max(price[was], -3.0 if known.passes(t, was, k) else -6.0)
        step[: 2 * n, k] = np.maximum(step[: 2 * n, k], price)

    def _opened(self, step: Matrix, t: int, known: Known) -> None:
        """Where it sounds like an opening the next item, or the first that is left over, is nearer."""
        if not self.opens[t]:
            return
        n = self.n
        step[range(n - 1), range(1, n)] += self.opens[t]
        if (self.concluded[t - 1] or self.called[t]) and (left := known.first_left(t, n)) is not None:
            step[:n, left] = np.maximum(step[:n, left], self.base[0, 1] + self.opens[t])
            step[left, left] = 0.0

    def _in_talk(self, t: int, cue: Cue) -> bool:
        """Whether a member merely uses the words of a title."""
        chair = self.lead is None or self.remarks[t].speaker == self.lead or bool(self.handed[t])
        text = self.remarks[t].text
        told = cue.by_title or cue.strength > 1.0 or not _POINT.search(text)
        return told and not chair and not _OFFERING.search(text)

    def _back_to_work(self, t: int) -> bool:
        """Whether the chair calls the others back or gives somebody the word: that is no longer a pause."""
        remark = self.remarks[t]
        if self.lead in {None, remark.speaker} and not any(c.move is Move.BREAK for c in self.cues[t]):
            return bool(self.called[t]) or re.search(r"\bigen\b", remark.text, re.IGNORECASE) is not None
        return False

    def _aside(self, t: int) -> bool:
        """Whether somebody goes back for a word or two; a chair who turns back to an item stays there."""
        back = any(c.move is Move.BACK for c in self.cues[t])
        return back and (self.remarks[t].speaker != self.lead or _ASIDE.search(self.remarks[t].text) is not None)

    def _over(self, t: int) -> int:
        """Where somebody speaks who neither asked nor answered: there the aside that began at `t` is over; else 0."""
        pair: list[str] = []
        for place in range(t, min(t + 1 + _EXCURSION, len(self.remarks))):
            speaker = self.remarks[place].speaker
            if speaker not in pair and len(pair) == 2:
                return place
            pair = [*pair, speaker] if speaker not in pair else pair
        return 0

    def _excursion(self, step: Matrix, *, started: bool, over: bool, was: int | None) -> None:
        """Back to an earlier item for a remark or two, and forward again to where the meeting was."""
        n = self.n
        for i, k in permutations(range(n), 2):
            if (k < i and started) or (k > i and not started and was in {None, k, k - 1}):
                step[i, k] = max(step[i, k], -3.0 if started or over else -4.5)

    def _next(self, step: Matrix, target: int | None, gain: float) -> None:
        n = self.n
        for i in range(n):
            goal = i + 1 if target is None else target
            if goal < n:
                step[i, goal] = max(step[i, goal], -3.0) + gain
                step[n + i, goal] = max(step[n + i, goal], -3.0) + gain
            step[i, i + 2 : n] = np.maximum(step[i, i + 2 : n], -7.0) + gain / 3
        # While nothing has begun, "den næste" says that the first item is over.
        step[self.before, 0] = max(step[self.before, 0], -2.0)
        if n > 1:
            step[self.before, 1] = max(step[self.before, 1], -6.0)

    def best(self, known: Known) -> tuple[list[int], tuple[tuple[float, int | None], ...]]:
        """The likeliest state for every remark, breaks as states of n and more, and its margin to another item."""
        length, states = self.emission.shape
        n = self.n
        emission = self.emission.copy()
        for t, place in known.returns.items():
            emission[t, place] += _RETURN
        for t, found in enumerate(self.cues):
            aside = known.returns.get(t, next((c.items[0] for c in found if c.move is Move.TO), None))
            if self._aside(t) and aside is not None and (over := self._over(t)):
                emission[over, aside] -= _RETURN
        score = np.full(states, _FAR)
        score[self.before], score[: self.n] = -2.0 * self.welcome, self.base[self.before, : self.n]
        score += emission[0]
        back = np.zeros((length, states), dtype=np.int64)
        steps, scores = [self.base], [score]
        joined: list[tuple[int, ...]] = []
        for t in range(1, length):
            joined += [c.items for c in self.cues[t] if c.move is Move.BOTH and len(c.items) > 1]
            steps.append(self._step(t, known, joined))
            through = score[:, None] + steps[t]
            back[t] = through.argmax(axis=0)
            score = through.max(axis=0) + emission[t]
            scores.append(score)
        ending = np.zeros(states)
        ending[:n] -= [self._unheard(k) for k in range(n)]
        ending[self.before] -= self._unheard(-1)
        path = [int((score + ending).argmax())]
        for t in range(length - 1, 0, -1):
            path.append(int(back[t, path[-1]]))
        path = path[::-1]
        return path, self._margins(path, steps, scores, emission, ending)

    def _margins(
        self, path: Sequence[int], steps: Sequence[Matrix], scores: Sequence[Matrix], emission: Matrix, ending: Matrix
    ) -> tuple[tuple[float, int | None], ...]:
        """For every remark how much is lost by the likeliest way that gives it to another item, and which."""
        n, rest, found = self.n, ending, list[tuple[float, int | None]]()
        for t in range(len(path) - 1, -1, -1):
            whole = scores[t] + rest
            most = float(whole[path[t]])
            whole = whole.copy()
            # A break inside an item is no other item.
            whole[[s for s in range(2 * n) if s % n == path[t] % n] if path[t] < 2 * n else [path[t]]] = -np.inf
            other = int(whole.argmax())
            found.append((most - float(whole[other]), other % n if other < 2 * n else None))
            rest = (steps[t] + (emission[t] + rest)[None, :]).max(axis=1)
        return tuple(found[::-1])
