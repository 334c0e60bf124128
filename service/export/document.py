"""The referat as it will be printed: what DOCX, PDF and HTML are all made from.

Every text is final: the family's wording is in it, characters that no file format can hold are out of it, and
the writers only place it.
"""

import datetime

from service.meetings.family import Layout
from service.meetings.value import Value


class Source(Value):
    """An utterance that a sentence rests on: its id, its time as h:mm:ss, who spoke, and what was heard."""

    id: str
    time: str
    speaker: str
    text: str


class Doubt(Value):
    """Why a person must look: numbered through the document. `text` is the words in question, empty for all of them."""

    number: int
    text: str
    reason: str


class Piece(Value):
    """A stretch of a sentence; `doubt` is the number of the doubt that marks it, 0 for none."""

    text: str
    doubt: int = 0


class Span(Value):
    """A sentence of a decision, or a whole paragraph of the dagsorden. A newline in a piece is a line break."""

    pieces: tuple[Piece, ...]
    sources: tuple[Source, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """The pieces joined: what the sentence says."""
        return "".join(piece.text for piece in self.pieces)


class Paragraph(Value):
    """One paragraph. `marker` is a list item's own mark to the letter ("-", "2.", "b)"), empty for running text.

    `level` is how deep a list item is nested, from 0. `strong` paragraphs are printed as a small heading.
    """

    spans: tuple[Span, ...]
    marker: str = ""
    level: int = 0
    strong: bool = False

    @property
    def text(self) -> str:
        """Its spans parted by a space."""
        return " ".join(span.text for span in self.spans)


class Part(Value):
    """One section under its printed heading; an empty heading prints none. `run_in`: heading and text share a line."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    run_in: bool = False


class Entry(Value):
    """One punkt: its printed heading, its place in the document ("punkt-3"), and what stands under it."""

    anchor: str
    heading: str
    title: str
    case_number: str
    closed: str
    parts: tuple[Part, ...]


class Heard(Value):
    """A stretch of the transcript; `unsure` where the machine heard it badly, `heard` what it was written for."""

    text: str
    unsure: bool = False
    heard: str = ""


class Reply(Value):
    """An utterance in the transcript at the end: `item` is the punkt it belongs to, empty for none."""

    id: str
    time: str
    speaker: str
    item: str
    heard: tuple[Heard, ...]


class Approver(Value):
    """Who approved, as what, and on which day as it is printed."""

    name: str
    role: str
    date: str


class Line(Value):
    """One line above the items."""

    label: str
    text: str


class Document(Value):
    """A whole referat of the family with the id `family`.

    `banner`, `replies` (the transcript) and every source and doubt are gone once it is approved; then `approved` says
    at the end by whom, under the heading `approvals`.
    """

    family: str
    held: datetime.date | None
    title: str
    committee: str
    date: str
    banner: str
    head: tuple[Line, ...]
    preamble: tuple[Part, ...]
    contents: str
    items: tuple[Entry, ...]
    replies: tuple[Reply, ...]
    approvals: str = ""
    approved: tuple[str, ...] = ()
    header: str
    footer: str
    layout: Layout

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of every item, in order."""
        return tuple(
            span
            for item in self.items
            for part in item.parts
            for paragraph in part.paragraphs
            for span in paragraph.spans
        )

    @property
    def doubts(self) -> tuple[tuple[Entry, Span, Doubt], ...]:
        """Every doubt with the item and the sentence it belongs to, in order."""
        return tuple(
            (item, span, doubt)
            for item in self.items
            for part in item.parts
            for paragraph in part.paragraphs
            for span in paragraph.spans
            for doubt in span.doubts
        )

    @property
    def unsure(self) -> bool:
        """Whether the transcript at the end has words that were heard badly."""
        return any(stretch.unsure for reply in self.replies for stretch in reply.heard)

    @property
    def repaired(self) -> bool:
        """Whether the transcript at the end has words that are written otherwise than they were heard."""
        return any(stretch.heard for reply in self.replies for stretch in reply.heard)
