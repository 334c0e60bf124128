"""What is worth minuting of an item, one fact at a time.

Small talk, procedure, back-channels and repetition are left out; what was corrected or withdrawn counts as it was left.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from service.drafting.clearing import cleared
from service.drafting.fact import Fact, FactKind
from service.drafting.kinds import (
    agreed,
    agrees,
    concludes,
    for_record,
    is_fragment,
    is_nothing,
    is_slight,
    kind_of,
    proposes,
    says_more,
    without_calling,
)
from service.drafting.numerals import numbers_in
from service.drafting.parsed import Parsed
from service.drafting.plain import plain, without_health
from service.drafting.referring import named_again
from service.drafting.remarks import Remark
from service.drafting.repairs import Heard
from service.drafting.replying import stated
from service.drafting.stems import content, words_of
from service.drafting.tasks import TAKEN_ON, assigned, dated, deadline, task_owner, when_alone
from service.drafting.writable import writable

_I = re.IGNORECASE
_WITHDRAWN = re.compile(
    r"\b(?:trækker\s+(?:jeg\s+)?(?:det|den|mit|forslaget|indvendingen|spørgsmålet)\b.*\b(?:tilbage)"
    r"|jeg\s+trækker\s+(?:det|den|forslaget|mit\s+forslag)\b|trækker\s+jeg\s+(?:det|den|forslaget)|(?:det|den|forslaget)\s+trækker\s+jeg|glem\s+(?:det|hvad\s+jeg)|det\s+var\s+(?:en\s+fejl|forkert)|stryg\s+det|jeg\s+(?:tager"
    r"|trækker)\s+det\s+(?:i\s+mig\s+igen|tilbage))",
    _I,
)
_POINTING_BACK = re.compile(r"^(?:hun|han|de|den|det|denne|dette|disse|her|der(?:for|med|til))\b", re.IGNORECASE)
_AGAINST_ME = re.compile(r"\bdet\s+(?:er|var)\s+mig\b", re.IGNORECASE)
_MOST_FRAGMENTS = 4


def facts_of(
    remarks: Sequence[Remark],
    chair: str | None = None,
    names: Collection[str] = (),
    parsed: Parsed | None = None,
    known: Collection[str] = (),
) -> tuple[Fact, ...]:
    """Every fact of an item's remarks in order, nothing chosen yet.

    `remarks` are without those that only lead the meeting; `names` are the names of those who can be given a task, and
    `known` the words of all names that belong to the meeting, units and places too.
    """
    parsed = parsed if parsed is not None else Parsed()
    return facts_in(cleared(remarks, chair, names, parsed, known), chair, names, parsed)


def facts_in(clear: Sequence[Heard], chair: str | None, names: Collection[str], parsed: Parsed) -> tuple[Fact, ...]:
    """Every fact of what may be told of an item (`clearing`)."""
    facts: list[Fact] = []
    heard = _with_fragments(_without_echoes(clear), parsed)
    asked: Heard | None = None
    for place, said in enumerate(heard):
        if _WITHDRAWN.search(said.text):
            facts = _withdrawn(facts, said)
            continue
        if when_alone(said.text) and any(f.deadline and set(said.remarks) <= set(f.remarks) for f in facts):
            continue
        following = heard[place + 1] if place + 1 < len(heard) else None
        if whole := _vote_for_the_record(heard, place) or assigned(heard, place, names):
            facts = _with_task(facts, dated(whole, heard, place), heard, place)
            continue
        if reply := _reply(heard, place):
            facts = [f for f in facts if f.remarks != heard[place - 1].remarks]
            facts.append(reply)
            asked = None
            continue
        again = named_again(heard, place, parsed)
        told = Heard(again[0], said.remarks) if again else said
        fact = _fact(told, asked, chair, names, parsed, ahead=_points_back(said, following))
        if fact is not None:
            fact = dated(fact, heard, place)
            if again:
                fact = replace(fact, remarks=(*again[1], *fact.remarks))
            elif fact.kind is FactKind.ANSWER:
                fact = replace(fact, replies=next((f for f in reversed(facts) if f.kind is FactKind.QUESTION), None))
            if facts and _POINTING_BACK.match(fact.text) and _right_after(facts[-1], fact):
                fact = replace(fact, follows=facts[-1])
            facts.append(fact)
        if said.remarks[-1].question and fact is not None:
            asked = said
        elif asked is not None and said.speaker != asked.speaker:
            asked = None
    return tuple(fact for one in _distinct(facts) if (fact := writable(one)) is not None)


def _with_task(facts: list[Fact], whole: Fact, heard: Sequence[Heard], place: int) -> list[Fact]:
    """With a task that somebody was given; what is taken on in others' words stands in their place, once."""
    if whole.owner != TAKEN_ON:
        return [*facts, whole]
    given = any(f.kind is FactKind.TASK and set(f.remarks) & set(heard[place].remarks) for f in facts)
    facts = [f for f in facts if f.remarks != heard[place - 1].remarks]
    return facts if given else [*facts, whole]


def _without_echoes(heard: Sequence[Heard]) -> list[Heard]:
    """Without a word or two that only say again what was just said: "2029." – "2029!"."""
    found: list[Heard] = []
    for said in heard:
        own = set(content(said.text)) | {f"{value:g}" for value, _ in numbers_in(said.text)}
        before = [h for h in found[-2:] if h.speaker != said.speaker]
        around = {w for h in before for w in content(h.text)} | {
            f"{v:g}" for h in before for v, _ in numbers_in(h.text)
        }
        if not (own and before and len(said.text.split()) <= 4 and own <= around):
            found.append(said)
    return found


def _with_fragments(heard: Sequence[Heard], parsed: Parsed) -> list[Heard]:
    """Sentences without a verb go with the one before them in the same utterance ("Klokken 19 på rådhuset.")."""
    found: list[Heard] = []
    for said in heard:
        last = found[-1] if found else None
        if (
            last is not None
            and last.remarks[-1].utterance == said.remarks[0].utterance
            and not last.remarks[-1].question
            and not said.remarks[-1].question
            and len(last.remarks) <= _MOST_FRAGMENTS
            and parsed.verbless(said.text)
            and not is_nothing(said.text)
        ):
            found[-1] = Heard(f"{last.text} {said.text}", (*last.remarks, *said.remarks))
        elif last is not None and is_fragment(said.text) and _adjoins(last, said):
            found[-1] = Heard(
                f"{last.text.rstrip(' .')}, {said.text[:1].lower()}{said.text[1:]}", (*last.remarks, *said.remarks)
            )
        else:
            found.append(said)
    return found


def _adjoins(last: Heard, said: Heard) -> bool:
    """Whether a clause alone ("Så længe de er faste.") belongs to the sentence before it."""
    own = last.remarks[-1].utterance == said.remarks[0].utterance and not last.remarks[-1].question
    return (
        own and re.match(r"(?:så\s+længe|fordi|selvom|selv\s+om|medmindre|hvis|når|inden)\b", said.text, _I) is not None
    )


def _reply(heard: Sequence[Heard], place: int) -> Fact | None:
    """A bare number that answers the question right before it: both together, and always told."""
    said, asked = heard[place], heard[place - 1] if place else None
    if asked is None or asked.speaker == said.speaker or not asked.remarks[-1].question or said.remarks[-1].question:
        return None
    text = stated(asked.text, said.text)
    return Fact(FactKind.ANSWER, said.speaker, text, (*asked.remarks, *said.remarks), needed=True) if text else None


def _points_back(said: Heard, following: Heard | None) -> bool:
    """Whether the speaker's next sentence rests on this one: "Vi får en ny kollega. Hun hedder …"."""
    if following is None or following.speaker != said.speaker or said.remarks[-1].question:
        return False
    return len(words_of(said.text)) >= 4 and bool(re.match(r"\W*(?:hun|han|de)\b", following.text, _I))


def _right_after(before: Fact, fact: Fact) -> bool:
    return before.remarks[-1].speaker == fact.speaker and (
        before.remarks[-1].position + 1 == fact.remarks[0].position
        or before.remarks[-1].utterance == fact.remarks[0].utterance
    )


def _bare(text: str, *, leads: bool, question: bool, answers: bool) -> bool:
    """Whether words without a verb say too little: "Gruppen.", "Medarbejdere?"; a number or two names say enough."""
    if numbers_in(text) or re.search(r"[A-ZÆØÅ]\w+\s+og\s+[A-ZÆØÅ]", text):
        return False
    return len(content(text)) < (3 if leads or question else 1 if answers else 2)


def _fact(  # noqa: PLR0911, PLR0913 - a return for each kind of a sentence and what is known around it
    said: Heard, asked: Heard | None, chair: str | None, names: Collection[str], parsed: Parsed, *, ahead: bool
) -> Fact | None:
    text = without_health(plain(without_calling(said.text, names)))
    leads = chair is None or said.speaker == chair
    question = said.remarks[-1].question or text.endswith("?")
    fact = Fact(FactKind.INFORMATION, said.speaker, text, said.remarks)
    if for_record(text) and not question:
        return replace(fact, kind=FactKind.STATEMENT)
    if not question and agreed(text, leads=leads):
        return replace(fact, kind=FactKind.DECISION, deadline=deadline(text))
    if leads and concludes(text):
        return replace(fact, kind=FactKind.DECISION) if not question and says_more(text) else None
    if is_nothing(text) or (
        parsed.verbless(said.text) and _bare(text, leads=leads, question=question, answers=bool(asked))
    ):
        return None
    task = "" if question else task_owner(text, names, leads=leads)
    # What somebody will do by a date is never small talk, whomever it is said to ("… ud til jer inden den 20. marts").
    slight = is_slight(text) and not ahead and not (task and deadline(text))
    if question and not proposes(text):
        return replace(fact, kind=FactKind.QUESTION, slight=leads and len(content(text)) < 4)
    if task and not slight:
        return replace(fact, kind=FactKind.TASK, owner=task, deadline=deadline(text))
    answers = asked is not None and asked.speaker != said.speaker
    kind = kind_of(text, answers=answers)
    # "Det er jeg enig i" says nothing by itself.
    if agrees(text) and len(content(text)) < 4 and kind is FactKind.AGREEMENT:
        return None
    return replace(fact, kind=kind, slight=slight)


def _vote_for_the_record(heard: Sequence[Heard], place: int) -> Fact | None:
    """A vote against that the voter wants on record: "Hvem er imod?" – "Det er mig, og det skal i referatet."."""
    said = heard[place]
    if not for_record(said.text) or re.search(r"\bat\b", said.text):
        return None
    own = [h for h in heard[max(0, place - 2) : place + 1] if h.speaker == said.speaker]
    asked = [h for h in heard[max(0, place - 5) : place] if re.search(r"\bimod\b", h.text) and h.remarks[-1].question]
    if not asked or not any(_AGAINST_ME.search(h.text) for h in own):
        return None
    remarks = (*asked[-1].remarks, *(r for h in own for r in h.remarks))
    return Fact(FactKind.STATEMENT, said.speaker, plain(said.text), remarks, owner="imod")


def _withdrawn(facts: list[Fact], said: Heard) -> list[Fact]:
    """Without the speaker's proposal, objection or statement that the withdrawal names, else without their last."""
    own = [
        f
        for f in facts
        if f.speaker == said.speaker and f.kind not in {FactKind.DECISION, FactKind.TASK, FactKind.WRITTEN}
    ]
    named = [f for f in own if set(content(f.text)) & set(content(said.text))]
    proposed = [f for f in own[-3:] if f.kind in {FactKind.PROPOSAL, FactKind.OBJECTION}]
    for chosen in (named, proposed, own):
        if chosen:
            return [f for f in facts if f is not chosen[-1]]
    return facts


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Without repetition: of two that say the same the later stands."""
    kept: list[Fact] = []
    for fact in facts:
        own = set(content(fact.text))
        same = [
            f
            for f in kept
            if f.kind is fact.kind and own and len(own & set(content(f.text))) / len(own | set(content(f.text))) > 0.65
        ]
        kept = [f for f in kept if f not in same] + [fact]
    return kept
