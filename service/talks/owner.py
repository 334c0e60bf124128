"""Who sees to something: who takes it on, or who it is given to."""

import re

from service.agreeing import Part
from service.talks.people import People
from service.talks.saying import Saying

_I = re.IGNORECASE
_STATES = (
    r"er|var|har|havde|kan|kunne|skal|skulle|vil|ville|må|bør|behøver|synes|tror|ved|mener|tænker|håber|ser|hører|"
    r"forstår|husker|kender|regner|går|bliver|kommer|hedder|foreslår|siger|skriver|noterer|spørger|svarer|læser|glæder|"
    r"takker|ønsker|fortæller|snakker|taler|nævner|prøver|mangler|følger|føler|venter|lover|undskylder|sidder|står|ligger|sover|lever|bor|arbejder|møder|"
    r"orker|magter|tør|gider|klarer|plejer|mærker|savner|tager\s+(?:bare\s+)?referat"
)
"""What somebody does that changes nothing for anybody: a closed class, where deeds are an open one."""
_ACTS = re.compile(
    rf"\b(?:jeg|vi|a)\s+(?:lige\s+|så\s+|selv\s+|nok\s+)?(?!(?:{_STATES})\b)[a-zæøå]{{2,}}r\b"
    r"|\b(?:jeg|vi)\s+kan\s+(?:godt\s+)?[a-zæøå]+\s+dig\b"
    rf"|^\W*(?:(?:ja|nej|okay|godt|fint|og|men|så)\W+)*(?!(?:{_STATES}|når|hver|eller|efter|over|under|mere|uger|timer|for)\b)[a-zæøå]{{2,}}r\s+(?:jeg|vi|a)\b",
    _I,
)
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
_AFTER = re.compile(
    r"^\W*(?:(?:så|og|ja|nej|men)\W+)*[\wæøåé-]*(?:erne|ene)\s+(?:\w+\s+){0,4}?(?:tager|overtager|passer|klarer|dækker|laver|holder|kører)\s+"
    r"(?-i:(?P<after>[A-ZÆØÅ][\wæøåé-]+(?:\s+[A-ZÆØÅ][\wæøåé-]+)?))",
    _I,
)
"""Of "Lørdagene tager Finn" it is Finn who does it."""
_PASSIVE = re.compile(
    r"\b(?:overtages|dækkes|varetages|passes|klares|løses|tages|køres|holdes|udføres|fordeles|købes|bestilles)\s+(?:\w+\s+){0,3}?(?:af|hos)\s+"
    r"(?P<who>[A-ZÆØÅ][\wæøåé-]+(?:\s+[A-ZÆØÅ][\wæøåé-]+)?)"
)
_IS_ABLE = re.compile(
    r"\b(?P<who>[A-ZÆØÅ][\wæøåé-]+),?\s+(?:kan|vil|skal)\s+(?:godt\s+|gerne\s+|så\s+)*"
    r"(?:tage|overtage|køre|passe|klare|dække|holde|lave|hente|ordne|stå\s+for)\b"
)
"""Of "Flemming kan køre bussen" it is Flemming who does it, where somebody else says so."""
_POINTS = re.compile(r"\b(?:det|den|dem)\b", _I)
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


def owner_in(saying: Saying, people: People, *, asked: bool = False, named: bool = False) -> str:  # noqa: PLR0911 - one for each form
    """The name of who takes it on in this sentence; empty where nobody does.

    `asked`: somebody asked who it is. `named`: the sentence itself tells what it is about.
    """
    text = saying.text
    speaker = people.speaker(saying.speaker) or (people.writer if saying.noted else None)
    if asked:
        other = people.named(text)
        if other and saying.speaker and other[0] is not speaker:
            return other[0].name
        if _ME.search(text) or (saying.answer is not None and saying.answer.value == "yes"):
            return speaker.name if speaker else ""
    if saying.question:
        return ""
    told = named or (saying.part is not Part.EMPLOYEE and _POINTS.search(text) is not None)
    mine = _I_DO.search(text) or (told and acts(text) and re.search(r"\b(?:jeg|a)\b", text, _I))
    if speaker is not None and mine and not _NOT_MEANT.search(text):
        return speaker.name if saying.part is not Part.EMPLOYEE or not re.search(r"\bkan\b", text) else ""
    for match in (*_AFTER.finditer(text), *_PASSIVE.finditer(text), *_IS_ABLE.finditer(text), *_DID.finditer(text)):
        given = match.groupdict()
        who = given.get("who") or given.get("after") or ""
        words = [word for word in who.split() if word not in _NO_NAMES]  # "Og Birgit tager vagten"
        if not words:
            continue
        who = " ".join(words)
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


_DEED = re.compile(rf"(?:{_DOING}|{_STATES}|begynder|starter|slutter|fortsætter|gælder|ender|løber|sker)", _I)


def is_verb(word: str) -> bool:
    """Whether the word is one of the verbs by which agreements are told."""
    return _DEED.fullmatch(word) is not None


def acts(text: str) -> bool:
    """Whether who speaks tells that they do something, and no more than think, say or be."""
    return _ACTS.search(text) is not None
