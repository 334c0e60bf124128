"""What a remark does to the item on the table: it approves, postpones, notes, votes …, or only seems to.

Only the words are judged here; who said them, what the indstilling asks for and what came after is for `outcome`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from service.drafting.act_words import CHANGE, PATTERNS, ActKind
from service.drafting.stems import distance, sound
from service.drafting.votes import votes_in
from service.drafting.wording import spoken

__all__ = ["Act", "ActKind", "acts_of"]


@dataclass(frozen=True)
class Act:
    """One act. `asked` where it is a question, `votes` for and against and abstaining where they were counted."""

    kind: ActKind
    asked: bool = False
    votes: tuple[int, int, int] | None = None


_I = re.IGNORECASE
_HYPOTHETICAL = spoken(
    "hvis",
    "såfremt",
    "medmindre",
    "ifald",
    "når (vi|I|det|den|byrådet|direktionen|udvalget)",
    "(inden|før) (vi|det|den)",
    "at vi (kan|skal|kunne|skulle)",
    "(kunne|ville|skulle) (vi|man|godt)",
    "hvornår",
    "hvordan",
    "måske (kan|skal|kunne)",
    "håber",
    "regner med",
    "forventer",
    "forslag om",
    "om der er",
    "jeg (synes|mener|tror|foreslår|vil foreslå|kunne godt tænke mig)",
    "I skal",
)
_ELSEWHERE = spoken(
    "sidste (gang|møde|år|uge|måned)",
    "på (mødet|det sidste|et tidligere|et andet)",
    "tidligere",
    "allerede",
    "i går",
    "i fjor",
    r"i (foråret|efteråret|20\d\d)",
    "jo (er )?(godkendt|vedtaget|besluttet)",
    "er jo (godkendt|vedtaget|besluttet)",
    r"(byråd\w*|direktion\w*|hoved\s?-?med\w*|kommunemed\w*|fagmed\w*|økonomiudvalg\w*"
    r"|kommunalbestyrels\w*|forvaltning\w*|folketing\w*"
    r"|ministeri\w*|regering\w*|politikerne|udvalget for|de) (har|havde|godkend\w+|vedtog\w*"
    r"|besluttede|afvis\w+|udsatte|skal|vil)",
    r"i (hoved\s?-?med\w*|byrådet|direktionen|kommunemed|fagmed)",
)
_PAST_TENSE = spoken(
    "godkendte",
    "vedtog",
    "besluttede",
    "udsatte",
    "afviste",
    "forkastede",
    "blev (den |det )?(godkendt|vedtaget|udsat|afvist|besluttet)",
)
# "Så gør vi da bare det" decides what "så gør vi det" does.
_PARTICLE = re.compile(r"(?<=\w)\s+(?:da|jo|bare|altså|lige|sgu|egentlig|simpelthen|faktisk|vist|så)\b(?=\s+\w)", _I)
_DECISIVE = ("godkendt", "efterretning")
_NOW = spoken("i dag", "i år", "denne gang", "så", "dermed", "hermed", "nu", "derfor", "altså", "ellers")
_ASKING = re.compile(
    r"^\W*(?:(?:og|men|øh|ja|godt|okay|jamen|nå|fint|tak)\W+)*(?:kan|skal|må|er|har|vil|kunne|skulle"
    r"|tager|godkender|vedtager"
    r"|udsætter|sender|gør|nogen|hvem|hvad)\b(?=\s+(?:vi|I|du|det|der|den|alle|nogen|man|de|dagsord\w*"
    r"|referat\w*|indstilling\w*"
    r"|forslag\w*|orientering\w*)\b)",
    _I,
)


_NEGATIVE = re.compile(
    r"(?i)^\W*(?:\w+\W+)?(?:er|har|kan|skal)\s+(?:det|den|de|vi|dagsordenen|referatet)\s+(?:så\s+)?ikke\b"
)
_POSTPONED_BEFORE = re.compile(
    r"\b(?:blev|har\s+(?:jo\s+)?(?:været\s+)?|var)\s*$|\b(?:byråd\w*|direktion\w*|fristen|kursus\w*)\s+(?:har|er)\b", _I
)


def acts_of(text: str) -> tuple[Act, ...]:
    """The acts of one remark: none where it only supposes, tells of another time or place, or denies what it names."""
    text = _as_meant(text)
    return _acts_in(text) or (_acts_in(lean) if (lean := _PARTICLE.sub("", text)) != text else ())


def _acts_in(text: str) -> tuple[Act, ...]:
    votes = votes_in(text)
    if votes:
        return (Act(ActKind.VOTE, votes=votes),)
    asked = text.rstrip('"” ').endswith("?") or bool(
        _ASKING.match(text) and not re.search(r"\bdet\s+(?:gør|kan)\s+vi\b", text, _I)
    )
    found: list[Act] = []
    for kind, pattern in PATTERNS:
        match = pattern.search(text)
        if not match or (kind is ActKind.APPROVE and _denied(text, match)) or _only_told(text, match, kind):
            continue
        if kind in {ActKind.APPROVE, ActKind.ASSENT} and any(a.kind in {ActKind.REJECT, ActKind.OPEN} for a in found):
            continue
        if kind is ActKind.APPROVE and any(a.kind is ActKind.POSTPONE for a in found):
            if not re.match(r"(?:godkend(?:t|er|es)|vedtaget)\b", match.group(), _I):
                continue
            found = [a for a in found if a.kind is not ActKind.POSTPONE]
        # "Er det ikke godkendt?" asks whether it is.
        found.append(
            Act(ActKind.APPROVE if asked and kind is ActKind.REJECT and _NEGATIVE.match(text) else kind, asked)
        )
    if CHANGE.search(text):
        found.append(Act(ActKind.CHANGE, asked))
    return tuple(found)


def _as_meant(text: str) -> str:
    """The text with the two words that decide most put right where they were misheard: "goldkendt", "efterhætning"."""
    return re.sub(r"\b[^\W\d_]{7,14}\b", lambda m: _meant(m.group()), text)


@lru_cache(maxsize=8192)
def _meant(word: str) -> str:
    key = sound(word)
    near = (w for w in _DECISIVE if word[0].casefold() == w[0] and distance(key, sound(w), 1) <= 1)
    return next(near, word)


def _denied(text: str, match: re.Match[str]) -> bool:
    clause = re.split(r"[,;–]|\bmen\b", text[: match.start()])[-1][-28:]
    near = clause + " " + text[match.end() : match.end() + 8]
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
    # A condition binds its own clause: "vi afviser den, og turen kan man få, hvis man har lyst".
    after = re.split(r"[;:–]|,\s*(?:og|men|så)\b", text[match.end() :])[0]
    conditional = kind is not ActKind.POSTPONE and re.search(r"\b(?:hvis|såfremt|når)\s+\w+", after, _I)
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
