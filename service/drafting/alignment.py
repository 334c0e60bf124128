"""Which item each utterance belongs to: a hidden Markov model over remarks.

The states are the items, a break inside each item, the talk before the first and after the last. `evidence` tells what
a remark says of where the meeting is, `ways` what it costs to go from one item to another there. Viterbi (1967) finds
the likeliest way; a second pass knows where the first had already been, so that "det næste punkt" after a jump leads
to what is still missing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from service.drafting.cues import Cue, CueReader, Move
from service.drafting.evidence import Matrix, evidence
from service.drafting.habits import led_on, with_habits
from service.drafting.leading import Led, concludes
from service.drafting.lexicon import Lexicon
from service.drafting.naming import named
from service.drafting.passing import Known, missing, returns
from service.drafting.people import People
from service.drafting.placing import voted
from service.drafting.planning import agreed_order, planned
from service.drafting.presenters import floor_of
from service.drafting.remarks import Remark
from service.drafting.repairs import repaired
from service.drafting.ways import FAR, Ways
from service.meetings import Item

_RETURN = 8.0
_WELCOME = re.compile(r"velkom", re.IGNORECASE)
_PAUSE = re.compile(r"\w*pause\b", re.IGNORECASE)


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
    led = heard(items, remarks, chair, people)
    trellis = _Trellis(led)
    path, _ = trellis.best(Known())
    # What "det næste punkt" means after a jump is known once the jump is.
    known = Known(missing(path, led.cues, led.n), returns(path, led.cues, led.remarks, led.n), path)
    path, margins = trellis.best(known)
    if opened := trellis.ways.opened_late(path):
        path, margins = trellis.best(replace(known, path=path, opened=opened))
    places = tuple(state if state < led.n else None for state in path)
    together = tuple({c.items for found in led.cues for c in found if c.move is Move.BOTH})
    skipped = {
        c.items[0]: remark
        for remark, found in zip(led.remarks, led.cues, strict=True)
        for c in found
        if c.move is Move.SKIP
    }
    return Alignment(places, voted(led.remarks, places, led.cues), together, skipped, margins)


def heard(
    items: Sequence[Item], remarks: Sequence[Remark], chair: str | None = None, people: People | None = None
) -> Led:
    """The talk with its cues, as it is led: what is known before the way through the items is sought."""
    reader = CueReader(items)
    cues = [reader.read(repaired(remark.text)) for remark in remarks]
    lead = chair or leader(remarks, cues)
    remarks = led_on(remarks, cues, lead)
    order = agreed_order(items, remarks, cues, lead)
    cues = planned(items, remarks, with_habits(remarks, cues, lead), lead)
    names = named(items, remarks, lead, [concludes(t, remarks, lead) for t in range(len(remarks))])
    cues = [(name,) if name and not found else found for found, name in zip(cues, names, strict=True)]
    return Led(items, remarks, cues, lead, floor_of(items, remarks, lead, people), order)


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


class _Trellis:
    """One meeting's evidence and ways. States: items 0…n-1, breaks n…2n-1, before 2n, after 2n+1."""

    def __init__(self, led: Led) -> None:
        items = led.items
        self.led, self.welcome = led, _WELCOME.match(items[0].title.strip()) is not None
        paused = frozenset(k for k, item in enumerate(items) if _PAUSE.match(item.title.strip()))
        self.evidence, titled = evidence(led, Lexicon(items, led.remarks), paused)
        self.ways = Ways(led, titled, welcome=self.welcome)

    def best(self, known: Known) -> tuple[list[int], tuple[tuple[float, int | None], ...]]:
        """The likeliest state for every remark, breaks as states of n and more, and its margin to another item."""
        length, states = self.evidence.shape
        led, n = self.led, self.led.n
        told = self.evidence.copy()
        for t, place in known.returns.items():
            told[t, place] += _RETURN
        for t, found in enumerate(led.cues):
            aside = known.returns.get(t, next((c.items[0] for c in found if c.move is Move.TO), None))
            if led.aside(t) and aside is not None and (over := led.over(t)):
                told[over, aside] -= _RETURN
        score = np.full(states, FAR)
        score[2 * n], score[:n] = -2.0 * self.welcome, self.ways.begin()
        score += told[0]
        back = np.zeros((length, states), dtype=np.int64)
        steps, scores = [np.zeros((states, states))], [score]
        joined: list[tuple[int, ...]] = []
        for t in range(1, length):
            joined += [c.items for c in led.cues[t] if c.move is Move.BOTH and len(c.items) > 1]
            steps.append(self.ways.into(t, known, joined))
            through = score[:, None] + steps[t]
            back[t] = through.argmax(axis=0)
            score = through.max(axis=0) + told[t]
            scores.append(score)
        ending = np.zeros(states)
        ending[:n] -= [self.ways.unheard(k) for k in range(n)]
        ending[2 * n] -= self.ways.unheard(-1)
        path = [int((score + ending).argmax())]
        for t in range(length - 1, 0, -1):
            path.append(int(back[t, path[-1]]))
        path = path[::-1]
        return path, _margins(path, steps, scores, told, ending)


def _margins(
    path: Sequence[int], steps: Sequence[Matrix], scores: Sequence[Matrix], told: Matrix, ending: Matrix
) -> tuple[tuple[float, int | None], ...]:
    """For every remark how much is lost by the likeliest way that gives it to another item, and which."""
    n, rest, found = told.shape[1] // 2 - 1, ending, list[tuple[float, int | None]]()
    for t in range(len(path) - 1, -1, -1):
        whole = scores[t] + rest
        most = float(whole[path[t]])
        # A break inside an item is no other item.
        whole[[s for s in range(2 * n) if s % n == path[t] % n] if path[t] < 2 * n else [path[t]]] = -np.inf
        other = int(whole.argmax())
        found.append((most - float(whole[other]), other % n if other < 2 * n else None))
        rest = (steps[t] + (told[t] + rest)[None, :]).max(axis=1)
    return tuple(found[::-1])
