"""Reads PDF: words with their places and fonts become lines, lines become paragraphs."""

import io
import itertools
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from models.error import UdkastError
from service.agenda.block import Block
from service.agenda.columns import Layout, with_rows
from service.agenda.labels import tells
from service.agenda.lines import item_lines, join, names_number, runs_on
from service.agenda.marks import is_contents_line, is_listed, is_page_number, numbered, squeeze
from service.agenda.page import Line, Word, as_lines

if TYPE_CHECKING:
    from pdfplumber.page import Page

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|,b\b|-bd\b|medi", re.IGNORECASE)
_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""What the bullets of Word's symbol fonts come out as."""
_PADDING = 6.0
"""Points between a cell's text and its edge."""
_FOOT = 4
"""So many lines at a page's foot may stand below a table that goes on overleaf."""
_FEWEST_LINES = 3
"""A page of no more lines has no margins to tell apart."""
_MOST_PAGES = 500


def read_pdf(data: bytes, name: str) -> list[Block]:
    """The document's blocks, running heads and page numbers as furniture.

    Raises UdkastError if the file is locked, broken, or pictures of pages without text.
    """
    lines, heights, widths = _lines_of(data, name)
    if not lines:
        raise UdkastError(
            f"“{name}” er et scannet billede uden tekst: brug den oprindelige fil fra Word eller dagsordenssystemet, "
            "eller kør tekstgenkendelse (OCR) på den først."
        )
    furniture = _furniture(lines, heights)
    body = [line for i, line in enumerate(lines) if i not in furniture]
    margin = [Block(text=squeeze(lines[i].text), furniture=True) for i in sorted(furniture)]
    return [*_paragraphs(body, widths[0]), *margin]


def _lines_of(data: bytes, name: str) -> tuple[list[Line], list[float], list[float]]:
    """All lines in reading order, and the height and width of each page."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it would tell operations about odd fonts on every page
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            _must_be_short(len(pdf.pages), name)
            lines: list[Line] = []
            layout: Layout | None = None
            for number, page in enumerate(pdf.pages):
                before = [len(line.cells) for line in lines[-_FOOT:] if line.cells and line.page == number - 1]
                more, layout = _page_lines(page, number, before[-1] if before else 0, layout)
                lines.extend(more)
            return lines, [float(page.height) for page in pdf.pages], [float(page.width) for page in pdf.pages]
    except UdkastError:
        raise
    except Exception as error:
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise UdkastError(f"“{name}” er låst med en adgangskode: gem den uden adgangskode, og prøv igen.") from None
        # pdfminer meets a broken file with whatever its parser trips over
        raise UdkastError(f"“{name}” er beskadiget: hent eller gem PDF-filen igen, og prøv igen.") from None


def _must_be_short(pages: int, name: str) -> None:
    if pages > _MOST_PAGES:
        raise UdkastError(f"“{name}” har over {_MOST_PAGES} sider og er næppe en dagsorden: vælg en kortere fil.")


def _page_lines(page: "Page", number: int, before: int, layout: Layout | None) -> tuple[list[Line], Layout | None]:
    """The lines of one page from top to bottom, rows of ruled tables among them.

    `before` is how many columns the ruled table has that the page before ends with, 0 if it ends with none;
    `layout` is that of a table without rules on it. The layout comes back as the next page needs it.
    """
    words = [
        Word(
            text=_PRIVATE.sub("•", str(w["text"])),
            x0=float(w["x0"]), x1=float(w["x1"]), top=float(w["top"]), bottom=float(w["bottom"]),
            size=round(float(w["size"]) * 2) / 2 or 1.0, bold=_BOLD.search(str(w["fontname"])) is not None,
        )
        for w in _once(page).extract_words(
            extra_attrs=["fontname", "size"], x_tolerance_ratio=0.14, expand_ligatures=True
        )
    ]  # fmt: skip
    lines: list[Line] = []
    for rows in _tables(page, before):
        for boxes in rows:
            inside = [[w for w in words if _within(w, box)] for box in boxes]
            cells = tuple(_cell(found, number, box[2]) for found, box in zip(inside, boxes, strict=True))
            taken = {id(w) for found in inside for w in found}
            if taken:
                lines.append(Line((), number, min(b[1] for b in boxes), max(b[3] for b in boxes), 0.0, cells))
            words = [w for w in words if id(w) not in taken]
    laid_out, layout = _laid_out(list(as_lines(words, number)), number, layout)
    page.close()  # it would keep every letter it has read
    return sorted([*lines, *laid_out], key=lambda line: (line.top, line.x0)), layout


def _laid_out(lines: Sequence[Line], page: int, layout: Layout | None) -> tuple[list[Line], Layout | None]:
    """The lines of a page, those of an agenda in columns as rows, and the layout of its columns for the next page."""
    done: list[Line] = []
    parts, layout = with_rows(lines, layout)
    for part in parts:
        if isinstance(part, Line):
            done.append(part)
        else:
            cells = tuple(_cell(c, page, right + _PADDING) for c, right in zip(part.cells, part.rights, strict=True))
            done.append(Line((), page, part.lines[0].top, part.lines[-1].bottom, 0.0, cells))
    return done, layout


def _once(page: "Page") -> "Page":
    """The page without the letters that some programs print twice to make them bold."""
    places = {(c["text"], round(c["x0"]), round(c["top"])) for c in page.chars}
    return page if len(places) > 0.95 * len(page.chars) else page.dedupe_chars()


def _tables(page: "Page", before: int) -> Iterator[list[list[tuple[float, float, float, float]]]]:
    """The ruled tables of a page as rows of cell boxes; frames of one row or one column are none.

    A single row goes on with the table of the page before, if it has as many columns.
    """
    for table in page.find_tables():
        rows = [[box for box in row.cells if box is not None] for row in table.rows]
        rows = [row for row in rows if row]
        goes_on = len(rows) == 1 and before >= 2 and len(rows[0]) == before
        if goes_on or (len(rows) >= 2 and max(len(row) for row in rows) >= 2):
            yield rows


def _within(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] - 0.5 <= x <= box[2] + 0.5 and box[1] - 0.5 <= y <= box[3] + 0.5


def _cell(words: Sequence[Word], page: int, right: float) -> str:
    """A cell's text: its paragraphs, each on a line; `right` is the cell's own edge, its padding included."""
    return "\n".join(block.text for block in _paragraphs(list(as_lines(words, page)), right, right - _PADDING))


def _furniture(lines: Sequence[Line], heights: Sequence[float]) -> set[int]:
    """Lines at a page's edge that number it, or that come again at the same place on other pages."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    found: set[int] = set()
    for step in (1, -1):
        edges = {page: list(indices[::step]) for page, indices in pages.items()}
        for depth in range(6):
            row = {page: indices[depth] for page, indices in edges.items() if len(indices) > depth}
            alike = Counter(_place(lines[i], heights) for i in row.values())
            for page, index in row.items():
                line = lines[index]
                same = alike[_place(line, heights)]
                repeated = same >= 2 and same * 2 >= len(pages) - 1 and not line.cells
                lone = is_page_number(line.text) or (depth == 0 and _is_bare_number(line, heights))
                if repeated or (lone and _at_edge(line, heights)):
                    found.add(index)
                else:
                    edges[page] = []  # what lies further in is text
    return found | (_lone_margins(lines, heights) if len(heights) == 1 else set())


def _lone_margins(lines: Sequence[Line], heights: Sequence[float]) -> set[int]:
    """The running head and foot of a single page, which come nowhere again: plain type in the margin, a space apart.

    A head that says anything of the meeting is the meeting's.
    """
    found: set[int] = set()
    usual = _usual_size(lines)
    far = 1.3 * usual
    if len(lines) > _FEWEST_LINES:
        head, after, before, foot = lines[0], lines[1], lines[-2], lines[-1]
        plain = head.words and not head.bold and head.size <= usual
        if plain and head.top < 0.085 * heights[0] and after.top - head.bottom > far and not tells(head.text):
            found.add(0)
        numbers = is_page_number(re.split(r"\t", foot.text)[-1])
        small = foot.words and foot.size <= usual and not foot.bold and numbered(foot.text) is None
        if small and foot.bottom > 0.92 * heights[0] and (numbers or foot.top - before.bottom > 2.5 * far):
            found.add(len(lines) - 1)
    return found


def _place(line: Line, heights: Sequence[float]) -> tuple[str, int]:
    """What a running line has in common with its likes: its text but for the page's number, and its height."""
    if line.cells or not _at_edge(line, heights):
        return f"{line.page}/{line.top}", 0
    text = re.sub(r"(?i)(side|page)\s*\d+(\s*(af|of|/)\s*\d+)?", "side", squeeze(line.text))
    return re.sub(rf"\b{line.page + 1}\b(?:\s*/\s*\d+)?$", "side", text), round(line.top / 3)


def _at_edge(line: Line, heights: Sequence[float]) -> bool:
    height = heights[line.page]
    return line.top < 0.13 * height or line.bottom > 0.87 * height


def _is_bare_number(line: Line, heights: Sequence[float]) -> bool:
    return line.text.strip() == str(line.page + 1) and (
        line.top < 0.1 * heights[line.page] or line.bottom > 0.9 * heights[line.page]
    )


def _paragraphs(lines: Sequence[Line], width: float, edge: float = 0.0) -> list[Block]:
    """Lines joined to paragraphs, each with what its type shows.

    `width` is the page's; `edge` is where full lines end, where that is known.
    """
    usual = _usual_size(lines)
    right = edge or _right_edge(lines, width)
    left = min((line.x0 for line in lines if line.words), default=0.0)
    leading = _leading(lines)
    opening = item_lines([line.text for line in lines])
    blocks: list[Block] = []
    before: Line | None = None
    for index, line in enumerate(lines):
        if line.cells:
            blocks.append(Block(text=" | ".join(c for c in line.cells if c), cells=line.cells))
            before = None
            continue
        near = (
            before is not None
            and before.page == line.page
            and line.bottom - before.bottom <= leading * max(1.0, line.size / usual) * 1.22
        )
        opens = index in opening and not (line.text[:1].isdigit() and before and names_number(before.text))
        if before is not None and not opens and _continues(before, line, blocks[-1], near=near, right=right):
            blocks[-1] = replace(blocks[-1], text=join(blocks[-1].text, line.text))
        else:
            level_size = round(line.size / usual, 2) if usual else 1.0
            indent = int((line.x0 - left) / (0.5 * usual)) if usual else 0
            blocks.append(
                Block(text=line.text, bold=line.bold, lead=line.lead, size=level_size, indent=indent, gap=not near)
            )
        before = line
    return blocks


def _usual_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        for word in line.words:
            sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _right_edge(lines: Sequence[Line], width: float) -> float:
    """Where lines end that fill the page: the furthest that several reach, else a margin as wide as the left one."""
    ends = sorted((line.x1 for line in lines if line.words), reverse=True)
    furthest = ends[min(len(ends) - 1, len(ends) // 50)] if ends else 0.0
    several = furthest > 0.6 * width and sum(end > furthest - 0.04 * width for end in ends) >= 4
    return furthest if several else max(furthest, width - min((line.x0 for line in lines if line.words), default=0.0))


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from one line's foot to the next one's within a paragraph."""
    steps = [
        round(b.bottom - a.bottom, 1) for a, b in itertools.pairwise(lines)
        if a.words and b.words and a.page == b.page and 0 < b.bottom - a.bottom < 2.5 * max(a.size, 1.0)
    ]  # fmt: skip
    if not steps:
        return 14.0
    # the smallest distance that is common: paragraphs lie further apart than their lines
    common = Counter(steps)
    return min(step for step, count in common.items() if count >= max(1, max(common.values()) * 0.2))


def _continues(before: Line, line: Line, block: Block, *, near: bool, right: float) -> bool:
    """Whether a line goes on with the paragraph of the line before: its first word had no room there."""
    text = line.text
    if before.size != line.size or (before.bold != line.bold and not (block.lead and not line.bold)):
        return False
    listed = is_listed(text) and not runs_on(block.text)
    if is_contents_line(block.text) or listed or (line.lead and not line.bold):
        return False
    own = numbered(text)
    if own is not None and own.style != "number" and own.stop:
        return False
    first = line.words[0]
    full = before.x1 + 0.2 * line.size + (first.x1 - first.x0) > right - 1.0
    if before.page != line.page:
        return full and not line.bold and not block.text.endswith((".", ":", "?", "!")) and text[:1].islower()
    if line.x0 < before.x0 - 3 * line.size and not is_listed(block.text):
        return False
    softly = text[:1].islower() and not block.text.endswith((".", ":", ";", "?", "!")) and before.x1 > right * 0.75
    return near and (full or softly)
