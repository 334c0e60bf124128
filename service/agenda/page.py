"""What stands on a printed page: words with their places and fonts, and the lines they make."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_COLUMN = 2.2
"""A space wider than this many type sizes parts columns: a label and its value."""
_SAME_LINE = 0.35
"""How far apart, in type sizes, the feet of words on one line may lie."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands, in points from the page's upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words, or a table's row in its place."""

    words: tuple[Word, ...]
    page: int
    top: float
    bottom: float
    height: float
    cells: tuple[str, ...] = ()

    @property
    def x0(self) -> float:
        """The left edge of its first word."""
        return self.words[0].x0 if self.words else 0.0

    @property
    def x1(self) -> float:
        """The right edge of its last word."""
        return self.words[-1].x1 if self.words else 0.0

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return sizes.most_common(1)[0][0] if sizes else 0.0

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold; dashes and dots don't count."""
        return bool(self.words) and all(word.bold for word in self.words if re.search(r"\w", word.text))

    @property
    def text(self) -> str:
        """The words with single spaces; a tab where columns part."""
        text = ""
        for before, word in zip((None, *self.words), self.words, strict=False):
            if before is not None:
                space = word.x0 - before.x1
                text += "\t" if space > _COLUMN * word.size else " " if space > 0.08 * word.size else ""
            text += word.text
        return text

    @property
    def lead(self) -> str:
        """The bold words it begins with, if plain ones follow."""
        count = next((i for i, word in enumerate(self.words) if not word.bold), len(self.words))
        return replace(self, words=self.words[:count]).text if 0 < count < len(self.words) else ""


def as_lines(words: Sequence[Word], page: int) -> Iterator[Line]:
    """Words on one foot are one line."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        near = next(
            (
                r
                for r in reversed(rows[-3:])
                if abs(r[0].bottom - word.bottom) <= _SAME_LINE * max(word.size, r[0].size)
            ),
            None,
        )
        if near is not None:
            near.append(word)
        else:
            rows.append([word])
    for row in rows:
        ordered = tuple(sorted(row, key=lambda w: w.x0))
        top, bottom = min(w.top for w in ordered), max(w.bottom for w in ordered)
        yield Line(ordered, page, top, bottom, bottom - top)
