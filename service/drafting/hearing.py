"""One item's remarks, read for what they decide: the last decisive act, and what the talk comes to without one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.drafting.act_words import ActKind
from service.drafting.acts import Act, acts_of
from service.drafting.aims import Aim, aims_of
from service.drafting.changes import AGREED_CHANGE
from service.drafting.finding import Finding
from service.drafting.numerals import number_in, numbers_in
from service.drafting.remarks import Remark
from service.drafting.stems import content
from service.meetings import Item, Outcome

_I = re.IGNORECASE
_MISCELLANY = re.compile(r"^\W*(?:(?:punkter\s+til\s+)?(?:evt\b|eventuelt?\b)|diverse\b|velkom\w*|pause\b)", _I)
_YES = re.compile(
    r"^\W*(?:(?:øh|jamen|men|og|tak)\W+)*(?:ja\b|jo\b|jep\b|fint\b|enig\b|okay\b|ok\b|godkendt\b|det\s+(?:kan|gør"
    r"|er)\s+(?:vi|jeg)\b(?!\s+ikke)|det\s+er\s+(?:fint|i\s+orden|helt\s+fint)|det\s+(?:lyder|ser)\s+(?:fint|godt)"
    r"|selvfølgelig|bestemt|god\s+idé|helt\s+enig|fra\s+min\s+side\s+også|samme\s+her)",
    _I,
)
_NO = re.compile(
    r"^\W*(?:(?:øh|jamen|men|og|tak)\W+)*(?:nej\b|nix\b|ikke\s+(?:fra|endnu|helt|i\s+dag)|heller\s+ikke"
    r"|det\s+ved\s+jeg\s+ikke|måske|tja|hmm|jeg\s+(?:er\s+(?:ikke|imod|uenig)|synes\s+ikke|kan\s+ikke)|ingen)\b",
    _I,
)
_DONE = re.compile(
    r"^\W*(?:(?:ja|nå|men)\W+)*(?:godt|fint|okay|ok|super|tak|perfekt|alright|så\s+(?:er|siger|går|tager)"
    r"|det\s+ser\s+ud|det\s+er\s+godt)\b",
    _I,
)
_OBJECTIONS = re.compile(
    r"\b(?:bemærkninger|indvendinger|kommentarer|imod|modsætter|indsigelser|spørgsmål|noget\s+at\s+tilføje"
    r"|tilføjelser|rettelser)\b",
    _I,
)
_WEAK_POSTPONE = re.compile(r"\b(?:igen|tilbage)\b", _I)
# What follows "så" and isn't a decision: "så går vi videre", "så er vi enige", "så ser vi på det".
_SUMMING = re.compile(
    r"^\W*(?:(?:okay|godt|fint|ja|jo|jamen|nå|men|øh)\W+)*(?:så|derfor|altså)\s+(?!er|var|har|kan|skal|må|vil|bør|tror|tænker|ved|ser|går|kommer"
    r"|når|vender|venter|taler|snakker|siger|håber|hører|hopper|springer|begynder|starter|stemmer|mangler|slutter|holder)"
    r"\w+r\s+(?:vi|det|den|man)\b",
    _I,
)
_CONDITION = r"\b(?:først\s+når|når|hvis|men|undtagen|dog|bortset|i\s+stedet|kun)\b"
_ASK_FOR = re.compile(
    r"\b(?:hvem|nogen|hvor\s+mange|alle)\b[^.?!]*\b(?:er|stemmer)\s+(?:for|imod|mod)\b|\bstemmer?\s+(?:for|imod)\b", _I
)
_STRONG = {ActKind.APPROVE, ActKind.REJECT, ActKind.POSTPONE, ActKind.REFER, ActKind.NOTE, ActKind.VOTE}
_FOLLOW = 4


@dataclass(frozen=True)
class Standing:
    """An act that stands until another undoes it, the remarks it rests on and the place of the last of them."""

    kind: ActKind
    evidence: tuple[Remark, ...]
    place: int
    votes: tuple[int, int, int] | None = None
    strict: bool = True  # by the chair, or answered by them


class Heard:
    """One item's remarks, read for what they decide."""

    def __init__(self, item: Item, remarks: Sequence[Remark], chair: str | None) -> None:
        self.item, self.remarks = item, tuple(remarks)
        self.chair = chair if chair in {r.speaker for r in remarks} else None
        self.aims = aims_of(item)
        self.miscellany = bool(_MISCELLANY.match(item.title))
        self.acts = [acts_of(remark.text) for remark in remarks]

    def by_chair(self, place: int) -> bool:
        """Whether the chair says it; anybody may where no chair is heard."""
        return self.chair is None or self.remarks[place].speaker == self.chair

    def standing(self) -> Standing | None:
        """The last decisive act: a strong one is never undone by a mere thank you."""
        standing: Standing | None = None
        for place in range(len(self.remarks)):
            for found in self._at(place):
                if found.kind is ActKind.OPEN:
                    standing = None if standing is None or self.by_chair(place) else standing
                elif found.kind in _STRONG or standing is None or standing.kind not in _STRONG:
                    if self._yields(standing, found):
                        continue
                    standing = found
        return standing

    @staticmethod
    def _yields(standing: Standing | None, found: Standing) -> bool:
        """Whether what stands outlives what was found: sent on or noted after it was approved, it is still approved."""
        if standing is None:
            return False
        if standing.kind in {ActKind.APPROVE, ActKind.VOTE} and found.kind in {ActKind.REFER, ActKind.NOTE}:
            return True
        return (
            standing.kind is ActKind.REJECT
            and found.kind is ActKind.VOTE
            and found.votes is not None
            and found.votes[0] < found.votes[1]
        )

    def _at(self, place: int) -> list[Standing]:
        remark, found = self.remarks[place], []
        if counted := self.counted(place):
            found.append(Standing(ActKind.VOTE, counted[1], place, counted[0]))
        for act in self.acts[place]:
            if act.kind is ActKind.VOTE:
                found.append(Standing(ActKind.VOTE, (remark,), place, act.votes))
            elif act.kind is ActKind.CHANGE:
                continue
            elif act.asked:
                found += self._answered(place, act.kind)
            elif self.by_chair(place):
                if self._fits(place, act):
                    found.append(Standing(act.kind, (remark,), place))
            elif act.kind in {ActKind.POSTPONE, ActKind.REFER, ActKind.APPROVE}:
                found += self._taken_up(place, act)
        if not self.acts[place] and remark.question and _OBJECTIONS.search(remark.text) and self.by_chair(place):
            found += self._no_objection(place)
        return found

    def _fits(self, place: int, act: Act) -> bool:
        """Whether so general an act is about the item itself."""
        text = self.remarks[place].text
        if act.kind is ActKind.ASSENT:
            return place >= self._end(place) - 4 and not AGREED_CHANGE.search(text)
        if act.kind is ActKind.NOTE and Aim.NOTE not in self.aims:
            return re.search(r"\befterretning\b", text, _I) is not None
        if act.kind is ActKind.REFER and re.search(r"\b(?:jeg|tager\s+jeg)\b", text, _I):
            return Aim.APPROVE in self.aims
        if act.kind is ActKind.POSTPONE and _WEAK_POSTPONE.search(text) and Aim.APPROVE not in self.aims:
            return not self.discussed(3)
        return True

    def _end(self, place: int) -> int:
        """Where the stretch of the item ends that the remark stands in: it may be taken up again later."""
        end = place + 1
        while end < len(self.remarks) and self.remarks[end].position == self.remarks[end - 1].position + 1:
            end += 1
        return end

    def _answered(self, place: int, kind: ActKind) -> list[Standing]:
        """A question counts once somebody says yes, or the chair closes it with nobody against."""
        if kind not in _STRONG and kind is not ActKind.ASSENT:
            return []
        if not self.by_chair(place) and kind is ActKind.REJECT:
            return []
        asked = self.remarks[place]
        for later in range(place + 1, min(place + 1 + _FOLLOW, len(self.remarks))):
            reply = self.remarks[later]
            if _NO.match(reply.text) and not _OBJECTIONS.search(asked.text):
                return []
            if _YES.match(reply.text) or (_DONE.match(reply.text) and self.by_chair(later)):
                return [Standing(ActKind.APPROVE if kind is ActKind.ASSENT else kind, (asked, reply), later)]
            if len(content(reply.text)) > 3:
                return []
        return []

    def _taken_up(self, place: int, act: Act) -> list[Standing]:
        """What a member says counts if the chair takes it up at once."""
        for later in range(place + 1, min(place + 3, len(self.remarks))):
            reply = self.remarks[later]
            if reply.speaker == self.chair:
                if act.kind is ActKind.APPROVE and Aim.APPROVE not in self.aims:
                    return []
                if _YES.match(reply.text) or (_DONE.match(reply.text) and len(content(reply.text)) <= 3):
                    return [Standing(act.kind, (self.remarks[place], reply), later)]
                return []
        return []

    def _no_objection(self, place: int) -> list[Standing]:
        """Asked for objections ("Er der bemærkninger?"), nobody has any, and the chair goes on: it is let through."""
        if not self.aims or self.aims[0] not in {Aim.APPROVE, Aim.NOTE}:
            return []
        refused = False
        for later in range(place + 1, min(place + 1 + _FOLLOW, len(self.remarks))):
            reply = self.remarks[later]
            if _NO.match(reply.text) or re.search(r"\b(?:ser\s+fint\s+ud|ingen|ikke\s+fra\s+mig)\b", reply.text, _I):
                refused = True
            elif refused and self.by_chair(later) and _DONE.match(reply.text):
                kind = ActKind.APPROVE if self.aims[0] is Aim.APPROVE else ActKind.NOTE
                return [Standing(kind, (self.remarks[place], self.remarks[later - 1], reply), later)]
            else:
                return []
        return []

    def counted(self, place: int) -> tuple[tuple[int, int, int], tuple[Remark, ...]] | None:
        """Hands counted aloud: "Hvem er for? Det er en, to, tre. Hvem er imod? Det er en."."""
        asked = self.remarks[place].text
        if not re.search(r"\b(?:imod|mod)\b", asked, _I) or not _ASK_FOR.search(asked):
            return None
        against = self._count_after(place)
        for earlier in range(place - 1, max(place - 6, -1), -1):
            text = self.remarks[earlier].text
            if (
                against is not None
                and re.search(r"\bfor\b", text, _I)
                and _ASK_FOR.search(text)
                and (favour := self._count_after(earlier)) is not None
            ):
                return (favour, against, 0), self.remarks[earlier : place + 2]
        return None

    def _count_after(self, place: int) -> int | None:
        if place + 1 >= len(self.remarks):
            return None
        text = self.remarks[place + 1].text
        if re.search(r"\bingen\b", text, _I):
            return 0
        if len(content(text)) > 4:
            return None
        numbers = [n for word in re.findall(r"\w+", text) if (n := number_in(word)) is not None]
        return numbers[-1] if numbers else None

    def discussed(self, least: int) -> bool:
        """Whether at least two people spoke of it, in at least so many remarks of substance."""
        spoken = [r for r in self.remarks if len(content(r.text)) >= 2]
        weight = sum(len(content(r.text)) for r in spoken)
        return len(spoken) >= least and weight >= 2.5 * least and len({r.speaker for r in spoken}) >= 2

    def accepted(self) -> tuple[Remark, ...]:
        """The chair's last word where it only accepts: "Godt, tak for det."."""
        last = range(max(0, len(self.remarks) - 2), len(self.remarks))
        return tuple(self.remarks[i] for i in last if self.by_chair(i) and _DONE.match(self.remarks[i].text))[-1:]

    def substance(self) -> tuple[Remark, ...]:
        """The remarks that say most, in order: what a mere "blev drøftet" rests on."""
        best = sorted(self.remarks, key=lambda r: -len(content(r.text)))[:3]
        return tuple(r for r in self.remarks if r in best and len(content(r.text)) >= 3)

    def summed_up(self) -> tuple[Remark, ...]:
        """The chair's last word where it says what is done now ("Så slukker vi dem i juni"), and the yes to it."""
        for place in range(len(self.remarks) - 1, -1, -1):
            remark = self.remarks[place]
            if place < self._end(place) - 5:
                return ()
            if not remark.question and self.by_chair(place) and _SUMMING.match(remark.text):
                planned = set(content(f"{self.item.title} {self.item.proposal}"))
                if set(content(remark.text)) & planned:
                    return (remark, *(r for r in self.remarks[place + 1 : place + 2] if _YES.match(r.text)))
        return ()

    def departs(self, summing: Remark) -> bool:
        """Whether a summing-up holds numbers or conditions that the indstilling doesn't."""
        planned = {value for value, _ in numbers_in(f"{self.item.title} {self.item.proposal}")}
        told = {value for value, _ in numbers_in(summing.text)}
        return bool(self.item.proposal) and (
            bool(told - planned) or re.search(_CONDITION, summing.text, _I) is not None
        )

    def unspoken(self) -> Finding:
        """No act was heard: a discussion asked for has still been held, an orientation accepted has been noted."""
        if self.miscellany:
            told = self.substance()
            heard = bool(told) and sum(r.probability for r in told) / len(told) >= 0.75
            return Finding(Outcome.DISCUSSED, told) if heard and self.discussed(4) else Finding(Outcome.NONE)
        told = self.substance()
        if (not self.aims or Aim.APPROVE in self.aims) and (summing := self.summed_up()):
            changed = self.departs(summing[0])
            outcome = Outcome.APPROVED_WITH_CHANGES if changed else Outcome.APPROVED
            return Finding(outcome, summing, summing[0] if changed else None)
        if Aim.DISCUSS in self.aims and Aim.APPROVE not in self.aims and self.discussed(2):
            return Finding(Outcome.DISCUSSED, told)
        if Aim.NOTE in self.aims and Aim.APPROVE not in self.aims and any(len(content(r.text)) >= 4 for r in told):
            # An orientation that was given, and that nobody objected to, has been taken to efterretning.
            return Finding(Outcome.NOTED, self.accepted() or told)
        if not self.aims and self.discussed(3):
            return Finding(Outcome.DISCUSSED, told)
        return Finding(Outcome.NONE)
