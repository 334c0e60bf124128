"""What no referat tells, whatever else a sentence says: it breaks off, it only denies a value, or it only likes one of
two things better.

What binds somebody, decisions, tasks and what is said for the record, is told however it is said.
"""

import re
from dataclasses import replace

from service.drafting.fact import Fact, FactKind
from service.drafting.kinds import for_record
from service.drafting.numerals import dates_in, in_digits, numbers_in
from service.drafting.stems import content

_I = re.IGNORECASE
_BOUND = {FactKind.DECISION, FactKind.TASK, FactKind.STATEMENT, FactKind.WRITTEN}
_BROKEN = re.compile(r"(?:\.\.\.|…)\W*$")
_TURNS = re.compile(
    r"(?:\.\.\.|…)\s*(?:nej|nå|hov|vent|ja|men|(?:det|den|jeg)\s+(?:er|var|kan|skal|vil|ved|må|tager|husker)\b)", _I
)
# "Nummer to er taget.": what is gone through is told by what is said of it.
_LISTED = re.compile(r"^(?:nummer|punkt|nr\.)\s+\w+\s+er\s+(?:\w+\s+)?\w+\W*$", _I)
_CUT = re.compile(r"[,;]\s+(?:og\s+|men\s+|så\s+|for\s+)?[^,;]*$")
# "Hellere tyve, der virker, end fem, der skal prøves", "jeg vil hellere have færre": a taste, not a proposal.
_LIKES = re.compile(r"^\W*(?:(?:og|men|så|ja|nej)\W+)*hellere\b|\b(?:jeg|vil\s+jeg|tror)\b[^.?!]*\bhellere\b", _I)
# Where somebody has to be, and when they leave: "jeg skal være i Grenå klokken fire", "jeg har et fly".
_OWN_WAY = re.compile(
    r"\b(?:jeg\s+(?:skal|må)|(?:skal|må)\s+jeg)\s+(?:\w+\s+){0,2}?(?:hjem|løbe|hente|af\s+sted|afsted|videre|gå\s+(?:nu|før|kl\w*\.?|\d+|halv|om|lidt)|nå\s+(?:en|et|bussen|toget|flyet)"
    r"|være\s+(?:i|hos|på)\s+(?-i:[A-ZÆØÅ])\w+|på\s+(?:ferie|efterskole|orlov|ski|arbejde))\b"
    r"|\b(?:jeg\s+har|har\s+jeg)\s+(?:jo\s+|selv\s+|også\s+|lige\s+)?(?:et\s+(?:fly|tog|møde(?!\s+med))|en\s+(?:bus|flyver|tid\s+hos)|fri\b|ferie|lejet\s+(?:hus|sommerhus))\b"
    r"|^\W*(?:jeg|vi)\s+(?:skal|tager|rejser|flyver)\s+til\s+(?-i:[A-ZÆØÅ])\w+(?:\s+(?-i:[A-ZÆØÅ])\w+)*\W*$"
    r"|\bjeg\s+(?:stopper|holder\s+op|går\s+på\s+pension)\b,?\s*(?:når|hvis|også|til)\b",
    _I,
)
_ONLY_DENIES = re.compile(
    r"\b(?:det|den|der|jeg|vi)\s+(?:er|var|bliver|kan|skal|hedder)\s+ikke\s+(?:(?:den|på|klokken|kl\.)\s+)*\d", _I
)


def writable(fact: Fact) -> Fact | None:
    """The fact as far as it may be written; None where it may not at all."""
    if fact.kind is not FactKind.WRITTEN and _OWN_WAY.search(fact.text) and not for_record(fact.text):
        return None
    if fact.kind in _BOUND or fact.needed:
        return fact
    text = in_digits(fact.text)
    if any(pattern.search(text) for pattern in (_LIKES, _TURNS, _LISTED)):
        return None
    if _ONLY_DENIES.search(text) and len(dates_in(text)) + len(numbers_in(text)) <= 1 + bool(dates_in(text)):
        return None
    if not _BROKEN.search(fact.text):
        return fact
    whole = _CUT.sub("", fact.text)
    return replace(fact, text=f"{whole}.") if whole != fact.text and len(content(whole)) >= 2 else None
