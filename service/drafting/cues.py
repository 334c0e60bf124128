"""Spoken cues: where a meeting moves to another item, as people say it, and where it only mentions one.

A cue tells what one remark says about the way through the dagsorden. Which remark really moves the meeting is for
`alignment` to weigh, with the order of the items and the words around it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.drafting.acts import ActKind, acts_of
from service.drafting.numerals import CARDINALS, ORDINALS, number_in
from service.drafting.stems import Matcher, content, distance, sound, stem, words_of
from service.drafting.wording import spoken
from service.meetings import Item


class Move(StrEnum):
    """What a remark says about the way through the dagsorden."""

    TO = "to"  # an item named by its number or title
    NEXT = "next"  # the next one, unnamed
    BOTH = "both"  # several items taken together
    SKIP = "skip"  # an item is left out or left for later
    MENTION = "mention"  # an item is spoken of, the meeting stays where it is
    OPEN = "open"
    BREAK = "break"
    RESUME = "resume"
    CLOSE = "close"
    BACK = "back"  # "lige en ting mere om …": back to something, unnamed


@dataclass(frozen=True)
class Cue:
    """One cue: the move, the places (indices) of the items it names, and how sure it is, 0 to 1.

    What changes the order in so many words ("cyklerne inden budgettet") is surer than that: 1.5.
    """

    move: Move
    items: tuple[int, ...] = ()
    strength: float = 1.0
    by_title: bool = False


_UNIT_WORDS = "|".join(sorted((re.escape(w) for w in {*CARDINALS, *ORDINALS} if w != "nul"), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}|{_UNIT_WORDS})"
# "punkt" as it is said and as it is misheard: "pung", "punk", "ponkt".
_POINT = r"(?:dagsordens?)?(?:[pb][uoå]nk?[gkt]t?(?:et|er|erne|s)?|pkt\.?)"
_NUMBERED = re.compile(
    rf"\b{_POINT}\s+(?:nummer\s+|nr\.?\s+)?(?P<first>{_NUMBER})\b\.?"
    rf"(?P<more>(?:\s*(?:,|og|samt|plus|til)\s*(?:{_POINT}\s+)?(?:nummer\s+|nr\.?\s+)?{_NUMBER}\b)*)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?:det|vores)?\s*(?P<ordinal>{'|'.join(ORDINALS)}|sidste|\d{{1,2}}\.)\s+{_POINT}\b(?!\s+{_NUMBER}\b)",
    re.IGNORECASE,
)
_GARBLED = re.compile(rf"\b{_POINT}\s+(?:nummer\s+|nr\.?\s+)?(?P<word>[^\W\d_]{{2,9}})\b", re.IGNORECASE)

_AGENDA = r"(?:\s+(?:punkt\w*|emne\w*|på\s+(?:dagsord\w+|programmet|listen)))"
_BRIEF = r"\W*(?:(?:ja|jo|godt|tak|fint|okay|jamen|og|så|nu|super|men|øh|lad\s+os|komme)\W+)*"
_NEXT = re.compile(
    rf"\b(?:det\s+)?næste(?:{_AGENDA}+|\s+(?:sag|er|bliver|på)\b|[,.:]|$)"
    r"|\b(?:så|nu|og|vi|lad\s+os|skal\s+vi|må|jamen|godt)\b[^.?!]{0,18}\b(?:går|gå|kommer|komme|skal|må"
    r"|kan)\b[^.?!]{0,14}\bvidere\b(?!\s+(?:med|på|i|ned|ud|ind|til\s+\w+MED|hvis|at|proces))"
    r"|\bvidere\s+(?:til|i)\s+(?:det\s+næste|dagsord\w+|programmet|teksten)"
    r"|\bså\s+(?:kører|fortsætter|hopper)\s+vi\s+(?:bare\s+)?videre\b(?!\s+(?:med|på|i))"
    rf"|^{_BRIEF}videre\W*$|\b(?:kører|ruller|haster|skynder|hopper|springer|rykker|går)\s+(?:vi|os)\s+videre\W*$"
    r"|\b(?:den|det)\s+næste\b\W*(?:$|,|hvem|igen|der)|\bhvad\s+(?:har\s+vi|er\s+der|kommer|mangler\s+vi|er)\s+(?:så|nu|det"
    r"\s+næste)\b\W*(?:$|på)|^\W*(?:og\s+)?hvem\s+(?:har|tager|er\s+på\s+med)\s+(?:den|det)(?:\s+(?:næste|så))?\W*$"
    r"|\b(?:tage|tager)\s+(?:vi\s+)?hul\s+på\s+(?:det|den)\s+næste\b|\bvidere\s+i\s+(?:teksten|rækken)\b",
    re.IGNORECASE,
)
# What stands right before an item that is only mentioned: "i punkt 2", "under punkt 4", "hører til punkt 7".
_MENTIONED = re.compile(
    r"(?:\b(?:i|under|fra|jf\.?|jævnfør|om|vedrørende|angående|se|ligesom|end|mellem|bilag\w*\s+til"
    r"|indstillingens|referatets|sidste\s+mødes)\s+(?:det\s+)?"
    r"|\b(?:kun|bare|her|sendt|udsendt)\s+til\s+"
    r"|\b(?:hører|hørte|høre|hænger|henviser|henviste|knytter|referatet|bemærkning\w*|kommentar\w*|spørgsmål\w*"
    r"|noget|bilaget|retter\w*)\b[^.?!]{0,22}\b(?:til|med|på|sig)\s+)$",
    re.IGNORECASE,
)
# "Den ligger som nummer tre, så det kommer vi til", "punkt et på listen fra sidst".
_LISTED = re.compile(
    r"\b(?:ligger|står|er|kommer)\s+(?:jo\s+|først\s+|nok\s+)*(?:på|som)\s*(?:nummer\s*|nr\.?\s*)?$|\b(?:inden|før)\b[^,.?!]*$",
    re.IGNORECASE,
)
_LATER_ON = re.compile(
    r"[^.?!]*\bkommer\s+vi\b\W*(?:til|$)|\W*(?:på|i|fra)\s+(?:listen|referatet|planen|indstillingen|bilaget|notatet|handle\w+|brevet)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:det|den|kommer|vender|tager|tage|venter|vende|komme)\b[^.?!]*\b(?:senere|om\s+lidt|til\s+sidst"
    r"|bagefter|efter\s+pausen|næste\s+gang|lige\s+straks)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:så\s+vi(?!\s+(?:tager|kan|skal|må|har|går|starter|begynder|hopper|springer|kommer)\b)|talte|snakkede|nævnte|sagde|drøftede|var\s+inde|havde"
    r"|har\s+(?:vi\s+)?(?:jo\s+)?(?:allerede\s+)?(?:været|talt|snakket|haft|nævnt)|som\s+(?:nævnt|sagt)"
    r"|lige\s+som|gennemgik|behandlede|blev)\b",
    re.IGNORECASE,
)
_SKIPPING = re.compile(
    r"\b(?:springer|spring\w*|udgår|udsætter|venter\s+(?:vi\s+)?(?:med|lige)|vente\s+med|gemmer|dropper|skipper"
    r"|hopper\s+over|tager\s+vi\s+(?:ikke|senere|næste)|udskyder)\b",
    re.IGNORECASE,
)
# "Vi springer lukkedagene over og tager punkt 33": what is left out was named before.
_GOING_ON = re.compile(
    r"\b(?:springer|udsætter|gemmer|dropper|skipper|udskyder|venter|over)\b.*\b(?:og|så)\s+(?:vi\s+)?(?:tager|går|begynder|starter"
    r"|fortsætter|hopper|springer)\b[^.?!]{0,30}$",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"\b(?:går|gå|gik|tager|tage|kommer|komme|springer|hopper|rykker|fortsætter|fremme|nået|når|starter|starte"
    r"|begynder|begynde|lægger\s+ud|vender|vende|tilbage|videre|over|frem|hen|tur\w*|hedder|åbner|slå|slår"
    r"|behandle\w*|tilføjelse|ting)\b",
    re.IGNORECASE,
)
_STARTING = re.compile(
    r"^\W*(?:(?:så|og|nu|ja|godt|okay|jamen|fint|tak|men|øh|næste|derefter|dernæst|herefter)\W+)*(?:(?:er\s+(?:det"
    r"|der|vi)|har\s+vi|det\s+er|skal\s+vi|til|ved|på|den|det|vi)\s+)*$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:sammen|samlet|under\s+ét|under\s+et|på\s+én\s+gang|i\s+en\s+omgang|begge)\b", re.IGNORECASE
)

_OPEN = re.compile(
    r"\b(?:(?:skal|må|kan)\s+vi\s+(?:vist\s+|hellere\s+|lige\s+|jo\s+|så\s+)*(?:i\s+gang|begynde|starte)|tror\s+(?:jeg\s+)?vi\s+begynder"
    r"|er\s+(?:vi\s+)?alle\s+her|velkommen\s+(?:til|alle|og)|(?:hej|godmorgen|goddag|god\s+(?:morgen|dag"
    r"|eftermiddag))\s+(?:alle|til|med|I)\w*|godt\s+I\s+kom|mødet\s+er\s+(?:hermed\s+)?åbnet"
    r"|skal\s+vi\s+(?:ikke\s+)?(?:se\s+at\s+)?(?:komme\s+i\s+gang|begynde|starte)|så\s+(?:er\s+vi\s+i\s+gang"
    r"|begynder\s+vi|starter\s+vi)|goddag\s+og\s+velkommen)\b(?!\s+tilbage)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\b(?:(?:holder|holde|tager|tage|har|trænger\s+til|er\s+der)\s+(?:vi\s+|I\s+|os\s+)?(?:(?:lige|nu|også|ikke"
    r"|så|en|et|den|kort|lille|god)\s+)*"
    r"(?:(?:fem|ti|femten|tyve|kvarters?|\d+)\s*(?:minutters?\s+)?)?(?:kaffe|frokost|tisse|ryge)?(?:pause"
    r"|benstrækker)\b|\bpause\s+(?:på|indtil|til\s+kl))",
    re.IGNORECASE,
)
_RESUME = re.compile(
    r"\b(?:velkommen\s+tilbage|(?:er|så)\s+(?:vi\s+)?(?:er\s+vi\s+)?(?:i\s+gang\s+igen|tilbage\s+(?:igen"
    r"|fra\s+pausen))|vi\s+fortsætter\s+efter\s+pausen|efter\s+pausen\s+fortsætter|så\s+fortsætter\s+vi"
    r"|skal\s+vi\s+fortsætte|pausen\s+er\s+(?:slut|forbi))",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\b(?:tak\s+for\s+i\s+dag|tak\s+for\s+et\s+godt\s+møde|tak\s+for\s+mødet|tak\s+fordi\s+I\s+kom|(?:slutter"
    r"|hæver|lukker|afslutter|runder)\s+(?:vi\s+|jeg\s+)?(?:mødet|af\s+(?:for\s+)?(?:i\s+dag|her))|mødet\s+(?:er"
    r"|slutter|bliver)\s+(?:hermed\s+)?(?:hævet|slut|afsluttet|lukket)|(?:så|nu)\s+(?:slutter|stopper)\s+vi\b"
    r"|god\s+weekend|kom\s+godt\s+hjem|så\s+er\s+vi\s+færdige|(?:vi\s+er"
    r"|så\s+er\s+vi)\s+(?:nået\s+)?igennem\s+(?:hele\s+)?dagsordenen|(?:fortsat|hav(?:\s+(?:alle"
    r"|I))?(?:\s+en)?(?:\s+fortsat)?)\s+(?:rigtig\s+)?god\s+(?:dag|aften|eftermiddag|weekend|ferie)"
    r"|tak\s+for\s+(?:denne\s+gang|nu\b)|^\W*(?:så\s+)?(?:vi\s+ses|ses\s+vi)\W*$|så\s+stopper\s+vi\s+her\b|mødet\s+er\s+slut)",
    re.IGNORECASE,
)
_MISCELLANY = re.compile(r"^(?:evt\.?|eventuelt?|diverse)\b", re.IGNORECASE)
_MISCELLANY_SAID = re.compile(
    r"(?:\b(?:til|ved|punktet|punkt|nemlig|hedder|og|så|er\s+(?:det|der|vi|det\s+så)(?:\s+kun)?|har\s+vi"
    r"|mangler\s+vi|tilbage(?:\s+er)?|går\s+vi\s+til|tager\s+vi|kun|noget)\s*,?\s*(?:punktet\s+)?"
    r"|^)(?:eventuelt?|evt\.?|diverse)\b(?:\s*[.?!,:]|\s*$|\s+(?:er|har|nogen|hvem|punkter|noget|springer|dropper|når))",
    re.IGNORECASE,
)


# Said where everybody tells what is new: an item that is named after that is meant.
_ROUND = re.compile(
    r"\bbordet\s+rundt\b|\b(?:en|tager|kort|lille|hurtig)\s+runde\b|\bhvad\s+fylder\b|\bsiden\s+sidst\W*\?|\bhvad\s+er\s+der\s+sket\b",
    re.IGNORECASE,
)
_ROUND_TITLE = re.compile(r"\bsiden\s+sidst\b|\brunde\b|\bbordet\s+rundt\b|^nyt\b|^meddelelser\b", re.IGNORECASE)
_MISCELLANY_ASKED = re.compile(
    r"^\W*(?:\w+\W+)?(?:noget|nogen|nogle|punkter|er\s+der)\b.{0,25}\b(?:under|til)\s+(?:eventuelt|evt)\b"
    r"|^\W*(?:\w+\W+)?har\s+(?:vi|nogen|I)\b.{0,15}\bunder\s+(?:eventuelt|evt)\b"
    r"|^\W*(?:(?:så|og|ja|jo|nu|men)\W+)*under\s+(?:eventuelt|evt)\b\.?\s+(?:vil|har|skal|kan)\b"
    r"|^\W*(?:\w+\W+)?(?:noget|nogen|andet|mere)\s+til\s+sidst\W*$",
    re.IGNORECASE,
)
# Asked when the items are through; of an item it is asked too, so that it counts only where the last is near.
_ANYTHING_ELSE = re.compile(
    r"\b(?:(?:er|var|har)\s+(?:der|vi|I|nogen)\s+(?:så\s+|ellers\s+|mon\s+)*(?:ellers\s+(?:noget|nogen|andet|mere)"
    r"|mere,?\s+(?:vi|I|nogen|der)|andet(?:,?\s+(?:vi|I|nogen|der))?)\b[^.!]*\?|(?:noget|nogen)\s+på\s+hjerte\b[^.!]*\?)"
    r"|^\W*(?:ellers\s+)?andet\s*\?",
    re.IGNORECASE,
)

_NOMINALS = dict(
    zip(
        re.findall(r"\w+", "etteren toeren treeren fireren femmeren sekseren syveren otteren nieren tieren"),
        range(1, 11),
        strict=True,
    )
)
_NOMINAL = re.compile(rf"\b(?P<nominal>{'|'.join(_NOMINALS)})\b", re.IGNORECASE)
_BARE = re.compile(
    rf"\b(?:til|ved|tager\s+(?:vi|jeg)(?:\s+(?:lige|så|nu|altså))*|er\s+det|nummer|nr\.?|har\s+vi"
    rf"|springer\s+vi)\s+(?P<bare>{_NUMBER})\b"
    r"(?=\s*(?:[.:;–?!-]|,(?!\d)|$|først|så|før|inden|nu\b|og\s+så))",
    re.IGNORECASE,
)
_NEXT_TWO = spoken(
    "de (næste )?(to|tre) (næste )?(punkter|sager|er)",
    "de (to|tre) næste",
    "begge (punkter|de næste)",
    "de næste (to|tre)",
)
_BACK = spoken(
    r"lige (en|et) (\w+ )?(ting|spørgsmål|bemærkning|kommentar|sag) (mere|til|om|omkring)",
    "(en|et) (ting|spørgsmål) (mere|til) (om|til|omkring)",
    "(må jeg|jeg vil|vi skal|lad os) (godt |gerne |lige )*(vende |gå |hoppe )?tilbage til",
    "(vender|vende|går|gå|hopper|springer|kommer|skal) (vi |jeg )?(lige |så |nu )?tilbage til",
    "tilbage til (det med|spørgsmålet om)",
    "(jeg|vi) glemte",
    "(kom jeg|jeg kom) (lige )?i tanke om",
    "noget mere om",
    "mere om det med",
    "hov",
    "forresten",
    "(spørge|høre|vide) (lige )?(igen|mere) (om|til)",
    "(det|noget|den|tallet) (fra |jeg sagde )?før",
    "sagde (noget )?forkert",
    "(rette|korrigere) (lige )?(mig selv|en ting)",
    "samle op på",
    "for resten",
    "apropos",
    "igen (det )?med",
    "(det|til det) med <..>fra før",
    "i forhold til <..>(før|tidligere)",
)
_FRAME = re.compile(
    r"(?:\b(?:skal|kan)\s+vi\s+(?:så\s+|lige\s+|ikke\s+|nu\s+)*(?:tage|have|se|kigge|tale|høre|gå|snakke)\b.{0,14}"
    r"|\blad\s+os\b.{0,30}|\b(?:begynder|starter|åbner|lægger)\s+(?:vi\s+|jeg\s+|ud\s+|lige\s+)*med\s+(?:\w+\s+)?|\b(?:fører|bringer|leder)\s+os\b.{0,25}|\btager\s+(?:fat|hul)\s+på\s+(?:\w+\s+)?"
    r"|\ber\s+der\s+(?:så\s+|noget\s+)*nyt\s+(?:om|fra|i|på)\s+(?:\w+\s+)?|\bhvad\s+(?:så\s+)?med\s+(?:\w+\s+)?|\b(?:hvordan|hvor)\b.{0,18}\bmed\s+(?:\w+\s+)?|\bmangler\s+(?:vi\s+)?.{0,12}"
    r"|\b(?:skal|må|kan)\s+jeg\s+(?:så\s+|lige\s+|nu\s+)*(?:tage|begynde|starte|fortsætte)\s+(?:med\s+)?(?:\w+\s+)?"
    r"|\b(?:jeg\s+vil|vil\s+(?:jeg\s+)?(?:gerne|godt)|ville\s+(?:jeg\s+)?gerne)\s+(?:gerne\s+|godt\s+|lige\s+)*(?:have|tage)\s+(?:\w+\s+)?"
    r"|\b(?:så|nu|næste|videre|derefter|herefter|endelig|sidst)\b.{0,30}|\b(?:fremme|nået|tilbage"
    r"|gang)\b.{0,12}|\b(?:du|I)\s+(?:har|skal|vil|ville|skulle|kan)\b.{0,18}\b(?:om|på|til|med)\s+(?:\w+\s+)?"
    r"|\b(?:går|hopper|springer|rykker|tager|kommer|når)\s+vi\b.{0,25}|\bvi\s+(?:kan|skal|må|har)\b.{0,12}\b(?:nå|tage|med)\b.{0,12})$",
    re.IGNORECASE,
)
# A chair's "så tager vi …" is heard as assent by itself.
_LEADING = {ActKind.ASSENT, ActKind.THANK, ActKind.CHANGE}
# "Sygefraværet inden udflugten": the second comes later; "hvis vi når MED-uddannelsen" opens nothing.
_BEFORE = re.compile(
    r"\b(?:inden|før|fremfor|frem\s+for)\s+(?:vi\s+(?:tager|når|går)\s+(?:til\s+|frem\s+til\s+)?)?(?:\w+\s+)?$|\bhvis\b[^.!?]*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:tage|tager|have|starte|begynde|rykke)\b.*\b(?:inden|før|fremfor)\b", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^\W*(?:(?:så|og|nu|ja|godt|okay|jamen|fint|tak|men|øh|det|den|punktet|er|vi|ved|til|om|har|med|nyt|fra"
    r"|orientering|status|opfølgning|kommer|næste|bliver|går|videre|tager|skal|altså|altid|først|dernæst)\b\W*)*",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    stem(w)
    for w in [
        "godkendelse",
        "orientering",
        "drøftelse",
        "behandling",
        "beslutning",
        "status",
        "punkt",
        "forslag",
        "opfølgning",
        "udvalg",
        "nyt",
        "evaluering",
        "gennemgang",
        "præsentation",
    ]
)
_EVERYDAY = frozenset(
    stem(w) for w in words_of("mødet tiden tallet dagen året ugen planen sagen siden gangen arbejdet tingen")
)
_BY = re.compile(r"\s*(?:\bv/|\bved\s+(?=[A-ZÆØÅ]))\s*(?P<name>[^,(]+).*$")
_TIMED = re.compile(r"\s*\([^)]*\)")


class CueReader:
    """Reads the cues of one dagsorden's meeting: it knows the items' numbers and titles."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._place = {item.number: place for place, item in reversed(list(enumerate(items)))}
        self._heads = [_heads(title) if (title := _besides(i.title)) else [] for i in items]
        spread = [term for heads in self._heads for term in {t for terms in heads for t in terms}]
        self._own = {term for term in spread if spread.count(term) == 1}
        self._matcher = Matcher(spread)
        self._welcome = next(
            (i for i, item in enumerate(items[:1]) if re.match(r"velkom", item.title.strip(), re.IGNORECASE)), None
        )
        rounds = [i for i, item in enumerate(items) if _ROUND_TITLE.search(item.title.strip())]
        self._round = rounds[0] if len(rounds) == 1 else None
        self._miscellany = next((i for i, item in enumerate(items) if _MISCELLANY.match(item.title.strip())), None)

    def read(self, text: str) -> tuple[Cue, ...]:
        """The cues of one remark, those that name an item first."""
        cues = [*self._numbered(text), *self._miscellany_cues(text)]
        if not cues and self._round is not None and _ROUND.search(text):
            cues.append(Cue(Move.TO, (self._round,), 0.6, by_title=True))
        named = any(c.move in {Move.TO, Move.BOTH, Move.SKIP} for c in cues)
        if not named and not any(c.move is Move.MENTION for c in cues) and not _RESUME.search(text):
            cues += self._titled(text)
        if _BACK.search(text):
            cues.append(Cue(Move.BACK))
        if _TOGETHER.search(text) and (series := self._series_in(text)):
            cues.append(Cue(Move.BOTH, series, 0.8))
        if not named and _NEXT_TWO.search(text) and _TOGETHER.search(text):
            cues.append(Cue(Move.NEXT))
        if not named and _NEXT.search(text) and not _in_mention(text, "næste"):
            asked = text.rstrip().endswith("?")
            cues.append(Cue(Move.NEXT, (), 0.6 if asked else 1.0))
        for move, pattern in ((Move.CLOSE, _CLOSE), (Move.RESUME, _RESUME), (Move.BREAK, _BREAK), (Move.OPEN, _OPEN)):
            if pattern.search(text):
                cues.append(Cue(move) if move is not Move.OPEN or self._welcome is None else Cue(Move.TO, (0,), 0.7))
                break
        return tuple(cues)

    def _series_in(self, text: str) -> tuple[int, ...]:
        """The items whose titles begin with the same words ("HR i tal – …"), where the text says these."""
        openings = [re.split(r"\s[-–—]\s|:\s", item.title)[0].strip().casefold() for item in self._items]
        shared = {o for o in openings if len(o) > 3 and openings.count(o) > 1 and o in text.casefold()}
        return tuple(place for place, opening in enumerate(openings) if opening in shared)

    def _numbered(self, text: str) -> list[Cue]:
        cues = []
        taken: list[tuple[int, int]] = []
        for match in _NUMBERED.finditer(text):
            numbers = [number_in(match.group("first"))]
            numbers += [number_in(w) for w in re.findall(rf"\b{_NUMBER}\b", match.group("more"), re.IGNORECASE)]
            places = tuple(dict.fromkeys(p for n in numbers if n is not None and (p := self._place_of(n)) is not None))
            if places:
                taken.append(match.span())
                cues.append(self._weigh(text, match.start(), match.end(), places, exact=True))
        for match in _ORDINAL.finditer(text):
            place = self._ordinal_place(match.group("ordinal"))
            if place is not None and not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                cues.append(self._weigh(text, match.start(), match.end(), (place,), exact=True))
        for match in _NOMINAL.finditer(text):
            place = self._place_of(_NOMINALS[match.group("nominal").casefold()])
            if place is not None and _MOVING.search(text):
                cues.append(self._weigh(text, match.start(), match.end(), (place,), exact=True))
        cues += self._bare(text) if not taken and not cues else []
        for match in _GARBLED.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            number = _sounds_like(match.group("word"))
            place = None if number is None else self._place_of(number)
            if place is not None:
                cues.append(self._weigh(text, match.start(), match.end(), (place,), exact=False))
        return cues

    def _bare(self, text: str) -> list[Cue]:
        """Cues by a number alone ("så tager vi 47 først"), where the remark is short and the number an item's."""
        match = _BARE.search(text)
        number = number_in(match.group("bare")) if match else None
        if match is None or number is None or number not in self._place or len(words_of(text)) > 14:
            return []
        moving = re.search(
            r"\b(?:går|tager|hopper|springer|videre|tilbage|nået|fremme|nummer|nr)\b",
            text[: match.end()],
            re.IGNORECASE,
        )
        if not moving and number < 10:
            return []
        return [self._weigh(text, match.start("bare"), match.end(), (self._place[number],), exact=True)]

    def _titled(self, text: str) -> list[Cue]:
        """Cues by title: a remark that opens with it ("Nøglebokse. …"), or leads up to it ("og nu til liftene")."""
        words = list(re.finditer(r"[^\W_]+(?:-[^\W_]+)*", text))
        if len(words) > 40:
            return []
        heard = [self._heard(w.group().casefold()) for w in words]
        back = _BACK.search(text) is not None
        settled = bool(any(a.kind not in _LEADING for a in acts_of(text)) or _PAST.search(text) or LATER.search(text))
        cues: dict[int, float] = {}
        reordered = False
        for place, heads in enumerate(self._heads):
            for terms in heads:
                least = 0.5 if back else 0.6
                at = [i for i, found in enumerate(heard) if any(found.get(t, 0.0) >= least for t in terms)]
                first = [i for i in at if not _BEFORE.search(text[: words[i].start()])]
                reordered |= bool(at) and not first and _EARLIER.search(text) is not None
                at = first
                if not at:
                    continue
                said = {t: max(heard[i].get(t, 0.0) for i in at) for t in terms}
                share = sum(said.values()) / len(terms)
                own = 1.0 if any(said[t] >= least and t in self._own for t in terms) else 0.5
                opens = self._opens(text, words, at)
                leads = not settled and (back or self._leads_up(text, words[at[0]].start()))
                strength = (0.5 + 0.4 * share) * own * opens or (0.4 + 0.4 * share) * own * leads
                cues[place] = max(cues.get(place, 0.0), strength * (1.0 if back else max(said.values())))
        best = max(cues.values(), default=0.0)
        if best < 0.3:
            return []
        tied = tuple(place for place, strength in cues.items() if strength == best)
        if len(tied) > 1:
            # "De to HR i tal-punkter under ét": what their titles share names them both.
            return [Cue(Move.BOTH, tied, 0.8)] if _TOGETHER.search(text) else []
        if LATER.search(text) or (
            _SKIPPING.search(text) and not re.search(r"\bspringer\b.*\btil\b", text, re.IGNORECASE)
        ):
            return [Cue(Move.MENTION, tied)]
        if reordered and best >= 0.5:
            # "Trivslen inden kantinen" changes the order in so many words.
            return [Cue(Move.TO, tied, 1.5)]
        return [Cue(Move.TO, tied, best, by_title=not back)]

    def _heard(self, word: str) -> dict[str, float]:
        """The terms of titles that a word may be; a part of one compound only is nearly as good as the whole of it."""
        said = stem(word)
        found = dict(self._matcher.matches(said))
        # Three letters are a word only where an ending shows it: "maden", not "mad".
        if (
            not content(word)
            or said in _EVERYDAY
            or len(said) < 3 + (word == said)
            or any(like >= 0.85 for like in found.values())
        ):
            return found
        parts = {t for t in self._own if t.startswith(said) or (len(said) + (word != said) >= 5 and t.endswith(said))}
        return {**found, parts.pop(): 0.85} if len(parts) == 1 else found

    @staticmethod
    def _opens(text: str, words: list[re.Match[str]], at: list[int]) -> bool:
        """Whether the remark opens with the title and stops there."""
        lead_in = _LEAD_IN.match(text)
        start = next((i for i, w in enumerate(words) if w.start() >= (lead_in.end() if lead_in else 0)), len(words))
        if at[0] > start + 1 and at[0] not in {0, start}:
            return False
        last = at[0]
        while last + 1 in at or last + 2 in at:
            last += 1 if last + 1 in at else 2
        return len(words) <= at[0] + 5 or re.match(r"\s*(?:[.,:;–?-]|så\b)", text[words[last].end() :]) is not None

    @staticmethod
    def _leads_up(text: str, start: int) -> bool:
        before = text[:start]
        mentioned = _MENTIONED.search(before) and not re.search(
            r"\b(?:du|I|vi)\s+(?:har|ville|skulle|skal|vil)\b|\bnyt\s+(?:om|fra)\b", before
        )
        return not mentioned and _FRAME.search(before) is not None

    def _place_of(self, number: int) -> int | None:
        if number in self._place:
            return self._place[number]
        # "Punkt to" of a dagsorden that counts through the year from 27 is its second item.
        return (
            number - 1 if min(self._place, default=1) > len(self._items) and 1 <= number <= len(self._items) else None
        )

    def _ordinal_place(self, word: str) -> int | None:
        if word.casefold() == "sidste":
            return len(self._items) - 1
        number = number_in(word)
        return None if number is None else self._place_of(number)

    @staticmethod
    def _weigh(text: str, start: int, end: int, places: tuple[int, ...], *, exact: bool) -> Cue:
        """Whether the words around a named item move the meeting to it."""
        before, after = text[:start], text[end:]
        sure = 1.0 if exact else 0.5
        skipped = _SKIPPING.search(text) is not None and not _GOING_ON.search(before)
        if skipped and not re.search(r"\bspringer\s+(?:lige\s+)?(?:frem\s+)?til\b", text, re.IGNORECASE):
            return Cue(Move.SKIP, places, sure)
        if _MENTIONED.search(before) and not re.search(r"\b(?:er\s+i|begynder\s+i)\s+(?:gang\s+med\s+)?$", before):
            return Cue(Move.MENTION, places, sure)
        if _LISTED.search(before) or _LATER_ON.match(after):
            return Cue(Move.MENTION, places, sure)
        if LATER.search(text) or (_PAST.search(before) and not re.search(r"\btilbage\s+til\s*$|\btil\s*$", before)):
            return Cue(Move.MENTION, places, sure)
        if len(places) > 1 or _TOGETHER.search(after):
            return Cue(Move.BOTH, places, sure)
        asked = 0.6 if text.rstrip().endswith("?") else 1.0
        # "Kontorfordeling, punkt 5." says nothing else; "det var punkt fem" looks back.
        brief = len(words_of(text)) <= 8 and not re.search(r"\b(?:var|fra|om|med)\s*$", before)
        moving = brief or _MOVING.search(before) or _MOVING.search(after[:40])
        return Cue(Move.TO, places, sure * (1.0 if _STARTING.match(before) else asked if moving else 0.35))

    def _miscellany_cues(self, text: str) -> list[Cue]:
        if self._miscellany is None:
            return []
        if _MISCELLANY_ASKED.search(text):
            return [Cue(Move.TO, (self._miscellany,), 0.9)]
        if _ANYTHING_ELSE.search(text):
            return [Cue(Move.TO, (self._miscellany,), 0.5, by_title=True)]
        match = _MISCELLANY_SAID.search(text)
        if not match or re.search(r"\b(?:under|i)\s+(?:punktet\s+)?(?:eventuelt|evt)\b", text, re.IGNORECASE):
            return (
                [Cue(Move.MENTION, (self._miscellany,))]
                if re.search(r"\bunder\s+(?:punktet\s+)?(?:eventuelt|evt)\b", text, re.IGNORECASE)
                else []
            )
        if LATER.search(text):
            return [Cue(Move.MENTION, (self._miscellany,))]
        return [Cue(Move.TO, (self._miscellany,), 0.9)]


def _in_mention(text: str, word: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:i|under|på|til)\s+(?:det\s+)?{word}\s+(?:møde|gang|år|uge|måned)|\b(?:i"
            rf"|under)\s+(?:det\s+)?{word}\b",
            text,
            re.IGNORECASE,
        )
    )


def _sounds_like(word: str) -> int | None:
    """The number a misheard word may be: at most one sound away from exactly one of them."""
    if content(word) and len(word) > 6:
        return None
    key = sound(word)
    near = {
        n
        for w, n in CARDINALS.items()
        if 0 < n <= 20 and len(w) > 2 and distance(key, sound(w), 1) <= (1 if len(key) > 2 else 0)
    }
    return near.pop() if len(near) == 1 else None


def _besides(title: str) -> str:
    """The title without "Eventuelt" and what joins it to the rest; empty where nothing else is named."""
    return (
        re.sub(r"^(?:og|samt|,|/|\W)+\s*", "", _MISCELLANY.sub("", title.strip()))
        if _MISCELLANY.match(title.strip())
        else title
    )


def _heads(title: str) -> list[tuple[str, ...]]:
    """What an item may be called in speech, as stems: its title, each part of it, and who presents it.

    What is done with an item ("orientering", "godkendelse") counts only where a title has no other word.
    """
    bare = _TIMED.sub("", title)
    bare = _BY.sub("", bare) or title
    parts = [bare, *re.split(r"\s[-–—]\s|:\s", bare)]
    heads = []
    for part in dict.fromkeys(parts):
        terms = content(part)
        if not terms and part in {bare, title}:
            terms = [stem(w) for w in words_of(part)]
        heads.append(tuple(dict.fromkeys([t for t in terms if t not in _GENERIC and not t.isdigit()] or terms)))
    return [terms for terms in dict.fromkeys(heads) if terms]
