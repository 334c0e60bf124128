"""A sentence as a statement: what only leads up to it taken off, in straight order, and what its words hold."""

import re

from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.saying import Saying

_I = re.IGNORECASE
PERSONAL = re.compile(r"\b(?:(?i:jeg|mig|min|mit|mine|du|dig|din|dit|dine|vi|os|vores)|I|[Jj]er|[Jj]eres)\b")
"""Words for who speaks and who is spoken to."""
_VERB = re.compile(
    r"\b(?:er|var|har|havde|kan|kunne|skal|skulle|vil|ville|må|bliver|blev|får|fik|går|gik|kommer|kom|gør|gjorde|tager|tog|"
    r"\w{3,}(?:ede|te))\b",
    _I,
)
TAG = re.compile(
    r",?\s*(?:ikke(?:\s+(?:også|sandt))?|ikk'?|vel|eller\s+hvad|går\s+jeg\s+ud\s+fra|(?:passer|stemmer)\s+det|er\s+det\s+(?:rigtigt|korrekt))\s*\?\s*$",
    _I,
)
"""What makes a question of a statement: "ikke også?"."""
WRITING = re.compile(r"^\W*(?:så\s+)?skal\s+(?:vi|jeg)\s+skrive,?\s+at\s+", _I)
_WRITES = re.compile(
    r"^\W*(?:(?:okay|godt|ja|fint)\W+)*(?:så\s+)?(?:skriver|noterer|siger|aftaler)\s+(?:jeg|vi)(?:\s+bare|\s+så)?,?\s+at\s+|^\W*(?:så\s+)?(?:jeg|vi)\s+(?:skriver|noterer|siger|aftaler)(?:\s+bare|\s+så)?,?\s+at\s+",
    _I,
)
_SO = re.compile(r"^\W*(?:(?:okay|godt|ja|fint|og)\W+)*så,?\s+(?=\w+\s+(?:\w+\s+)*\w|ingen|ikke)", _I)
_TURNED = re.compile(
    r"^(?P<verb>(?!når\b|hvis\b|at\b|eller\b|over\b|efter\b|under\b|mere\b)[a-zæøå]+(?:er|år|ør|kan|skal|vil|må|ved)|har|kan|skal|vil|må|går|får|gør|står)\s+"
    r"(?P<who>jeg|du|vi|han|hun|man|(?-i:I)|(?-i:[A-ZÆØÅ][\wæøåé-]+(?:\s+[A-ZÆØÅ][\wæøåé-]+)?))(?!\w)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"[,\s]*(?:\b(?:og\s+)?(?:gældende\s+)?(?:frem\s+)?(?:fra\s+og\s+med|til\s+og\s+med|fra|til|indtil|inden|senest|frem|og)\s*)+(?:på\s*)?$|[,\s]*$",
    _I,
)
_AFTER = re.compile(r"^\s*(?:og\s+frem|ud|frem)\b", _I)
_OPENING = re.compile(
    r"^\W*(?:(?:(?:så\s+)?(?:aftaler\s+vi|vi\s+aftaler),?\s+at|så|og|ja|nej|jo|okay|godt|fint|altså|men|jamen|aftale[rt]?:?|hvad\s+med|(?:vi\s+siger|siger\s+vi)(?:(?:\s+det)?,?\s+at\b|\s+det\b)?|I\s+aftaler,?\s+at|kunne\s+vi\s+(?:så\s+)?lave\s+noget\s+med,?\s+at|(?:lader\s+vi|vi\s+lader)\s+det\s+være|(?:kører\s+vi|vi\s+kører)\s+(?:bare\s+)?(?:videre\s+)?med|skal\s+vi\s+sige|lad\s+os\s+sige)\b[\s,:–-]*)+",
    _I,
)
_LENGTH_OF = re.compile(
    r"\s*\b(?:i\s+)?de\s+(?:første|næste)\s+\S+\s+(?:uger|dage|måneder)\b|\s*\bde\s+\S+\s+første\s+(?:uger|dage)\b", _I
)
_HEDGE = re.compile(
    r"(?:[\s,]*\b(?:i\s+hvert\s+fald|i\s+første\s+omgang|nærmere\s+bestemt|(?:og\s+)?det\s+er|så\s+længe))+\W*$", _I
)
"""What only led up to days that are told elsewhere."""
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        altså bare bedre blev blive bliver burde dejligt dengang denne derfor dette efter eller ellers endelig
        endnu faktisk fint fordi fortælle først gerne gjorde godt havde have heller helt hende hvad hver hvis hvor
        hvordan ikke ingen jamen jeres komme kommer kunne lade lidt lige ligesom lyder mange meget mener mere måske
        nogen noget nogle også okay over passer perfekt rigtig rigtigt sagde selv siden sidst sige siger sikkert
        skal skulle stadig super synes skriv skriver sådan tage tager tror tænker under vide ville vores være været
        """,
    )
)
"""Words that say nothing of a field by themselves."""
_SMALL = frozenset(
    word[:5]
    for word in re.findall(
        r"\w+",
        "medarbejderen lederen oplyste bemærkede at kan skal vil har og men det den der som for med til fra ved gerne",
    )
)


def stated(saying: Saying) -> str:
    """The sentence as a statement: without "skal vi skrive, at" before it and "ikke også?" after it."""
    text = TAG.sub(".", saying.text) if saying.question else saying.text
    text = WRITING.sub("", text)
    text = _WRITES.sub("", text if not saying.question or TAG.search(saying.text) else f"{text.rstrip(' ?')}.")
    return straight(text, _SO.sub("", text))


def bare_of(saying: Saying, calendar: Calendar) -> str:
    """The sentence without its days, what opens it and how long it is to hold."""
    text = TAG.sub(".", saying.text).rstrip(" ?")
    for day in reversed(days_in(text, calendar)):
        if day.bare:
            continue
        before = _LEAD.sub("", text[: day.start])
        text = before + _AFTER.sub("", text[day.end :])
    text = re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", straight(text, _OPENING.sub("", text))))
    return _HEDGE.sub("", _LENGTH_OF.sub("", text).strip(" ,;–-"))


def straight(said: str, opened: str) -> str:
    """A main clause in straight order once its "så" is taken off: "Så laver jeg en plan" is "jeg laver en plan".

    `opened` is what was said without its opening words.
    """
    taken = said[: len(said) - len(opened)]
    turned = _TURNED.match(opened) if re.search(r"\bså\b", taken, _I) and not said.rstrip().endswith("?") else None
    return opened if turned is None else f"{turned['who']} {turned['verb'].lower()}{opened[turned.end() :]}"


def is_sentence(text: str) -> bool:
    """Whether it has a verb or speaks of people: "Læsesalen og scanningen." does not."""
    return _VERB.search(text) is not None or PERSONAL.search(text) is not None


def says_something(text: str) -> bool:
    """Whether a sentence holds more than words that point: "Det gør jeg." does not."""
    return bool(_content(text))


def _content(text: str) -> list[str]:
    text = re.sub(r",\s+[A-ZÆØÅ]\w+\W*$", "", text)  # who is called by name
    return [
        word
        for word in re.findall(r"[\wæøå-]+", text.casefold())
        if (len(word) > 3 or word.isdigit()) and word not in _EMPTY
    ]


def stems(text: str) -> frozenset[str]:
    """How its words begin, but for those that every sentence may have: what two that tell the same have in common."""
    return (
        frozenset(word[:5] for word in re.findall(r"[\wæøå]+", text.casefold()) if len(word) > 2 or word.isdigit())
        - _SMALL
    )


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]
