"""What an indstilling asks the committee to do."""

import re
from enum import StrEnum

from service.meetings import Item


class Aim(StrEnum):
    """What an indstilling asks the committee to do."""

    APPROVE = "approve"
    NOTE = "note"
    DISCUSS = "discuss"
    REFER = "refer"


_I = re.IGNORECASE
_AIMS: tuple[tuple[Aim, re.Pattern[str]], ...] = (
    (
        Aim.NOTE,
        re.compile(
            r"efterretning|\borienter|\bpræsenter|gives\s+en\s+(?:orientering|status)|\binformer|som\s+information"
            r"|fremlægges|forelægges|gennemgås(?!\s+og)",
            _I,
        ),
    ),
    (
        Aim.APPROVE,
        re.compile(
            r"godkend|vedtag|tiltræd|bevilg|anbefal|beslutt|fastlæg|fastsæt|vælge[rs]|nedsæt|iværksæt|igangsæt"
            r"|fortsætter|indfør|opret|træder\s+i\s+kraft|ændres|afsættes"
            # Who asks for something is to be answered.
            r"|(?:ansøgning|klage|indsigelse|dispensation|anmodning|forslag)\w*\b.{0,80}\bbehandles",
            _I,
        ),
    ),
    (
        Aim.DISCUSS,
        re.compile(r"drøft|dialog|evaluer|debat|diskuter|kommenter|tilkendegiv|bidrag|forberede|input|behandles", _I),
    ),
    (Aim.REFER, re.compile(r"oversend|videresend|sendes\s+(?:videre|i\s+høring|til)", _I)),
)
_TITLE_AIMS: tuple[tuple[Aim, re.Pattern[str]], ...] = (
    (Aim.APPROVE, re.compile(r"godkend|beslutning\b|valg\s+af|vedtag", _I)),
    (
        Aim.NOTE,
        re.compile(
            r"orienter|nyt\s+fra|status|information|siden\s+sidst|bordet\s+rundt|præsentation|meddelelser|opfølgning"
            r"|gensidig",
            _I,
        ),
    ),
    (Aim.DISCUSS, re.compile(r"drøft|evaluering|dialog|debat|diskussion|tema", _I)),
)
_TO_DECIDE = re.compile(r"\btages?\s+stilling\b|\bskal\s+(?:det\s+)?(?:besluttes|vedtages|godkendes|afgøres)\b", _I)


def aims_of(item: Item) -> tuple[Aim, ...]:
    """What the indstilling asks for, clause by clause; where there is none, what the title promises."""
    found: list[Aim] = []
    for clause in item.proposal_clauses or ((item.proposal,) if item.proposal else ()):
        # What is to be neither discussed, noted nor sent on is to be decided: "at lukkedagene holdes i uge 29".
        aims = aims_in(clause)
        # To send something on is to be decided as well.
        found += [Aim.APPROVE, *aims] if aims == (Aim.REFER,) else aims
        if not aims and re.search(r"\bat\s", clause, _I):
            found.append(Aim.APPROVE)
    if not found and any(_TO_DECIDE.search(section.text) for section in item.sections):
        found.append(Aim.APPROVE)
    if not found:
        found = [aim for aim, pattern in _TITLE_AIMS if pattern.search(item.title)][:1]
    return tuple(dict.fromkeys(found))


def aims_in(clause: str) -> tuple[Aim, ...]:
    """What one clause of an indstilling asks for."""
    return tuple(aim for aim, pattern in _AIMS if pattern.search(clause))
