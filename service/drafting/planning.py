"""What is said of the order while the dagsorden itself is the item: a plan, no move.

"Så tager vi lønstatistik og ligeløn sammen. Er det okay? Så er den godkendt sådan."
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.drafting.acts import ActKind, acts_of
from service.drafting.cues import Cue, CueReader, Move
from service.drafting.remarks import Remark
from service.drafting.stems import content, words_of
from service.meetings import Item

_AGENDA = re.compile(r"\bdagsorden", re.IGNORECASE)
_LEFT = re.compile(
    r"\bellers\s+(?:er|som|ingen|fint|godt|følger)\b|\b(?:er|følger|har)\s+(?:vi\s+)?(?:den|dagsordenen)\s+(?:på\s+plads|i\s+orden|klar|sådan)"
    r"|\b(?:alle|I)\s+med\s+på\s+(?:det|den)\b|\bså\s+(?:siger|gør)\s+vi\s+(?:det|sådan)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:tage?r?|ryk\w*|flyt\w*|have|få|kommer|byt\w*|starte?r?|begynde?r?|vende?r?)\b", re.IGNORECASE
)
_AROUND = re.compile(r"\b(?:(?P<before>før|inden|foran|frem\s+for|fremfor)|(?P<after>efter))\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:først|tidligt?|tidligere|som\s+(?:det\s+)?(?:første|nummer\s+et)|op\s+forrest)\b", re.IGNORECASE
)
_LAST = re.compile(r"\b(?:til\s+sidst|som\s+(?:det\s+)?sidste|sidst\b(?!\s+(?:år|gang|møde)))", re.IGNORECASE)
_YES = re.compile(r"^\W*(?:ja|jo|jep|okay|ok|fint|godt|gerne|selvfølgelig|helt\s+i\s+orden)\b", re.IGNORECASE)
_AGREED = re.compile(
    r"\bså\s+(?:gør|siger)\s+vi\s+(?:det|sådan)\b|\b(?:det|den)\s+(?:gør|tager|kan|bytter|rykker)\s+vi\b|\bi\s+orden\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:nej|ikke\s+nødvendig\w*|lige\s+meget|holder\s+os\s+til|som\s+(?:den|der)\s+står)\b", re.IGNORECASE
)
_REPLIES = 4  # remarks in which a wish is granted
_REMARKS = 40  # a dagsorden that is talked about for longer is not what they talk about


def planned(
    items: Sequence[Item], remarks: Sequence[Remark], cues: Sequence[tuple[Cue, ...]], lead: str | None
) -> list[tuple[Cue, ...]]:
    """The cues, those to later items said before the dagsorden was approved turned into mentions."""
    own = next((k for k, item in enumerate(items[:3]) if _AGENDA.search(item.title)), None)
    told = list(cues)
    if own is None:
        return told
    start = next((t for t, found in enumerate(cues) if any(c.move is Move.TO and own in c.items for c in found)), None)
    if start is None:
        return told
    end = _approved(start, own, remarks, cues, lead)
    for t in range(start, end):
        told[t] = tuple(
            replace(c, move=Move.MENTION)
            if c.move in {Move.TO, Move.BOTH} and c.items and min(c.items) > own + 1
            else c
            for c in cues[t]
        )
    return told


def agreed_order(
    items: Sequence[Item], remarks: Sequence[Remark], cues: Sequence[Sequence[Cue]], lead: str | None
) -> tuple[int, ...]:
    """The places of the items in the order that was agreed on before the first of them; as they stand otherwise."""
    own = next((k for k, item in enumerate(items[:3]) if _AGENDA.search(item.title)), None)
    order = list(range(len(items)))
    first = -1 if own is None else own
    begun = (t for t, found in enumerate(cues) if any(c.move is Move.TO and own in c.items for c in found))
    start = 0 if own is None else next(begun, 0)
    past = (t for t in range(start, len(remarks)) if _goes_past(first, cues[t], remarks[t], lead))
    until = next(past, len(remarks))
    reader = CueReader(items)
    spoken_of: int | None = None
    for t in range(start, min(until, start + _REMARKS)):
        named = _named(reader, remarks[t].text)
        wish = _wish(items, reader, remarks[t].text, spoken_of) if _granted(t, remarks, lead) else None
        spoken_of = named if named is not None and named > first else spoken_of
        if wish is None or wish[0] <= first:
            continue
        moved, anchor, after = wish
        order.remove(moved)
        goal = (
            len(order) - 1 if anchor is None and after else first + 1 if anchor is None else order.index(anchor) + after
        )
        order.insert(goal, moved)
    return tuple(order)


def _goes_past(first: int, cues: Sequence[Cue], remark: Remark, lead: str | None) -> bool:
    """Whether who leads the meeting goes on to an item after the dagsorden itself."""
    return (
        remark.speaker == lead
        and not _AROUND.search(remark.text)
        and any(c.move in {Move.TO, Move.BOTH} and c.strength >= 0.5 and min(c.items) > first for c in cues)
    )


def _wish(
    items: Sequence[Item], reader: CueReader, text: str, spoken_of: int | None
) -> tuple[int, int | None, bool] | None:
    """The item to be moved, the one that it is to stand by (None: first or last of all), and whether after that."""
    if not _TAKEN.search(text):
        return None
    around = _AROUND.search(text)
    if around and (anchor := _part(items, reader, text[around.end() :])) is not None:
        moved = _part(items, reader, text[: around.start()])
        moved = spoken_of if moved is None else moved
        return None if moved in {None, anchor} or moved is None else (moved, anchor, around["after"] is not None)
    when = _FIRST.search(text) or _LAST.search(text)
    moved = _part(items, reader, text[: when.start()]) if when else None
    return None if moved is None else (moved, None, _FIRST.search(text) is None)


def _named(reader: CueReader, text: str) -> int | None:
    return next(
        (c.items[0] for c in reader.read(text) if c.items and c.move in {Move.TO, Move.MENTION, Move.SKIP}), None
    )


def _part(items: Sequence[Item], reader: CueReader, text: str) -> int | None:
    """The item that a piece of a remark names, or the only one with a compound that a word of it is a part of."""
    if (named := _named(reader, text)) is not None:
        return named
    for word in content(text):
        within = [
            k
            for k, item in enumerate(items)
            if any(w.startswith(word) or w.endswith(word) for w in words_of(item.title))
        ]
        if len(within) == 1 and len(word) > 2:
            return within[0]
    return None


def _granted(t: int, remarks: Sequence[Remark], lead: str | None) -> bool:
    """Whether who leads the meeting says it or agrees to it."""
    if remarks[t].speaker == lead and not remarks[t].question:
        return True
    following = remarks[t + 1 : t + 1 + _REPLIES]
    first = next((r.utterance for r in following if r.speaker == lead), None)
    reply = [r.text for r in following if r.utterance == first]
    agreed = any(map(_YES.match, reply[:1])) or any(map(_AGREED.search, reply))
    return agreed and not any(map(_REFUSED.search, reply))


def _approved(
    start: int, own: int, remarks: Sequence[Remark], cues: Sequence[tuple[Cue, ...]], lead: str | None
) -> int:
    """The first remark after the talk of the dagsorden: the chair approves it, leaves it at that, or goes on."""
    for t in range(start, min(start + _REMARKS, len(remarks))):
        ends = any(a.kind is ActKind.APPROVE and not a.asked for a in acts_of(remarks[t].text))
        if remarks[t].speaker == lead and (ends or _LEFT.search(remarks[t].text)):
            return t
        if t > start and any(c.move is Move.NEXT or (c.move is Move.TO and own + 1 in c.items) for c in cues[t]):
            return t
    return start
