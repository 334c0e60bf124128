"""What became of an item: what was heard, set against what the indstilling asks for.

The last word counts, and the chair's word most. A question is a decision only once it has been answered; what a member
wants is none until the chair says so. Where nothing was decided the outcome is `none`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.drafting.act_words import ActKind
from service.drafting.acts import acts_of
from service.drafting.aims import Aim
from service.drafting.changes import change_in, other_amount
from service.drafting.concluding import departure
from service.drafting.counting import counted
from service.drafting.departing import changing, departing_features, left_open
from service.drafting.ending import ending_features, ending_of, said_last
from service.drafting.finding import Finding
from service.drafting.hearing import Heard, Standing
from service.drafting.proposal import of_order
from service.drafting.remarks import Remark
from service.drafting.settling import settled
from service.drafting.weighing import Weights, fitted, weighed
from service.meetings import Item, Outcome

_I = re.IGNORECASE
_WHOLE = re.compile(r"\b(?:referat\w*|dagsordenen)\b", _I)
_NOT_TAKEN = re.compile(
    r"\b(?:venter|udgår|udsæt\w+|næste)\b|\b(?:tager|når|nåede|behandler|har)\s+vi\b[^.?!]{0,12}\bikke\b|\bvi\s+(?:tager|når|nåede|behandler)\s+ikke\b",
    _I,
)
_SETTLED = {Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES, Outcome.REJECTED}
_SURE = 0.6  # the least probability that undoes what words came to


def decide(
    item: Item,
    remarks: Sequence[Remark],
    chair: str | None = None,
    skipped: Remark | None = None,
    weights: Mapping[str, Weights] | None = None,
) -> Finding:
    """The outcome of an item from its remarks in order. `skipped` is the remark that put it off, if one did; `weights`
    are others than the program's own, for who measures.
    """
    if not remarks:
        if skipped is not None:
            acts = {act.kind for act in acts_of(skipped.text)}
            if acts & {ActKind.POSTPONE} or _NOT_TAKEN.search(skipped.text):
                return Finding(Outcome.POSTPONED, (skipped,))
        return Finding(Outcome.NONE)
    weights = weights or fitted()
    heard = Heard(item, remarks, chair)
    found = worded(heard)
    if undecided(heard):
        found = _weighed(heard, found, weights["ending"])
        if found.outcome in _SETTLED and _left_open(heard):
            return Finding(Outcome.NONE)
    return _departed(heard, found, weights["departing"])


def _left_open(heard: Heard) -> bool:
    """Whether the last that was done to the item was to say that nothing was settled."""
    last = next((acts for acts in reversed(heard.acts) if acts), ())
    return any(act.kind is ActKind.OPEN for act in last)


def worded(heard: Heard) -> Finding:
    """What the words of decision come to on their own, changes not yet considered."""
    standing = heard.standing()
    if standing is None or standing.kind in {ActKind.THANK, ActKind.DISCUSSED} or heard.gone_by(standing):
        standing = settled(heard) or standing
    return _settle(heard, standing) if standing else heard.unspoken()


def undecided(heard: Heard) -> bool:
    """Whether no word of decision was heard; "så har vi drøftet det" is none where a decision is asked for."""
    standing = heard.standing()
    if standing is None or heard.gone_by(standing):
        return True
    if Aim.APPROVE in heard.aims:
        return standing.kind in {ActKind.THANK, ActKind.DISCUSSED}
    # "Så gør vi sådan" says only that something was agreed on, where nothing was to be approved.
    return standing.kind is ActKind.ASSENT and not heard.miscellany


def _weighed(heard: Heard, found: Finding, weights: Weights) -> Finding:
    """The likeliest outcome by all signs of the ending, where no word of decision was heard."""
    shares = {Outcome(name): share for name, share in weighed(ending_features(heard, found.outcome), weights).items()}
    outcome = max(shares, key=lambda name: shares[name])
    read = Outcome.APPROVED if found.outcome is Outcome.APPROVED_WITH_CHANGES else found.outcome
    if outcome is read or (read is not Outcome.NONE and shares[outcome] < _SURE):
        return replace(found, shares=shares)
    if outcome is Outcome.NONE:
        return Finding(Outcome.NONE)
    told = heard.substance() if outcome is Outcome.DISCUSSED else ()
    return Finding(outcome, told or said_last(ending_of(heard)), shares=shares)


def _departed(heard: Heard, found: Finding, weights: Weights) -> Finding:
    """The finding, an approval with the remark that changed what was proposed, if all signs weighed say so."""
    if found.outcome not in {Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES} or not found.evidence:
        return found
    place = next((i for i, r in enumerate(heard.remarks) if r is found.evidence[-1]), len(heard.remarks) - 1)
    if left_open(heard, place):
        return replace(found, outcome=Outcome.APPROVED, change=None)
    either = weighed(departing_features(heard, place, read=found.change is not None), weights)
    approved = found.shares.get(Outcome.APPROVED, 1.0)
    shares = {**found.shares, **{Outcome(name): approved * share for name, share in either.items()}}
    if either[Outcome.APPROVED_WITH_CHANGES] <= either[Outcome.APPROVED]:
        return replace(found, outcome=Outcome.APPROVED, change=None, shares=shares)
    change = found.change or changing(heard, place)
    return replace(found, outcome=Outcome.APPROVED_WITH_CHANGES, change=change, shares=shares)


def _settle(heard: Heard, standing: Standing) -> Finding:
    kind = standing.kind
    votes, counted = _votes_before(heard, standing.place)
    finding = Finding(Outcome.NONE, standing.evidence, votes=votes, counted=counted)
    if kind is ActKind.VOTE:
        favour, against, _ = standing.votes or (0, 0, 0)
        kind = ActKind.APPROVE if favour > against else ActKind.REJECT if against > favour else ActKind.OPEN
    if kind in {ActKind.APPROVE, ActKind.ASSENT}:
        return _approved(heard, standing, finding)
    plain = {
        ActKind.REJECT: Outcome.REJECTED,
        ActKind.POSTPONE: Outcome.POSTPONED,
        ActKind.REFER: Outcome.REFERRED,
        ActKind.NOTE: Outcome.NOTED,
    }
    if kind is ActKind.POSTPONE and of_order(heard.item) and not _WHOLE.search(standing.evidence[0].text):
        # What is taken off the dagsorden changes it.
        return replace(finding, outcome=Outcome.APPROVED_WITH_CHANGES, change=standing.evidence[0])
    if kind in plain:
        return replace(finding, outcome=plain[kind])
    return _closed(heard, kind, finding)


def _closed(heard: Heard, kind: ActKind, finding: Finding) -> Finding:
    """What a mere thank you, or a word of having talked, comes to."""
    aims = heard.aims
    if heard.miscellany and kind in {ActKind.THANK, ActKind.DISCUSSED}:
        return heard.unspoken()
    if kind is ActKind.THANK and Aim.APPROVE not in aims:
        if Aim.DISCUSS in aims and Aim.NOTE not in aims:
            return replace(finding, outcome=Outcome.DISCUSSED) if heard.discussed(2) else heard.unspoken()
        return replace(finding, outcome=Outcome.NOTED)
    if kind is ActKind.DISCUSSED and Aim.APPROVE not in aims:
        noted = Aim.NOTE in aims and Aim.DISCUSS not in aims
        return replace(finding, outcome=Outcome.NOTED if noted else Outcome.DISCUSSED)
    return Finding(Outcome.NONE) if Aim.APPROVE in aims else heard.unspoken()


def _approved(heard: Heard, standing: Standing, finding: Finding) -> Finding:
    if heard.miscellany and standing.kind is ActKind.ASSENT:
        return heard.unspoken()
    if heard.aims and Aim.APPROVE not in heard.aims:
        named = re.search(r"godkend|vedtag|tiltråd", standing.evidence[-1].text, _I)
        if Aim.NOTE in heard.aims:
            return replace(finding, outcome=Outcome.NOTED) if named else heard.unspoken()
        if not named:
            return replace(finding, outcome=Outcome.DISCUSSED) if heard.discussed(2) else heard.unspoken()
    change = change_in(heard.remarks, heard.acts, standing.place, heard.by_chair) or other_amount(
        heard.item.proposal or "", standing.evidence
    )
    if change is None and standing.free and heard.departs(standing.evidence[0]):
        change = standing.evidence[0]
    if change is None:
        change = departure(heard.remarks, finding, heard.item, heard.chair)
    return replace(finding, outcome=Outcome.APPROVED_WITH_CHANGES if change else Outcome.APPROVED, change=change)


def _votes_before(heard: Heard, place: int) -> tuple[tuple[int, int, int] | None, tuple[Remark, ...]]:
    """The votes that the chair's conclusion rests on, and the remarks that counted them."""
    votes: tuple[int, int, int] | None = None
    rest: tuple[Remark, ...] = ()
    for earlier in range(place + 1):
        for act in heard.acts[earlier]:
            if act.votes is not None and not heard.of_others(earlier):
                votes, rest = act.votes, (heard.remarks[earlier],)
        if hands := counted(heard.remarks, earlier):
            votes, rest = hands
    return votes, rest
