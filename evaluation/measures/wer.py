"""How well words were heard: WER and CER.

Both are the Levenshtein distance (substitutions, deletions and insertions, one each) over the length of the reference,
in words and in characters; over 1 is possible. Before that, reference and hypothesis are made alike in what no referent
would call an error:

- letters in lower case, in Unicode's NFC; å is not aa
- numbers as digits, however they were written: "fire komma to procent", "4,2 %" and "4,2 procent" are the same, and
  so are "tiende" and "10."; "2.000" and "2000". Thereby "en", "et" and "1" are one word, "anden" and "2." another
- "%" is "procent", "kr." is "kr", "§" is "paragraf"
- punctuation is left out; a hyphen parts words; the comma within a number stays

Filler words ("øh") are words like the others.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from evaluation.measures.share import Share


def word_errors(reference: str, hypothesis: str) -> Share:
    """Word errors of the reference's words: its `rate` is the WER."""
    said, heard = normalized(reference).split(), normalized(hypothesis).split()
    return Share(distance(said, heard), len(said))


def character_errors(reference: str, hypothesis: str) -> Share:
    """Character errors of the reference's characters, single spaces between words included: its `rate` is the CER."""
    said, heard = normalized(reference), normalized(hypothesis)
    return Share(distance(said, heard), len(said))


@lru_cache(maxsize=16384)
def normalized(text: str) -> str:
    """The text as it is compared: words parted by single spaces. See above."""
    from text_to_num import alpha2digit

    text = unicodedata.normalize("NFC", text).lower()
    text = text.replace("%", " procent ").replace("§", " paragraf ").replace("’", "'")
    text = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", text)
    # Punctuation ends a number: "punkt to, tre personer" are two numbers.
    text = " ".join(alpha2digit(clause, "da", 0) for clause in re.split(r"(?<=\w)[.,;:!?]+(?=\s|$)", text))
    text = text.replace("'", "")
    return " ".join(re.findall(r"\d+(?:,\d+)?|[^\W\d_]+", text))


def distance(reference: Sequence[str], hypothesis: Sequence[str]) -> int:
    """The Levenshtein distance: the fewest substitutions, deletions and insertions that make one the other."""
    known: dict[str, int] = {}
    said = np.array([known.setdefault(token, len(known)) for token in reference], dtype=np.int64)
    heard = np.array([known.setdefault(token, len(known)) for token in hypothesis], dtype=np.int64)
    columns = np.arange(len(heard) + 1)
    row = columns.copy()
    for token in said:
        better = np.minimum(row[1:] + 1, row[:-1] + (heard != token))
        row = np.concatenate(([row[0] + 1], better))
        # An insertion costs one per column: what is left of it is a running minimum.
        row = np.minimum.accumulate(row - columns) + columns
    return int(row[-1])
