"""Votes counted aloud, hand by hand."""

import re
from collections.abc import Sequence

from service.drafting.numerals import number_in
from service.drafting.remarks import Remark
from service.drafting.stems import content

_I = re.IGNORECASE
_ASK_FOR = re.compile(
    r"\b(?:hvem|nogen|hvor\s+mange|alle)\b[^.?!]*\b(?:er|stemmer)\s+(?:for|imod|mod)\b|\bstemmer?\s+(?:for|imod)\b", _I
)


def counted(remarks: Sequence[Remark], place: int) -> tuple[tuple[int, int, int], tuple[Remark, ...]] | None:
    """Hands counted aloud: "Hvem er for? Det er en, to, tre. Hvem er imod? Det er en."."""
    asked = remarks[place].text
    if not re.search(r"\b(?:imod|mod)\b", asked, _I) or not _ASK_FOR.search(asked):
        return None
    against = _count_after(remarks, place)
    for earlier in range(place - 1, max(place - 6, -1), -1):
        text = remarks[earlier].text
        if (
            against is not None
            and re.search(r"\bfor\b", text, _I)
            and _ASK_FOR.search(text)
            and (favour := _count_after(remarks, earlier)) is not None
        ):
            return (favour, against, 0), tuple(remarks[earlier : place + 2])
    return None


def _count_after(remarks: Sequence[Remark], place: int) -> int | None:
    if place + 1 >= len(remarks):
        return None
    text = remarks[place + 1].text
    if re.search(r"\bingen\b", text, _I):
        return 0
    if len(content(text)) > 4:
        return None
    numbers = [n for word in re.findall(r"\w+", text) if (n := number_in(word)) is not None]
    return numbers[-1] if numbers else None
