"""What somebody would have otherwise than proposed, how the others took it, and whether it came into the conclusion."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.drafting.hearing import NO, YES, Heard
from service.drafting.proposal import Proposal
from service.drafting.remarks import Remark
from service.drafting.signs import signs_of
from service.drafting.stems import content
from service.drafting.values import Value, values_in
from service.drafting.wording import spoken

_REPLIES = 5  # remarks after a suggestion in which it is taken up or refused
_WANTS = spoken(
    "(kan|kunne|skal|skulle|må|bør|burde|vil) (<..>)?(vi|man|der|den|det)",
    "(hvad|så) (med|hvis|om)",
    "hvad så",
    "måske",
    "(jeg|vi) (synes|mener),? (at )?(vi|det|den|der|man) (<..>)?(skal|bør|burde|må)",
    "(jeg|vi|\\w+) er (mere |nu )?til",
    "er (<..>)?(pæn|smuk|bedst|kønn|sjov|smart)\\w*",
    "også (kan|skal|kunne|få|have|være)",
    "lad(er)? os",
    "(vil|ville) (<..>)?(gerne|hellere|helst|foreslå|have)",
    "foreslår",
    "hellere",
    "i stedet",
    "mangler",
    "(skal|bør|burde|må|kan|kunne) (<..>)?(stå|med|ud|ind|skrives|ændres|rettes|slettes|flyttes|tilføjes|vente)",
    "(giv|tag|sæt|skriv|læg|del|hæng|flyt|hold|behold|drop|vent)",
    "nøjes",
    "er (<..>)?(nok|bedre|rigeligt)",
    "forkert\\w*",
    "(der|det) står",
    "(bare|kun) (hvis|at|det)",
)
_WITHDRAWN = spoken(
    "(så )?(er det|det er) lige meget", "trækker (jeg )?(<..>)?(tilbage|det|den)", "glem det", "lad det ligge", "nå ja"
)
_KINDLY = re.compile(
    r"\b(?:ikke\s+(?:se\s+)?noget\s+galt|så\s+(?:gør|tager|skriver|siger)\s+vi|til\s+følge|(?:det|den)\s+(?:kan|får|skal)\s+(?:I|du)"
    r"|(?:det|den)\s+(?:retter|skriver|tager|finder|ordner|flytter|sætter)\s+(?:vi|jeg)|kommer\s+med|i\s+orden|så\s+udgår|god\s+(?:idé|ide|pointe|løsning)|(?:kan|vil)\s+(?:jeg|vi)\s+(?:godt|sagtens|også|fint)\b|leve\s+med|med\s+på|(?:er|var)\s+(?:det\s+)?"
    r"(?:bedre|fint|klogt|smart\w*|rimeligt|nemmere)|passer\s+(?:det|fint|mig)|enig\w*|det\s+(?:lyder|gør)\s+\w+|er\s+(?:jeg|vi)\s+med|der\s+kan\s+jeg)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Suggestion:
    """One suggestion: the stems and values in it that the indstilling lacks; `granted` and `refused` by others."""

    remark: Remark
    words: frozenset[str]
    values: tuple[Value, ...]
    granted: int
    refused: bool


def suggestions_of(heard: Heard, proposal: Proposal, before: int) -> tuple[Suggestion, ...]:
    """What was suggested before a position of the transcript, in order."""
    found = []
    for place, remark in enumerate(heard.remarks):
        if remark.position >= before:
            break
        rivals = _new(proposal, values_in(remark.text))
        words = frozenset(content(remark.text)) - proposal.words - proposal.known
        wanted = _WANTS.search(remark.text) or (rivals and (proposal.values or remark.question))
        agrees = not (rivals or remark.question) and (YES.match(remark.text) or _KINDLY.search(remark.text))
        if not wanted or agrees or not (rivals or words):
            continue
        granted, refused = _taken(heard.remarks, place)
        found.append(Suggestion(remark, words, rivals, granted, refused))
    return tuple(found)


def _new(proposal: Proposal, values: Sequence[Value]) -> tuple[Value, ...]:
    return tuple(v for v in values if not any(p.may_be(v) for p in proposal.values))


def _taken(remarks: Sequence[Remark], place: int) -> tuple[int, bool]:
    """How many others said yes to it next, and whether it was refused or withdrawn."""
    yes, no = set(), False
    for reply in remarks[place + 1 : place + 1 + _REPLIES]:
        if reply.speaker == remarks[place].speaker:
            no = no or _WITHDRAWN.search(reply.text) is not None
        elif NO.match(reply.text) and not reply.question:
            no = True
        elif YES.match(reply.text) or _KINDLY.search(reply.text):
            yes.add(reply.speaker)
    return len(yes), no


def concluded_with(suggestion: Suggestion, told: Sequence[Remark]) -> tuple[int, int]:
    """How many of its words and values the conclusion holds."""
    said = {w for r in told if r.position > suggestion.remark.position for w in content(r.text)}
    values = [v for r in told if r.position > suggestion.remark.position for v in values_in(r.text)]
    return len(suggestion.words & said), sum(any(v.may_be(w) for w in values) for v in suggestion.values)


def is_task(remark: Remark) -> bool:
    """Whether a remark of the conclusion only says who does what by when."""
    return "does" in signs_of(remark.text) or re.search(r"\b(?:senest|inden|frist\w*)\b", remark.text, re.I) is not None
