"""The words by which a template knows its fields, as expressions.

`|` parts words of which one is enough, `*` is any ending, `…` up to five words of any kind: "mødes … igen",
"første sygedag*", "du fik|fået brev*".
"""

import re
from collections.abc import Iterable
from functools import cache

_BETWEEN = r"[^\w.?!…]+"
_GAP = rf"(?:{_BETWEEN}[\w-]+){{0,5}}?"


def heard(phrases: Iterable[str], text: str) -> re.Match[str] | None:
    """The first place in the text where one of the phrases stands."""
    pattern = _any(tuple(phrases))
    return pattern.search(text) if pattern else None


@cache
def _any(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_one, phrases))})(?!\w)", re.IGNORECASE)


def _one(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word == "…":
            pattern += _GAP
            continue
        either = "|".join(_word(part) for part in word.split("|"))
        pattern += (_BETWEEN if pattern else "") + rf"(?:{either})(?!\w)"
    return pattern


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"[\w-]*" if word.endswith("*") else "")
