"""One item's remarks, read for what they decide: the last decisive act, and what the talk comes to without one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.drafting.act_words import ActKind
from service.drafting.acts import Act
from service.drafting.aims import Aim, aims_of
from service.drafting.changes import AGREED_CHANGE
from service.drafting.conclusions import framed, moved, proposed, urged
from service.drafting.counting import counted
from service.drafting.finding import Finding
from service.drafting.noted import acts_in
from service.drafting.numerals import numbers_in
from service.drafting.proposal import of_order
from service.drafting.remarks import Remark
from service.drafting.stems import content
from service.meetings import Item, Outcome

_I = re.IGNORECASE
_MISCELLANY = re.compile(r"^\W*(?:(?:punkter\s+til\s+)?(?:evt\b|eventuelt?\b)|diverse\b|velkom\w*|pause\b)", _I)
YES = re.compile(
    r"^\W*(?:(?:øh|jamen|men|og|tak)\W+)*(?:ja\b|jo\b|jep\b|fint\b|enig\b|okay\b|ok\b|godkendt\b|det\s+(?:kan|gør"
    r"|er)\s+(?:vi|jeg)\b(?!\s+ikke)|det\s+er\s+(?:fint|i\s+orden|helt\s+fint)|det\s+(?:lyder|ser)\s+(?:fint|godt)"
    r"|selvfølgelig|bestemt|god\s+idé|helt\s+enig|det\s+vil\s+(?:jeg|vi)\s+(?:gerne|meget\s+gerne|sætte\s+pris)|fra\s+min\s+side\s+også|samme\s+her)",
    _I,
)
NO = re.compile(
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
_STRONG = {ActKind.APPROVE, ActKind.REJECT, ActKind.POSTPONE, ActKind.REFER, ActKind.NOTE, ActKind.VOTE}
FOLLOW = 4
_MOVES_IT = {ActKind.POSTPONE, ActKind.REFER}
_LONG = 6  # remarks
_LATE = 14  # remarks
_NODS = re.compile(
    rf"{YES.pattern}|^\W*(?:jeg\s+nikker|(?:det|den)\s+(?:kan|må|skal)\s+du|enig\w*|også\s+(?:her|mig|for))\b", _I
)
_WITHDRAWN = re.compile(r"\btr(?:ukket|ække[rs]?)\b", _I)
# What is withdrawn for today is to come again.
_NOT_NOW = re.compile(r"\b(?:i\s+dag|dagsordenen|endnu|vente|først)\b", _I)
_COMES_BACK = re.compile(
    r"\b(?:i\s+dag|dagsordenen|igen|komm?e?r?\s+(?:\w+\s+){0,2}(?:med|tilbage)|næste\s+(?:gang|møde)|når\s+(?:den|det|der|jeg|vi))\b",
    _I,
)
# "Lad os vente med at lave noget om" is an answer, where it was only to be talked of.
_WAITS_TO_DO = re.compile(
    r"\bvente[r]?\s+(?:\w+\s+){0,2}med\s+at\s+(?!drøfte|tale|snakke|tage\s+(?:stilling|den|det|punktet)|behandle|beslutte|afgøre)",
    _I,
)
_OBJECT = re.compile(r"^\W*(?:og\s+|men\s+|så\s+)?(?P<noun>(?!det\b|den\b)\w{4,}(?:en|et|erne))\s+\w+r\s+vi\b", _I)
_OTHER_PAPER = re.compile(r"\b(?:dagsorden(?:en)?|referatet)\b", _I)
_ELSEWHERE = re.compile(
    r"\b(?:personalet|medarbejderne|borgerne|beboerne|eleverne|byrådet|de)\s+(?:var|stemte|er)\b", _I
)
_AHEAD = re.compile(r"^\W*(?:og\s+)?så\s+(?:ser|kigger|tager|taler)\s+vi\b.*\bigen\b", _I)
_GONE = re.compile(r"\b(?:undvære\w*|udgår|aflyst|afbud|spring\w*|syg|(?:må|skal)\s+vente|næste\s+gang)\b", _I)


@dataclass(frozen=True)
class Standing:
    """An act that stands until another undoes it, the remarks it rests on and the place of the last of them."""

    kind: ActKind
    evidence: tuple[Remark, ...]
    place: int
    votes: tuple[int, int, int] | None = None
    free: bool = False  # concluded in words of its own, with no word of decision


class Heard:
    """One item's remarks, read for what they decide."""

    def __init__(self, item: Item, remarks: Sequence[Remark], chair: str | None) -> None:
        self.item, self.remarks = item, tuple(remarks)
        self.chair = chair if chair in {r.speaker for r in remarks} else None
        self.aims = aims_of(item)
        self.miscellany = bool(_MISCELLANY.match(item.title))
        self.acts = [acts_in(remark) for remark in remarks]

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
                elif self._of_before(place, found):
                    continue
                elif found.kind in _STRONG or standing is None or standing.kind not in _STRONG:
                    if self._yields(standing, found):
                        continue
                    standing = found
        return standing

    def gone_by(self, standing: Standing) -> bool:
        """Whether so much was said after an act that the item can't have ended with it."""
        return Aim.APPROVE in self.aims and self._long_after(standing.place)

    def _of_before(self, place: int, found: Standing) -> bool:
        """Whether an act ends the item before: said in the first words, before the talk, or of the dagsorden."""
        if found.kind is ActKind.APPROVE and _OTHER_PAPER.search(found.evidence[0].text):
            return not of_order(self.item)
        return place == 0 and found.kind is ActKind.NOTE and len(self.remarks) > _LONG and self.discussed(4)

    def _of_another(self, found: Standing) -> bool:
        """Whether an act is about something that neither the title nor the indstilling names."""
        named = _OBJECT.match(found.evidence[0].text)
        own = {*content(f"{self.item.title} {self.item.proposal}"), *content("punktet sagen forslaget indstillingen")}
        return named is not None and not set(content(named.group("noun"))) & own

    def _yields(self, standing: Standing | None, found: Standing) -> bool:
        """Whether what stands outlives what was found: sent on or noted after it was approved, it is still approved."""
        if standing is None:
            return False
        if standing.kind in {ActKind.APPROVE, ActKind.VOTE} and found.kind in {ActKind.REFER, ActKind.NOTE}:
            return True
        # "Vedtaget for et år, så ser vi på den igen" looks ahead.
        beside = self._of_another(found) or _AHEAD.match(found.evidence[0].text)
        if standing.kind is ActKind.APPROVE and found.kind is ActKind.POSTPONE and beside:
            return True
        return (
            standing.kind is ActKind.REJECT
            and found.kind is ActKind.VOTE
            and found.votes is not None
            and found.votes[0] < found.votes[1]
        )

    def _at(self, place: int) -> list[Standing]:
        remark, found = self.remarks[place], []
        if votes := counted(self.remarks, place):
            found.append(Standing(ActKind.VOTE, votes[1], place, votes[0]))
        for act in self.acts[place]:
            if act.kind is ActKind.VOTE:
                if self.of_others(place):
                    continue
                found.append(Standing(ActKind.VOTE, (remark,), place, act.votes))
            elif act.kind is ActKind.CHANGE:
                continue
            elif act.asked:
                found += self._answered(place, self._asked_of(place, act.kind))
            elif self.by_chair(place):
                if self._fits(place, act):
                    found.append(self._put(place, act))
            elif act.kind in {ActKind.POSTPONE, ActKind.REFER, ActKind.APPROVE}:
                found += self._taken_up(place, act)
        if not self.acts[place] and (concluding := self._concluding(place)):
            found.append(concluding)
        if not self.acts[place] and remark.question and _OBJECTIONS.search(remark.text) and self.by_chair(place):
            found += self._no_objection(place)
        return found

    def of_others(self, place: int) -> bool:
        """Whether a vote was cast by others, and is only told of."""
        return not self.by_chair(place) and (
            _ELSEWHERE.search(self.remarks[place].text) is not None or self._long_after(place)
        )

    def _long_after(self, place: int) -> bool:
        """Whether the talk of the item goes on for long after a remark."""
        return len(self.remarks) - place > _LATE

    def _concluding(self, place: int) -> Standing | None:
        """What the chair asks whether to write down: "Må jeg så konkludere, at …? Kan I nikke?", and the yes to it."""
        asked = [self.remarks[place]]
        if framed(asked[0].text) is None or not self.by_chair(place):
            return None
        later = place + 1
        while later < len(self.remarks) and later <= place + FOLLOW and self.by_chair(later):
            asked.append(self.remarks[later])
            later += 1
        kind = proposed(asked[0].text.rstrip(" .,?") + "?")
        if kind is None or not any(r.question for r in asked) or later >= len(self.remarks):
            return None
        reply = self.remarks[later]
        return Standing(kind, (asked[0], reply), later) if _NODS.match(reply.text) else None

    def _put(self, place: int, act: Act) -> Standing:
        """The act as it stands: "så gør vi det" does what was put last."""
        if act.kind is ActKind.ASSENT:
            for earlier in range(place - 1, max(place - 5, -1), -1):
                kind = proposed(self.remarks[earlier].text) or urged(self.remarks[earlier].text)
                if kind in {ActKind.POSTPONE, ActKind.REFER}:
                    return Standing(kind, (self.remarks[earlier], self.remarks[place]), place)
                if kind is not None:
                    break
        if act.kind is ActKind.REJECT and _WITHDRAWN.search(self.remarks[place].text):
            before, after = self.remarks[max(0, place - 4) : place], self.remarks[place : place + 3]
            if any(_NOT_NOW.search(r.text) for r in before) or any(_COMES_BACK.search(r.text) for r in after):
                return Standing(ActKind.POSTPONE, (self.remarks[place],), place)
        return Standing(act.kind, (self.remarks[place],), place)

    def _fits(self, place: int, act: Act) -> bool:
        """Whether so general an act is about the item itself."""
        text = self.remarks[place].text
        if act.kind is ActKind.ASSENT:
            return place >= self.end(place) - 4 and not AGREED_CHANGE.search(text)
        if act.kind is ActKind.NOTE and Aim.NOTE not in self.aims:
            enough = r"\befterretning\b" if self.aims or self.miscellany else r"efterretning|noter|notam|orienter"
            return re.search(enough, text, _I) is not None
        if act.kind is ActKind.REFER and re.search(r"\b(?:jeg|tager\s+jeg)\b", text, _I):
            return Aim.APPROVE in self.aims or not self.aims
        if act.kind is ActKind.POSTPONE and _WAITS_TO_DO.search(text) and Aim.APPROVE not in self.aims:
            return False
        if act.kind is ActKind.POSTPONE and _WEAK_POSTPONE.search(text) and Aim.APPROVE not in self.aims:
            return not self.discussed(3)
        return True

    def end(self, place: int) -> int:
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
        for later in range(place + 1, min(place + 1 + FOLLOW, len(self.remarks))):
            reply = self.remarks[later]
            if reply.question and reply.speaker == asked.speaker:
                continue  # "Er det okay, Bo?" asks the same again
            if NO.match(reply.text) and not _OBJECTIONS.search(asked.text):
                return []
            if reply.speaker == asked.speaker and not self.by_chair(place):
                continue
            if YES.match(reply.text) or (_DONE.match(reply.text) and self.by_chair(later)):
                return [Standing(ActKind.APPROVE if kind is ActKind.ASSENT else kind, (asked, reply), later)]
            if len(content(reply.text)) > 3:
                return []
        return []

    def _asked_of(self, place: int, kind: ActKind) -> ActKind:
        """What a mere "Enige?" asks of: what was put right before it."""
        if kind is not ActKind.ASSENT or len(content(self.remarks[place].text)) > 1:
            return kind
        for earlier in range(place - 1, max(place - 3, -1), -1):
            if self.remarks[earlier].speaker != self.remarks[place].speaker:
                break
            told = [act.kind for act in self.acts[earlier] if act.kind in _MOVES_IT]
            if told or (kind_moved := moved(self.remarks[earlier].text)):
                return told[-1] if told else kind_moved or kind
        return kind

    def _taken_up(self, place: int, act: Act) -> list[Standing]:
        """What a member says counts if the chair takes it up at once."""
        for later in range(place + 1, min(place + 3, len(self.remarks))):
            reply = self.remarks[later]
            if reply.speaker == self.chair:
                if act.kind is ActKind.APPROVE and Aim.APPROVE not in self.aims:
                    return []
                if YES.match(reply.text) or (_DONE.match(reply.text) and len(content(reply.text)) <= 3):
                    return [Standing(act.kind, (self.remarks[place], reply), later)]
                if reply.question and len(content(reply.text)) <= 3:
                    # "Så den må vente." "Til efter ferien?" "Ja." The chair asks only how, and so takes it up.
                    answer = self.remarks[later + 1 : later + 2]
                    if answer and YES.match(answer[0].text):
                        return [Standing(act.kind, (self.remarks[place], reply, *answer), later + 1)]
                return []
        return []

    def _no_objection(self, place: int) -> list[Standing]:
        """Asked for objections ("Er der bemærkninger?"), nobody has any, and the chair goes on: it is let through."""
        if not self.aims or self.aims[0] not in {Aim.APPROVE, Aim.NOTE}:
            return []
        refused = False
        for later in range(place + 1, min(place + 1 + FOLLOW, len(self.remarks))):
            reply = self.remarks[later]
            if NO.match(reply.text) or re.search(r"\b(?:ser\s+fint\s+ud|ingen|ikke\s+fra\s+mig)\b", reply.text, _I):
                refused = True
            elif refused and self.by_chair(later) and _DONE.match(reply.text):
                kind = ActKind.APPROVE if self.aims[0] is Aim.APPROVE else ActKind.NOTE
                return [Standing(kind, (self.remarks[place], self.remarks[later - 1], reply), later)]
            else:
                return []
        return []

    def discussed(self, least: int) -> bool:
        """Whether at least two people spoke of it, in at least so many remarks of substance."""
        spoken = [r for r in self.remarks if len(content(r.text)) >= 2]
        weight = sum(len(content(r.text)) for r in spoken)
        return len(spoken) >= least and weight >= 2.5 * least and len({r.speaker for r in spoken}) >= 2

    def _was_told(self) -> bool:
        """Whether one person told of how it goes and the chair only thanked: an orientation by another name."""
        weights: dict[str, int] = {}
        for remark in self.remarks:
            if remark.speaker != self.chair:
                weights[remark.speaker] = weights.get(remark.speaker, 0) + len(content(remark.text))
        heard = sum(weights.values())
        return (
            heard >= 4
            and max(weights.values()) >= 0.85 * heard
            and bool(self.accepted())
            and not any(proposed(r.text) for r in self.remarks)
        )

    def _given(self, told: tuple[Remark, ...]) -> bool:
        """Whether an orientation was given: asked for by the indstilling, or by the look of the talk."""
        if not self.aims:
            return self._was_told()
        gone = len(self.remarks) <= 3 and any(_GONE.search(r.text) for r in self.remarks)
        full = any(len(content(r.text)) >= 4 for r in told) or bool(self.accepted() and told)
        return Aim.NOTE in self.aims and Aim.APPROVE not in self.aims and full and not gone

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
            if place < self.end(place) - 5:
                return ()
            if not remark.question and self.by_chair(place) and _SUMMING.match(remark.text):
                planned = set(content(f"{self.item.title} {self.item.proposal}"))
                if set(content(remark.text)) & planned:
                    return (remark, *(r for r in self.remarks[place + 1 : place + 2] if YES.match(r.text)))
        return ()

    def departs(self, summing: Remark) -> bool:
        """Whether a summing-up holds numbers or conditions that the indstilling doesn't."""
        planned = {value for value, _ in numbers_in(f"{self.item.title} {self.item.proposal}")}
        told = {value for value, _ in numbers_in(summing.text)}
        return bool(self.item.proposal) and (
            bool(told - planned) or re.search(_CONDITION, summing.text, _I) is not None
        )

    def _chat(self) -> Finding:
        """What was talked of under "Eventuelt": worth a line only where much was said, and heard well."""
        told = self.substance()
        heard = bool(told) and sum(r.probability for r in told) / len(told) >= 0.75
        return Finding(Outcome.DISCUSSED, told) if heard and self.discussed(4) else Finding(Outcome.NONE)

    def unspoken(self) -> Finding:
        """No act was heard: a discussion asked for has still been held, an orientation accepted has been noted."""
        if self.miscellany:
            return self._chat()
        told = self.substance()
        if (not self.aims or Aim.APPROVE in self.aims) and (summing := self.summed_up()):
            changed = self.departs(summing[0])
            outcome = Outcome.APPROVED_WITH_CHANGES if changed else Outcome.APPROVED
            return Finding(outcome, summing, summing[0] if changed else None)
        if Aim.DISCUSS in self.aims and Aim.APPROVE not in self.aims and self.discussed(2):
            return Finding(Outcome.DISCUSSED, told)
        if self._given(told):
            # An orientation that was given, and that nobody objected to, has been taken to efterretning.
            return Finding(Outcome.NOTED, self.accepted() or told)
        if not self.aims and self.discussed(3):
            return Finding(Outcome.DISCUSSED, told)
        return Finding(Outcome.NONE)
