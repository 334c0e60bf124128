"""The talk as it is led: who leads it, what moves it, how far each cue is to be believed."""

import re
from collections.abc import Sequence

from service.drafting.acts import ActKind, acts_of
from service.drafting.cues import Cue, Move
from service.drafting.presenters import Floor
from service.drafting.remarks import Remark
from service.drafting.stems import content
from service.drafting.turns import POINT
from service.meetings import Item

DECIDING = frozenset({ActKind.APPROVE, ActKind.NOTE, ActKind.REJECT, ActKind.POSTPONE, ActKind.REFER})
_CONCLUDING = DECIDING | {ActKind.ASSENT, ActKind.THANK, ActKind.DISCUSSED}
_GRANTED = 1.25  # asked for and granted is surer than a title that is said
EXCURSION = 6  # remarks
# "Skal jeg tage vikarerne?": a member who offers to go on is as good as a chair.
_OFFERING = re.compile(
    r"\b(?:skal|må|kan)\s+(?:jeg|vi)\b.{0,20}\b(?:tage|begynde|starte|fortsætte|vende|have|nå)\b|\bmin\s+tur\b|\ber\s+det\s+(?:\w+\s+)?mig\b"
    r"|\bjeg\s+(?:vil\s+)?(?:gerne|godt)\b.{0,12}\b(?:tage|vende)\b",
    re.IGNORECASE,
)
# Said of the way itself: "så vi starter med legepladsen", "tilbage til taget".
_ON_THE_WAY = re.compile(
    r"\b(?:vi|jeg)\s+(?:starter|begynder|hopper|springer|går|kører|rykker|lægger)\b|\b(?:hopper|springer|går|starter|begynder)\s+(?:vi|jeg)\b"
    r"|\blad\s+os\b|\btilbage\s+til\b",
    re.IGNORECASE,
)
_POINT = re.compile(rf"\b{POINT}\b|\bnæste\b|\beventuelt\b|\bevt\b", re.IGNORECASE)
_YES = re.compile(r"^\W*(?:ja|jo|jamen|gerne|det\s+gør|værsgo|fint|okay|selvfølgelig|endelig)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:lige|hov|glemte|forresten|for\s+resten|apropos|tanke\s+om|før)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\bigen\b", re.IGNORECASE)


class Led:
    """One meeting's remarks with their cues, and who leads it; places of items are 0 to n-1.

    `order` holds these places in the order that was agreed on.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what is known of a meeting, each from a reader of its own
        self,
        items: Sequence[Item],
        remarks: Sequence[Remark],
        cues: Sequence[Sequence[Cue]],
        lead: str | None,
        floor: Floor,
        order: Sequence[int],
    ) -> None:
        self.items, self.n, self.order = items, len(items), list(order)
        self.remarks, self.cues, self.lead = remarks, cues, lead
        self.called = floor.called
        self.acts = [acts_of(remark.text) for remark in remarks]
        self.concluded = [concludes(t, remarks, lead) for t in range(len(remarks))]
        self.handed = self._not_named_later(floor.opens)
        self.trust = [self._trusted(t) for t in range(len(remarks))]

    def chairs(self, t: int) -> bool:
        """Whether who leads the meeting speaks, as far as that is known."""
        return self.lead in {None, self.remarks[t].speaker}

    def fresh(self, t: int) -> bool:
        """Whether the remark is the first of an utterance."""
        return t == 0 or self.remarks[t].utterance != self.remarks[t - 1].utterance

    def doubtful(self, t: int, cue: Cue) -> bool:
        """Whether a cue holds no word but of a title, so that it may be no more than talk."""
        return cue.by_title or cue.strength > 1.0 or not _POINT.search(self.remarks[t].text)

    def on_the_way(self, t: int) -> bool:
        """Whether the remark says that the meeting goes somewhere, whatever else it holds."""
        return any(c.move is Move.BACK for c in self.cues[t]) or _ON_THE_WAY.search(self.remarks[t].text) is not None

    def in_talk(self, t: int, cue: Cue) -> bool:
        """Whether a member merely uses the words of a title."""
        led = self.chairs(t) or bool(self.handed[t])
        return self.doubtful(t, cue) and not led and not _OFFERING.search(self.remarks[t].text)

    def back_to_work(self, t: int) -> bool:
        """Whether the chair calls the others back or gives somebody the word: that is no longer a pause."""
        if self.chairs(t) and not any(c.move is Move.BREAK for c in self.cues[t]):
            return bool(self.called[t]) or _AGAIN.search(self.remarks[t].text) is not None
        return False

    def aside(self, t: int) -> bool:
        """Whether somebody goes back for a word or two; a chair who turns back to an item stays there."""
        back = any(c.move is Move.BACK for c in self.cues[t])
        return back and (self.remarks[t].speaker != self.lead or _ASIDE.search(self.remarks[t].text) is not None)

    def over(self, t: int) -> int:
        """Where somebody speaks who neither asked nor answered: there the aside that began at `t` is over; else 0."""
        pair: list[str] = []
        for place in range(t, min(t + 1 + EXCURSION, len(self.remarks))):
            speaker = self.remarks[place].speaker
            if speaker not in pair and len(pair) == 2:
                return place
            pair = [*pair, speaker] if speaker not in pair else pair
        return 0

    def _trusted(self, t: int) -> float:
        """How far a remark's cue is to be believed: a member's offer that the chair takes is the chair's own."""
        if self.chairs(t):
            return 1.0
        if not _OFFERING.search(self.remarks[t].text):
            return 0.7
        after = range(t + 1, min(t + 4, len(self.remarks)))
        reply = next((a for a in after if self.remarks[a].speaker == self.lead), None)
        return _GRANTED if reply is not None and _YES.match(self.remarks[reply].text) else 0.7

    def _not_named_later(self, handed: Sequence[frozenset[int]]) -> list[frozenset[int]]:
        """Who is given the word opens none of the items that the chair names later on."""
        later: set[int] = set()
        found = []
        for t in range(len(self.remarks) - 1, -1, -1):
            found.append(handed[t] - later)
            if self.chairs(t):
                later |= {c.items[0] for c in self.cues[t] if c.move is Move.TO and c.strength >= 0.5}
        return found[::-1]


def concludes(t: int, remarks: Sequence[Remark], lead: str | None) -> bool:
    """Whether the chair has just decided the item, with no more than a word of thanks since."""
    for place in range(t, max(-1, t - 3), -1):
        remark = remarks[place]
        if lead in {None, remark.speaker} and any(a.kind in _CONCLUDING for a in acts_of(remark.text)):
            return True
        if len(content(remark.text)) > 3:
            return False
    return False
