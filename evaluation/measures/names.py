"""Recall of names and agenda terms: how many of those that were said a text has got right.

Each time a term stands in the reference counts once; it is heard where the hypothesis has it as often, in any
inflection by "s", "en", "et", "er", "ne". Case and marks are left aside (`wer.normalized`). The measure of keyword
recall in biased speech recognition (Le et al. 2021), on the terms that a referent knows beforehand.
"""

import re
from collections.abc import Iterable

from evaluation.measures.share import Share
from evaluation.measures.wer import normalized

_INFLECTED = r"(?:s|en|n|et|t|er|r|ne|erne|ens|ets)?"


def recalled(reference: str, hypothesis: str, terms: Iterable[str]) -> Share:
    """Terms that the hypothesis has, of those that the reference has; a term of several words counts whole."""
    said, heard = normalized(reference), normalized(hypothesis)
    part = whole = 0
    for term in {normalized(term) for term in terms} - {""}:
        pattern = re.compile(rf"\b{re.escape(term)}{_INFLECTED}\b")
        times = len(pattern.findall(said))
        part += min(times, len(pattern.findall(heard)))
        whole += times
    return Share(part, whole)
