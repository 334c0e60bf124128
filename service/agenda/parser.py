"""The pure way from blocks to an Agenda."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.error import UdkastError
from service.agenda.block import Block
from service.agenda.body import HeadingStyle, read_sections
from service.agenda.casenumber import CaseNumbers
from service.agenda.head import read_head
from service.agenda.headings import is_known
from service.agenda.labels import is_people
from service.agenda.marks import numbered, squeeze
from service.agenda.outline import Title, find_titles
from service.meetings import Agenda, CaseNumber, Item, Section

_CLOSED = re.compile(
    r"\(\s*(?:lukket|fortrolig)[^)]*\)|\blukket (?:punkt|sag|dagsordenspunkt|møde|del)\b"
    r"|^lukket\s*[:–—-]|[-–—,]\s*(?:lukket|fortroligt?)\s*$"
    r"|^fortroligt?\s*[:–—-]|(?-i:\bLUKKET\b)|\[\s*(?:lukket|fortrolig)[^\]]*\]",
    re.IGNORECASE,
)
_CLOSED_LINE = re.compile(
    r"\(?(?:lukket|fortroligt?|punktet er lukket|lukket (?:punkt|sag|dagsordenspunkt|møde))\)?[.:]?", re.IGNORECASE
)
_MEETS = re.compile(r"(?:(?:øvrige )?(?:møde)?deltager|medlemmer|til ?stede|fremmødte)", re.IGNORECASE)
_LARGER = 1.08
_LONGEST_HEADING = 200
_PART = re.compile(
    r"(?P<state>lukkede?|åbne?|åbent) (?:punkt(?:er)?|dagsorden(?:spunkter)?|sager|møde|del)[.:]?", re.IGNORECASE
)


def parse(blocks: Iterable[Block], case_numbers: CaseNumbers | None = None) -> Agenda:
    """The agenda that the blocks are; raises UdkastError if they hold no items.

    Every block ends in exactly one field; marks that became structure (numbers of items, headings that became
    fields) are the only text that is not kept.
    """
    case_numbers = case_numbers or CaseNumbers()
    everything = [block for block in blocks if block.text.strip() or any(cell.strip() for cell in block.cells)]
    body = _ranked([part for block in everything if not block.furniture for part in _side_by_side(block)])
    titles, columns = find_titles(body, case_numbers)
    if not titles:
        raise UdkastError(
            "Dagsordenen har ingen punkter, som Udkast kan finde: begynd hvert punkt med et nummer "
            "(for eksempel “1. Velkommen” eller “Punkt 1: Velkommen”), og prøv igen."
        )
    style = HeadingStyle.of(body)
    first = min([titles[0].index, *(c for c in columns if c < titles[0].index)])
    closed = _part_before(body, first)
    after = _people_after(body, titles[-1].index + titles[-1].takes)
    meeting, head = read_head([*body[: first if closed is None else first - 1], *body[after:]])
    body = body[:after]
    ends = [title.index for title in titles[1:]] + [len(body)]
    items: list[Item] = []
    parts = [] if closed is None else [_part(body[first - 1])]
    for title, end in zip(titles, ends, strict=True):
        inside = [body[i] for i in range(title.index + title.takes, end) if i not in columns]
        own = end < len(body) and bool(inside) and inside[-1] is body[end - 1]
        plain = own and not body[title.index].level and not body[end].level
        if plain and inside[-1].level and not is_known(inside[-1].text):
            parts.append(_part(inside.pop()))  # "Faste punkter", a heading over items that are none themselves
            own = False
        following = _part_before(body, end) if own else None
        if following is not None:
            parts.append(_part(inside.pop()))
        item = _item(body[title.index], title, inside, style, case_numbers)
        items.append(item.model_copy(update={"closed": True}) if closed else item)
        closed = closed if following is None else following
    return Agenda(
        meeting=meeting,
        items=tuple(items),
        head=(*head, *parts),
        furniture=tuple(block.text for block in everything if block.furniture),
    )


def _ranked(blocks: list[Block]) -> list[Block]:
    """Where no heading has a level but type sizes differ, the levels are the ranks of the sizes above the text's."""
    if any(block.level for block in blocks):
        return blocks
    large = [b for b in blocks if b.size > _LARGER and len(b.text) < _LONGEST_HEADING and not b.cells]
    ranks = {size: rank for rank, size in enumerate(sorted({b.size for b in large}, reverse=True), 1)}
    chosen = {id(b) for b in large}
    return [replace(b, level=ranks[b.size]) if id(b) in chosen else b for b in blocks]


def _side_by_side(block: Block) -> tuple[Block, ...]:
    """A bold title with its text in the column beside it is two lines; any other line is one."""
    rest = block.text[len(block.lead) :]
    title = numbered(block.lead) if block.lead and block.text.startswith(block.lead) and rest[:1] == "\t" else None
    if title is None or not title.title or not rest.rstrip().endswith("."):
        return (block,)
    return replace(block, text=block.lead.strip(), bold=True, lead=""), replace(
        block, text=rest.strip(), lead="", gap=False
    )


def _people_after(body: Sequence[Block], start: int) -> int:
    """Where the lines begin that name the participants at the paper's end, below the last item."""
    first = len(body)
    while first > start and is_people(body[first - 1].text) and not body[first - 1].cells:
        first -= 1
    meets = any(_MEETS.match(block.text.strip()) for block in body[first:])
    return first if meets and body[first].gap else len(body)


def _part(block: Block) -> Section:
    """The heading over the open or the closed items: it belongs to no item."""
    return Section(heading=block.text.strip(), text="")


def _part_before(body: Sequence[Block], index: int) -> bool | None:
    """Whether the line before an item opens the closed part of the meeting; None if it opens no part."""
    found = _PART.fullmatch(body[index - 1].text.strip()) if index else None
    if found is None:
        return None
    return found["state"].lower().startswith("lukke")


def _item(
    opening: Block, title: Title, inside: Sequence[Block], style: HeadingStyle, case_numbers: CaseNumbers
) -> Item:
    """One item from its title, the block that opens it and the blocks under it."""
    own = case_numbers.split(title.title)
    text, sections, blocks = title.title, title.sections, list(inside)
    case_number: CaseNumber | None
    if own is not None:
        text, case_number = own
    elif (named := _named_number(title.sections, case_numbers)) is not None:
        case_number, sections = named
    else:
        case_number, blocks = _case_number(inside, case_numbers)
    told = (part for section in sections for part in _read_out(section, style))
    sections = (*told, *read_sections(blocks, style, title=opening))
    marked = any(_CLOSED_LINE.fullmatch(block.text.strip()) for block in blocks[:2])
    return Item(
        number=title.number,
        title=squeeze(text),
        case_number=case_number,
        closed=marked or _CLOSED.search(title.title) is not None,
        sections=sections,
    )


def _read_out(section: Section, style: HeadingStyle) -> tuple[Section, ...]:
    """The lines below the title in a table's cell, with the headings that are among them."""
    if section.heading:
        return (section,)
    return read_sections([Block(text=line, gap=False) for line in section.text.split("\n") if line.strip()], style)


def _named_number(
    sections: Sequence[Section], case_numbers: CaseNumbers
) -> tuple[CaseNumber, tuple[Section, ...]] | None:
    """The case number that stands in a table's own column, and the other columns."""
    for section in sections:
        own = case_numbers.read(f"{section.heading} {section.text}") if section.heading else None
        if own is not None and not own[1] and own[0].text == section.text.strip():
            return own[0], tuple(s for s in sections if s is not section)
    return None


def _case_number(blocks: Sequence[Block], case_numbers: CaseNumbers) -> tuple[CaseNumber | None, list[Block]]:
    """The item's case number, from one of the first lines under the title, and the other lines."""
    for index, block in enumerate(blocks[:2]):
        line = " ".join(cell for cell in block.cells if cell.strip()) if block.cells else block.text
        found = case_numbers.read(line)
        if found is not None:
            rest = [Block(text=found[1])] if found[1] else []
            return found[0], [*blocks[:index], *rest, *blocks[index + 1 :]]
    return None, list(blocks)
