"""Reads DOCX (ECMA-376) in the order of the document."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, cast

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from models.error import UdkastError
from service.agenda.block import Block
from service.agenda.element import Element
from service.agenda.marks import is_page_number, squeeze
from service.agenda.numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

_OUT = frozenset(
    qn(n) for n in ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:commentReference")
)
_TEXT_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING_NAME = re.compile(r"(?:heading|overskrift)\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text in one dress."""

    text: str
    bold: bool
    size: float


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style gives its paragraphs, its ancestors' share included."""

    name: str = ""
    level: int = 0
    bold: bool = False
    size: float = 0.0
    number_id: str = ""
    depth: int = 0
    indent: int = 0


def read_docx(data: bytes, name: str) -> list[Block]:
    """The document's blocks: paragraphs and tables in order, numbers counted, headers and footers as furniture.

    Raises UdkastError if it is no DOCX that can be opened.
    """
    try:
        document = Document(io.BytesIO(data))
        return _Reader(document).blocks()
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        SyntaxError,
        AttributeError,
        EOFError,
        OSError,
    ):
        # lxml's XMLSyntaxError is a SyntaxError; zlib's error below is none of these
        raise UdkastError(_broken(name)) from None
    except Exception as error:
        if type(error).__module__ in {"zlib", "docx.exceptions", "docx.opc.exceptions"}:
            raise UdkastError(_broken(name)) from None
        raise


def _broken(name: str) -> str:
    return f"“{name}” er beskadiget: åbn den i Word, gem den igen som DOCX, og prøv igen."


class _Reader:
    """Walks one document; counts its lists on the way."""

    def __init__(self, document: "DocxDocument") -> None:
        self._document = document
        part = document.part
        self._numbering = Numbering.of(_related(part, "numbering"))
        self._styles_root = document.styles.element
        self._styles: dict[str, _Style] = {}
        self._default = next(
            (s.get(qn("w:styleId")) or "" for s in self._styles_root.findall(qn("w:style"))
             if s.get(qn("w:type")) == "paragraph" and s.get(qn("w:default")) == "1"), "",
        )  # fmt: skip
        self._notes = {kind: _notes(_related(part, kind)) for kind in ("footnotes", "endnotes")}

    def blocks(self) -> list[Block]:
        body = list(self._container(self._document.element.body))
        sizes = [size for block, size in body for _ in range(len(block.text)) if size]
        usual = max(set(sizes), key=sizes.count) if sizes else 0.0
        blocks = [_sized(block, size, usual) for block, size in body]
        return [*self._furniture("header"), *blocks, *self._furniture("footer")]

    def _furniture(self, which: str) -> Iterator[Block]:
        """The lines of headers or footers, each once."""
        seen: set[str] = set()
        for section in self._document.sections:
            for kind in (which, f"first_page_{which}", f"even_page_{which}"):
                part = getattr(section, kind)
                if part.is_linked_to_previous:
                    continue
                for block, _ in self._container(part._element):
                    text = squeeze(block.text)
                    if text and text not in seen:
                        seen.add(text)
                        yield Block(text=text, furniture=True)

    def _container(self, element: Element) -> Iterator[tuple[Block, float]]:
        """The blocks of a body, a cell, a text box, a content control …"""
        for child in element:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _OUT or child.tag in {qn("w:sdtPr"), qn("w:sectPr"), qn("w:tcPr"), _FALLBACK}:
                continue
            elif len(child):
                yield from self._container(child)

    def _paragraph(self, element: Element) -> Iterator[tuple[Block, float]]:
        style = self._style(element)
        properties = element.find(qn("w:pPr"))
        runs = list(self._runs(element, style))
        mark = self._mark(properties, style) if any(run.text.strip() for run in runs) or _in_cell(element) else ""
        level = style.level
        outline = None if properties is None else properties.find(qn("w:outlineLvl"))
        if outline is not None and (value := int(outline.get(qn("w:val")) or 9)) < 9:
            level = value + 1
        look = Block(
            text=mark,
            level=level,
            indent=_indent(properties, style),
            toc=style.name.startswith(("toc ", "indholdsfortegnelse ")),
        )
        yield from _dressed(runs, look)
        for box in _boxes(element):
            yield from self._container(box)
        yield from self._noted(element)

    def _noted(self, element: Element) -> Iterator[tuple[Block, float]]:
        """The notes that the paragraph refers to, after it."""
        for kind, tag in (("footnotes", "w:footnoteReference"), ("endnotes", "w:endnoteReference")):
            for reference in element.iter(qn(tag)):
                note = self._notes[kind].get(reference.get(qn("w:id")) or "")
                if note is not None:
                    yield from self._container(note)

    def _mark(self, properties: Element | None, style: _Style) -> str:
        """The paragraph's automatic number or bullet."""
        own = None if properties is None else properties.find(qn("w:numPr"))
        number_id, depth = style.number_id, style.depth
        if own is not None:
            number, level = own.find(qn("w:numId")), own.find(qn("w:ilvl"))
            number_id = number_id if number is None else number.get(qn("w:val")) or ""
            depth = depth if level is None else int(level.get(qn("w:val")) or 0)
        return self._numbering.next(number_id, depth) if number_id and number_id != "0" else ""

    def _runs(self, element: Element, style: _Style) -> Iterator[_Run]:
        """The text of a paragraph, run by run; deleted text and text boxes left out."""
        for child in element:
            if child.tag == qn("w:r"):
                properties = child.find(qn("w:rPr"))
                if properties is not None and _on(properties, "w:vanish") and not _on(properties, "w:webHidden"):
                    continue
                yield _Run(_run_text(child), self._bold(properties, style), self._size(properties, style))
            elif child.tag not in _OUT:
                yield from self._runs(child, style)

    def _bold(self, properties: Element | None, style: _Style) -> bool:
        if properties is not None:
            own = properties.find(qn("w:b"))
            if own is not None:
                return _on(properties, "w:b")
            if (named := properties.find(qn("w:rStyle"))) is not None:
                return style.bold or self._named(named.get(qn("w:val")) or "").bold
        return style.bold

    def _size(self, properties: Element | None, style: _Style) -> float:
        own = None if properties is None else properties.find(qn("w:sz"))
        return style.size if own is None else float(own.get(qn("w:val")) or 0) / 2

    def _style(self, element: Element) -> _Style:
        properties = element.find(qn("w:pPr"))
        named = None if properties is None else properties.find(qn("w:pStyle"))
        return self._named((named.get(qn("w:val")) or "") if named is not None else self._default)

    def _named(self, style_id: str) -> _Style:
        """A style with what it inherits."""
        if style_id in self._styles:
            return self._styles[style_id]
        self._styles[style_id] = _Style()  # a style that is its own ancestor ends here
        found = next((s for s in self._styles_root.findall(qn("w:style")) if s.get(qn("w:styleId")) == style_id), None)
        self._styles[style_id] = self._resolved(found) if found is not None else _Style()
        return self._styles[style_id]

    def _resolved(self, found: Element) -> _Style:
        based = found.find(qn("w:basedOn"))
        parent = self._named(based.get(qn("w:val")) or "") if based is not None else _Style(size=self._default_size())
        name = found.find(qn("w:name"))
        printed = (name.get(qn("w:val")) or "").lower() if name is not None else ""
        runs, paragraph = found.find(qn("w:rPr")), found.find(qn("w:pPr"))
        level = parent.level
        if (heading := _HEADING_NAME.match(printed)) is not None:
            level = int(heading[1])
        elif paragraph is not None and (outline := paragraph.find(qn("w:outlineLvl"))) is not None:
            value = int(outline.get(qn("w:val")) or 9)
            level = value + 1 if value < 9 else 0
        number = None if paragraph is None else paragraph.find(qn("w:numPr"))
        number_id, depth = parent.number_id, parent.depth
        if number is not None:
            own, deep = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
            number_id = number_id if own is None else own.get(qn("w:val")) or ""
            depth = depth if deep is None else int(deep.get(qn("w:val")) or 0)
        return _Style(
            name=printed,
            level=level,
            bold=_on(runs, "w:b") if runs is not None and runs.find(qn("w:b")) is not None else parent.bold,
            size=self._size(runs, parent),
            number_id=number_id,
            depth=depth,
            indent=_indent(paragraph, parent),
        )

    def _default_size(self) -> float:
        size = self._styles_root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}")
        return 10.0 if size is None else float(size.get(qn("w:val")) or 20) / 2

    def _table(self, element: Element) -> Iterator[tuple[Block, float]]:
        """The rows of a table; one of a single column is only a frame around its text."""
        rows = [list(_cells(row)) for row in _rows(element)]
        if all(len(cells) <= 1 for cells in rows):
            for cells in rows:
                for cell in cells:
                    yield from self._container(cell)
            return
        for cells in rows:
            inner = [[block for block, _ in self._container(cell)] for cell in cells]
            texts = tuple("\n".join(block.text for block in blocks).strip() for blocks in inner)
            if any(texts):
                bold = all(block.bold for blocks in inner for block in blocks if block.text.strip())
                yield Block(text=" | ".join(t for t in texts if t), cells=texts, bold=bold), 0.0


def _related(part: object, kind: str) -> Element | None:
    """The root of the part that the document relates to as numbering, footnotes or endnotes."""
    for relation in getattr(part, "rels").values():  # noqa: B009 - python-docx types no parts
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return cast("Element", parse_xml(relation.target_part.blob))
    return None


def _notes(root: Element | None) -> dict[str, Element]:
    """Notes by id; separators are none."""
    if root is None:
        return {}
    return {note.get(qn("w:id")) or "": note for note in root if note.get(qn("w:type")) in (None, "normal")}


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == qn("w:tr"):
            properties = child.find(qn("w:trPr"))
            if properties is None or properties.find(qn("w:del")) is None:
                yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")}:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")}:
            yield from _cells(child)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, each once: Word writes an older copy of each as a fallback."""
    for child in element:
        if child.tag == _FALLBACK or child.tag in _OUT:
            continue
        if child.tag == _TEXT_BOX:
            yield child
        else:
            yield from _boxes(child)


def _in_cell(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == qn("w:tc")


def _on(properties: Element, tag: str) -> bool:
    """Whether a switch such as bold is set."""
    switch = properties.find(qn(tag))
    return switch is not None and switch.get(qn("w:val")) not in {"0", "false", "off"}


def _indent(properties: Element | None, style: _Style) -> int:
    """The left edge in characters of about a twentieth of 2400 twips."""
    indent = None if properties is None else properties.find(qn("w:ind"))
    if indent is None:
        return style.indent
    left = indent.get(qn("w:left")) or indent.get(qn("w:start")) or "0"
    return int(float(left)) // 120


def _run_text(run: Element) -> str:
    """A run's characters; a line break is a newline, a page break nothing."""
    signs = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
    text = ""
    for child in run:
        if child.tag == qn("w:t"):
            text += child.text or ""
        elif child.tag == qn("w:br"):
            text += "\n" if child.get(qn("w:type")) in (None, "textWrapping") else ""
        elif child.tag == qn("w:sym"):
            text += "•"
        else:
            text += signs.get(str(child.tag), "")
    return text


def _dressed(runs: list[_Run], look: Block) -> Iterator[tuple[Block, float]]:
    """The lines of a paragraph and their sizes; `look` is the paragraph's own, its text the automatic number.

    A heading is one line whatever breaks it holds.
    """
    lines: list[list[_Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            if number and not look.level:
                lines.append([])
            lines[-1].append(_Run(f" {piece}" if number and look.level else piece, run.bold, run.size))
    mark, gap = look.text, True
    for line in lines:
        filled = [run for run in line if run.text.strip()]
        text = "".join(run.text for run in line).strip()
        if not (text or mark):
            continue
        edge = "".join(run.text for run in line)
        space = edge[: len(edge) - len(edge.lstrip())]
        indent = look.indent + len(space.expandtabs(4)) if not mark else look.indent
        bold = bool(filled) and all(run.bold for run in filled)
        lead = (
            ""
            if bold or mark
            else "".join(run.text for run in takewhile(lambda r: r.bold or not r.text.strip(), line)).strip()
        )
        text, mark = f"{mark} {text}".strip(), ""
        block = replace(look, text=text, bold=bold, lead=lead, indent=indent, gap=gap, furniture=is_page_number(text))
        yield block, max((run.size for run in filled), default=0.0)
        gap = False


def _sized(block: Block, size: float, usual: float) -> Block:
    """The block with its size against the document's usual one."""
    if not usual or not size or block.cells:
        return block
    return replace(block, size=round(size / usual, 2))
