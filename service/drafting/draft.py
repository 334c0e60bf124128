"""The whole way from a dagsorden and a transcript to a draft referat."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.grammar import Grammar
from models.progress import Progress, silent
from service.drafting.absent import absent_line, with_attendance
from service.drafting.alignment import Alignment, align, leader
from service.drafting.chairing import chairing
from service.drafting.check import (
    Ground,
    contradicted,
    doubts,
    flags_of,
    misplaced,
    otherwise,
    shortened,
    strangers,
    unsettled,
)
from service.drafting.choosing import chosen
from service.drafting.clearing import cleared
from service.drafting.closing import closing
from service.drafting.composing import Line, Topic
from service.drafting.concluding import closes, counts, with_conclusions
from service.drafting.cues import CueReader, Move
from service.drafting.deviations import changed_by, deviations, fields_of
from service.drafting.fact import Fact, FactKind
from service.drafting.facts import facts_in
from service.drafting.finding import Finding
from service.drafting.joining import joined
from service.drafting.noted import (
    closing_noted,
    facts_noted,
    facts_quoted,
    found_in_notes,
    in_order,
    is_noted,
    placed,
    quotation,
)
from service.drafting.outcome import decide
from service.drafting.parsed import Parsed
from service.drafting.people import People
from service.drafting.remarks import Remark, remarks_of
from service.drafting.repairs import repaired
from service.drafting.scribe import Scribe, Written
from service.drafting.sentences import Writer
from service.drafting.stems import content, words_of
from service.drafting.worth import Around
from service.meetings import (
    RULES,
    Agenda,
    Decision,
    Draft,
    DraftItem,
    Family,
    Item,
    Outcome,
    Section,
    Sentence,
    Transcript,
)

_WRITTEN_HERE = re.compile(r"^(?:beslutning|fraværende)\b", re.IGNORECASE)
_TURNING = re.compile(
    r"^\W*(?:(?:godt|fint|okay|ja|og|men|tak)\W+)*(?:så|nu)\s+(?:tager|går|hopper|springer|kommer|når)\s+vi\b",
    re.IGNORECASE,
)
_SURE = (math.inf, "")
_OPENS = 3
"""Remarks from the start of an item, or from words that lead to it, in which the chair says what it is called."""
_LEADING = {Move.TO, Move.NEXT, Move.BOTH, Move.SKIP, Move.OPEN, Move.BREAK, Move.RESUME, Move.CLOSE}


@dataclass(frozen=True)
class Handled:
    """One item on its way: its remarks, what became of it and the facts that are kept.

    `margins` tell by utterance how surely it was placed here, and the number of the item that it may else belong to;
    empty where a person has placed it. `chair` is who leads.
    """

    item: Item
    remarks: tuple[Remark, ...]
    finding: Finding
    facts: tuple[Fact, ...]
    margins: Mapping[str, tuple[float, str]] = field(default_factory=dict)
    chair: str | None = None


def draft(  # noqa: PLR0913, PLR0917 - the stage's inputs, each a value of its own
    agenda: Agenda,
    transcript: Transcript,
    family: Family,
    scribe: Scribe | None = None,
    grammar: Grammar | None = None,
    progress: Progress = silent,
) -> Draft:
    """The draft referat. Every section but Beslutning and Fraværende is the dagsorden's, to the letter.

    A Beslutning or Fraværende that the dagsorden already holds (a finished referat read back) is left out: drafting
    writes them.
    """
    people = People(agenda.meeting, transcript)
    remarks = remarks_of(transcript)
    chair = people.chair or leader(remarks, None, agenda.items)
    alignment = align(agenda.items, remarks, chair, people)
    if people.noted:
        alignment = placed(alignment, agenda.items, remarks)
    progress(0.1)
    handled = handle(agenda, remarks, alignment, chair, people, grammar)
    outside = [r for r, place in zip(remarks, alignment.remarks, strict=True) if place is None]
    meeting = with_attendance(agenda, remarks, people, outside)
    writer = Writer(people, grammar, scribe, seconds=transcript.duration)
    sentences = write(handled, family, people, transcript, writer, progress)
    away = absent_line(meeting.participants) if family.absent_per_item else ""
    items = tuple(
        _item(h, s, tuple(u.id for u in transcript.utterances if alignment.utterances.get(u.id) == place), away)
        for place, (h, s) in enumerate(zip(handled, sentences, strict=True))
    )
    unassigned = tuple(u.id for u in transcript.utterances if alignment.utterances.get(u.id) is None)
    progress(1.0)
    return Draft(meeting=meeting, items=items, unassigned=unassigned, head=agenda.head)


def handle(  # noqa: PLR0913, PLR0917 - one step of the way, given what the way holds
    agenda: Agenda,
    remarks: Sequence[Remark],
    alignment: Alignment,
    chair: str | None,
    people: People,
    grammar: Grammar | None = None,
) -> list[Handled]:
    """What became of every item, and the facts worth minuting, by where its remarks were placed."""
    reader = CueReader(agenda.items)
    parsed = Parsed(grammar)
    parsed.learn(repaired(remark.text) for remark in remarks)
    known = frozenset(_belonging(agenda, people))
    found = []
    for place, item in enumerate(agenda.items):
        own = tuple(r for r, p in zip(remarks, alignment.remarks, strict=True) if p == place)
        led = chairing(chair, own, people)
        finding = decide(item, own, led, (alignment.skipped or {}).get(place))
        leading = [i for i, r in enumerate(own) if _leads(reader, r, led)]
        spoken = [
            r
            for i, r in enumerate(own)
            if not is_noted(r)
            and i not in leading
            and not (any(0 <= i - start < _OPENS for start in (0, *leading)) and _presents(item, r, led))
        ]
        told = cleared(spoken, led, people.names, parsed, known)
        facts = with_conclusions(facts_in(told, led, people.names, parsed), spoken, finding, item, led, told)
        if people.noted:
            finding = found_in_notes(item, own, finding)
            facts = in_order(facts_quoted(spoken, facts, people), facts_noted(own, finding, people))
        found.append(Handled(item, own, finding, facts, _margins(place, agenda, remarks, alignment), chair))
    return [replace(h, finding=_joint(place, found, alignment)) for place, h in enumerate(found)]


def _margins(
    place: int, agenda: Agenda, remarks: Sequence[Remark], alignment: Alignment
) -> dict[str, tuple[float, str]]:
    """How surely each utterance of an item was placed: by its least sure remark."""
    found: dict[str, tuple[float, str]] = {}
    beside = {other for group in alignment.together if place in group for other in group}
    for remark, at, (margin, other) in zip(remarks, alignment.remarks, alignment.margins, strict=False):
        if at == place and other not in beside and margin < found.get(remark.utterance, _SURE)[0]:
            found[remark.utterance] = margin, "" if other is None else str(agenda.items[other].number)
    return found


def _belonging(agenda: Agenda, people: People) -> Iterator[str]:
    """The words of all names that belong to the meeting: participants, and whatever the dagsorden writes of."""
    yield from (word for name in people.names for word in words_of(name))
    for item in agenda.items:
        yield from words_of(item.title)
        yield from (word for section in item.sections for word in words_of(section.text))


def _leads(reader: CueReader, remark: Remark, chair: str | None) -> bool:
    """Whether a remark only leads the meeting on."""
    length = len(remark.text.split())
    brief = (length <= 7 or (length <= 16 and _TURNING.match(remark.text))) and chair in {None, remark.speaker}
    return any(
        cue.move in _LEADING and cue.strength >= 0.5 and (brief or not cue.by_title)
        for cue in reader.read(repaired(remark.text))
    )


def _presents(item: Item, remark: Remark, chair: str | None) -> bool:
    """Whether the chair only says again what the item is called."""
    said, title = set(content(remark.text)), set(content(item.title))
    return remark.speaker == chair and bool(title) and len(said & title) >= 0.6 * len(title) and len(said - title) <= 4


def _joint(place: int, handled: Sequence[Handled], alignment: Alignment) -> Finding:
    """Items taken together share the decision, where one of them has none of its own."""
    own = handled[place].finding
    if own.outcome is not Outcome.NONE:
        return own
    for group in alignment.together:
        if place in group:
            for other in group:
                found = handled[other].finding
                if other != place and found.outcome is not Outcome.NONE:
                    both = re.search(
                        r"\b(?:begge|dem|de\s+to|punkterne|samlet)\b",
                        " ".join(r.text for r in found.evidence),
                        re.IGNORECASE,
                    )
                    if both or not handled[place].remarks:
                        return found
    return own


def write(  # noqa: PLR0913, PLR0917 - one step of the way, given what the way holds
    handled: Sequence[Handled],
    family: Family,
    people: People,
    transcript: Transcript,
    writer: Writer,
    progress: Progress,
) -> list[tuple[Sentence, ...]]:
    """The sentences of every item; the writer is asked once, for all of them."""
    # Where no decision was heard nothing is written, but for what a person wrote down.
    kept = [() if h.finding.outcome is Outcome.NONE and not people.noted else _told(h, family) for h in handled]
    composer = writer.composer()
    share = 0.25 if composer else 0.85
    made = iter(writer.signed([fact for facts in kept for fact in facts], lambda done: progress(0.1 + share * done)))
    topics = [
        Topic(h.item.title, tuple(Line((fact,), next(made)) for fact in facts))
        for h, facts in zip(handled, kept, strict=True)
    ]
    told = [topic.lines for topic in topics]
    if composer is not None:
        told = composer.compose(topics, lambda done: progress(0.35 + 0.6 * done))
    utterances = {u.id: u for u in transcript.utterances}
    agenda = "\n".join(_written_of(h.item) for h in handled)
    result = []
    for h, lines in zip(handled, told, strict=True):
        context = _written_of(h.item)
        talk = " ".join(remark.text for remark in h.remarks)

        def ground(sources: Sequence[str], told: str = "", context: str = context) -> Ground:
            found = [utterances[s] for s in sources]
            names = tuple(
                dict.fromkeys(n for u in found for n in (people.named(u.speaker), people.full_name(u.speaker)) if n)
            )
            mentioned = tuple(p.name for u in found for p in people.mentioned(u.text))
            words = tuple(w for u in found for w in u.words)
            return Ground(tuple(u.text for u in found), words, names + mentioned, context, told)

        sentences = []
        for line in joined(lines, people):
            written = line.written
            if written is None and people.noted:
                written = Written(quotation(line.facts[0].speaker, line.facts[0].text, people), RULES)
            if written is not None:
                own = tuple(dict.fromkeys(source for fact in line.facts for source in fact.sources))
                flags = flags_of(written.text, ground(own, " ".join(fact.text for fact in line.facts)))
                margin, other = min((h.margins.get(source, _SURE) for source in own), default=_SURE)
                flags = (*flags, *misplaced(written.text, margin, agenda, people.names, other))
                flags = (*flags, *strangers(written.text, agenda, people.names), *shortened(written.text, talk))
                sentences.append(Sentence(text=written.text, sources=own, flags=flags, writer=written.writer))
        endings = [*deviations(h.finding), *((t, changed_by(h.finding)) for t in _closing(h, family))]
        for place, (text, evidence) in enumerate(endings, 1):
            sources = tuple(dict.fromkeys(r.utterance for r in evidence))
            against = contradicted(text, h.remarks, context)
            # Where it is told already what the talk settled on, the indstilling's own value is not.
            if against is not None and any(against in fact.remarks for line in lines for fact in line.facts):
                continue
            if sources:
                flags = flags_of(text, ground(sources), phrase=True)
                flags = (*flags, *doubts(text, evidence), *((otherwise(text),) if against is not None else ()))
                flags = (*flags, *(unsettled(text, h.finding.rival) if place == len(endings) else ()))
                sentences.append(Sentence(text=text, sources=sources, flags=flags, writer=RULES))
        result.append(tuple(sentences))
    return result


def _written_of(item: Item) -> str:
    """What the dagsorden says of an item."""
    return "\n".join([item.title, *(s.text for s in item.sections)])


def _told(handled: Handled, family: Family) -> tuple[Fact, ...]:
    """The facts that are told, without what the end of the Beslutning says anyway."""
    finding, told = handled.finding, _closing(handled, family)
    facts = [f for f in _relevant(handled) if not closes(f, finding, handled.item, told) and not counts(f, finding)]
    return chosen(facts, family.detail, around(handled))


def around(handled: Handled) -> Around:
    """What is known of an item beside its facts."""
    topic = content(" ".join([handled.item.title, *(s.text for s in handled.item.sections)]))
    decided = content(" ".join(remark.text for remark in handled.finding.evidence))
    return Around(frozenset(topic), frozenset(decided), handled.finding.outcome, handled.chair)


def _closing(handled: Handled, family: Family) -> tuple[str, ...]:
    return closing_noted(handled.item, handled.finding, closing(handled.item, handled.finding, family))


def _relevant(handled: Handled) -> tuple[Fact, ...]:
    """The item's facts; what a change rests on must be told."""
    finding = handled.finding
    if finding.change is None:
        return handled.facts
    if "ændring" in fields_of(finding):
        told = {finding.change, *finding.evidence}
        return tuple(f for f in handled.facts if f.kind is FactKind.TASK or not told.issuperset(f.remarks))
    place = finding.change.position
    before = [f for f in handled.facts if f.remarks[-1].position < place]
    return tuple(replace(f, needed=f.needed or f is (before[-1] if before else None)) for f in handled.facts)


def _item(handled: Handled, sentences: tuple[Sentence, ...], utterances: tuple[str, ...], away: str) -> DraftItem:
    item = handled.item
    sections = tuple(s for s in item.sections if not _WRITTEN_HERE.match(s.heading))
    if away:
        sections = (*sections, Section(heading="Fraværende", text=away))
    return DraftItem(
        number=item.number,
        title=item.title,
        case_number=item.case_number,
        closed=item.closed,
        sections=sections,
        decision=Decision(outcome=handled.finding.outcome, sentences=sentences),
        utterances=utterances,
    )
