"""Draft + Family → Document: ordered, worded and headed as the municipality does it."""

import re
from collections.abc import Iterable, Sequence

from service.export.document import Approver, Document, Doubt, Entry, Line, Paragraph, Part, Piece, Span
from service.export.prose import clean, one_line, paragraphs, plain
from service.export.recording import Recording
from service.meetings.agenda import Agenda, Item, Meeting, Participant, Section
from service.meetings.draft import Draft, DraftItem, Outcome, Sentence
from service.meetings.family import Family, Layout, Phrase
from service.meetings.heading import canonical
from service.meetings.transcript import Transcript

_CONTENTS = {"indholdsfortegnelse", "indhold", "dagsorden"}
_PROPOSER = re.compile(r"\b(?:indstiller|foreslår|anbefaler)\b[^.]{0,40}$", re.IGNORECASE)
_UNDECIDED = "Der blev ikke hørt en beslutning. Skriv den, hvis der blev truffet en."
_UNHEARD = "Punktet blev ikke hørt omtalt. Skriv beslutningen, hvis der blev truffet en."


def compose(
    draft: Draft | Agenda,
    family: Family,
    transcript: Transcript | None = None,
    *,
    approved: bool = False,
    approvers: Sequence[Approver] = (),
) -> Document:
    """The referat as the family prints it.

    An Agenda (a finished referat read back) has no decisions of ours and is printed as it stands. Until a draft is
    `approved` it carries the banner, each sentence's sources and doubts, and the transcript; from then on it says who
    the `approvers` were. The paragraphs are the same before and after: they follow who spoke.
    """
    ours = isinstance(draft, Draft) and not approved
    heard = Recording(transcript)
    layout = family.layout
    fields = _fields(draft.meeting, layout)
    writer = _Writer(family, heard, fields["absent"], doubting=ours)
    return Document(
        family=family.id,
        held=draft.meeting.date,
        title=_title(draft.meeting, layout, fields),
        committee=fields["committee"],
        date=fields["date"],
        banner=layout.banner if ours else "",
        head=tuple(Line(label=line.label, text=text) for line in layout.head if (text := fill(line.text, fields))),
        preamble=tuple(
            Part(heading=one_line(section.heading), paragraphs=paragraphs(section.text))
            for section in draft.head
            if section.heading.strip().casefold() not in _CONTENTS and section.text.strip()
        ),
        contents=layout.contents if len(draft.items) > 1 else "",
        items=tuple(writer.entry(item, place) for place, item in enumerate(draft.items, 1)),
        replies=heard.replies(draft.items) if isinstance(draft, Draft) and ours else (),
        approvals=layout.approvals if approvers else "",
        approved=tuple(
            fill(layout.approved, {"name": one_line(who.name), "role": one_line(who.role), "date": who.date})
            for who in approvers
        ),
        header=fill(layout.header, fields),
        footer=layout.footer,
        layout=layout,
    )


def fill(template: str, fields: dict[str, str]) -> str:
    """The template with its fields; "[…]" is left out where one of its own fields is empty."""

    def field(found: re.Match[str]) -> str:
        return fields.get(found[1], found[0])

    def optional(found: re.Match[str]) -> str:
        known = re.findall(r"\{(\w+)\}", found[1])
        return found[1] if all(fields.get(name) for name in known) else ""

    return re.sub(r"\{(\w+)\}", field, re.sub(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]", optional, template)).strip()


def ordered(sections: Sequence[Section], family: Family) -> list[Section]:
    """The sections in the family's order; one that it does not know stays behind the one it followed."""
    order = {canonical(heading): place for place, heading in enumerate(family.sections)}
    groups: list[tuple[int, list[Section]]] = [(-1, [])]
    for section in sections:
        place = order.get(canonical(section.heading))
        if place is None:
            groups[-1][1].append(section)
        else:
            groups.append((place, [section]))
    return [section for _, group in sorted(groups, key=lambda group: group[0]) for section in group]


def _title(meeting: Meeting, layout: Layout, fields: dict[str, str]) -> str:
    if fields["committee"]:
        return fill(layout.title, fields)
    return re.sub(r"^dagsorden\b", "Referat", one_line(meeting.title), flags=re.IGNORECASE) or "Referat"


def _fields(meeting: Meeting, layout: Layout) -> dict[str, str]:
    def named(people: Iterable[Participant]) -> str:
        each = ({"name": one_line(person.name), "role": one_line(person.role)} for person in people)
        return ", ".join(fill(layout.person, fields) for fields in each)

    date = meeting.date.strftime(layout.date_form) if meeting.date else ""
    return {
        "committee": one_line(meeting.committee),
        "date": date,
        "date_text": one_line(meeting.date_text) or " kl. ".join(filter(None, (date, one_line(meeting.time)))),
        "time": one_line(meeting.time),
        "place": one_line(meeting.place),
        "participants": named(meeting.participants),
        "present": named(p for p in meeting.participants if p.present is not False),
        "absent": named(p for p in meeting.participants if p.present is False),
    }


class _Writer:
    """Writes one item after the other; counts the doubts through the document."""

    def __init__(self, family: Family, heard: Recording, absent: str, *, doubting: bool) -> None:
        self._family = family
        self._heard = heard
        self._absent = absent
        self._doubting = doubting
        self._doubts = 0

    def entry(self, item: Item, place: int) -> Entry:
        layout = self._family.layout
        sections = list(item.sections)
        decided: tuple[Paragraph, ...] = ()
        if isinstance(item, DraftItem):
            decided = self._decision(item)
            if not _has(sections, "Beslutning"):
                sections.append(Section(heading="Beslutning", text=""))
            if self._family.absent_per_item and self._absent and not _has(sections, "Fraværende"):
                sections.append(Section(heading="Fraværende", text=self._absent))
        title = one_line(item.title)
        return Entry(
            anchor=f"punkt-{place}",
            heading=fill(layout.item, {"number": str(item.number), "title": title}),
            title=title,
            case_number=fill(layout.case_number, {"text": one_line(item.case_number.text)}) if item.case_number else "",
            closed=layout.closed if item.closed else "",
            parts=tuple(self._parts(ordered(sections, self._family), decided)),
        )

    def _parts(self, sections: Iterable[Section], decided: tuple[Paragraph, ...]) -> Iterable[Part]:
        layout = self._family.layout
        for section in sections:
            known = next((h for h in self._family.sections if canonical(h) == canonical(section.heading)), "")
            printed = self._family.headings.get(known, one_line(section.heading))
            text = paragraphs(section.text)
            if known == "Indstilling" and layout.proposer_bold and text and _PROPOSER.search(text[0].text):
                text = (text[0].model_copy(update={"strong": True}), *text[1:])
            if known == "Beslutning":
                text, decided = text + decided, ()
            yield Part(heading=printed, paragraphs=text, run_in=bool(printed) and known in layout.run_in)

    def _decision(self, item: DraftItem) -> tuple[Paragraph, ...]:
        """The decision's sentences: one speaker's run on; the next speaker's and the closing ones stand alone."""
        sentences = item.decision.sentences
        closing = len(sentences)
        while (
            item.decision.outcome is not Outcome.NONE
            and closing
            and sentences[closing - 1].sources == sentences[-1].sources
        ):
            closing -= 1
        groups: list[list[Sentence]] = []
        for place, sentence in enumerate(sentences):
            if groups and place < closing and self._goes_on(groups[-1], sentence):
                groups[-1].append(sentence)
            else:
                groups.append([sentence])
        written = tuple(Paragraph(spans=tuple(self._span(s) for s in group)) for group in groups)
        if item.decision.outcome is not Outcome.NONE:
            return written
        said = self._undecided(item)
        if not said or (sentences and sentences[-1].text == said):
            return written
        return (*written, Paragraph(spans=(self._noted(said, _UNDECIDED if item.utterances else _UNHEARD),)))

    def _goes_on(self, group: Sequence[Sentence], sentence: Sentence) -> bool:
        """Whether the sentence is the same speaker's; what a referent has added belongs to what it stands after."""
        before = next((s for s in reversed(group) if s.sources), None)
        if before is None or not sentence.sources:
            return not sentence.sources
        return bool(self._heard.speakers(sentence) & self._heard.speakers(before))

    def _undecided(self, item: DraftItem) -> str:
        """How the house says that no decision was heard, or that nothing at all was."""
        phrases = self._family.phrases.get(Outcome.NONE, ())
        if not item.utterances:
            phrases = self._family.unheard or phrases
        return phrase_for(phrases, item)

    def _noted(self, text: str, reason: str) -> Span:
        if not self._doubting:
            return plain(text)
        self._doubts += 1
        doubt = Doubt(number=self._doubts, text="", reason=reason)
        return Span(pieces=(Piece(text=text, doubt=doubt.number),), doubts=(doubt,))

    def _span(self, sentence: Sentence) -> Span:
        text = clean(sentence.text)
        if not self._doubting:
            return plain(text)
        doubts = []
        in_place = sorted(sentence.flags, key=lambda flag: text.find(flag.text) if flag.text in text else len(text))
        for flag in in_place:
            self._doubts += 1
            doubts.append(Doubt(number=self._doubts, text=clean(flag.text), reason=one_line(flag.reason)))
        sources = (self._heard.source(i) for i in sentence.sources)
        return Span(
            pieces=marked(text, doubts), sources=tuple(s for s in sources if s is not None), doubts=tuple(doubts)
        )


def marked(text: str, doubts: Sequence[Doubt]) -> tuple[Piece, ...]:
    """The text in pieces: each doubt marks the first place of its words that none before it marks.

    A doubt whose words do not stand in the text marks all that is left.
    """
    pieces = [Piece(text=text)]
    for doubt in sorted(doubts, key=lambda d: (not d.text or d.text not in text, -len(d.text))):
        whole_words = re.compile(rf"(?<!\w){re.escape(doubt.text)}(?!\w)" if doubt.text else "(?!)")
        for place, piece in enumerate(pieces):
            found = None if piece.doubt else whole_words.search(piece.text)
            if found:
                cut = (piece.text[: found.start()], piece.text[found.end() :])
                here = (Piece(text=cut[0]), Piece(text=found[0], doubt=doubt.number), Piece(text=cut[1]))
                pieces[place : place + 1] = [p for p in here if p.text]
                break
        else:
            free = next((place for place, piece in enumerate(pieces) if not piece.doubt), None)
            if free is not None:
                pieces[free] = Piece(text=pieces[free].text, doubt=doubt.number)
    return tuple(pieces)


def phrase_for(phrases: Iterable[Phrase], item: Item) -> str:
    """The first phrase that fits a clause of the item's indstilling or its title; empty where none does."""
    for phrase in phrases:
        for text in (*item.proposal_clauses, item.title):
            found = re.search(phrase.when, text, re.IGNORECASE)
            if found:
                return fill(phrase.text, {name: group or "" for name, group in found.groupdict().items()})
    return ""


def _has(sections: Iterable[Section], heading: str) -> bool:
    return any(canonical(section.heading) == canonical(heading) for section in sections)
