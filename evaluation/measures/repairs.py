"""Words that the program repaired after it heard them, held against what was said.

A repair is right where the repaired word is one that was said, at its place in the text (the longest common
stretches of both, `wer.normalized` words). It is false where it is not, whether what had been heard was right or not;
and it does harm where what had been heard was right.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from evaluation.measures.share import Share
from evaluation.measures.wer import normalized
from models.speech import HeardWord


def as_heard(words: Sequence[HeardWord]) -> str:
    """The text as it was before any repair."""
    return " ".join(word.text if word.heard is None else word.heard for word in words if word.heard != "")


def false_repairs(reference: str, words: Sequence[HeardWord]) -> Share:
    """Repaired words that were not said, of all words heard."""
    right = _right(reference, [word.text for word in words])
    wrong = [n for n, word in enumerate(words) if word.heard is not None and n not in right]
    return Share(len(wrong), len(words))


def harmful_repairs(reference: str, words: Sequence[HeardWord]) -> Share:
    """Repaired words that had been heard right and were written wrong, of all words heard."""
    now = _right(reference, [word.text for word in words])
    before = _right(reference, [word.text if word.heard is None else word.heard for word in words])
    harmed = [n for n, word in enumerate(words) if word.heard is not None and n in before - now]
    return Share(len(harmed), len(words))


def _right(reference: str, texts: Sequence[str]) -> set[int]:
    """The places of the texts that lie in what they have in common with the reference, in order."""
    said = normalized(reference).split()
    pieces = [(piece, n) for n, text in enumerate(texts) for piece in normalized(text).split()]
    matcher = SequenceMatcher(None, said, [piece for piece, _ in pieces], autojunk=False)
    return {pieces[b + n][1] for _, b, size in matcher.get_matching_blocks() for n in range(size)}
