"""Where the decision leaves the indstilling: votes, changes, and where an item goes next, in plain sentences."""

import re
from collections.abc import Sequence

from service.drafting.numerals import MONTHS
from service.drafting.outcome import Finding
from service.drafting.remarks import Remark
from service.meetings import Outcome

_I = re.IGNORECASE
_CHANGE = re.compile(
    r"\b(?:ændring|rettelse|tilføjelse|bemærkning|justering|præcisering|forbehold|betingelse|undtagelse"
    r"|forudsætning)\w*\s*(?:om|af)?\s*,?\s*at\s+(?P<clause>.+?)[.!?]*$",
    _I | re.DOTALL,
)
_PERSONAL = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|du|dig|din|dit|dine|I|jer|jeres)\b")
_MONTH = "|".join(MONTHS)
_WHEN = re.compile(
    rf"\b(?P<when>næste\s+møde|mødet\s+i\s+(?:{_MONTH})|mødet\s+(?:den\s+)?\d{{1,2}}\.\s*(?:{_MONTH}))\b", _I
)
_WHERE = re.compile(
    r"\b(?:til|i)\s+(?:behandling\s+(?:i|hos)\s+|afgørelse\s+(?:i|hos)\s+)?(?P<where>[\w-]*MED(?:-?\w+)?"
    r"|Hoved\s?-?MED|direktionen|byrådet|[\wæøå-]*udvalget|chefgruppen|ledergruppen|ledelsen|forvaltningen"
    r"|kommunalbestyrelsen|arbejdsgruppen|arbejdsmiljø\w+|\w+direktøren|\w+chefen|HR|bestyrelsen)\b"
)


def deviations(finding: Finding) -> tuple[tuple[str, Sequence[Remark]], ...]:
    """The sentences, each with the remarks it rests on."""
    found: list[tuple[str, Sequence[Remark]]] = []
    evidence = " ".join(r.text for r in finding.evidence)
    if finding.votes is not None:
        found.append((_votes(*finding.votes), finding.counted or finding.evidence))
    match = _CHANGE.search(finding.change.text) if finding.change is not None else None
    if finding.change is not None and match and not _PERSONAL.search(match.group("clause")):
        found.append((f"Det blev ændret, så {match.group('clause').strip()}.", (finding.change,)))
    if finding.outcome is Outcome.POSTPONED and (match := _WHEN.search(evidence)):
        found.append((f"Punktet behandles igen på {match.group('when')}.", finding.evidence))
    if finding.outcome is Outcome.REFERRED and (match := _WHERE.search(evidence)):
        found.append((f"Punktet sendes videre til {match.group('where')}.", finding.evidence))
    return tuple(found)


def _votes(in_favour: int, against: int, abstaining: int) -> str:
    """The counts to the letter, as in "Ved afstemningen stemte 4 for og 1 imod."."""
    text = f"Ved afstemningen stemte {in_favour or 'ingen'} for og {against or 'ingen'} imod"
    return text + (f", og {abstaining} undlod at stemme." if abstaining else ".")
