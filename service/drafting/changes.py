"""What was approved otherwise than proposed."""

import re
from collections.abc import Callable, Sequence

from service.drafting.act_words import ActKind
from service.drafting.acts import Act
from service.drafting.numerals import numbers_in
from service.drafting.remarks import Remark

_I = re.IGNORECASE
AGREED_CHANGE = re.compile(
    r"\b(?:(?:det|den|dem)\s+(?:retter|ændrer|skriver|tilføjer)\s+(?:vi|jeg|\w+)"
    r"|(?:det|den|dem)\s+(?:sætter|flytter|får)\s+(?:vi|jeg|\w+)\s+(?:ind|til|på|med|rettet|ændret|skrevet)|(?:retter|ændrer|tilføjer)\s+vi|jeg\s+(?:retter|ændrer|tilføjer)\s+(?:det|den|dem)|vi\s+(?:retter|ændrer|tilføjer|skriver)|bliver\s+(?:rettet"
    r"|ændret|tilføjet)|skriver\s+vi\s+ind|(?:sætter|skriver)\s+vi\s+(?:det|den|dem)\s+(?:ind|på))\b(?!\s+ikke)",
    _I,
)
# The chair sums up another solution than the one that was put: "så siger vi lukket i uge 29".
_AMENDING = re.compile(
    r"^\W*(?:(?:okay|godt|fint|ja|jo|jamen|nå|men)\W+)*(?:(?:så\s+)(?:siger|fordeler|laver|gør|sætter|ændrer|skriver|flytter|retter|nøjes|kører"
    r"|starter|lægger|holder|begynder|deler|giver)\s+vi|vi\s+siger)\s+(?!det\b|sådan\b|ja\b|nej\b|tak\b|til\s+\w*efterretning)(?:\S+\s+){1,}\S+",
    _I,
)

_ASKS_CHANGE = re.compile(
    r"\b(?:kan|skal|kunne|bør|burde|må)\s+(?:vi|man|der|den|det|jeg)\b.*\b(?:skrive\w*|stå|ændre\w*|rette\w*|tilføje\w*"
    r"|flytte\w*|slette\w*|fjerne\w*|i\s+stedet|hellere|ned\s+på|op\s+på|udvide\w*|forlænge\w*|forkorte\w*"
    r"|præcisere\w*|nævne\w*)\b",
    _I,
)
_GRANTED = re.compile(
    r"^\W*(?:(?:øh|jamen|men|godt|fint)\W+)*(?:ja|jo|jep|fint|god\s+(?:idé|pointe)|det\s+(?:kan|gør)\s+vi)\b", _I
)
_TAKEN_OUT = re.compile(
    r"\b(?:vi|jeg)\s+\w+r\s+(?:det|den|dem)\s+(?:ud|ind|om|væk)\b|\b(?:det|den|dem)\s+\w+r\s+(?:vi|jeg)\s+(?:ud|ind|om|væk)\b",
    _I,
)
_AMOUNT = 100
_YEARS = (1900, 2100)


def change_in(
    remarks: Sequence[Remark], acts: Sequence[Sequence[Act]], place: int, by_chair: Callable[[int], bool]
) -> Remark | None:
    """The remark that says what was changed: in the decision at `place` itself, next to it, or agreed on before it."""
    for near in (place, place - 1, place + 1):
        if 0 <= near < len(remarks) and any(a.kind is ActKind.CHANGE and not a.asked for a in acts[near]):
            return remarks[near]
    for earlier in range(max(0, place - 8), place):
        told = by_chair(earlier) and not remarks[earlier].question
        if told and (_AMENDING.search(remarks[earlier].text) or ActKind.CHANGE in {a.kind for a in acts[earlier]}):
            return remarks[earlier]
    for earlier in range(place + 1):
        remark = remarks[earlier]
        agreed = AGREED_CHANGE.search(remark.text) or _TAKEN_OUT.search(remark.text)
        if agreed and by_chair(earlier) and not remark.question:
            return remark
    for earlier in range(place):
        if _ASKS_CHANGE.search(remarks[earlier].text) and not by_chair(earlier):
            for reply in range(earlier + 1, min(earlier + 3, place + 1)):
                if by_chair(reply) and _GRANTED.match(remarks[reply].text):
                    return remarks[earlier]
    return None


def other_amount(proposal: str, evidence: Sequence[Remark]) -> Remark | None:
    """The remark that grants another amount than the indstilling's."""
    planned = {value for value, _ in numbers_in(proposal) if value >= _AMOUNT}
    for remark in evidence:
        told = {value for value, _ in numbers_in(remark.text) if value >= _AMOUNT and not _YEARS[0] < value < _YEARS[1]}
        if planned and told - planned:
            return remark
    return None
