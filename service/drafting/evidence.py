"""What each remark says of where the meeting is: the words of its items and the cues to them, in nats.

The columns are the states of `ways`: items 0…n-1, a break inside each n…2n-1, before the first 2n, after the last 2n+1.
"""

import numpy as np
from numpy.typing import NDArray

from service.drafting.cues import Cue, Move
from service.drafting.leading import DECIDING, Led
from service.drafting.lexicon import Lexicon

Matrix = NDArray[np.float64]

_TO, _BREAK, _CLOSE = 10.0, 5.0, 9.0
# Words come in runs, each as sure as if it stood alone: together they would be too sure. Found by leaving meetings out.
_WORDS, _TITLES, _DOUBTFUL, _SURE = 0.55, 0.55, 0.55, 0.9
_HANDED, _TAKEN = 3.0, 8.0
_EARLY, _SOON = 8, 20  # remarks: small talk before the start lasts no longer


def evidence(led: Led, words: Lexicon, paused: frozenset[int]) -> tuple[Matrix, list[float]]:
    """How much each remark speaks for each state, and how much of some title it says; `paused` are items that are a
    pause themselves.
    """
    rows = np.zeros((len(led.remarks), 2 * led.n + 2))
    titled = [0.0] * len(led.remarks)
    for t, row in enumerate(rows):
        titled[t] = _emit(row, led, t, words, paused)
    return rows, titled


def _emit(row: Matrix, led: Led, t: int, words: Lexicon, paused: frozenset[int]) -> float:
    n, remark = led.n, led.remarks[t]
    before, after = 2 * n, 2 * n + 1
    row[:n] = words.score(remark) * _WORDS
    mentioned = {k for c in led.cues[t] if c.move is Move.MENTION for k in c.items}
    for k in mentioned:
        row[k] = min(row[k], 0.0) - 2.0
    title = words.titled(remark)
    said = float(title.max())
    title *= _TITLES * (led.trust[t] ** 2) * (not led.acts[t])
    for k in range(n):
        if k not in mentioned:
            row[k] += title[k]
    row[n : 2 * n] = 0.1
    if led.back_to_work(t):
        row[n : 2 * n] -= 8.0
    # Small talk before the start has no words of its own: it holds until something points to an item.
    row[before] = 0.3 if t < _EARLY else -0.2 if t < _SOON else -0.7
    row[after] = -0.3
    for k in led.handed[t]:
        row[k] += _TAKEN if not led.called[t] else _HANDED * (2 if t and led.concluded[t - 1] else 1)
    if any(a.kind in DECIDING and not a.asked for a in led.acts[t]):
        # Nothing is decided outside the items.
        row[n:] -= 2.0
    for cue in led.cues[t]:
        doubtful = led.doubtful(t, cue)
        trust = led.trust[t] ** (3 if doubtful else 1)
        _cued(row, cue, trust * (_DOUBTFUL if doubtful and not led.on_the_way(t) else _SURE), paused)
    return said


def _cued(row: Matrix, cue: Cue, trust: float, paused: frozenset[int]) -> None:
    n = len(row) // 2 - 1
    before, after = 2 * n, 2 * n + 1
    match cue.move:
        case Move.TO:
            row[cue.items[0]] += _TO * cue.strength * trust
        case Move.BOTH:
            for i, k in enumerate(cue.items):
                row[k] += (_TO - i) * cue.strength * trust
        case Move.SKIP:
            row[cue.items[0]] += 5.0 * trust
        case Move.OPEN:
            row[before] += 1.5
        case Move.BREAK:
            row[n : 2 * n] += _BREAK
        case Move.RESUME:
            row[n : 2 * n] -= 8.0
            row[list(paused)] -= 8.0
            row[before] -= 8.0
        case Move.CLOSE:
            row[after] += _CLOSE
