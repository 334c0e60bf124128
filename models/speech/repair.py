"""Words that sound like what was to be expected are written as that.

A recogniser that knows little Danish writes what it heard by its sound: "stor går" for Storgaard, "efterhattning" for
efterretning. Here a stretch of one to four heard words is replaced by an expected name, term or Danish word where that
explains the sound better. It is the noisy channel of spelling correction (Kernighan et al. 1990), in powers of ten:
what the heard words cost by being rare and unsurely heard, less what the new ones cost, less how unlike they sound. A
word that is Danish and was heard surely is never touched, nor is anything where two answers are about as good.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from models.speech.doubt import bare
from models.speech.heard import HeardWord
from models.speech.sounds import counts, sounds, unlikenesses, weights

LONGEST_SPAN = 4
"""Heard words that one expected name may have become."""
UNKNOWN = 8.0
"""What a word costs that is no Danish word; the rarest in the list cost 6."""
EXPECTED = 4.2
"""What an expected word costs at most."""
UNSURE = 0.5
"""What each factor of e costs by which a heard word's probability is below 1."""
ALTERED = 1.0
"""What any repair costs."""
UNLIKE = 2.5
"""What a sound costs that is another."""
MOST_UNLIKE = 0.25
"""The share of the sound that may differ from an expected word's, at most."""
MOST_UNLIKE_DANISH = 0.08
"""And from that of any other Danish word: there are so many of them."""
FARTHEST = 0.7
"""Sounds that two strings have not in common, over the longer's length, from which they aren't compared further."""
SHORT = 6
"""Sounds below which less may differ, in proportion: short words have many neighbours."""
EVERYDAY = 5.5
"""Only Danish words up to this cost are written where they weren't expected; the rarer ones are rivals to them."""
LEAST = 1.3
"""A repair must explain the sound by so much better."""
RIVAL = 0.6
"""A second answer that is worse by less than this makes both doubtful."""
COMMON = 3.3
"""A word cheaper than this is said everywhere: it neither begins nor ends a stretch that is replaced as one."""
SURE = 0.6
"""Danish words heard with more than this are left alone."""
PAUSE = 0.6
"""Seconds that no name is interrupted by."""
STEM = 7
"""So many letters make two words one: "Skovlegeplads", which begins a title, is "skovlegepladsen" within a sentence."""
_ENDINGS = ("s", "et", "en", "ets", "ens", "er", "erne", "ernes", "e", "t", "n", "r", "ne")


@cache
def common_words() -> dict[str, float]:
    """How common Danish words are: -log10 of their share of running text."""
    found: dict[str, float] = {}
    for line in resources.files(__package__).joinpath("danish.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cost, *words = line.split()
            found |= dict.fromkeys(words, float(cost))
    return found


@dataclass(frozen=True)
class _Words:
    """Words or phrases that may have been meant, as they are written and as they sound."""

    texts: tuple[str, ...]
    sounds: tuple[str, ...]
    costs: NDArray[np.float64]
    counts: NDArray[np.int16]
    lengths: NDArray[np.intp]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, costs: dict[str, float]) -> "_Words":
        heard = {text: sounds(text) for text in costs}
        texts = tuple(text for text, sound in heard.items() if len(sound) >= 3)
        said = tuple(heard[text] for text in texts)
        return cls(
            texts,
            said,
            np.array([costs[text] for text in texts]),
            counts(said),
            np.array([len(s) for s in said], np.intp),
            weights(said),
        )


@cache
def _danish() -> _Words:
    return _Words.of(common_words())


@dataclass(frozen=True)
class Repair:
    """Words `start` up to `stop` were meant as `text`; `gain` says by how much better that explains the sound."""

    start: int
    stop: int
    text: str
    gain: float


class Repairer:
    """Repairs what was heard by the words that were expected."""

    def __init__(self, expected: Sequence[str]) -> None:
        costs: dict[str, float] = {}
        for text, cost in _expected(expected):
            costs.setdefault(text, cost)
        self._known = {bare(word): EXPECTED for text in costs for word in text.split()}
        self._expected = _Words.of(costs)
        self._texts = frozenset(costs)
        self._rare = _Words.of({text: cost for text, cost in costs.items() if bare(text) not in common_words()})

    def repaired(self, words: Sequence[HeardWord]) -> list[HeardWord]:
        """The words with their repairs, each of which keeps what was heard."""
        return applied(words, self.repairs(words))

    def repairs(self, words: Sequence[HeardWord]) -> list[Repair]:
        """The repairs that together explain the sound best, in order, none overlapping."""
        costs = [self._cost(word) for word in words]
        spans = list(self._spans(words, costs))
        single = [span for span in spans if span.stop == span.start + 1]
        strange = [span for span in single if self._strange(words[span.start], span.start)]
        # Only what is no everyday word can have been heard as several.
        several = [span for span in spans if span.stop > span.start + 1]
        found = [
            *_answers(single, self._expected, MOST_UNLIKE),
            *_answers(several, self._rare, MOST_UNLIKE),
            *_answers(strange, _danish(), MOST_UNLIKE_DANISH),
        ]
        return _best_together(_unrivalled(found, self._texts), len(words))

    def _spans(self, words: Sequence[HeardWord], costs: Sequence[float]) -> "Iterator[_Span]":
        """Every stretch that may have been meant as something else."""
        plain = [bare(word.text) for word in words]
        doubts = [UNSURE * min(4.0, -np.log(max(word.probability, 1e-3))) for word in words]
        fixed = [self._fixed(word) for word in words]
        for start in range(len(words)):
            for stop in range(start + 1, min(start + LONGEST_SPAN, len(words)) + 1):
                last = stop - 1
                if fixed[last] or (stop > start + 1 and _parted(words[last - 1], words[last])):
                    break
                if stop > start + 1 and (costs[start] < COMMON or costs[last] < COMMON):
                    continue
                said = sounds(" ".join(plain[start:stop]))
                if 3 <= len(said) <= 24:
                    yield _Span(start, stop, said, sum(costs[start:stop]) + float(sum(doubts[start:stop])))

    def _cost(self, word: HeardWord) -> float:
        plain = bare(word.text)
        return min(common_words().get(plain, UNKNOWN), self._known.get(plain, UNKNOWN))

    def _fixed(self, word: HeardWord) -> bool:
        """Whether the word stands: a number, an expected word, or a Danish one that was heard surely."""
        plain = bare(word.text)
        if any(c.isdigit() for c in plain) or plain in self._known:
            return True
        return word.probability >= SURE and (plain in common_words() or _compound(plain))

    def _strange(self, word: HeardWord, place: int) -> bool:
        """Whether the word is no Danish one; a capital within a sentence is somebody's name."""
        plain = bare(word.text)
        named = word.text[:1].isupper() and place > 0
        return not (plain in common_words() or named or _compound(plain))


@dataclass(frozen=True)
class _Span:
    start: int
    stop: int
    sounds: str
    cost: float


def _parted(before: HeardWord, word: HeardWord) -> bool:
    return before.text[-1:] in ".,?!:;…" or word.start - before.end > PAUSE


def _expected(texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What is expected and what it costs: names whole and in part, and words with their endings."""
    common = common_words()
    split = [
        ["".join(c for c in word if c.isalpha() or c == "-").strip("-") for word in text.split()] for text in texts
    ]
    small = {word[:STEM] for words in split for word in words if word[:1].islower()}
    for words in split:
        name = 1 < len(words) <= 4 and all(word[:1].isupper() for word in words)
        if name:
            yield " ".join(words), EXPECTED
            yield f"{words[0]} {words[-1]}", EXPECTED
        for given in words:
            if len(given) < 3 or given.isupper():
                continue
            word = given if name or given.lower()[:STEM] not in small else given.lower()
            if name or word.lower() not in common:
                yield word, EXPECTED
                if word[0].isupper():
                    yield word if word[-1] in "sxz" else word + "s", EXPECTED + 0.5
            else:
                yield word.lower(), min(EXPECTED, common[word.lower()])
            if not name:
                yield from ((word + ending, EXPECTED + 0.5) for ending in _ENDINGS if _fits(word.lower(), ending))


def _fits(word: str, ending: str) -> bool:
    """Whether the word takes the ending: its last part does, and both are Danish words ("syge|fraværet")."""
    common = common_words()
    return len(word) > 5 and any(word[n:] in common and word[n:] + ending in common for n in range(len(word) - 2))


@cache
def _compound(word: str) -> bool:
    """Whether the word is two Danish words in one, with an s or e between them at most."""
    common = common_words()
    return any(
        word[:n] in common and word[n:].startswith(joint) and word[n + len(joint) :] in common
        for n in range(3, len(word) - 3)
        for joint in ("", "s", "e")
    )


def _answers(spans: Sequence[_Span], words: _Words, most_unlike: float) -> list[Repair]:
    """What each stretch may have been meant as, by these words."""
    if not spans or not words.texts:
        return []
    pairs: list[tuple[int, int]] = []
    of_spans = counts([span.sounds for span in spans])
    for n, span in enumerate(spans):
        longer = np.maximum(words.lengths, len(span.sounds))
        as_long = np.abs(words.lengths - len(span.sounds)) <= 0.4 * longer
        near = np.flatnonzero((span.cost - words.costs > ALTERED) & as_long)
        apart = np.abs(words.counts[near] - of_spans[n]).sum(axis=1)
        pairs += [(n, int(k)) for k in near[apart <= FARTHEST * longer[near]]]
    if not pairs:
        return []
    heard = [spans[n].sounds for n, _ in pairs]
    unlike = unlikenesses(heard, [words.sounds[k] for _, k in pairs])
    most = np.maximum(weights(heard), words.weights[[k for _, k in pairs]])
    return [
        Repair(span.start, span.stop, words.texts[k], gain)
        for (n, k), cost, whole in zip(pairs, unlike.tolist(), most.tolist(), strict=True)
        if cost <= most_unlike * whole * min(1.0, words.lengths[k] / SHORT)
        for span in (spans[n],)
        if (gain := span.cost - float(words.costs[k]) - ALTERED - UNLIKE * cost) >= LEAST - RIVAL
    ]


def _unrivalled(repairs: Sequence[Repair], expected: frozenset[str]) -> list[Repair]:
    """Of the answers for one stretch the best, unless another is about as good or it is a word out of the way."""
    by_span: dict[tuple[int, int], list[Repair]] = {}
    for repair in repairs:
        by_span.setdefault((repair.start, repair.stop), []).append(repair)
    found = []
    for answers in by_span.values():
        best = max(answers, key=lambda r: r.gain)
        # "legepladsen" is no rival to "legepladser": the word is right with either ending.
        others = [r.gain for r in answers if r.text.casefold()[:STEM] != best.text.casefold()[:STEM]]
        rival = max(others, default=-RIVAL)
        usual = best.text in expected or common_words().get(best.text, UNKNOWN) <= EVERYDAY
        if usual and best.gain >= LEAST and best.gain - rival >= RIVAL:
            found.append(best)
    return found


def _best_together(repairs: Sequence[Repair], words: int) -> list[Repair]:
    """The repairs of the greatest gain that do not overlap."""
    ending: dict[int, list[Repair]] = {}
    for repair in repairs:
        ending.setdefault(repair.stop, []).append(repair)
    best: list[tuple[float, tuple[Repair, ...]]] = [(0.0, ())]
    for stop in range(1, words + 1):
        here = best[-1]
        for repair in ending.get(stop, []):
            before = best[repair.start]
            if before[0] + repair.gain > here[0]:
                here = (before[0] + repair.gain, (*before[1], repair))
        best.append(here)
    return list(best[-1][1])


def applied(words: Sequence[HeardWord], repairs: Sequence[Repair]) -> list[HeardWord]:
    """The words with the repairs made; a repaired word keeps in `heard` what it stands for, perhaps nothing."""
    found: list[HeardWord] = []
    done = 0
    for repair in repairs:
        found += words[done : repair.start]
        found += _rewritten(words[repair.start : repair.stop], repair.text)
        done = repair.stop
    return [*found, *words[done:]]


def _rewritten(heard: Sequence[HeardWord], text: str) -> list[HeardWord]:
    """The new words, which share the time of the old ones by their lengths and keep the marks at the end."""
    new = text.split()
    if heard[0].text[:1].isupper():
        new[0] = new[0][0].upper() + new[0][1:]
    last = heard[-1].text
    new[-1] += last[len(last.rstrip(".,?!:;…")) :]
    total, start, end = sum(map(len, new)), heard[0].start, heard[-1].end
    sure = min(word.probability for word in heard)
    found, passed = [], 0
    for n, word in enumerate(new):
        begins = start + (end - start) * passed / total
        passed += len(word)
        # Each new word stands for its share of the old; the first for those left over.
        old = heard[: len(heard) - len(new) + 1] if n == 0 else heard[len(heard) - len(new) + n :][:1]
        stands_for = old if len(heard) >= len(new) else heard[n : n + 1]
        said = " ".join(w.text for w in stands_for)
        found.append(HeardWord(begins, start + (end - start) * passed / total, word, sure, said))
    return found
