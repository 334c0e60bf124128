"""What an item comes to where nobody said a word of decision: concluded, agreed on, or answered in chorus."""

import re

from service.drafting.act_words import ActKind
from service.drafting.aims import Aim
from service.drafting.conclusions import concluded, moved, proposed
from service.drafting.hearing import FOLLOW, NO, YES, Heard, Standing
from service.drafting.signs import SIGNS
from service.drafting.stems import content

_I = re.IGNORECASE
_CLOSING = 6  # sentences at the end of a stretch in which it is concluded
_THERE = re.compile(r"\b(?:der|dér|til\s+den\s+tid)\W*$", _I)
_TODAY = re.compile(r"\b(?:i\s+dag|endnu)\b", _I)
_NEXT_TIME = re.compile(r"\bnæste\s+(?:gang|møde|uge|måned)\b", _I)
_MEANS_YES = re.compile(
    r"^\W*(?:ja|jo|jep|enig\w*|jeg\s+(?:siger\s+ja|er\s+(?:med|enig|for))|samme\s+her|også\s+(?:mig|her)|det\s+synes\s+jeg\s+også)\b"
    r"(?:\W+\w+){0,5}\W*$",
    _I,
)
_PLAIN_NO = re.compile(r"^\W*(?:(?:øh|jamen|men|og)\W+)*nej\b", _I)
_MEANS_NO = re.compile(
    r"\b(?:for\s+meget\s+imod|ikke\s+(?:nogen|mange),?\s+der\s+(?:brænder|støtter|vil)|kommer\s+ikke\s+til\s+at\s+ske|som\s+hidtil"
    r"|de\s+penge\s+har\s+vi\s+ikke|ikke\s+(?:råd|penge)\s+til)\b",
    _I,
)
_TO_KNOW = re.compile(r"\b(?:hvad|hvor\w*|hvem|hvilke\w*|hvis)\b", _I)
_PROPOSAL = re.compile(
    r"\b(?:vi\s+(?:kunne|kan|bør|burde|skulle)|kunne\s+vi|skal\s+vi|lad\s+os|hvad\s+med|foreslår|synes,?\s+vi|hellere"
    r"|er\s+nok|ville\s+være)\b",
    _I,
)
_ELECTED = re.compile(
    r"\b(?:tillykke|velkommen\s+til|så\s+(?:er|bliver)\s+det\s+(?:dig|\w+)|så\s+fortsætter\s+\w+)", _I
)


def settled(heard: Heard) -> Standing | None:
    """What the last words of a stretch come to where none of them is a word of decision.

    The chair concludes, or asks and gets a yes, or somebody concludes and the chair agrees.
    """
    if heard.miscellany or (heard.aims and Aim.APPROVE not in heard.aims):
        return None
    for place in range(len(heard.remarks) - 1, -1, -1):
        if any(act.kind is ActKind.OPEN for act in heard.acts[place]) and heard.by_chair(place):
            return None
        if place < heard.end(place) - _CLOSING:
            continue
        elects = re.match(r"valg\b|(?:gen|ny)valg\b|konstituering", heard.item.title, _I) and heard.by_chair(place)
        if elects and _ELECTED.search(heard.remarks[place].text):
            return Standing(ActKind.APPROVE, (heard.remarks[place],), place)
        if found := _concluded(heard, place) or _agreed(heard, place):
            return found
    return _mood(heard) if Aim.APPROVE in heard.aims else None


def _mood(heard: Heard) -> Standing | None:
    """Where a proposal was answered in chorus, or by the chair's plain no, though nobody put it in words."""
    first = max(0, len(heard.remarks) - _CLOSING)
    yes = [
        i for i in range(first, len(heard.remarks)) if not heard.by_chair(i) and _MEANS_YES.match(heard.remarks[i].text)
    ]
    no = [
        i
        for i in range(first, len(heard.remarks))
        if _PLAIN_NO.match(heard.remarks[i].text) or _MEANS_NO.search(heard.remarks[i].text)
    ]
    refused = [i for i in no if heard.by_chair(i) and not (i and heard.remarks[i - 1].question)]
    if refused and (not yes or max(yes) < max(refused) or len(heard.remarks) - max(refused) <= 2):
        return Standing(ActKind.REJECT, (heard.remarks[max(refused)],), max(refused))
    if len({heard.remarks[i].speaker for i in yes}) >= 2 and not no:
        return Standing(ActKind.APPROVE, tuple(heard.remarks[i] for i in yes), max(yes))
    return None


def _concluded(heard: Heard, place: int) -> Standing | None:
    remark = heard.remarks[place]
    kind = concluded(remark.text) or (moved(remark.text) if heard.by_chair(place) else None)
    if kind is ActKind.APPROVE and _THERE.search(remark.text) and _later_before(heard, place):
        kind = ActKind.POSTPONE
    if kind is ActKind.REJECT and _TODAY.search(remark.text):
        return None  # only not today
    if kind is None or any(a.kind is ActKind.DISCUSSED for a in heard.acts[place]):
        return None
    before = heard.remarks[place - 1] if place else None
    if before and before.question and before.speaker != remark.speaker and _TO_KNOW.search(before.text):
        return None  # it only answers
    replies = heard.remarks[place + 1 : place + 3]
    yes = next((r for r in replies if r.speaker != remark.speaker and YES.match(r.text)), None)
    if not heard.by_chair(place):
        taken = yes is not None and (yes.speaker == heard.chair or kind is ActKind.POSTPONE)
        return Standing(kind, (remark, yes), place, free=True) if yes and taken else None
    if heard.aims or yes or _put_before(heard, place):
        return Standing(kind, (remark, *((yes,) if yes else ())), place, free=True)
    return None


def _later_before(heard: Heard, place: int) -> bool:
    """Whether a coming meeting was named right before: "så tager vi den der"."""
    near = [r.text for r in heard.remarks[max(0, place - 3) : place + 1]]
    return any(_NEXT_TIME.search(text) or SIGNS["coming"].search(text) for text in near)


def _put_before(heard: Heard, place: int) -> bool:
    """Whether somebody put a way to do it right before."""
    return any(
        _PROPOSAL.search(r.text) or proposed(r.text) is not None for r in heard.remarks[max(0, place - 4) : place]
    )


def _agreed(heard: Heard, place: int) -> Standing | None:
    """A question of what to do that is answered with yes."""
    asked = heard.remarks[place]
    kind = proposed(asked.text)
    if kind is None:
        return None
    for later in range(place + 1, min(place + 1 + FOLLOW, len(heard.remarks))):
        reply = heard.remarks[later]
        if NO.match(reply.text):
            return None
        if reply.speaker != asked.speaker and YES.match(reply.text):
            meant = heard.by_chair(place) or reply.speaker == heard.chair
            return Standing(kind, (asked, reply), later) if meant else None
        if len(content(reply.text)) > 3:
            return None
    return None
