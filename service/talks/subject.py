"""What a sentence would change at work: how much somebody works, what they are spared, what they are given, who helps.

A subject is known by its key, so that the sentences about one agreement find each other: "gårdvagten", "Ingen gårdvagt".
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
_COUNTED = r"(?:timer|lektioner|vagter|dagvagter|aftenvagter|formiddage|eftermiddage|dage|arbejdsdage|hjemmedage)"
_MEASURE = re.compile(
    rf"\b(?P<number>{_NUMBER})\s+(?:\w+\s+)?(?P<unit>{_COUNTED})\b(?!\s+(?:siden|før|efter\b)|\s+tid\b)"
    rf"|\b(?P<compound>{_NUMBER})-?(?P<hours>timers?)(?:uge|\s+uge)\w*"
    r"|\b(?P<share>halv\s+tid|halvtid|nedsat\s+tid|deltid)\b",
    _I,
)
_PER = re.compile(r"\bom\s+(?:ugen|dagen)\b|\bi\s+ugen\b|\bpr\.?\s+(?:uge|dag)\b|\bhver\s+(?:uge|dag)\b|\bdagligt\b|\bugentlig\w*\b", _I)
_ALONE = re.compile(
    rf"^\W*(?:(?:ja|nej|okay|så|vi|siger|sige|lad|os|skal|hvad|med|måske|hellere|godt|til)\W+)*(?P<number>{_NUMBER})(?P<first>)"
    r"(?:\W+(?:så|ja|kan|jeg|godt|er|fint|det|tror|klare|om|dagen|ugen))*\W*$",
    _I,
)
_UNDERSTOOD = re.compile(
    rf"\b(?:tænkt|tænker|siger|sige|foreslå\w*|på|med|prøve|være)\s+(?P<number>{_NUMBER})(?=\s+(?:fra|til|i\s+(?:stedet|begyndelsen|starten))\b|[.,?!]|$)"
    rf"|^\W*(?P<first>{_NUMBER})\s+(?:er\s+for|kan\s+jeg|tør\s+jeg)\b",
    _I,
)
_NOUN = r"(?P<noun>[a-zæøå][\wæøåé-]{3,})"
_OPEN = (
    # spared: "fri for samling", "slippe for gårdvagten", "fritaget for tilkaldevagt"
    re.compile(rf"\b(?:fri|fritage[trs]*|fritagelse\w*|slipp\w*|undgå\w*|skån\w*)\s+(?:jeg\s+|du\s+|for\s+|af\s+|at\s+|dig\s+){{0,3}}{_NOUN}", _I),
    re.compile(rf"^\W*(?:(?:så|og|altså|okay|ja|godt|der\s+er)\W+)*ingen\s+(?:\w+e\s+)?{_NOUN}", _I),
    re.compile(rf"\bbliver\s+ikke\s+\w+\s+{_NOUN}", _I),
    # given: "jeg bestiller en stol", "kan få dig et bord", "du får dagvagter"
    re.compile(
        rf"\b(?:bestiller|skaffer|låner|køber|får|få|finder|stiller|indretter|giver|rykker)\s+(?:(?:dig|jeg|du|hende|ham|vi|nu|så)\s+){{0,2}}"
        rf"(?:(?:en|et|den|det|de|dit|din|noget)\s+)?(?:(?:ny|nyt|nye|eget|egen|anden|andet|stille|rolig\w*|høj\w*|bedre|ekstra)\s+){{0,2}}{_NOUN}",
        _I,
    ),
    # taken over: "så tager Nanna samlingen", "forældremøderne tager Ditte"
    re.compile(rf"\btager\s+(?:jeg|vi|[A-ZÆØÅ]\w+)\s+(?:(?:dine|din|dit|de|den)\s+)?{_NOUN}"),
    re.compile(rf"^\W*(?:(?:[Ss]å|[Mm]en|[Oo]g)\s+)?{_NOUN[:-1].replace('[a-zæøå]', '[A-ZÆØÅa-zæøå]')})\s+tager\s+(?:jeg|vi|[A-ZÆØÅ]\w+)\b"),
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
    "kontor": r"(?:eget|andet|roligt|stille)\s+kontor\w*|kontor\s+for\s+(?:dig|mig)\s+selv|stillekontor\w*|roligt\s+(?:lokale|sted|rum)",
    "mødetid": r"(?:møde[rt]?|starte[rt]?|begynde[rt]?)\s+(?:\w+\s+){0,2}?(?:klokken|kl\.?)\s+\S+|mødetid\w*|sen(?:ere)?\s+møde\w*|flekstid\w*",
    "mails": r"mails?\b|e-mails?\b",
    "løft": r"løft\w*|tunge\s+\w+|liften\w*|gryde\w*",
}
_NAMES = {key: re.compile(rf"\b(?:{words})\b", _I) for key, words in _NAMED.items()}
_NO_SUBJECT = {
    "hvis", "lige", "meget", "bare", "sådan", "nogle", "noget", "nogen", "mere", "godt", "selv", "alle", "dage", "uger", "timer",
    "opgaver", "opgave", "dem", "dette", "denne", "brug", "tanken", "tænkt", "skrevet", "sendt", "ikke", "også", "måske", "næste",
    "problem", "problemer", "grund", "planer", "spørgsmål", "bemærkninger", "mulighed", "besked", "referatet", "samtale", "møde",
    "mulighedserklæring", "fastholdelsesplan", "plan", "dato", "slutdato", "lov", "det", "den", "stilling", "hensyn", "kaffe", "udkast",
    "endnu", "være", "have", "jeres", "mine", "dine", "hele", "flere", "færre", "andet", "anden", "andre", "hvad", "hvor", "gang",
    "derfra", "herfra", "stilling", "imod", "afsted", "hjem", "tilbage", "sammen", "derefter", "plads", "fast", "igen", "videre",
    "brevet", "mailen", "indkaldelsen", "kontakt", "fuld", "tid", "plads", "ud", "med", "os", "jer", "hinanden", "af", "fat",
}  # fmt: skip


_DAYS = (*WEEKDAYS, *MONTHS)


@dataclass(frozen=True)
class Amount:
    """How much somebody works: a number and what it counts; the unit is empty where it was understood."""

    number: float
    unit: str


@dataclass(frozen=True)
class Subject:
    """What a sentence would change."""

    key: str
    amount: Amount | None = None


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
    for pattern in _OPEN:
        for match in pattern.finditer(text):
            noun = match["noun"].casefold()
            if noun not in _NO_SUBJECT and not noun.startswith(_DAYS) and not any(word.search(noun) for word in _NAMES.values()):
                keys.append(noun)
    amounts = found[-1:]  # "Du er på 28 timer nu, så 14 timer?"
    return amounts + [Subject(key) for key in dict.fromkeys(keys) if not (amounts and key == WORK)]


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
    return told is not None or (match["number"] or "") in {"14", "fjorten"} or not (
        _PER.search(text) or _value(match["number"] or "9") <= 5
    )
