"""An utterance is corrected word by word: what was heard right keeps its time."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from service.meetings import Utterance, Word


def corrected(utterance: Utterance, line: str) -> Utterance:
    """The utterance with another text, which is one line with single spaces.

    Words that stay keep their times and probability. New ones have probability 1 and share the time of those that
    they stand for by their lengths; where they stand for none, the time between their neighbours.
    """
    old, new = utterance.words, line.split()
    words: list[Word] = []
    for kind, i1, i2, j1, j2 in _changes([w.text for w in old], new):
        if kind == "equal":
            words += old[i1:i2]
            continue
        if i1 < i2:
            start, end = old[i1].start, old[i2 - 1].end
        else:
            start = old[i1 - 1].end if i1 else utterance.start
            end = old[i2].start if i2 < len(old) else utterance.end
        if i2 - i1 == j2 - j1:  # word for word
            pairs = zip(old[i1:i2], new[j1:j2], strict=True)
            words += [w.model_copy(update={"text": text, "probability": 1.0, "heard": None}) for w, text in pairs]
        else:
            words += _shared(new[j1:j2], start, max(start, end))
    return utterance.model_copy(update={"text": " ".join(new), "words": tuple(words)})


def both(was: str, mine: str, theirs: str) -> str | None:
    """The text with both corrections of `was`; None where they are about the same words and differ."""
    base = was.split()
    changes = sorted({change for text in (mine, theirs) for change in _edits(base, text.split())})
    words: list[str] = []
    done = 0
    for place, (start, end, new) in enumerate(changes):
        met = start == done and place > 0 and (start == end or changes[place - 1][0] == done)
        if start < done or met:  # two insertions at one place have no order
            return None
        words += [*base[done:start], *new]
        done = end
    return " ".join([*words, *base[done:]])


def _edits(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for kind, i1, i2, j1, j2 in _changes(old, new):
        if kind != "equal":
            yield i1, i2, tuple(new[j1:j2])


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _shared(texts: Sequence[str], start: float, end: float) -> list[Word]:
    total = sum(map(len, texts)) or 1
    words, passed = [], 0
    for text in texts:
        begins = start + (end - start) * passed / total
        passed += len(text)
        ends = start + (end - start) * passed / total
        words.append(Word(start=round(begins, 3), end=round(ends, 3), text=text, probability=1.0))
    return words
