"""Where the decision leaves the indstilling: votes as a sentence, changes and where an item goes next as fields."""

import re
from collections.abc import Sequence

from models.grammar import write_numbers
from service.drafting.finding import Finding
from service.drafting.remarks import Remark
from service.drafting.stems import content
from service.meetings import Outcome
from service.meetings.calendar import MONTHS

_I = re.IGNORECASE
_CHANGE = re.compile(
    r"\b(?:ændring|rettelse|tilføjelse|bemærkning|justering|præcisering|forbehold|betingelse|undtagelse"
    r"|forudsætning)\w*\s*(?:om|af)?\s*,?\s*at\s+(?P<clause>.+?)[.!?]*$",
    _I | re.DOTALL,
)
_PERSONAL = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|du|dig|din|dit|dine|I|jer|jeres)\b")
_MONTH = "|".join(MONTHS)
_WHEN = re.compile(
    rf"\btil\s+(?P<month>{_MONTH})\b"
    rf"|\b(?P<when>næste\s+møde|mødet\s+i\s+(?:{_MONTH})|mødet\s+(?:den\s+)?\d{{1,2}}\.\s*(?:{_MONTH}))\b",
    _I,
)
_WHERE = re.compile(
    r"\b(?:til|i|nedsætter\s+vi|laver\s+vi)\s+(?:behandling\s+(?:i|hos)\s+|afgørelse\s+(?:i|hos)\s+)?(?P<where>[\w-]*MED(?:-?\w+)?"
    r"|Hoved\s?-?MED|direktionen|byrådet|[\wæøå-]*udvalget|chefgruppen|ledergruppen|ledelsen|forvaltningen"
    r"|kommunalbestyrelsen|arbejdsgruppen|en\s+arbejdsgruppe|arbejdsmiljø\w+|\w+direktøren|\w+chefen|HR|bestyrelsen)\b"
)


_PUT = re.compile(r"\bfor\s+(?P<clause>[^?]{12,160})\?", _I)
_DECIDED = re.compile(
    r"\b(?:godkendt|vedtaget|besluttet|aftalt)\s*(?:,?\s*(?:sådan|således|på\s+den\s+måde),?\s+(?P<at>at\s+.+?)"
    r"|,?\s*(?:men\s+|dog\s+)(?P<but>(?:med|uden|kun|først)\s+.+?))[.!?]*$",
    _I | re.DOTALL,
)


def deviations(finding: Finding) -> tuple[tuple[str, Sequence[Remark]], ...]:
    """The sentences that go before the closing phrase, each with the remarks it rests on."""
    if finding.votes is None:
        return ()
    return ((_votes(*finding.votes), finding.counted or finding.evidence),)


def fields_of(finding: Finding) -> dict[str, str]:
    """What the house's phrase may tell of how it was decided: `hvornår`, `hvortil`, `ændring`, where it was said."""
    evidence = " ".join(r.text for r in finding.evidence)
    found: dict[str, str] = {}
    if finding.outcome is Outcome.POSTPONED and (match := _WHEN.search(evidence)):
        found["hvornår"] = match.group("when") or match.group("month")
    if finding.outcome is Outcome.REFERRED and (match := _WHERE.search(evidence)):
        found["hvortil"] = match.group("where")
    if finding.outcome is Outcome.APPROVED_WITH_CHANGES and (change := _changed(finding)):
        found["ændring"] = write_numbers(change)
    return found


def changed_by(finding: Finding) -> tuple[Remark, ...]:
    """The remarks that the closing phrase rests on: those that decided, and where it tells the change, that too."""
    if finding.change is None or not _changed(finding):
        return finding.evidence
    return tuple(dict.fromkeys([*finding.counted, finding.change, *finding.evidence]))


def _changed(finding: Finding) -> str:
    """What was decided instead, in its own words: the clause of the change, or what was put to the vote."""
    texts = [finding.change.text] if finding.change is not None else []
    for text in [*texts, *(r.text for r in finding.evidence)]:
        match = _CHANGE.search(text)
        clause = f"at {match.group('clause')}" if match else ""
        if not clause and (match := _DECIDED.search(text)):
            clause = match.group("at") or match.group("but")
        if clause and not _PERSONAL.search(clause):
            return clause.strip()
    for remark in finding.counted:
        if (match := _PUT.search(remark.text)) and len(content(match.group("clause"))) >= 3:
            clause = match.group("clause").strip()
            return "" if _PERSONAL.search(clause) else clause
    return ""


def _votes(in_favour: int, against: int, abstaining: int) -> str:
    """The counts to the letter, as in "Ved afstemningen stemte 4 for og 1 imod."."""
    text = f"Ved afstemningen stemte {in_favour or 'ingen'} for og {against or 'ingen'} imod"
    return text + (f", og {abstaining} undlod at stemme." if abstaining else ".")
