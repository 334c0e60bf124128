"""Votes counted aloud: "syv for, to imod og en, der undlod"."""

import re

from service.drafting.numerals import CARDINALS, number_in

_I = re.IGNORECASE
_COUNT = "|".join(sorted((re.escape(w) for w, n in CARDINALS.items() if n < 40), key=len, reverse=True))
_N = rf"(?P<n>\d{{1,2}}|{_COUNT}|ingen|nul)"
_FOR = re.compile(
    rf"{_N}(?:\s+(?:stemmer?|stemte|der\s+stemmer|er|personer|medlemmer)){{0,2}}\s+for\b"
    r"(?!\s+(?:sent|lidt|meget|mange|at|den|det|os|jer|alle))",
    _I,
)
_AGAINST = re.compile(_N + r"(?:\s+(?:stemmer?|stemte|der\s+stemmer|er|personer|medlemmer)){0,2}\s+(?:imod|mod)\b", _I)
_ABSTAIN = re.compile(
    _N
    + (
        r"(?:[\s,]+(?:der|som|personer|medlemmer|stemmer?)){0,2}[\s,]+(?:undlod|undlader|har\s+undladt|hverken|blank\w*"
        r"|undladt|afholdt|afholder)\b"
    ),
    _I,
)


def votes_in(text: str) -> tuple[int, int, int] | None:
    """Votes for, against and abstaining, where at least two of them were counted aloud."""
    counts = [pattern.search(text) for pattern in (_FOR, _AGAINST, _ABSTAIN)]
    if sum(match is not None for match in counts) < 2:
        return None
    numbers = [_count(match.group("n")) if match else 0 for match in counts]
    return (numbers[0], numbers[1], numbers[2])


def _count(word: str) -> int:
    return 0 if word.casefold() in {"ingen", "nul"} else number_in(word) or 0
