"""TalkDraft + TalkTemplate → Document: each field under its label, what was not said as a question.

No word of the transcript stands in it, not even as a source: what the fields leave out would be back in the margin.
"""

from collections.abc import Iterator

from service.export.compose import fill, marked
from service.export.document import Document, Doubt, Entry, Line, Paragraph, Part, Span
from service.export.prose import clean, one_line, plain
from service.meetings.calendar import WEEKDAYS, written_out
from service.meetings.field import Adjustment, Field, FieldTemplate
from service.meetings.talk import TalkDraft, TalkTemplate


def compose_talk(draft: TalkDraft, template: TalkTemplate, *, approved: bool = False) -> Document:
    """The talk's referat as it will be printed; until it is `approved` with the banner and what must be looked at."""
    layout = template.layout
    date = draft.talk.date
    told = f"{WEEKDAYS[date.weekday()]} den {written_out(date)}"
    writer = _Writer(template, doubting=not approved)
    fields = {"committee": template.name, "date": date.strftime(layout.date_form)}
    return Document(
        family=template.id,
        held=date,
        title=one_line(template.name),
        committee=one_line(template.name),
        date=fields["date"],
        banner="" if approved else layout.banner,
        head=(Line(label="Dato:", text=told),),
        preamble=(),
        contents="",
        items=tuple(writer.entries(draft)),
        replies=(),
        header=fill(layout.header, fields),
        footer=layout.footer,
        layout=layout,
    )


class _Writer:
    """Writes field by field; counts the doubts through the document."""

    def __init__(self, template: TalkTemplate, *, doubting: bool) -> None:
        self._template = template
        self._doubting = doubting
        self._doubts = 0

    def entries(self, draft: TalkDraft) -> Iterator[Entry]:
        for place, asked in enumerate(self._template.fields, 1):
            field = draft.field(asked.name)
            if field is None:
                continue
            label = one_line(asked.label)
            part = Part(heading="", paragraphs=tuple(self._paragraphs(field, asked)))
            yield Entry(anchor=f"punkt-{place}", heading=label, title=label, case_number="", closed="", parts=(part,))

    def _paragraphs(self, field: Field, asked: FieldTemplate) -> Iterator[Paragraph]:
        agreed = field.value if isinstance(field.value, tuple) else ()
        adjustments = [one for one in agreed if isinstance(one, Adjustment)]
        if field.value is None and not field.text:
            question = fill(self._template.empty, {"question": one_line(asked.question)})
            yield Paragraph(spans=(plain(question if self._doubting else self._template.unsaid),))
            return
        if adjustments:
            for one in adjustments:
                yield Paragraph(spans=(plain(told(one)),), marker="–")
            if field.flags and self._doubting:
                yield Paragraph(spans=(self._span(field, "Kontrollér aftalerne."),))
            return
        yield Paragraph(spans=(self._span(field, clean(field.text)),))

    def _span(self, field: Field, text: str) -> Span:
        if not self._doubting or not field.flags:
            return plain(text)
        doubts = []
        for flag in field.flags:
            self._doubts += 1
            doubts.append(Doubt(number=self._doubts, text=clean(flag.text), reason=one_line(flag.reason)))
        return Span(pieces=marked(text, doubts), doubts=tuple(doubts))


def told(adjustment: Adjustment) -> str:
    """An agreement on one line: what, who, from and until when."""
    text = clean(adjustment.what).rstrip(".")
    if adjustment.owner:
        text += f". Ansvarlig: {one_line(adjustment.owner)}"
    if adjustment.from_:
        text += f". Fra {written_out(adjustment.from_)}"
    if adjustment.until:
        text += f"{' til' if adjustment.from_ else '. Til'} og med {written_out(adjustment.until)}"
    return text + "."
