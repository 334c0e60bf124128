"""What is said of the order while the dagsorden itself is the item: a plan, no move.

"Så tager vi lønstatistik og ligeløn sammen. Er det okay? Så er den godkendt sådan."
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.drafting.acts import ActKind, acts_of
from service.drafting.cues import Cue, Move
from service.drafting.remarks import Remark
from service.meetings import Item

_AGENDA = re.compile(r"\bdagsorden", re.IGNORECASE)
_LEFT = re.compile(
    r"\bellers\s+(?:er|som|ingen|fint|godt|følger)\b|\b(?:er|følger|har)\s+(?:vi\s+)?(?:den|dagsordenen)\s+(?:på\s+plads|i\s+orden|klar|sådan)"
    r"|\b(?:alle|I)\s+med\s+på\s+(?:det|den)\b|\bså\s+(?:siger|gør)\s+vi\s+(?:det|sådan)\b",
    re.IGNORECASE,
)
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
