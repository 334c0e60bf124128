"""What a sentence would change at work: how much somebody works, what they are spared, what they are given, who helps.

A subject is known by its key, so that the sentences about one agreement find each other: "gårdvagten" and "gårdvagt".
How much somebody works is one subject, whatever it is counted in. A weak subject is only spoken of: "Ikke broerne." may
tell what somebody can't do as well as what they are spared.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from service.drafting.numerals import CARDINALS
from service.meetings.calendar import MONTHS, WEEKDAYS

_I = re.IGNORECASE
WORK, HOME, CONTACT = "arbejdstid", "hjemme", "snak"
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
# "tirsdag og torsdag fra ni til tolv", "du møder mandage kl. 8-12"
_CLOCK = rf"(?:(?:kl\.?|klokken)\s*)?(?:halv\s+)?(?:\d{{1,2}}(?:[.:]\d\d)?|{_NUMBER_WORDS})"
_BETWEEN = rf"(?:fra\s+|mellem\s+)?{_CLOCK}\s*(?:til|og|-|–)\s*{_CLOCK}"
_DAY = rf"(?:{'|'.join(WEEKDAYS)})(?:e|ene|en)?"
_TIMETABLE = (
    rf"{_DAY}(?:,\s*{_DAY})*\s+og\s+{_DAY}\s+{_BETWEEN}"
    rf"|(?:du|jeg|hun|han|medarbejderen)\s+(?:kommer|møder(?:\s+ind)?|arbejder|er\s+(?:her|på(?:\s+arbejde)?))\s+(?:\w+\s+){{0,3}}?{_DAY}\s+{_BETWEEN}"
)
_NOUN = r"(?P<noun>[a-zæøå][\wæøåé-]{2,})"
_HEAD = r"(?P<noun>\w[\wæøåé-]{2,})"
_THE = r"(?:(?:den|det|de|dem|din|dit|dine|min|mit|mine|en|et|vores|jeres|nogen|noget|nogle|alle|flere|sådan)\s+)*"
OTHER = (
    r"(?:en\s+(?:anden|kollega|vikar|af\s+de\s+andre)|et\s+vikarbureau|(?:de|nogle\s+af\s+de)\s+andre|kolleg\w+|vikar\w*|"
    r"resten\s+af\s+\w+|teamet|holdet|(?!(?:Den|Det|De|Dem|Der|Så|Og|Men|Jeg|Vi|Du|Han|Hun|Hvem|Hvad|Kan|Nej|Ja|Hvis|Når|Hvor\w*)\b)"
    r"[A-ZÆØÅ][\wæøåé-]+(?:\s+og\s+[A-ZÆØÅ][\wæøåé-]+|\s+[A-ZÆØÅ][\wæøåé-]+)?)"
)
"""Who else takes something over: a colleague, or somebody by name."""
_TAKES = r"(?:overtager|tager|klarer|passer|dækker|kører|ordner|laver|holder|får|besvarer|skriver|åbner|lukker)"
_OPEN: tuple[re.Pattern[str], ...] = (
    # spared: "fri for samling", "slippe for gårdvagten", "fritaget for tilkaldevagt"
    re.compile(
        rf"\b(?:fri|fritage[trs]*|fritagelse\w*|slipp\w*|undgå\w*|skån\w*)\s+(?:jeg\s+|du\s+|for\s+|af\s+|at\s+|dig\s+){{0,3}}{_NOUN}",
        _I,
    ),
    re.compile(rf"^\W*(?:(?:så|og|altså|okay|ja|nej|jo|fint|godt|der\s+er)\W+)*ingen\s+(?:\w+e\s+)?{_NOUN}", _I),
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
_SPARED = (
    # "Du har ikke den sag mere", "du skal ikke tage telefonen længere", "du løfter ingen kasser"
    re.compile(
        rf"\b(?:du|hun|han|medarbejderen)\s+(?:skal\s+|behøver\s+|har\s+|får\s+)?(?:så\s+|jo\s+|heller\s+|slet\s+)?(?:ikke|ingen)\s+"
        rf"(?:(?:at|have|tage|passe|lave|møde|med|på|til|i|være)\s+){{0,3}}{_THE}{_NOUN}(?=[^.?!]*\b(?:mere|længere|foreløbig|indtil|før)\b)",
        _I,
    ),
    re.compile(
        rf"\b(?:slipper|fritages|skånes|fritaget|friholdes|aflastes|undtages)\s+(?:helt\s+)?(?:for|fra)\s+{_THE}{_NOUN}",
        _I,
    ),
    re.compile(r"\b(?:ikke|aldrig|heller\s+ikke)\s+(?:\w+\s+)?(?P<noun>alene)\b", _I),
)
_OVER = (
    # "Villads overtager kasserne", "en vikar passer telefonen"
    re.compile(rf"\b{OTHER}\s+(?:overtager|tager|dækker|passer|står\s+for)\s+(?!med\b|over\b|af\b|sig\b){_THE}{_NOUN}"),
    re.compile(rf"(?:^|[,:;]\s*|\b[Ss]å\s+)(?:{_THE}|[DV]\w+\s+){_HEAD}\s+(?:overtager|tager|dækker|passer)\s+{OTHER}"),
    re.compile(
        rf"\b(?:finder|får|sætter)\s+(?:jeg\s+|vi\s+)?(?:en\s+anden|andre|nogle\s+andre|en\s+vikar|{OTHER})\s+(?:til|på)\s+(?!at\b){_THE}{_NOUN}"
    ),
    re.compile(rf"\b{_HEAD}\s+(?:går|gives|flyttes|overgår|lægges)\s+(?:videre\s+|over\s+)?til\s+{OTHER}"),
    re.compile(
        rf"\b{_HEAD}\s+(?:er|bliver|blev)?\s*(?:fordel\w*|delt)\s+(?:ud\s+)?(?:hos|mellem|på|imellem)\s+{OTHER}"
    ),
    re.compile(
        rf"\b(?:flytter|lægger|fjerner|giver|sætter|samler|fordeler|udskyder|spærrer|blokerer)\s+(?:vi\s+|jeg\s+)?(?:så\s+)?(?:dine|din|dit|de)\s+{_NOUN}",
        _I,
    ),
)
_PLACED = (
    re.compile(
        rf"\b(?:du\s+(?:kan|får|må)\s+(?:lov\s+(?:til\s+)?at\s+)?(?:sidde|arbejde|stå|være|gå)|plads\s+til\s+dig|du\s+får\s+plads|"
        rf"(?:flytter|sætter|rykker)\s+(?:vi\s+|jeg\s+)?dig)\s+(?:\w+\s+)?(?:i|på|hos|ved|ind\s+på|over\s+til|over\s+på)\s+{_THE}(?:[A-ZÆØÅ]\w+s\s+)?{_NOUN}",
        _I,
    ),
    re.compile(rf"\b[Dd]u\s+(?:kan\s+få|får|låner|kan\s+låne|overtager)\s+[A-ZÆØÅ][\wæøåé-]+s\s+{_NOUN}"),
    re.compile(rf"\b{_NOUN}\s+i\s+stedet\b(?!\s+for)", _I),
    re.compile(rf"\b(?P<noun>sammen\s+med\s+{OTHER})"),
)
_OPEN += _SPARED + _OVER + _PLACED
_POLITE = r"(?:(?:[Oo]g|[Ss]å|[Mm]en|[Jj]a|[Nn]ej|[Oo]kay|[Gg]odt|[Ff]int|[Jj]o|[Dd]er\s+er|[Aa]ltså)\W+)*"
_TOPIC = (
    # what is only spoken of: "Ikke broerne.", "Hvad med kassen?", "Hvem tager kasserne?", "Jeg kan ikke have den sag"
    re.compile(
        rf"^\W*{_POLITE}(?:heller\s+|helst\s+)?(?:ikke|aldrig)\s+(?:(?:være|have|tage|med|på|til|i|om)\s+){{0,2}}{_THE}{_NOUN}",
        _I,
    ),
    re.compile(
        rf"^\W*{_POLITE}(?:(?:hvad\s+med|og)\s+{_THE}(?=\w+(?:en|et|ene|erne)\b)|hvem\s+\w+\s+{_THE}){_NOUN}(?:\s+(?:så|imens|nu|i\s+\w+|på\s+\w+))*\s*\?",
        _I,
    ),
    re.compile(rf"^\W*{_POLITE}{_THE}(?P<noun>\w{{4,}}(?:en|et|erne))\s*\?", _I),
    re.compile(
        rf"^\W*{_POLITE}{_THE}{_NOUN},\s+(?:den|det|dem|de)\s+(?:kan|magter|vil|tør|orker)\s+jeg\s+(?:\w+\s+)?ikke\b",
        _I,
    ),
    re.compile(
        rf"\b(?:jeg|hun|han)\s+(?:kan|magter|orker|tør|vil\s+helst|vil)\s+(?:bare\s+|jo\s+|heller\s+|altså\s+|nok\s+)*ikke\s+"
        rf"(?:(?:have|tage|klare|holde\s+til|være|stå|sidde|passe|køre|løfte|lave|med|på|til|i|ved|alene)\s+){{0,3}}{_THE}{_NOUN}",
        _I,
    ),
)
_ASKED_ABOUT = re.compile(
    rf"^\W*{_POLITE}(?:hvad\s+med\s+)?(?:den\s+|det\s+|de\s+)?\w{{3,}}(?:en|et|erne)\s*\?\s*$", _I
)
"""Of something known it asks how it is with it: "Og hjemmedagen?"."""
_TALKING = re.compile(
    r"\b(?:telefonsnak|snak|opkald|opringning|ring(?:er)?|tale[rs]?|taler|status|statusmøde|check-?in|tjek-?in|opfølgning|kaffe|møde[s]?|sms|mail|hilsen)\b",
    _I,
)
OFTEN = re.compile(
    rf"\b(?:hver\s+(?:anden\s+|fjortende\s+)?(?:uge|morgen|formiddag|eftermiddag|dag|måned|{'|'.join(WEEKDAYS)})|ugentlig\w*|"
    r"(?:en|én|to|tre)\s+gange?\s+om\s+(?:ugen|dagen|måneden)|hver\s+14\.\s+dag|dagligt)\b",
    _I,
)
_ONE_A_WEEK = re.compile(
    r"\b(?:én|en|et|ét|1)\s+(?P<noun>[a-zæøå]*(?:vagt|dag|aften|tur|time))\s+(?:om\s+ugen|hver\s+uge|i\s+ugen)\b", _I
)
_SO_MANY = re.compile(
    rf"\b(?:(?P<cap>højst|maks\w*|max|kun|mindst)\s+)?(?P<number>{_NUMBER})\s+(?P<noun>[a-zæøå]{{3,}})\b(?:\s+(?=(?P<per>om\s+(?:ugen|dagen)|i\s+ugen|pr\.?\s+(?:uge|dag)|"
    rf"hver\s+(?:uge|dag))\b))?",
    _I,
)
_NAMED = {
    WORK: rf"{_TIMETABLE}|"
    r"lektionerne|timerne|timetal\w*|vagterne|arbejdstid\w*|(?:op|ned|gå)\s+i\s+tid|timeantal\w*",
    HOME: r"hjemmefra|hjemmearbejd\w*|arbejder?\s+(?:\w+\s+)?hjemme|hjemmedag\w*|hjemmekontor\w*",
    "pause": r"pause\w*|\w*minutter\s+hver\s+time",
    "makker": r"makker\w*|mentor\w*|følgevagt\w*|følordning\w*|sidemand\w*|buddy\w*|kontaktperson\w*",
    "stol": r"(?:kontor|sadel|balance)stol\w*|(?:en|ny|anden|bedre|god|egen)\s+(?:\w+\s+)?stol",
    "bord": r"hæve-?\s?sænke-?\s?bord\w*|(?:et|nyt|andet|eget|højt)\s+(?:\w+\s+)?(?:skrive)?bord|bord,?\s+der\s+kan",
    "skærm": r"(?:større|ny|ekstra|anden)\s+skærm\w*|skærm(?:en)?\s+mere",
    "headset": r"headset\w*|høretelefon\w*",
    "kontor": r"(?:eget|andet|roligt|stille|lille)\s+kontor\w*|kontor\s+for\s+(?:dig|mig)\s+selv|stillekontor\w*"
    r"|roligt\s+(?:lokale|sted|rum)",
    "mødetid": r"(?:møde[rt]?|starte[rt]?|begynde[rt]?)\s+(?:\w+\s+){0,2}?(?:klokken|kl\.?)\s+\S+|mødetid\w*"
    r"|sen(?:ere)?\s+møde\w*|møde[rt]?\s+(?:lidt\s+|først\s+)?senere|klokken\s+\S+\s+i\s+stedet\s+for|flekstid\w*",
    "løft": r"løft\w*|tunge\s+\w+|liften\w*|gryde\w*",
}
_NAMES = {key: re.compile(rf"\b(?:{words})\b", _I) for key, words in _NAMED.items()}
NO_SUBJECT = frozenset(
    re.findall(
        r"\w+",
        """
        af afsted aftale aftaler aldrig alle altid anden andet andre ansvar ansvaret ansvarlig arbejde arbejdet
        arbejdsplan bare bedre bemærkninger besked bisidder brevet brug dage dato datoen dem den denne der
        derefter derfra derhen det dette dig dine disse du efteråret ekstra endda endnu fast fastholdelsesplan
        fat ferie ferien flere for foråret fra fri fuld få færre første gang glæde godt grund ham han har have
        hele helt hende hensyn herfra hinanden hjem hjælpemidler hun hvad hvis hvor højde igen ikke imod
        indkaldelsen indtil ingen initiativ intet jeg jer jeres kaffe kan klar kontakt kort kun langt lidt lige
        lille lov lyst mailen man mange med meget men mere mest mig mindre mindst mine mulighed
        mulighedserklæring måske møde nogen noget nogle nok notater noter næste også opgave opgaver opgaverne
        optagelse os plads plan planer problem problemer referat referatet ret råd sagt samme sammen samt
        samtale selv sendt siden sidste sig skal skrevet slutdato snart som sommeren spørgsmål stilling store
        stort styr svar svaret syg sygdom sådan tag tanken tid tiden til tilbage tilpasninger timer tænkt ud
        udkast uger vagtplan vagtplanen vi via vide videre vil vinteren være ændringer
        """,
    )
)
"""What may stand where a subject would, and is none."""


_KNOWN = re.compile(r"\b(?:de|dine|sine|mine|jeres)\s+$", _I)
"""Before a number that is only mentioned: "de ti timer"."""
_TIMED = re.compile(
    rf"\b(?:i\s+(?:{'|'.join(MONTHS)})|uge\s+\d+|(?:første|næste|sidste|følgende)\s+\w+|derefter|herefter|dernæst|fra|indtil|til\s+og\s+med|"
    r"i\s+\w+\s+(?:uger|dage|måneder?)|den\s+(?:første|anden|tredje))\b",
    _I,
)
_LET_US = re.compile(r"\blad\s+os\b[^,.]*$", _I)
_EACH = re.compile(r"^\s*(?:om\s+ugen\s+)?(?:hver\s+)?(?:på|à|á|a|af|med)\s*(?:hver\s*)?$", _I)
_ASLEEP = re.compile(r"\bsov\w*\b", _I)
_DAYS = (*WEEKDAYS, *MONTHS)
_SHORT_TEXT = 6
"""Words of a sentence that says how many and hardly more: "Fire elever, så."."""
_APART = frozenset((WORK, HOME, CONTACT))
_LONG_KEY = 7
_ONE = frozenset(("en", "et", "én", "ét", "1"))
_UNITS_OF_TIME = frozenset(
    ("gange", "gang", "uger", "uge", "dage", "dag", "timer", "time", "måneder", "minutter", "år", "procent")
)


@dataclass(frozen=True)
class Amount:
    """How much somebody works: a number and what it counts; the unit is empty where it was understood."""

    number: float
    unit: str

    def rivals(self, other: "Amount") -> bool:
        """Whether only one of them can hold: "12 timer" and "15 timer", but not "12 timer" and "tre dage"."""
        return self.number != other.number and (self.unit == other.unit or not (self.unit and other.unit))


@dataclass(frozen=True)
class Subject:
    """What a sentence would change; `elliptic`: it says how often, but not what; `weak`: it is only spoken of."""

    key: str
    amount: Amount | None = None
    elliptic: bool = False
    weak: bool = False


def subjects_in(text: str, *, counting: str = "") -> list[Subject]:
    """The subjects of a sentence. `counting`: what is just being counted, so that a number alone is of that.

    Where it changes nothing by itself, what it is about, as a weak subject.
    """
    found: list[Subject] = []
    end = 0
    for match in _MEASURE.finditer(text):
        amount = _amount(match)
        if _short(match, text) or _KNOWN.search(text[: match.start()]) or _ASLEEP.search(text):
            continue
        if found and _EACH.search(text[end : match.start()]):
            continue  # "tre vagter på fem timer"
        end = match.end()
        found.append(Subject(WORK, amount))
    if not found and counting and (alone := _ALONE.match(text) or _UNDERSTOOD.search(text)):
        number = alone["number"] or alone["first"]
        found.append(Subject(counting, Amount(_value(number), _unit_after(text)), weak=counting != WORK))
    keys = [key for key, words in _NAMES.items() if words.search(text)]
    often = [match["noun"].casefold() for match in _ONE_A_WEEK.finditer(text)]
    if OFTEN.search(text) and _TALKING.search(text):
        keys.append(CONTACT)
    keys += [noun for noun in _nouns(_OPEN, text) if not any(word.search(noun) for word in _NAMES.values())]
    if _ASKED_ABOUT.match(text) and not found:
        return [Subject(key, weak=True) for key in keys] or _spoken_of(text)
    if found and found[-1].key != WORK:
        return found[-1:]
    amounts = found[-1:]  # "Du er på 28 timer nu, så 14 timer?"
    told = [Subject(key, elliptic=len(key) <= 9) for key in often if key not in keys]
    strong = amounts + told + [Subject(key) for key in dict.fromkeys(keys) if not (amounts and key == WORK)]
    return strong or _spoken_of(text)


def _spoken_of(text: str) -> list[Subject]:
    short = len(text.split()) <= _SHORT_TEXT
    for match in _SO_MANY.finditer(text):
        noun = match["noun"].casefold()
        many = short and noun.endswith(("r", "e")) and match["number"].casefold() not in _ONE
        if (
            (match["cap"] or match["per"] or many)
            and noun not in _UNITS_OF_TIME | NO_SUBJECT
            and not noun.startswith(_DAYS)
        ):
            return [Subject(noun, Amount(_value(match["number"]), noun), weak=True)]
    return [Subject(noun, weak=True) for noun in dict.fromkeys(_nouns(_TOPIC, text))]


def _nouns(patterns: Iterable[re.Pattern[str]], text: str) -> list[str]:
    found = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            noun = match["noun"].casefold()
            if _LET_US.search(text[: match.start()]):
                continue  # "lad os lige få papirerne på plads"
            named = match["noun"][0].isupper() and re.search(r"\w\W+$", text[: match.start("noun")]) is not None
            if (
                not named
                and noun not in NO_SUBJECT
                and not noun.startswith(_DAYS)
                and not noun.endswith(("ferien", "ferie"))
                and noun not in CARDINALS
            ):
                found.append(noun)
    return found


def _unit_after(text: str) -> str:
    """Of "Tre om dagen?" hours: so much a day is nothing else."""
    return "timer" if re.search(r"\w\s+om\s+dagen\b", text, _I) else ""


def steps(text: str) -> list[str]:
    """The sentence by its steps: "To dage om ugen i maj, tre dage om ugen i juni"; whole where it is about one."""
    starts = [0]
    found = list(_MEASURE.finditer(text))
    for before, match in pairwise(found):
        parting = re.search(r"(?:,|;|\bog\b|\bderefter\b|\bså\b)[^,;]*$", text[before.end() : match.start()], _I)
        if parting and (_amount(before).unit == _amount(match).unit) and not re.search(r"\?|\bnu\b|\beller\b", text):
            starts.append(before.end() + parting.start())
    if len(starts) == 1:
        return [text]
    ends = [*starts[1:], len(text)]
    clauses = [text[start:end].strip(" ,;") for start, end in zip(starts, ends, strict=True)]
    return clauses if sum(_TIMED.search(clause) is not None for clause in clauses) > 1 else [text]


def strong(subjects: Iterable[Subject]) -> list[Subject]:
    """Those that are more than spoken of."""
    return [subject for subject in subjects if not subject.weak]


def same(one: str, other: str) -> bool:
    """Whether two keys are of one subject: "samling" and "samlingen"."""
    if {one, other} & _APART:
        return one == other  # "arbejdstelefonen" is no "arbejdstid"
    length = min(len(one), len(other))
    length = min(length, 6) if length <= _LONG_KEY else length - 2
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
