"""Two texts word by word, and two decisions side by side."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from service.meetings import Outcome, Value
from service.reviewing.item import ReviewItem, ReviewSentence

_ALIKE = 0.35
"""The share of common words from which on two sentences are held to be one sentence in two wordings."""


class Piece(Value):
    """Words that both texts have, or only the new one (added), or only the old one (removed)."""

    kind: Literal["same", "added", "removed"]
    text: str


class Pair(Value):
    """A sentence as it stands and as it would be, with what differs; one of them None where only the other is."""

    old: ReviewSentence | None
    new: ReviewSentence | None
    pieces: tuple[Piece, ...]


class Comparison(Value):
    """Two decisions: their outcomes, and their sentences paired, each side in its own order."""

    old_outcome: Outcome
    new_outcome: Outcome
    pairs: tuple[Pair, ...]

    @property
    def same(self) -> bool:
        """Whether there is nothing to choose between."""
        kinds = {piece.kind for pair in self.pairs for piece in pair.pieces}
        return self.old_outcome is self.new_outcome and kinds <= {"same"}


def words_compared(old: str, new: str) -> tuple[Piece, ...]:
    """The texts in one: `same` with `removed` is the old one, `same` with `added` the new one, by words."""
    before, after = old.split(), new.split()
    pieces = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(kind="same", text=" ".join(before[i1:i2])))
            continue
        if i1 < i2:
            pieces.append(Piece(kind="removed", text=" ".join(before[i1:i2])))
        if j1 < j2:
            pieces.append(Piece(kind="added", text=" ".join(after[j1:j2])))
    return tuple(pieces)


def decisions_compared(old: ReviewItem, new: ReviewItem) -> Comparison:
    """An item as it stands beside how it would be: every sentence of both is in exactly one pair."""
    pairs = [
        Pair(old=a, new=b, pieces=words_compared(a.text if a else "", b.text if b else ""))
        for a, b in _aligned(old.sentences, new.sentences)
    ]
    return Comparison(old_outcome=old.outcome, new_outcome=new.outcome, pairs=tuple(pairs))


def _aligned(
    old: Sequence[ReviewSentence], new: Sequence[ReviewSentence]
) -> list[tuple[ReviewSentence | None, ReviewSentence | None]]:
    """The pairing in order with the most in common (Needleman and Wunsch 1970, no cost for what stands alone)."""
    bags_old, bags_new = [_bag(row) for row in old], [_bag(row) for row in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_alike(a, b) for b in bags_new] for a in bags_old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    pairs: list[tuple[ReviewSentence | None, ReviewSentence | None]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((old[i], None))
            i += 1
        else:
            pairs.append((None, new[j]))
            j += 1
    return [*pairs, *((row, None) for row in old[i:]), *((None, row) for row in new[j:])]


def _bag(row: ReviewSentence) -> frozenset[str]:
    return frozenset(word.strip(".,;:!?»«”\"'()") for word in row.text.casefold().split())


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their words that both have (Jaccard); 0 where it is too little to mean anything."""
    share = len(one & other) / (len(one | other) or 1)
    return share if share >= _ALIKE else 0.0
