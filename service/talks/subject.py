"""What a sentence would change at work: how much somebody works, what they are spared, what they are given, who helps.

A subject is known by its key, so that the sentences about one agreement find each other: "gårdvagten" and "gårdvagt".
How much somebody works is one subject, whatever it is counted in.
"""

import re
from dataclasses import dataclass

from service.drafting.numerals import CARDINALS
from service.meetings.calendar import MONTHS, WEEKDAYS

_I = re.IGNORECASE
WORK = "arbejdstid"
_NUMBER_WORDS = "|".join(sorted((w for w, n in CARDINALS.items() if 0 < n <= 60), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,2}}(?:,\d)?|{_NUMBER_WORDS})"
_MANY = rf"(?!en\b|et\b|én\b|ét\b|1\b){_NUMBER}"
_COUNTED = r"(?:timer|lektioner|vagter|dagvagter|aftenvagter|formiddage|eftermiddage|dage|arbejdsdage|hjemmedage)"
_MEASURE = re.compile(
    rf"\b(?P<number>{_NUMBER})\s+(?:\w+\s+)?(?P<unit>{_COUNTED})\b(?!\s+(?:siden|før|efter\b)|\s+tid\b)"
    rf"|\b(?P<compound>{_NUMBER})-?(?P<hours>timers?)(?:uge|\s+uge)\w*"
    r"|\b(?P<share>halv\s+tid|halvtid|nedsat\s+tid|deltid)\b",
    _I,
)
_PER = re.compile(
    r"\bom\s+(?:ugen|dagen)\b|\bi\s+ugen\b|\bpr\.?\s+(?:uge|dag)\b|\bhver\s+(?:uge|dag)\b|\bdagligt\b|\bugentlig\w*\b",
    _I,
)
_ALONE = re.compile(
    rf"^\W*(?:(?:ja|nej|okay|så|vi|siger|sige|lad|os|skal|hvad|med|måske|hellere|godt|til)\W+)*(?P<number>{_MANY})(?P<first>)"
    r"(?:\W+(?:så|ja|kan|jeg|godt|er|fint|det|tror|klare|om|dagen|ugen))*\W*$",
    _I,
)
_UNDERSTOOD = re.compile(
    rf"\b(?:tænkt|tænker|siger|sige|foreslå\w*|på|med|prøve|være)\s+(?P<number>{_MANY})(?=\s+(?:fra|til|i\s+(?:stedet|begyndelsen|starten))\b|[.,?!]|$)"
    rf"|^\W*(?P<first>{_MANY})\s+(?:er\s+for|kan\s+jeg|tør\s+jeg)\b",
    _I,
)
_NOUN = r"(?P<noun>[a-zæøå][\wæøåé-]{3,})"
_OPEN = (
    # spared: "fri for samling", "slippe for gårdvagten", "fritaget for tilkaldevagt"
    re.compile(
        rf"\b(?:fri|fritage[trs]*|fritagelse\w*|slipp\w*|undgå\w*|skån\w*)\s+(?:jeg\s+|du\s+|for\s+|af\s+|at\s+|dig\s+){{0,3}}{_NOUN}",
        _I,
    ),
    re.compile(rf"^\W*(?:(?:så|og|altså|okay|ja|godt|der\s+er)\W+)*ingen\s+(?:\w+e\s+)?{_NOUN}", _I),
    re.compile(rf"\bbliver\s+ikke\s+\w+\s+{_NOUN}", _I),
    re.compile(
        r"\bdu\s+(?:deltager|kører|løfter|tager|passer|møder|står|sidder|underviser|arbejder|laver|dækker|åbner|lukker|rydder|bærer)\s+"
        rf"ikke\s+(?:(?:med|i|til|på|de|den|det|store|tunge)\s+){{0,3}}{_NOUN}",
        _I,
    ),
    re.compile(
        rf"\bjeg\s+(?:finder|booker|ordner|henter|laver|lejer)\s+(?:dig\s+)?(?:en|et|nogle)\s+(?:(?:ny|nyt|lille|stor|bedre|høj|lav)\s+)?{_NOUN}",
        _I,
    ),
    re.compile(rf"\bdu\s+kan\s+(?:bruge|låne|benytte)\s+(?:(?:en|et|den|det|min|vores)\s+)?{_NOUN}", _I),
    re.compile(
        rf"\b(?:du\s+tager|tager\s+du|du\s+laver|laver\s+du|du\s+har|har\s+du)\s+(?:indtil\s+videre\s+)?kun\s+{_NOUN}",
        _I,
    ),
    # less of it: "vi sætter dit sagstal ned"
    re.compile(
        rf"\b(?:sætter|skruer|skærer)\s+(?:vi\s+|jeg\s+)?(?:(?:dit|din|dine|det|den)\s+)?{_NOUN}\s+(?:ned|op|op\s+og\s+ned)\b",
        _I,
    ),
    # given: "jeg bestiller en stol", "kan få dig et bord", "du får dagvagter"
    re.compile(
        rf"\b(?:bestiller|skaffer|låner|køber|får|få|stiller|indretter|rykker)\s+(?:(?:dig|jeg|du|hende|ham|vi|nu|så)\s+){{0,2}}"
        rf"(?:(?:en|et|den|det|de|dit|din|noget)\s+)?(?:(?:ny|nyt|nye|eget|egen|anden|andet|stille|rolig\w*|høj\w*|bedre|ekstra)\s+){{0,2}}{_NOUN}",
        _I,
    ),
    # taken over: "så tager Nanna samlingen", "forældremøderne tager Ditte", "Bo overtager dine vagter"
    re.compile(
        rf"\b[A-ZÆØÅ][a-zæøå]+\s+(?:overtager|tager|klarer|passer|står\s+for|dækker)\s+(?:dine|din|dit)\s+{_NOUN}"
    ),
    re.compile(rf"\btager\s+(?:jeg|vi|[A-ZÆØÅ]\w+)\s+(?:(?:dine|din|dit|de|den)\s+)?{_NOUN}"),
    re.compile(
        r"^\W*(?:(?:[Ss]å|[Mm]en|[Oo]g|[Nn]ej|[Jj]a),?\s+)*(?P<noun>[\wæøåé-]{4,})\s+tager\s+(?:jeg|vi|[A-ZÆØÅ]\w+)\b"
    ),
)
_ONE_A_WEEK = re.compile(
    r"\b(?:én|en|et|ét|1)\s+(?P<noun>[a-zæøå]*(?:vagt|dag|aften|tur|time))\s+(?:om\s+ugen|hver\s+uge|i\s+ugen)\b", _I
)
_NAMED = {
    WORK: r"lektionerne|timerne|timetal\w*|vagterne|arbejdstid\w*|(?:op|ned|gå)\s+i\s+tid|timeantal\w*",
    "hjemme": r"hjemmefra|hjemmearbejd\w*|arbejder?\s+hjemme|hjemmedag\w*|hjemmekontor\w*",
    "pause": r"pause\w*|\w*minutter\s+hver\s+time",
    "makker": r"makker\w*|mentor\w*|følgevagt\w*|følordning\w*|sidemand\w*|buddy\w*|kontaktperson\w*",
    "stol": r"(?:kontor)?stol(?:en|e)?",
    "bord": r"(?:hæve-?\s?sænke-?)?bord(?:et)?|skrivebord\w*",
    "skærm": r"(?:større|ny|ekstra|anden)\s+skærm\w*|skærm(?:en)?\s+mere",
    "headset": r"headset\w*|høretelefon\w*",
    "kontor": r"(?:eget|andet|roligt|stille)\s+kontor\w*|kontor\s+for\s+(?:dig|mig)\s+selv|stillekontor\w*"
    r"|roligt\s+(?:lokale|sted|rum)",
    "mødetid": r"(?:møde[rt]?|starte[rt]?|begynde[rt]?)\s+(?:\w+\s+){0,2}?(?:klokken|kl\.?)\s+\S+|mødetid\w*"
    r"|sen(?:ere)?\s+møde\w*|møde[rt]?\s+(?:lidt\s+|først\s+)?senere|klokken\s+\S+\s+i\s+stedet\s+for|flekstid\w*",
    "løft": r"løft\w*|tunge\s+\w+|liften\w*|gryde\w*",
}
_NAMES = {key: re.compile(rf"\b(?:{words})\b", _I) for key, words in _NAMED.items()}
_NO_SUBJECT = frozenset(
    re.findall(
        r"\w+",
        """
        aftaler aftale ændringer optagelse bisidder tilpasninger hjælpemidler vagtplan vagtplanen ansvarlig
        af afsted alle anden andet andre bare bemærkninger besked brevet brug dage dato dem den denne derefter
        derfra det dette dine endnu fast fastholdelsesplan fat flere fuld færre gang godt grund have hele hensyn
        herfra hinanden hjem hvad hvis hvor igen ikke imod indkaldelsen jer jeres kaffe kontakt lige lov mailen
        med meget mere mine mulighed mulighedserklæring måske møde nogen noget nogle næste også opgave opgaver os
        plads plan planer problem problemer referatet sammen samtale selv sendt skrevet slutdato spørgsmål
        stilling sådan tanken tid tilbage timer tænkt ud udkast uger videre være
        """,
    )
)
"""What may stand where a subject would, and is none."""


_DAYS = (*WEEKDAYS, *MONTHS)


@dataclass(frozen=True)
class Amount:
    """How much somebody works: a number and what it counts; the unit is empty where it was understood."""

    number: float
    unit: str


@dataclass(frozen=True)
class Subject:
    """What a sentence would change; `elliptic`: it says how often, but not what."""

    key: str
    amount: Amount | None = None
    elliptic: bool = False


def subjects_in(text: str, *, working: bool = False) -> list[Subject]:
    """The subjects of a sentence. `working`: how much is just being talked of, so that a number alone is of that."""
    found: list[Subject] = []
    for match in _MEASURE.finditer(text):
        amount = _amount(match)
        if _short(match, text):
            continue
        found.append(Subject(WORK, amount))
    if not found and working and (alone := _ALONE.match(text) or _UNDERSTOOD.search(text)):
        number = alone["number"] or alone["first"]
        found.append(Subject(WORK, Amount(_value(number), "")))
    keys = [key for key, words in _NAMES.items() if words.search(text)]
    often = [match["noun"].casefold() for match in _ONE_A_WEEK.finditer(text)]
    for pattern in _OPEN:
        for match in pattern.finditer(text):
            noun = match["noun"].casefold()
            if (
                noun not in _NO_SUBJECT
                and not noun.startswith(_DAYS)
                and not any(word.search(noun) for word in _NAMES.values())
            ):
                keys.append(noun)
    amounts = found[-1:]  # "Du er på 28 timer nu, så 14 timer?"
    told = [Subject(key, elliptic=len(key) <= 9) for key in often if key not in keys]
    return amounts + told + [Subject(key) for key in dict.fromkeys(keys) if not (amounts and key == WORK)]


def same(one: str, other: str) -> bool:
    """Whether two keys are of one subject: "samling" and "samlingen"."""
    length = min(len(one), len(other), 6)
    return one[:length] == other[:length]


def _amount(match: re.Match[str]) -> Amount:
    if match["share"]:
        return Amount(0.5, match["share"])
    if match["compound"]:
        return Amount(_value(match["compound"]), "timer")
    return Amount(_value(match["number"]), match["unit"].casefold())


def _value(words: str) -> float:
    bare = words.casefold().replace(",", ".")
    return float(bare) if bare[0].isdigit() else float(CARDINALS[bare])


def _short(match: re.Match[str], text: str) -> bool:
    """Whether a number of days is a length of time and no working week: "om 14 dage", "de første 14 dage"."""
    if (match["unit"] or "").casefold() != "dage":
        return False
    before = text[: match.start()].casefold()
    told = re.search(r"(?:\bom|\bi|\bfor|\bde|\bnæste|\bførste|\bsamme|\bca\.?|\ballerede)\s+$", before)
    return (
        told is not None
        or (match["number"] or "") in {"14", "fjorten"}
        or not (_PER.search(text) or _value(match["number"] or "9") <= 5)
    )
