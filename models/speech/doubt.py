"""Text that nobody said is known and cut: loops, subtitle credits, echoed hints, spelling.

Whisper was taught on subtitles, and where it hears nothing it writes what subtitles say. Three signs tell: it repeats
itself (Radford et al. 2022 measure that by how well the text compresses), it writes a known credit line, or it
repeats its prompt.
"""

import re
import tomllib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from models.speech.heard import HeardWord

DENSEST = 2.4
"""Text that compresses better than this repeats itself (the threshold of Radford et al. 2022)."""
REPEATS = 4
"""A phrase said so many times in a row is a loop; three times ("nej, nej, nej") people do say."""
LONGEST_PHRASE = 12
"""Words in the longest phrase that is looked for as a loop."""
LETTERS = 7
"""So many single letters in a row nobody says; "A, V og F stemte for" has three."""
SENTENCE_PAUSE = 0.7
"""Seconds of silence that end a sentence although no full stop was written."""


def bare(text: str) -> str:
    """The word without case and punctuation."""
    return re.sub(r"[^\w]+", "", text.casefold())


def loops(text: str) -> bool:
    """Whether the text repeats itself as speech does not."""
    packed = text.encode()
    if len(packed) > 60 and len(packed) / len(zlib.compress(packed)) > DENSEST:
        return True
    words = [bare(word) for word in text.split()]
    return len(_without_loops(words)) < len(words)


def without_loops(words: Sequence[HeardWord]) -> list[HeardWord]:
    """The words, of every loop only the first round."""
    return [words[n] for n in _without_loops([bare(word.text) for word in words])]


def _without_loops(words: Sequence[str]) -> list[int]:
    """The places of the words that stay when every loop is cut to its first round."""
    keep: list[int] = []
    n = 0
    while n < len(words):
        length, rounds = _loop_at(words, n)
        keep.extend(range(n, n + length))
        n += length * rounds
    return keep


def _loop_at(words: Sequence[str], at: int) -> tuple[int, int]:
    """The phrase that begins there and how many times in a row it is said, if that is a loop; else one word, once."""
    for length in range(1, min(LONGEST_PHRASE, (len(words) - at) // REPEATS) + 1):
        phrase, rounds = words[at : at + length], 1
        while words[at + rounds * length : at + (rounds + 1) * length] == phrase:
            rounds += 1
        # Counting ("en, to, tre …") and spelling never repeat a whole phrase so often.
        if rounds >= REPEATS and any(phrase):
            return length, rounds
    return 1, 1


def spells(text: str) -> bool:
    """Whether the text falls into single letters ("D -E -T U N"): a prompt has led the decoder astray."""
    row = 0
    for word in re.findall(r"\w+", text):
        row = row + 1 if len(word) == 1 and word.isalpha() else 0
        if row >= LETTERS:
            return True
    return False


@dataclass(frozen=True)
class Credits:
    """Subtitle credits as regular expressions over words without case and punctuation, each followed by one space."""

    anywhere: re.Pattern[str]
    alone: re.Pattern[str]

    @classmethod
    @cache
    def read(cls) -> "Credits":
        """The lines of `credits.toml`."""
        data = tomllib.loads(resources.files(__package__).joinpath("credits.toml").read_text(encoding="utf-8"))
        anywhere = "|".join(_pattern(line, names=8) for line in sorted(data["anywhere"], key=len, reverse=True))
        alone = "|".join(_pattern(line, names=4) for line in data["alone"])
        return cls(re.compile(rf"(?<!\S)(?:{anywhere})"), re.compile(rf"(?:{alone})+"))

    def cut(self, words: Sequence[HeardWord]) -> list[HeardWord]:
        """The words without the credits among them."""
        return [word for sentence in _sentences(words) for word in self._cut_sentence(sentence)]

    def _cut_sentence(self, sentence: Sequence[HeardWord]) -> list[HeardWord]:
        text, ends = "", []
        for word in sentence:
            text += bare(word.text) + " "
            ends.append(len(text))
        if self.alone.fullmatch(text):
            return []
        gone = [match.span() for match in self.anywhere.finditer(text)]
        return [
            word
            for word, end in zip(sentence, ends, strict=True)
            if not any(start < end <= stop for start, stop in gone)
        ]


def _pattern(line: str, names: int) -> str:
    """A line of the data as a regular expression; "*" stands for up to so many words of the same sentence."""
    some = rf"(?:\S+ ){{1,{names}}}"
    return "".join(some if word == "*" else re.escape(bare(word)) + " " for word in line.split())


def _sentences(words: Sequence[HeardWord]) -> list[list[HeardWord]]:
    """The words in sentences: a full stop, a question or exclamation mark or a pause ends one."""
    found: list[list[HeardWord]] = []
    for n, word in enumerate(words):
        fresh = n == 0 or words[n - 1].text.endswith((".", "!", "?")) or word.start - words[n - 1].end > SENTENCE_PAUSE
        if fresh:
            found.append([])
        found[-1].append(word)
    return found


def echoes(text: str, hints: Sequence[str]) -> bool:
    """Whether the text is nothing but hints, three or more in the order they were given: a prompt heard in noise."""
    said = [bare(word) for word in text.split()]
    given = [bare(word) for hint in hints for word in hint.split()]
    if len(said) < 3 or len(given) < 3:
        return False
    joined = " ".join(given)
    return " ".join(said) in joined
