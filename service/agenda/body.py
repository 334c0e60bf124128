"""An item's text becomes sections."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.agenda import headings
from service.agenda.block import Block
from service.agenda.marks import is_listed
from service.agenda.tables import as_text
from service.meetings import Section

_LONGEST_HEADING = 80


@dataclass(slots=True)
class Text:
    """Paragraphs and list lines put together: a blank line before a paragraph, one newline before a list's line."""

    parts: list[str] = field(default_factory=list)
    listed: bool = False

    def add(self, text: str, block: Block, *, listed: bool | None = None) -> None:
        """One more line; `listed` where the caller knows whether it belongs to a list."""
        own = (is_listed(text) or bool(block.cells)) if listed is None else listed
        if self.parts:
            self.parts.append("\n" if own or not block.gap else "\n\n")
        self.parts.append(text)
        self.listed = own

    def __str__(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """How this document's section headings look, learnt from those that are known.

    `plain`: the format shows no headings at all. `bold`: known headings stand as bold lines.
    """

    plain: bool
    levels: frozenset[int]
    bold: bool

    @staticmethod
    def of(blocks: Sequence[Block]) -> "HeadingStyle":
        """Learns from the whole document."""
        known = [b for b in blocks if headings.is_known(b.text) and not b.cells]
        return HeadingStyle(
            plain=not any(b.styled or b.lead for b in blocks),
            levels=frozenset(b.level for b in known if b.level),
            bold=any(b.styled and not b.level for b in known) or not any(b.styled for b in known),
        )


@dataclass(slots=True)
class _Body:
    """The sections of one item so far; `level` is that of the section that is open, 0 if no level showed it."""

    style: HeadingStyle
    sections: list[tuple[str, Text]] = field(default_factory=list)
    level: int = 0

    def open(self, heading: str, level: int = 0) -> None:
        self.sections.append((heading, Text()))
        self.level = level

    def put(self, text: str, block: Block) -> None:
        if not self.sections:
            self.open("")
        if text:
            self.sections[-1][1].add(text, block)


def read_sections(blocks: Sequence[Block], style: HeadingStyle, *, title: Block | None = None) -> tuple[Section, ...]:
    """The sections of the item whose text the blocks are; every line is in exactly one."""
    body = _Body(style)
    outer = title.level if title is not None else 0
    for index, block in enumerate(blocks):
        if block.cells:
            _row(body, block)
        elif (own := _heading(body, blocks, index, outer)) is not None:
            body.open(own, block.level)
        elif (shared := headings.run_in(block.text, block.lead, plain=style.plain)) is not None:
            body.open(shared[0], block.level)
            body.put(shared[1], block)
        elif _proposal_begins(body, blocks, index):
            body.open("Indstilling", body.level)
            body.put(block.text, block)
        else:
            body.put(block.text, block)
    return tuple(Section(heading=heading, text=str(text)) for heading, text in body.sections)


def _heading(body: _Body, blocks: Sequence[Block], index: int, outer: int) -> str | None:
    """The block as a section's heading, or None if it is text."""
    block = blocks[index]
    text = block.text.strip()
    if "\n" in text or len(text) > _LONGEST_HEADING:
        return None
    if headings.is_known(text):
        clear = headings.is_clear(text) or block.styled or text.endswith(":")
        return text.rstrip(headings.STOPS) if clear or (body.style.plain and _alone(blocks, index)) else None
    if block.level:
        return text if _section_level(body, block.level, outer) else None
    listed = is_listed(text) or text.endswith((".", ",", ";", "?", "!"))
    return text if block.styled and body.style.bold and not listed and not headings.proposes(text) else None


def _alone(blocks: Sequence[Block], index: int) -> bool:
    """Whether an ordinary word stands as a heading in plain text: by itself, with a paragraph under it."""
    following = blocks[index + 1].text if index + 1 < len(blocks) else ""
    paragraph = len(following) > 25 and not is_listed(following) and not headings.is_known(following)
    return paragraph and (blocks[index].gap or index == 0)


def _section_level(body: _Body, level: int, outer: int) -> bool:
    """Whether a heading of that level, unknown to us, opens a section: one that is not deeper than the others."""
    if body.level:
        return level <= body.level
    if body.style.levels:
        return level <= (outer + 1 if outer else max(body.style.levels))
    return True


def _row(body: _Body, block: Block) -> None:
    """A table's row: a heading and its text side by side, or a line of text."""
    filled = [cell.strip() for cell in block.cells if cell.strip()]
    if filled and headings.is_known(filled[0]) and headings.is_clear(filled[0]) and len(filled) <= 2:
        body.open(filled[0].rstrip(": "))
        for text in filled[1:]:
            body.put(text, block)
    elif filled:
        body.put(as_text(block.cells), block)


def _proposal_begins(body: _Body, blocks: Sequence[Block], index: int) -> bool:
    """Whether an indstilling begins without a heading: who proposes, then its clauses."""
    if not headings.proposes(blocks[index].text):
        return False
    if any(heading.casefold().startswith(("indstilling", "beslutning")) for heading, _ in body.sections):
        return False
    following = blocks[index + 1 : index + 2]
    return bool(following) and (is_listed(following[0].text) or following[0].text.lower().startswith("at "))
