"""A short answer and its question are one thing told: "Hvad koster hegnet?" and "8.000" is "Hegnet koster 8.000".

Only the order of the question's words is read: what is asked for takes the question word's place.
"""

import re

from service.drafting.numerals import number_in
from service.drafting.plain import plain

_I = re.IGNORECASE
_ABOUT = r"(?:(?:ca\.?|cirka|omkring|knap|godt|næsten|kun|op\s+til|den|i\s+uge|klokken)\s+)*"
_LEAD = re.compile(r"^\W*(?:(?:og|men|ja|okay|øh|så|altså|jamen)\b[\s,]*)+", _I)
_COUNT = re.compile(r"^hvor\s+(?:mange|meget)\s+(?P<rest>.+)$", _I | re.DOTALL)
_TURNED = re.compile(
    r"^(?:hvad|hvornår|hvor\s+\w+)\s+(?P<verb>er|var|\w{2,}r)\s+(?P<subject>\w+(?:\s+\w+){0,4})$", _I | re.DOTALL
)
_PERSONAL = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|du|dig|din|dit|dine|jer|jeres|I)\b")


def stated(question: str, answer: str) -> str:
    """The statement that question and answer make together, where the answer is a mere number; else empty."""
    told = re.split(r"[,;](?=\s)|\.(?=\s+[A-ZÆØÅ]|$)", plain(answer), maxsplit=1)[0].strip(" .!")
    first = re.sub(rf"^{_ABOUT}", "", told, flags=_I).split(" ")[0]
    asked = _LEAD.sub("", question).strip(" ?")
    if number_in(first.replace(".", "")) is None or len(told.split()) > 6 or _PERSONAL.search(f"{asked} {told}"):
        return ""
    told = told[:1].lower() + told[1:]
    if match := _COUNT.match(asked):
        rest = match.group("rest")
        if turned := re.match(r"(?P<verb>er|var|\w{2,}r)\s+(?P<subject>det|der|den|de)$", rest, _I):
            return _sentence(f"{turned.group('subject')} {turned.group('verb')} {told}")
        return _sentence(f"{told} {rest}") if len(rest.split()) >= 3 and len(told.split()) == 1 else ""
    if match := _TURNED.match(asked):
        return _sentence(f"{match.group('subject')} {match.group('verb')} {told}")
    return ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
