"""The chair's conclusion, sentence by sentence: what was decided, where the closing phrase says only that it was.

The conclusion is read by its place, not by its words: the chair's sentences around what decided the item, as far as
nobody else says anything of weight. What of them only repeats that a decision was made, or what the dagsorden already
says, is left out; every other sentence is a decision.
"""

import re
from collections.abc import Mapping, Sequence

from service.drafting.conclusions import concluded
from service.drafting.decided import decided
from service.drafting.fact import Fact, FactKind
from service.drafting.finding import Finding
from service.drafting.kinds import is_procedure
from service.drafting.noted import is_noted
from service.drafting.numerals import dates_in, in_digits, numbers_in
from service.drafting.plain import plain, without_health
from service.drafting.remarks import Remark
from service.drafting.repairs import Heard, heard_of
from service.drafting.stems import content, words_of
from service.meetings import Item, Outcome

_I = re.IGNORECASE
_WEIGHTY = 5
"""Words of meaning from which another's remark is a contribution, and the conclusion ends."""
_MOST = 8
_FRAME = frozenset(
    content(
        "punkt punktet sag sagen forslag forslaget indstilling indstillingen beslutning beslutte beslutter besluttet "
        "godkende godkender godkendt vedtage vedtager vedtaget følge følger dagsorden dagsordenen referat referatet "
        "orientering orienteringen efterretning enige enig enighed aftale aftaler aftalt fint godt bemærkninger "
        "kommentarer spørgsmål afgjort drøftet drøftelse plads enstemmigt konkluderer konklusion siger"
    )
)
_PUTS = frozenset(
    content(
        "udsætte udsætter udsat udsættes udskyder udskudt vente venter sende sender sendes oversende oversender "
        "oversendt afvise afviser afvist tage tager tages"
    )
)
"""Words by which an item is put off, sent on or turned down: the closing phrase has its own."""
_CONCLUDES = {
    Outcome.APPROVED,
    Outcome.APPROVED_WITH_CHANGES,
    Outcome.POSTPONED,
    Outcome.REFERRED,
    Outcome.REJECTED,
}
_TALKING = re.compile(r"\b(?:du|dig|din|dit|dine|jeg|mig|min|mit|mine|tak)\b|\bI\b", _I)
_TELLING = re.compile(r"\b(?:har|er|var|havde|blev|kom|kommer|fik|skulle)\b", _I)
_WHEN = re.compile(r"\b(?:klokken|kl\.?|uge|den|d\.)\s+\d+(?:[.:]\d+)?", _I)
_COUNTING = re.compile(r"\b(?:stem\w+|imod|mod)\b", _I)
_LEFT_OPEN = re.compile(r"\b(?:hvis|måske|kunne|burde|ville|tror|synes)\b", _I)


def with_conclusions(  # noqa: PLR0913, PLR0917 - the talk twice, as it was said and as it may be told, and whose it is
    facts: Sequence[Fact],
    remarks: Sequence[Remark],
    finding: Finding,
    item: Item,
    chair: str | None,
    told: Sequence[Heard] | None = None,
) -> tuple[Fact, ...]:
    """The facts with the chair's conclusion among them, each sentence of it a decision that must be told.

    `told` is what of the remarks may be told, as it was put right (`clearing`); None where that is all of them.
    """
    left = {
        remark.position: said.text for said in (heard_of(remarks) if told is None else told) for remark in said.remarks
    }
    found = {f.remarks[0].position: f for f in _conclusions(remarks, left, finding, item, chair)}
    if not found:
        return tuple(facts)
    bound = {FactKind.TASK, FactKind.DECISION, FactKind.STATEMENT, FactKind.WRITTEN}
    taken = {r.position for f in facts if f.kind in bound for r in f.remarks}
    new = [f for place, f in found.items() if place not in taken]
    places = {r.position for f in new for r in f.remarks}
    kept = [f for f in facts if f.kind in bound or not places & {r.position for r in f.remarks}]
    return tuple(sorted([*kept, *new], key=lambda f: f.remarks[0].position))


def closes(fact: Fact, finding: Finding, item: Item, closing: Sequence[str]) -> bool:
    """Whether a decision says nothing that the closing sentences don't."""
    if fact.kind is not FactKind.DECISION or not set(fact.remarks) <= set(finding.evidence):
        return False
    told = {v for line in closing for v, _ in numbers_in(line)}
    words = {w for line in closing for w in content(line)} | _FRAME | _PUTS | set(content(item.title))
    return bool(closing) and set(content(fact.text)) <= words and {v for v, _ in numbers_in(fact.text)} <= told


def counts(fact: Fact, finding: Finding) -> bool:
    """Whether it only counts the hands ("Det er en, to, tre."), which a sentence of its own tells."""
    loose = {FactKind.INFORMATION, FactKind.ANSWER, FactKind.QUESTION}
    return fact.kind in loose and bool(fact.remarks) and set(fact.remarks) <= set(finding.counted)


def departure(remarks: Sequence[Remark], finding: Finding, item: Item, chair: str | None) -> Remark | None:
    """The remark of the conclusion that holds a number that the dagsorden's item does not; votes are none."""
    if not item.proposal:
        return None
    counted = {*map(float, finding.votes or ()), 1.0}
    whole = " ".join([item.title, *(s.text for s in item.sections)])
    planned = {value for value, _ in numbers_in(whole)}
    if not planned:
        return None  # "at retningslinjen godkendes" is followed whatever number is said with it
    dated = bool(dates_in(whole))
    heard = [h for h in heard_of(remarks) if not is_noted(h.remarks[0])]
    for said in _stretch(heard, finding.evidence[-1:], chair):
        if said.remarks[0] in finding.counted or _COUNTING.search(said.text) or not _worth(said, item):
            continue
        # Where the indstilling leaves open when, to say when is no change.
        text = said.text if dated else _undated(said.text)
        if {v for v, _ in numbers_in(text)} - planned - counted:
            return said.remarks[0]
    return None


def _undated(text: str) -> str:
    text = in_digits(text)
    for _, words in dates_in(text):
        text = text.replace(words, " ")
    return _WHEN.sub(" ", text)


def _conclusions(
    remarks: Sequence[Remark], left: Mapping[int, str], finding: Finding, item: Item, chair: str | None
) -> list[Fact]:
    if finding.outcome not in _CONCLUDES:
        return []
    # What was said before an item was put off is what it was put off with.
    since = min((r.position for r in finding.evidence), default=0) if finding.outcome is Outcome.POSTPONED else 0
    return [
        Fact(FactKind.DECISION, said.speaker, _opened(left[said.remarks[0].position]), said.remarks, needed=True)
        for said in _stretch(heard_of(remarks), finding.evidence, chair)
        if _worth(said, item) and said.remarks[0].position >= since and said.remarks[0].position in left
    ]


def _opened(text: str) -> str:
    """Without what leads up to it; "så" before a verb stays, as the sentence needs it."""
    return without_health(plain(text))


def _stretch(heard: Sequence[Heard], evidence: Sequence[Remark], chair: str | None) -> list[Heard]:
    """The chair's sentences around what decided the item, in order."""
    decided = {r.position for r in evidence}
    places = [i for i, h in enumerate(heard) if decided & {r.position for r in h.remarks}]
    if not places or chair is None:
        return []
    found = [i for i in range(places[0], places[-1] + 1) if heard[i].speaker == chair][-_MOST:]
    for way, step in ((range(places[0] - 1, -1, -1), -1), (range(places[-1] + 1, len(heard)), 1)):
        for i in way:
            if heard[i].speaker != chair:
                if len(content(heard[i].text)) >= _WEIGHTY or (step > 0 and heard[i].remarks[-1].question):
                    break
            elif (heard[i].remarks[-1].question and step > 0) or len(found) >= _MOST:
                break
            elif step > 0 or _sums_up(heard[i].text):
                found.append(i)
    return [heard[i] for i in sorted(found)]


def _sums_up(text: str) -> bool:
    """Whether a sentence before the decision belongs to it, and isn't yet the talk that led to it."""
    return concluded(text) is not None or bool(decided(text)) or _TELLING.search(text) is None


def _worth(said: Heard, item: Item) -> bool:
    """Whether a sentence of the conclusion says anything that its closing phrase doesn't."""
    text = said.text
    if said.remarks[-1].question or is_procedure(text) or _TALKING.search(text) or _LEFT_OPEN.search(text):
        return False
    if len(words_of(text)) < 3 or not without_health(plain(text)):
        return False
    new = set(content(text)) - _FRAME - set(content(item.title))
    return len(new) >= (1 if numbers_in(text) else 2)
