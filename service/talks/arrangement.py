"""What a sentence arranges by its form, whatever it is about.

A change at work need not be one that `subject` knows by its words. Said with the days that it holds ("Vejeboden fra på
mandag og året ud"), promised by who leads the talk ("Jeg sætter en varmeblæser ind") or labelled ("Aftale: følges med
Tove"), it is one all the same. Its keys are the words that it is about.
"""

import datetime
import re

from service.agreeing import Part
from service.meetings.calendar import MONTHS, WEEKDAYS
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.moves import IDEA
from service.talks.owner import acts, is_verb
from service.talks.period import Period
from service.talks.saying import Saying
from service.talks.subject import NO_SUBJECT, Subject

_I = re.IGNORECASE
LABELLED = re.compile(r"^\W*(?:aftale[rt]?|vi\s+aftalte|det\s+(?:er|blev)\s+aftalt,?(?:\s+at)?)\s*[:–-]?\s+(?=\S)", _I)
"""What a line of notes about an agreement begins with."""
_ELSE = re.compile(
    r"\b(?:syge?\w*|fravær\w*|raskmeld\w*|\w*ferie\w*|helligdag\w*|fuldt?\s+tid|fuldtid|samtale\w*|referat\w*|indkald\w*|erklæring\w*|"
    r"mulighedserklæring\w*|\w*plan|\w*planen|møde(?:t|s)?|mødes|ses|talt?es|mail\w*|brev\w*|kursus\w*|lukket|optaget)\b",
    _I,
)
"""What days are often told of that are no agreement's."""
_NP = re.compile(
    r"\b(?:en|et|nogle|noget|din|dit|dine|den|det|de)\s+(?P<words>[a-zæøå][\wæøåé-]*(?:\s+[a-zæøå][\wæøåé-]*){0,2})", _I
)
_LET = re.compile(
    r"\b(?:får|beder)\s+(?:\w+\s+)?(?:om\s+|til\s+)?at\s+\w+\s+(?:din|dit|dine|den|det|de|en|et)?\s*(?P<noun>[a-zæøå]{5,})",
    _I,
)
_COMPOUND = 8
"""Letters of a word that is likely put together: what changes at work is seldom told by a short bare word."""
_ENDS = re.compile(r"\b(?:til\s+og\s+med|t\.?o\.?m|indtil|frem\s+til|ud|udgangen|resten)\b", _I)
_COURTESY = re.compile(r"\b(?:sige?\s+til|spørg\s+(?:bare|endelig))\b", _I)
_DEFINITE = re.compile(r"(?:erne|ene|en|et|ne)$")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        nytår påske påsken pinse pinsen julen sommeren ugen uger ugerne dagen dage dages måneden måneder året starten
        derfra herfra resten altså alligevel desværre heldigvis selvfølgelig naturligvis
        ordentlig egentlig nærmere bestemt
        bliver blive efter eller endnu første faktisk foran fortsat fremover gerne heller imens indenfor
        inden ikke ingen klokken kommer kunne langs mandagen mellem måneden morgen nemlig næste omkring overfor også
        siger sammen samtidig senest skulle stadig ugerne udgangen under ungefær ville været året lige over med til
        ved fra for som der den det hos ind når mod op på af og at om i
        """,
    )
)
"""Words that no arrangement is about."""
_DAYS = (*WEEKDAYS, *MONTHS)
_MANY_DAYS = tuple(f"{day}e" for day in (*WEEKDAYS, "weekend"))
_ANY = Calendar(datetime.date(2000, 1, 3))


def arranged(saying: Saying, period: Period) -> list[Subject]:
    """What the sentence arranges by its form; nothing where it asks, puts forward or is about something else."""
    text = saying.text
    if saying.question or IDEA.search(text) or _ELSE.search(text):
        return []
    labelled = LABELLED.match(text) if saying.noted else None
    if labelled is not None:
        return _subjects(words_of(text[labelled.end() :]))
    if told_in(text, period) and (saying.noted or saying.part is not Part.EMPLOYEE or acts(text)):
        return _subjects(words_of(text))
    if saying.part is not Part.EMPLOYEE and acts(text):
        given = [match["noun"].casefold() for match in _LET.finditer(text)] or _given(text)
        return _subjects(
            [word for word in given if len(word) > 3 and word not in _SMALL | NO_SUBJECT and not is_verb(word)]
        )
    return []


def told_in(text: str, period: Period) -> bool:
    """Whether the sentence tells from when, or until when: a day by which something is done is no end."""
    return period.first is not None or (period.last is not None and _ENDS.search(text) is not None)


def words_of(text: str) -> list[str]:
    """The words that a sentence may be about, those in definite form first; its days are none of them."""
    for day in reversed(days_in(text, _ANY)):
        if not text[day.end : day.end + 1].isalpha() and not text[: day.end].casefold().endswith(_MANY_DAYS):
            text = text[: day.start] + " " + text[day.end :]
    found = [word for word in re.findall(r"[a-zæøå][\wæøåé-]{3,}", text.casefold()) if _speaks(word)]
    return sorted(dict.fromkeys(found), key=lambda word: _DEFINITE.search(word) is None)


def courteous(text: str) -> bool:
    """Whether it only asks the other to speak up: "Sig til, hvis du vil have en pause."."""
    return _COURTESY.search(text) is not None


def _given(text: str) -> list[str]:
    """What is given: the longest word of "en ny kontorstol"."""
    found = []
    for match in _NP.finditer(text):
        words: list[str] = []
        for word in match["words"].casefold().split():
            if word in _SMALL:
                break
            words.append(word)
        if words and not match.group().casefold().startswith(("den ", "det ", "de ")):
            found.append(max(words, key=len))
    return found


def _subjects(words: list[str]) -> list[Subject]:
    return [Subject(word) for word in words]


def _speaks(word: str) -> bool:
    if word.endswith(_MANY_DAYS) or any(word.startswith(f"{day}ene") for day in WEEKDAYS):
        return True
    if is_verb(word) or word in _SMALL | NO_SUBJECT or word.startswith(_DAYS):
        return False
    return len(word) >= _COMPOUND or (len(word) > 3 and _DEFINITE.search(word) is not None)
