"""Which ideas a talk takes up: what is only floated, joked or heard say, and let go of again, is not written.

An idea put as a question ("kunne man ikke …?", "hvad med …?") stays where somebody says yes to it, or where the chair's
later words or a task hold it. A statement goes where the next speaker denies it in a few words and its speaker does
not stand by it, where it was a joke (somebody laughs), and where it is told as hearsay.
"""

import re
from collections.abc import Sequence

from service.drafting.repairs import Heard
from service.drafting.stems import content

_I = re.IGNORECASE
_FLOATED = re.compile(
    r"\b(?:kunne|kan|skal|skulle|ville)\s+(?:man|vi)\s+(?:så\s+|måske\s+|nu\s+)?ikke\b|\bhvad\s+(?:nu\s+)?(?:med|hvis|siger)\b|\b(?:kunne|skulle)\s+(?:vi|man)\b|\b(?:vi|man)\s+kunne\b"
    r"|\b(?:skal|kan|må)\s+vi\b|^\W*(?:og\s+|men\s+)?hvis\b|\bovervej\w*|\bmon\b|\bvar\s+det\s+(?:ikke\s+)?en\s+idé\b|\btænkt\w*\b(?!\s+(?:sig|os|mig)\b)|\ber\s+det\s+ikke\b|\bmåske\b",
    _I,
)
# "Hvis man har boet her i tre år, skal man betale" tells of a rule; "hvis vi nøjes med to" is an idea.
_ONLY_PUT = re.compile(
    r"\b(?i:måske|kunne|tænkt\w*)\b|\b(?i:hvis)\s+(?!(?:man|der|nogen|ingen|folk|alle)\b)|\b(?i:hvis)\b.*\b(?:vi|jeg|du|I|jer)\b"
)
_LET_GO = re.compile(
    r"\b(?:glem\s+(?:det|hvad)|tænkte\s+(?:bare\s+)?højt|bare\s+en\s+tanke|var\s+(?:bare\s+)?(?:et\s+eksempel|for\s+sjov|en\s+joke)|"
    r"(?:nej|okay)\W+(?:nej\W+)?det\s+var\s+bare|det\s+er\s+lige\s+meget|kommet\s+noget\s+ud\s+af|nej,?\s+vent|det\s+sagde\s+jeg\s+bare)\b",
    _I,
)
# Let go by whoever says it: "nej, så lader vi det ligge". Put off to another day it is not let go.
_DROPPED = re.compile(
    r"\b(?:(?:lader|lad)\s+(?:vi|os)\s+(?:\w+\s+){1,3}?(?:ligge|være|fare)|(?:det|den)\s+lader\s+vi\s+(?:ligge|være|fare)"
    r"|(?:dropper|glemmer|skrotter|opgiver)\s+vi\s+(?:det|den)|(?:det|den)\s+(?:dropper|glemmer|skrotter|opgiver)\s+vi|vi\s+(?:dropper|glemmer|skrotter|opgiver)\s+(?:det|den)"
    r"|(?:pyt|skidt)\s+med\s+(?:det|den))\b(?!\s+(?:til|indtil|for\s+nu))",
    _I,
)
_LAUGHTER = re.compile(r"\bha(?:ha)+\b|^\W*ha\b[.!,]|\b(?:hæ|hø){2,}", _I)
_HEARSAY = re.compile(
    r"\bdet\s+har\s+(?:jeg\s+(?:bare\s+)?(?:hørt|læst)|(?:han|hun|de|nogen)\s+(?:sagt|regnet))\b|\bjeg\s+har\s+(?:hørt|læst)\s+(?:det|i)\b",
    _I,
)
# What nobody in the room stands for: "der er jo nogle, der siger, at …".
_NOBODYS = re.compile(
    r"\b(?:nogle|nogen|folk|man|de|mange|flere|der\s+er\s+(?:\w+\s+)?(?:nogle|nogen|folk|dem)),?\s+(?:som|der)\s+(?:siger|mener|påstår|tror|snakker\s+om)\b"
    r"|\b(?:rygtet|rygterne)\s+(?:siger|går|vil\s+vide)\b|\bdet\s+(?:siges|rygtes|forlyder)\b|\bfolk\s+(?:siger|snakker\s+om|påstår)\b|\bjeg\s+har\s+hørt,?\s+at\b",
    _I,
)
_YES = re.compile(
    r"^\W*(?:(?:okay|nå|øh)\W+)*(?:ja|jo|jep|enig|gerne|god\s+idé|fint|godt|okay|det\s+(?:er|lyder|synes|kan|kunne|gør|vil)\b(?![^.?!]*\bikke\b)[^.?!]*\b(?:god|godt|fin|fint|gerne|vi|man|jeg|bedre)\b)"
    r"|\b(?:god\s+(?:idé|ide|tanke|pointe)|den\s+er\s+god|så\s+gør\s+vi\s+det|det\s+gør\s+vi|bakker\s+op|støtter|intet\s+imod|ikke\s+(?:noget|spor)\s+imod|undersøger|noterer|tager\s+(?:jeg|vi))\b",
    _I,
)
_NO = re.compile(
    r"^\W*(?:(?:okay|nå|øh|jamen|men|haha)\W+)*(?:nej\b|næ\b|det\s+(?:står|ved|kan|er|passer|gør|har|må|skal|tror)\s+(?:der|man|vi|det|jeg|de|er)?\s*(?:\w+\s+){0,2}?ikke\b"
    r"|vent\b|så\s+hellere\b|den\s+er\s+ikke\b|der\s+(?:er|står|kommer)\s+ikke\b)",
    _I,
)
# A bare "nej" to what was itself denied ("Der er ingen hal." – "Nej.") agrees, as "nej, hvor er det flot" does.
_DENIES = re.compile(
    r"^\W*(?:(?:okay|nå|øh|jamen|men|haha)\W+)*(?:(?:nej|næ)\b(?!\W+(?:hvor|nej|næ)\b)|vent\b"
    r"|det\s+(?:står|er|var|passer|kommer)\s+(?:der\s+)?ikke\b|det\s+ved\s+\w+\s+(?:\w+\s+)?ikke\b|der\s+(?:er|står|kommer)\s+ikke\b)",
    _I,
)
_NEGATIVE = re.compile(r"\b(?:ikke|ingen|intet|aldrig|heller)\b", _I)
_GOES_ON = re.compile(
    r"^\W*(?:(?:og|men|eller|altså|så|fordi|for|det|den|de|der|dem|dér|ikke|i\s+stedet)\b|jeg\s+(?:tænk|ved)\w*)", _I
)
_BUT_NOT = re.compile(r"\b(?:fin|god)\s+(?:tanke|idé|ide|pointe)\b[^?!]*\bmen\b|\bikke\s+(?:i|til|nu|i\s+dag)\b", _I)
_GIVES_IN = re.compile(r"^\W*(?:nå|okay|nej|næ|hm|nej\s+nej|det\s+er\s+rigtigt|det\s+ved\s+jeg|så)\b", _I)
_FAR = 4
_FEW = 4
"""Words of what cannot stand by itself."""


def taken_up(heard: Sequence[Heard], chair: str | None) -> list[Heard]:
    """The sentences without the ideas that were let go of."""
    gone: set[int] = set()
    for place, said in enumerate(heard):
        if _LET_GO.search(said.text):
            gone |= {place} | _own_idea(heard, place, chair)
        elif _DROPPED.search(said.text) and len(said.text.split()) <= 12:
            gone |= {place} | _last_idea(heard, place, chair)
        elif _HEARSAY.search(said.text) and len(content(said.text)) <= 3:
            gone |= {place} | _own_last(heard, place)
        elif _NOBODYS.search(said.text):
            gone |= {place} | _goes_on_about(heard, place)
        elif _LAUGHTER.search(said.text):
            gone |= _laughed_at(heard, place)
        elif place not in gone and _let_go(heard, place, chair):
            gone |= {place} | _rest_of_idea(heard, place, chair)
    return [said for place, said in enumerate(heard) if place not in gone]


def is_floated(text: str, *, question: bool) -> bool:
    """Whether an idea is only put forward: asked, with a "måske", or on a condition that is none of a rule's."""
    return _FLOATED.search(text) is not None and (question or _ONLY_PUT.search(text) is not None)


def _let_go(heard: Sequence[Heard], place: int, chair: str | None) -> bool:
    said = heard[place]
    replies = _replies(heard, place)
    floated = is_floated(said.text, question=said.remarks[-1].question)
    if floated:
        held = set(content(said.text))
        for later in heard[place + 1 :]:
            shared = held & set(content(later.text))
            if later.speaker == chair and not later.remarks[-1].question and len(shared) >= min(2, len(held)) >= 1:
                return False
        if any(_NO.match(r.text) or _BUT_NOT.search(r.text) for r in replies[:2]):
            return True
        return not any(_YES.search(r.text) for r in replies)
    if said.remarks[-1].question or not replies or said.speaker == chair:
        return False
    denied = _DENIES.match(replies[0].text) is not None and len(replies[0].text.split()) <= 12
    agreed = len(replies[0].text.split()) == 1 and _NEGATIVE.search(said.text) is not None
    return denied and not agreed and not _stands_by(heard, place) and _gives_in(heard, place, replies[0])


def _replies(heard: Sequence[Heard], place: int) -> list[Heard]:
    """What others say right after the utterance that a sentence belongs to."""
    own = heard[place].remarks[0].utterance
    later = [h for h in heard[place + 1 : place + 9] if h.remarks[0].utterance != own]
    found: list[Heard] = []
    for said in later[: _FAR + 2]:
        if said.speaker == heard[place].speaker:
            if found:
                break
            continue
        found.append(said)
    return found[:_FAR]


def _gives_in(heard: Sequence[Heard], place: int, denial: Heard) -> bool:
    """Whether the one who was denied says "nå", or no more of it."""
    after = [h for h in heard if h.remarks[0].position > denial.remarks[-1].position][:3]
    own = next((h for h in after if h.speaker == heard[place].speaker), None)
    return own is None or _GIVES_IN.match(own.text) is not None


def _stands_by(heard: Sequence[Heard], place: int) -> bool:
    """Whether the same utterance goes on with a reason: what was said is then an opinion of weight."""
    own = [h for h in heard if h.remarks[0].utterance == heard[place].remarks[0].utterance]
    return own[-1] is not heard[place] or len(content(heard[place].text)) > 7


def _own_idea(heard: Sequence[Heard], place: int, chair: str | None) -> set[int]:
    """The speaker's last idea before it was let go of: put as a question, or what was said last."""
    found = [i for i in range(max(0, place - 8), place) if heard[i].speaker == heard[place].speaker]
    floated = [i for i in found if is_floated(heard[i].text, question=heard[i].remarks[-1].question)]
    return {floated[-1]} | _rest_of_idea(heard, floated[-1], chair) if floated else set(found[-1:])


def _last_idea(heard: Sequence[Heard], place: int, chair: str | None) -> set[int]:
    """The idea that was put forward last, whoever put it, with what the same utterance says of it."""
    floated = [i for i in range(max(0, place - 8), place) if is_floated(heard[i].text, question=_asks(heard[i]))]
    return {floated[-1]} | _rest_of_idea(heard, floated[-1], chair) if floated else set()


def _asks(said: Heard) -> bool:
    return said.remarks[-1].question


def _goes_on_about(heard: Sequence[Heard], place: int) -> set[int]:
    """The reason given in the same breath: "Fordi den er nyere."."""
    after = place + 1
    if after < len(heard) and heard[after].remarks[0].utterance == heard[place].remarks[0].utterance:
        return {after} if re.match(r"\W*(?:fordi|for|da)\b", heard[after].text, _I) else set()
    return set()


def _own_last(heard: Sequence[Heard], place: int) -> set[int]:
    found = [
        i
        for i in range(max(0, place - 6), place)
        if heard[i].speaker == heard[place].speaker and len(content(heard[i].text)) >= 1
    ]
    return set(found[-2:]) if found and len(content(heard[found[-1]].text)) <= 2 else set(found[-1:])


def _rest_of_idea(heard: Sequence[Heard], place: int, chair: str | None) -> set[int]:
    """What the same utterance says of the idea after it ("Omklædning for eksempel. Der er kun én."); of the chair's,
    who sums up in the same breath, as far as it goes on from there.
    """
    own = heard[place].remarks[0].utterance
    found = set()
    for i in range(place + 1, len(heard)):
        text = heard[i].text
        further = heard[i].speaker != chair or len(text.split()) <= _FEW or _GOES_ON.match(text) is not None
        if heard[i].remarks[0].utterance != own or not further:
            break
        found.add(i)
    return found


def _laughed_at(heard: Sequence[Heard], place: int) -> set[int]:
    """The joke: what is said before somebody laughs, by them in the same breath or by another right before."""
    own = heard[place].remarks[0].utterance
    before = [i for i in range(place) if heard[i].remarks[0].utterance == own]
    gone = {place} if len(content(heard[place].text)) <= 1 else set()
    if before:
        return gone | {before[-1]}
    last = place - 1
    if last >= 0:
        utterance = heard[last].remarks[0].utterance
        return gone | {
            i for i in range(place) if heard[i].remarks[0].utterance == utterance and len(heard[i].text.split()) <= 12
        }
    return gone
