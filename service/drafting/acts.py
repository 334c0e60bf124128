"""What a remark does to the item on the table: it approves, postpones, notes, votes …, or only seems to.

Only the words are judged here; who said them, what the indstilling asks for and what came after is for `outcome`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.drafting.numerals import CARDINALS, number_in


class ActKind(StrEnum):
    """What is done, or asked for."""

    APPROVE = "approve"
    ASSENT = "assent"  # "det gør vi": approves whatever was put
    NOTE = "note"
    THANK = "thank"  # "tak for orienteringen": closes what was told
    DISCUSSED = "discussed"
    POSTPONE = "postpone"
    REFER = "refer"
    REJECT = "reject"
    CHANGE = "change"  # "med den rettelse, at …"
    VOTE = "vote"
    OPEN = "open"  # "det får vi ikke afgjort i dag": no decision


@dataclass(frozen=True)
class Act:
    """One act. `asked` where it is a question, `votes` for and against and abstaining where they were counted."""

    kind: ActKind
    asked: bool = False
    votes: tuple[int, int, int] | None = None


_I = re.IGNORECASE
_COUNT = "|".join(sorted((re.escape(w) for w, n in CARDINALS.items() if n < 40), key=len, reverse=True))
_N = rf"(?P<n>\d{{1,2}}|{_COUNT}|ingen|nul)"
_FOR = re.compile(
    rf"{_N}(?:\s+(?:stemmer?|stemte|der\s+stemmer|er|personer|medlemmer)){{0,2}}\s+for\b"
    r"(?!\s+(?:sent|lidt|meget|mange|at|den|det|os|jer|alle))",
    _I,
)
_AGAINST = re.compile(_N + r"(?:\s+(?:stemmer?|stemte|der\s+stemmer|er|personer|medlemmer)){0,2}\s+(?:imod|mod)\b", _I)
_ABSTAIN = re.compile(
    _N
    + (
        r"(?:\s+(?:der|som|personer|medlemmer|stemmer?)){0,2}\s+(?:undlod|undlader|har\s+undladt|hverken|blank\w*"
        r"|undladt|afholdt|afholder)\b"
    ),
    _I,
)

_HYPOTHETICAL = re.compile(
    r"\b(?:hvis|såfremt|medmindre|ifald|når\s+(?:vi|I|det|den|byrådet|direktionen|udvalget)|inden\s+(?:vi|det"
    r"|den)|før\s+(?:vi|det|den)|at\s+vi\s+(?:kan|skal|kunne|skulle)|kunne\s+(?:vi|man|godt)|ville\s+(?:vi|man)"
    r"|skulle\s+vi|hvornår|hvordan|måske\s+(?:kan|skal|kunne)|håber|regner\s+med|forventer|forslag\s+om"
    r"|før\s+eller\s+siden)\b",
    _I,
)
_ELSEWHERE = re.compile(
    r"\b(?:sidste\s+(?:gang|møde|år|uge|måned)|på\s+(?:mødet|det\s+sidste|et\s+(?:tidligere|andet))|tidligere"
    r"|i\s+(?:går|fjor|foråret|efteråret|januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december|20\d\d)|allerede)\b"
    r"|\b(?:byråd\w*|direktion\w*|hoved\s?med\w*|kommunemed\w*|fagmed\w*|økonomiudvalg\w*|kommunalbestyrels\w*"
    r"|forvaltning\w*|folketing\w*|ministeri\w*|regering\w*|udvalget\s+for|de)\s+(?:har|havde|godkend\w+"
    r"|vedtog\w*|besluttede|afvis\w+|udsatte|skal|vil)\b",
    _I,
)
_PAST_TENSE = re.compile(
    r"\b(?:godkendte|vedtog|besluttede|udsatte|afviste|forkastede|blev\s+(?:den\s+|det\s+)?(?:godkendt|vedtaget"
    r"|udsat|afvist|besluttet))\b",
    _I,
)
_NOW = re.compile(r"\b(?:så|dermed|hermed|nu|derfor|altså)\b", _I)

_PATTERNS: tuple[tuple[ActKind, re.Pattern[str]], ...] = (
    (
        ActKind.OPEN,
        re.compile(
            r"\b(?:(?:ikke|aldrig)\s+(?:at\s+|blive\s+|bliver\s+|få\s+)?(?:enige|afgjort|besluttet"
            r"|en\s+beslutning|taget\s+stilling|tager\s+stilling|tage\s+stilling|klar\s+til\s+at)"
            r"|ingen\s+(?:beslutning|afgørelse|konklusion)|(?:lader|lade)\s+(?:vi\s+)?(?:det|den"
            r"|punktet)\s+(?:lige\s+)?(?:stå|ligge)|ikke\s+(?:nogen\s+)?(?:beslutning|konklusion|afgørelse)"
            r"|(?:når|nåede)\s+(?:vi\s+)?ikke\s+(?:at|til|frem|i\s+mål))\b",
            _I,
        ),
    ),
    (
        ActKind.REJECT,
        re.compile(
            r"\b(?:(?:kan|vil|skal)\s+(?:vi\s+)?(?:(?:det|den|dem|forslaget|indstillingen)\s+)?(?:altså\s+"
            r"|desværre\s+|godt\s+)?ikke\s+(?:gå\s+med\s+til|godkende\w*|støtte|bakke\s+op|tiltræde|vedtage"
            r"|anbefale|imødekomme)|ikke\s+(?:godkendt|vedtaget|tiltrådt|godkendes|imødekomme\w*|flertal)"
            r"|godkend(?:er|es)\s+(?:vi\s+)?(?:den\s+|det\s+|dem\s+)?ikke|afvis(?:t|es|er)|forkast(?:et|es|er)"
            r"|(?:er|blev|bliver|så)\s+(?:det\s+|den\s+|forslaget\s+)?(?:faldet|nedstemt|stemt\s+ned)"
            r"|forslaget\s+(?:falder|er\s+faldet)|siger\s+(?:vi\s+)?nej|nej\s+(?:tak\s+)?til\s+(?:forslaget"
            r"|indstillingen|det)|følger\s+(?:vi\s+)?ikke\s+indstillingen|indstillingen\s+følges\s+ikke"
            r"|dropper\s+(?:vi\s+)?(?:det|den|forslaget|idéen|ideen))\b",
            _I,
        ),
    ),
    (
        ActKind.POSTPONE,
        re.compile(
            r"\b(?:udsæt(?:ter|tes|te|tet)?|udsat|udskyd(?:er|es)?|udskudt|udskyde|udgår|genoptag(?:er|es|e)"
            r"|(?:tager|tage|tages|behandler|behandles|færdigbehandler)\s+(?:vi\s+)?(?:(?:det|den|punktet|sagen"
            r"|dem|så)\s+)*(?:op\s+)?(?:igen\s+)?(?:op\s+)?(?:på|til)\s+(?:det\s+|vores\s+|et\s+)?(?:næste"
            r"|kommende|senere|ekstraordinært?|første)\s+møde\w*|(?:det|den|punktet|sagen)\s+(?:tager|behandler"
            r"|vender)\s+vi\s+(?:\w+\s+){0,3}(?:næste\s+(?:gang|møde)|(?:på|til)\s+(?:det\s+|vores\s+"
            r"|et\s+)?(?:næste|kommende|senere)\s+møde)|kommer?\s+(?:vi\s+)?(?:(?:det|den"
            r"|punktet)\s+)?(?:tilbage\s+til|på|med)\s+(?:\w+\s+){0,4}(?:næste|kommende|et\s+senere)\s+(?:møde"
            r"|gang)\w*|(?:venter|vente)\s+(?:vi\s+)?med\s+(?:det|den|punktet|beslutningen|at\s+beslutte"
            r"|at\s+tage\s+stilling|afgørelsen)|(?:tager|vender)\s+(?:vi\s+)?(?:det|den"
            r"|punktet)\s+(?:op\s+)?(?:igen\s+)?næste\s+gang|(?:på|til)\s+næste\s+møde\s+(?:i\s+stedet|så)"
            r"|skub(?:ber|bes|be)\s+(?:vi\s+)?(?:det|den|punktet))\b",
            _I,
        ),
    ),
    (
        ActKind.REFER,
        re.compile(
            r"\b(?:(?:sender|send|sendes|sende|oversender|oversendes|oversende|oversendt|videresend\w*"
            r"|henvis(?:er|es|t)|løfter|løftes|bringer|tager|går|bæres)\s+(?:vi\s+|jeg\s+)?(?:(?:den|det|sagen"
            r"|punktet|spørgsmålet|forslaget|indstillingen|så|hermed|dem)\s+)*(?:op\s+|videre\s+|med\s+|ind\s+"
            r"|over\s+)*(?:til|i)\s+(?:behandling\s+(?:i|hos)\s+|afgørelse\s+(?:i"
            r"|hos)\s+)?(?:\w*\s?-?MED(?:-?\w+)?|direktion\w*|byråd\w*|\w*udvalg\w*|økonomi\w*|chefgruppe\w*"
            r"|ledergruppe\w*|ledelse\w*|forvaltning\w*|kommunalbestyrelse\w*|arbejdsgruppe\w*|arbejdsmiljø\w+"
            r"|\w+chef\w*|\w+direktør\w*|HR|bestyrelse\w*))\b",
            _I,
        ),
    ),
    (
        ActKind.NOTE,
        re.compile(
            r"\b(?:til\s+(?:efterretning|orientering\s+taget)|tager\s+(?:vi\s+)?(?:det|den"
            r"|orienteringen)\s+(?:hermed\s+)?til\s+os|(?:er|hermed|så)\s+(?:det\s+|den\s+)?(?:noteret"
            r"|taget\s+ad\s+notam)|efterretning)\b",
            _I,
        ),
    ),
    (
        ActKind.DISCUSSED,
        re.compile(
            r"\b(?:tak\s+for\s+(?:(?:en|jeres|alle|de|den|de\s+mange)\s+)?(?:god[et]?\s+|gode\s+|fin\s+"
            r"|mange\s+)?(?:drøftelse\w*|debat\w*|diskussion\w*|snak\w*|dialog\w*|input|indspark|bidrag"
            r"|kommentarer|bemærkninger|synspunkter)|(?:har|fik)\s+vi\s+(?:nu\s+|hermed\s+|vist\s+"
            r"|så\s+)*(?:drøftet|fået\s+drøftet|vendt|været\s+rundt|diskuteret|debatteret)|(?:er|så"
            r"|hermed)\s+(?:det\s+|den\s+|punktet\s+|sagen\s+|hermed\s+|dermed\s+|så\s+|nu\s+)*(?:drøftet"
            r"|debatteret|evalueret)|god\s+(?:drøftelse|debat|dialog|diskussion|snak))\b",
            _I,
        ),
    ),
    (
        ActKind.APPROVE,
        re.compile(
            r"\b(?:godkend(?:er|es|t|te|e)?|vedtag(?:et|es|er|e)|tiltr(?:ådt|ædes|æder|æde)|anbefal(?:es|er|et)"
            r"|bevilg(?:es|et|er)|beslutt(?:et|er|es)|(?:følger|følges"
            r"|tilslutter\s+os)\s+(?:vi\s+)?indstillingen|indstillingen\s+følges|(?:enige\s+om"
            r"|enighed\s+om)\s+(?:det|at|forslaget|indstillingen|den)|(?:opbakning|tilslutning)\s+til|(?:kan"
            r"|vil)\s+(?:vi\s+|jeg\s+)?(?:godt\s+|alle\s+)?(?:tilslutte|støtte|bakke\s+op|gå\s+med\s+til)"
            r"|enstemmigt|siger\s+(?:vi\s+)?ja\s+til|kører\s+(?:vi\s+)?(?:med\s+)?(?:det|den|planen|forslaget"
            r"|som))\b",
            _I,
        ),
    ),
    (
        ActKind.THANK,
        re.compile(
            r"\b(?:(?:mange\s+)?tak\s+for\s+(?:din\s+|jeres\s+|den\s+|en\s+|de\s+)?(?:\w+\s+)?(?:orientering\w*"
            r"|gennemgang\w*|oplæg\w*|præsentation\w*|status\w*|fremlæggelse\w*|redegørelse\w*|opdatering\w*"
            r"|oplysning\w*|nyt|information\w*)|ingen\s+(?:bemærkninger|spørgsmål|kommentarer)\s+(?:til\s+det"
            r"|til\s+orienteringen))\b",
            _I,
        ),
    ),
    (
        ActKind.ASSENT,
        re.compile(
            r"\b(?:det\s+gør\s+vi|så\s+gør\s+vi\s+(?:sådan|det)|så\s+siger\s+vi\s+(?:det|sådan)"
            r"|(?:det\s+)?er\s+(?:vi\s+)?(?:alle\s+)?enige(?:\s+i|\s+om)?(?:\s+det)?|så\s+(?:er\s+)?(?:det"
            r"|den)\s+(?:på\s+plads|i\s+orden|en\s+aftale|aftalt|afgjort)|det\s+er\s+(?:hermed\s+)?(?:aftalt"
            r"|i\s+orden|en\s+aftale|på\s+plads)|den\s+er\s+(?:i\s+orden|hjemme|på\s+plads)"
            r"|lad\s+os\s+gøre\s+det|sådan\s+bliver\s+det|det\s+bliver\s+(?:sådan|så\s+det))\b",
            _I,
        ),
    ),
)
_CHANGE = re.compile(
    r"\b(?:med\s+(?:den|de|det|disse|denne|følgende|en|to|et\s+par)\s+(?:lille\s+|små\s+|mindre\s+"
    r"|ene\s+)?(?:ændring\w*|rettelse\w*|tilføjelse\w*|bemærkning\w*|justering\w*|tilretning\w*|præcisering\w*"
    r"|forbehold|undtagelse)|med\s+(?:ændring\w*|rettelse\w*|tilføjelse\w*|forbehold|justering\w*|undtagelse)\w*"
    r"|bortset\s+fra|dog\s+(?:sådan|således|med|skal|ikke)|under\s+forudsætning\s+af"
    r"|på\s+(?:den\s+)?betingelse\s+af|undtagen|i\s+den\s+(?:ændrede|rettede)\s+(?:form|udgave)|som\s+(?:ændret"
    r"|rettet|justeret))\b",
    _I,
)
_ASKING = re.compile(
    r"^\W*(?:(?:og|men|øh|ja|godt|okay|jamen|nå|fint|tak)\W+)*(?:kan|skal|må|er|har|vil|kunne|skulle|tager"
    r"|godkender|vedtager|udsætter|sender|gør|nogen|hvem|hvad)\b(?=\s+(?:vi|I|du|det|der|den|alle|nogen|man|de"
    r"|dagsord\w*|referat\w*|indstilling\w*|forslag\w*|orientering\w*)\b)",
    _I,
)


_POSTPONED_BEFORE = re.compile(
    r"\b(?:blev|har\s+(?:jo\s+)?(?:været\s+)?|var)\s*$|\b(?:byråd\w*|direktion\w*|fristen|kursus\w*)\s+(?:har|er)\b", _I
)


def acts_of(text: str) -> tuple[Act, ...]:
    """The acts of one remark: none where it only supposes, tells of another time or place, or denies what it names."""
    votes = votes_in(text)
    if votes:
        return (Act(ActKind.VOTE, votes=votes),)
    asked = text.rstrip('"” ').endswith("?") or bool(
        _ASKING.match(text) and not re.search(r"\bdet\s+(?:gør|kan)\s+vi\b", text, _I)
    )
    found: list[Act] = []
    for kind, pattern in _PATTERNS:
        match = pattern.search(text)
        if not match or (kind is ActKind.APPROVE and _denied(text, match)) or _only_told(text, match, kind):
            continue
        if kind in {ActKind.APPROVE, ActKind.ASSENT} and any(a.kind in {ActKind.REJECT, ActKind.OPEN} for a in found):
            continue
        if (
            kind is ActKind.APPROVE
            and any(a.kind is ActKind.POSTPONE for a in found)
            and not re.search(r"\bmen\b", text)
        ):
            continue
        found.append(Act(kind, asked))
    if _CHANGE.search(text):
        found.append(Act(ActKind.CHANGE, asked))
    return tuple(found)


def votes_in(text: str) -> tuple[int, int, int] | None:
    """Votes for, against and abstaining, where at least two of them were counted aloud."""
    counts = [pattern.search(text) for pattern in (_FOR, _AGAINST, _ABSTAIN)]
    if sum(match is not None for match in counts) < 2:
        return None
    numbers = [_count(match.group("n")) if match else 0 for match in counts]
    return (numbers[0], numbers[1], numbers[2])


def _count(word: str) -> int:
    return 0 if word.casefold() in {"ingen", "nul"} else number_in(word) or 0


def _denied(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 28) : match.start()] + " " + text[match.end() : match.end() + 8]
    return bool(re.search(r"\b(?:ikke|aldrig|uden\s+at|hverken|endnu)\b", near, _I)) and not re.search(
        r"\bikke\s+(?:nogen\s+)?(?:bemærkninger|kommentarer|indvendinger|mere|andet)\b", text, _I
    )


def _only_told(text: str, match: re.Match[str], kind: ActKind) -> bool:
    """Whether the remark only supposes the act, or tells of one that was done at another time or by others."""
    if kind in {ActKind.THANK, ActKind.DISCUSSED, ActKind.OPEN}:
        return False
    before = text[: match.start()]
    settled = re.search(r"\bhvis\s+(?:ikke|der\s+ikke|ingen)\b[^.?!]*(?:så|er)\b", text, _I)
    supposed = _HYPOTHETICAL.search(before) and not settled
    conditional = kind is not ActKind.POSTPONE and re.search(r"\b(?:hvis|såfremt|når)\s+\w+", text[match.end() :], _I)
    past = _PAST_TENSE.search(text[max(0, match.start() - 12) : match.end()])
    if supposed or conditional or past:
        return True
    if kind is ActKind.POSTPONE:
        return _POSTPONED_BEFORE.search(before) is not None
    return _elsewhere(text, match, kind)


def _elsewhere(text: str, match: re.Match[str], kind: ActKind) -> bool:
    """Whether somebody else did it, or this committee at another time."""
    if kind is not ActKind.ASSENT and _ELSEWHERE.search(text):
        return not (_NOW.search(text[: match.start()]) or re.search(r"\b(?:referat\w*|hermed)\b", text, _I))
    if kind is ActKind.APPROVE and re.match(r"(?i)beslut|anbefal|kører|opbakning|tilslutning|enig", match.group()):
        return not (_NOW.search(text) or re.search(r"\b(?:vi|alle)\b", text, _I))
    return False
