"""Who sees to something: who takes it on, or who it is given to."""

import re

from service.agreeing import Part
from service.talks.people import People
from service.talks.saying import Saying

_I = re.IGNORECASE
_DOING = (
    r"bestiller|sørger|laver|lægger|skriver|siger|taler|snakker|spørger|giver|aftaler|sender|ordner|sætter|retter|tager|finder|skaffer|henter|"
    r"ringer|planlægger|koordinerer|printer|udfylder|kontakter|beder|melder|får|indretter|rydder|bytter|flytter|booker|låner|køber|stiller|holder|overtager|passer|dækker|klarer|hjælper|fordeler|retter"
)
_I_DO = re.compile(
    rf"\b(?:jeg|a)\s+(?:lige\s+|så\s+|selv\s+|nok\s+)?(?:{_DOING}|kan\s+få|skal\s+nok)\b|\b(?:{_DOING}|gør)\s+(?:jeg|a)\b",
    _I,
)
_DID = re.compile(
    rf"\b(?P<who>[A-ZÆØÅ][\wæøåé-]+(?:\s+[A-ZÆØÅ][\wæøåé-]+)?)\s+(?:{_DOING})\b|\b(?:{_DOING})\s+(?P<after>[A-ZÆØÅ][\wæøåé-]+)\b"
)
_NOT_MEANT = re.compile(
    r"\b(?:jeg\s+(?:skriver|siger)\s+(?:det\s+)?(?:bare|så|ned|ind|ikke|at)|så\s+skriver\s+jeg|så\s+siger\s+(?:jeg|vi))\b",
    _I,
)
_ASKS = re.compile(r"\b(?:hvem\b|er\s+det\s+dig\b|tager\s+du\b|sørger\s+du\b|gør\s+du\b)", _I)
_ME = re.compile(
    r"\b(?:det\s+(?:gør|er|tager|skal)\s+(?:jeg|mig|a)|(?:gør|tager|sørger)\s+jeg|^\W*(?:ja,?\s+)?(?:jeg|mig)\b)", _I
)
_NO_NAMES = {
    "Så",
    "Men",
    "Og",
    "Ja",
    "Nej",
    "Der",
    "Det",
    "Den",
    "Jeg",
    "Vi",
    "Du",
    "Hvem",
    "Hvad",
    "Fint",
    "Godt",
    "Okay",
    "Aftale",
    "Pause",
    "Vagtplan",
    "Ingen",
    "Ikke",
    "Kan",
    "Opgaver",
    "Næste",
    "Fra",
    "Til",
    "Hvis",
    "Når",
}


def owner_in(saying: Saying, people: People, *, asked: bool = False) -> str:  # noqa: PLR0911 - one for each form
    """The name of who takes it on in this sentence; empty where nobody does. `asked`: somebody asked who it is."""
    text = saying.text
    speaker = people.speaker(saying.speaker) or (people.writer if saying.noted else None)
    if asked:
        named = people.named(text)
        if named and saying.speaker and named[0] is not speaker:
            return named[0].name
        if _ME.search(text) or (saying.answer is not None and saying.answer.value == "yes"):
            return speaker.name if speaker else ""
    if saying.question:
        return ""
    if speaker is not None and _I_DO.search(text) and not _NOT_MEANT.search(text):
        return speaker.name if saying.part is not Part.EMPLOYEE or not re.search(r"\bkan\b", text) else ""
    for match in _DID.finditer(text):
        who = match["who"] or match["after"]
        if who.split()[0] in _NO_NAMES:
            continue
        known = people.named(who)
        return known[0].name if known else who
    if saying.noted:
        labelled = re.search(r"\((?P<who>[^()]{2,30})\)", text) or re.search(
            r"[:,–-]\s*(?P<who>[A-ZÆØÅ]{2,3}|[A-ZÆØÅ][a-zæøå]+)\s*$", text.rstrip(". ")
        )
        known = people.named(labelled["who"]) if labelled else ()
        return known[0].name if known else ""
    return ""


def asks_owner(text: str) -> bool:
    """Whether somebody asks who sees to it."""
    return _ASKS.search(text) is not None
