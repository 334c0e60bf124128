"""What there is to depart from: the indstilling of an item, and how much it leaves open.

"At rådet afgiver høringssvar" is followed whatever the answer says; "at datoen fastlægges til den 29. maj" is not.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.drafting.stems import content
from service.drafting.values import Value, names_in, values_in
from service.meetings import Item

_I = re.IGNORECASE
_WRITTEN_HERE = {"Beslutning", "Indstilling"}
_ORDER = re.compile(r"\b(?:dagsorden(?:en|ens)?|referat(?:et|er|erne)?)\b|\breferatgodkend", _I)
# What these verbs settle is only found at the meeting, unless the indstilling says it: "vælges Anna", "efter bilaget".
_LEAVES = re.compile(
    r"\b(?P<verb>afgiv|fastlægg|fastsætt|udpeg|fordel|vælg|nedsætt|prioriter|aftal|planlægg|udarbejd|udform|formuler"
    r"|konstituer)(?P<voice>es|er|e)\b",
    _I,
)
_NAMING = {"vælg", "udpeg", "konstituer"}
_TALKING = re.compile(r"\b(?:drøft|evaluer|debatter|diskuter)\w*|\bdrøftelse\b", _I)
_SAYS = re.compile(r"\b(?:efter|med|som|ifølge|jf|ligeligt|lige|mellem)\b", _I)
_PAPER = re.compile(r"\b(?:godkend|vedtag|tiltræd|antag|anbefal)\w*", _I)


class ProposalKind(StrEnum):
    """How much an indstilling says itself."""

    ORDER = "order"  # a dagsorden or referat
    OPEN = "open"  # what comes out is only found at the meeting
    PAPER = "paper"  # a paper as it lies
    SET = "set"  # something particular


@dataclass(frozen=True)
class Proposal:
    """An item's indstilling: its text, the stems and values in it, and the stems that the item knows besides."""

    kind: ProposalKind
    text: str
    words: frozenset[str]
    values: tuple[Value, ...]
    known: frozenset[str]


def proposal_of(item: Item) -> Proposal:
    """What is proposed, without the numbers of its clauses."""
    text = ", ".join(item.proposal_clauses) or item.proposal or ""
    known = " ".join([item.title, *(s.text for s in item.sections if s.heading not in _WRITTEN_HERE)])
    return Proposal(
        _kind(item, text), text, frozenset(content(text)), tuple(values_in(text)), frozenset(content(known))
    )


def of_order(item: Item) -> bool:
    """Whether an item is about the meeting's own dagsorden, or the referat of the last one."""
    return _ORDER.search(item.title) is not None and not re.search(r"\bopfølgning\b", item.title, _I)


def _kind(item: Item, text: str) -> ProposalKind:
    if of_order(item):
        return ProposalKind.ORDER
    if not text:
        return ProposalKind.OPEN
    deciding = [clause for clause in (item.proposal_clauses or (text,)) if not _TALKING.search(clause)]
    if all(_open(clause) for clause in deciding):
        return ProposalKind.OPEN
    return ProposalKind.PAPER if _PAPER.search(text) and not values_in(text) else ProposalKind.SET


def _open(clause: str) -> bool:
    match = _LEAVES.search(clause)
    if match is None:
        return False
    rest = clause[match.end() :]
    # "At rådet udpeger …" names who is to choose, "at Anna udpeges" whom.
    told = rest if match["voice"].casefold() == "er" else clause
    named = match["verb"].casefold() in _NAMING and names_in(f"at {told.strip()}")
    return not (named or _SAYS.search(rest) or (re.search(r"\btil\b", rest, _I) and values_in(rest)))
