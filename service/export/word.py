"""Document → DOCX, through the family's Word template (docxtpl).

Each sentence is a run of its own. What must be looked at is highlighted, and a Word comment beside the sentence says
why and which utterances it rests on; so the referent works in the margin she knows, and an approved referat has no
trace of it.
"""

import datetime
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from markupsafe import Markup

from models.error import UdkastError
from service.export.archive import archive
from service.export.document import Document, Entry, Paragraph, Part, Span
from service.export.pdf import item_pages

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "referat"
_AUTHOR = "Udkast"
_FIELD = ("begin", "separate", "end")
_FIRST_MARK = 0x0A000000  # runs of a sentence with a comment bear this number and up, until the comment is made


def write_docx(document: Document, path: Path, template: Path | None = None) -> None:
    """Write the document as `docx` makes it."""
    path.write_bytes(docx(document, template))


def docx(document: Document, template: Path | None = None) -> bytes:
    """The document as DOCX through `template`: the family's own where none is given, its layout's where it has none.

    The same document gives the same bytes. Raises UdkastError where the template cannot be used.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    from service.export.template import template as made

    own = FOLDER / document.family / "referat.docx"
    bare = template is None and not own.exists()
    template = template or own
    commented: list[Span] = []
    try:
        word = DocxTemplate(io.BytesIO(archive(made(document.layout)) if bare else template.read_bytes()))
        word.render(_context(document, commented), jinja_env=SandboxedEnvironment(autoescape=True))
    except (TemplateError, PackageNotFoundError, BadZipFile, SyntaxError, OSError, KeyError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise UdkastError(
            f"Word-skabelonen {template.name} ({document.family}) kan ikke bruges. Ret dens felter: {reason}"
        ) from error
    _comment(word.docx, commented)
    _sign(word.docx, document)
    _describe(word.docx, document)
    return archive(word.docx)


def _context(document: Document, commented: list[Span]) -> dict[str, Any]:
    return {
        "title": _text(document.title),
        "committee": _text(document.committee),
        "date": _text(document.date),
        "banner": _text(document.banner),
        "header": _text(document.header),
        "contents": _text(document.contents),
        "toc": _contents(document) if document.contents else "",
        "head": [{"label": _text(line.label), "text": _text(line.text)} for line in document.head],
        "preamble": [_part(part, commented) for part in document.preamble],
        "items": [_item(item, place, commented) for place, item in enumerate(document.items, 1)],
    }


def _item(item: Entry, place: int, commented: list[Span]) -> dict[str, Any]:
    name = _bookmark(place)
    heading = Markup('<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>').format(
        place, name, _run(item.heading)
    )
    return {
        "heading": heading,
        "number": place,
        "title": _text(item.title),
        "case_number": _text(item.case_number),
        "closed": _text(item.closed),
        "parts": [_part(part, commented) for part in item.parts],
    }


def _part(part: Part, commented: list[Span]) -> dict[str, Any]:
    paragraphs = list(part.paragraphs)
    first = Markup("")
    if part.run_in and paragraphs:
        opening = paragraphs.pop(0)
        first = (_run(opening.marker + " ") if opening.marker else Markup("")) + _runs(opening, commented)
    return {
        "heading": _text(part.heading),
        "run_in": part.run_in,
        "first": first,
        "paragraphs": [
            {
                "text": _runs(paragraph, commented),
                "marker": _text(paragraph.marker),
                "numbered": any(letter.isalnum() for letter in paragraph.marker),
                "level": paragraph.level,
                "strong": paragraph.strong,
            }
            for paragraph in paragraphs
        ],
    }


def _text(text: str) -> Markup:
    """Text as XML. Braces too are escaped: docxtpl would read "{_{" in somebody's text as a mark of its own."""
    return Markup("{}").format(text).replace("{", Markup("&#123;")).replace("}", Markup("&#125;"))


def _run(text: str, mark: int = 0, *, doubted: bool = False) -> Markup:
    """One run; a newline is a line break."""
    look = Markup('<w:rPr><w:highlight w:val="yellow"/></w:rPr>') if doubted else Markup("")
    key = Markup(' w:rsidR="{:08X}"').format(mark) if mark else Markup("")
    lines = (Markup('<w:t xml:space="preserve">{}</w:t>').format(_text(line)) for line in text.split("\n"))
    return Markup("<w:r{}>{}{}</w:r>").format(key, look, Markup("<w:br/>").join(lines))


def _runs(paragraph: Paragraph, commented: list[Span]) -> Markup:
    runs = []
    for place, span in enumerate(paragraph.spans):
        mark = 0
        if span.doubts or span.sources:
            commented.append(span)
            mark = _FIRST_MARK + len(commented) - 1
        runs += [_run(" ")] if place else []
        runs += [_run(piece.text, mark, doubted=bool(piece.doubt)) for piece in span.pieces]
    return Markup("").join(runs)


def _bookmark(place: int) -> str:
    return f"_Toc{place:08}"


def _contents(document: Document) -> Markup:
    """A real TOC field, filled in already, so that it is right before Word has renewed it."""
    pages = item_pages(document)
    begin, middle, end = (Markup('<w:r><w:fldChar w:fldCharType="{}"/></w:r>').format(k) for k in _FIELD)
    code = Markup('<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>')
    opening = begin + code.format(r'TOC \o "1-1" \h \z \u') + middle
    rows = []
    for place, (item, page) in enumerate(zip(document.items, pages, strict=True), 1):
        name = _bookmark(place)
        number = begin + code.format(rf"PAGEREF {name} \h") + middle + _run(str(page)) + end
        link = Markup('<w:hyperlink w:anchor="{}" w:history="1">{}<w:r><w:tab/></w:r>{}</w:hyperlink>').format(
            name, _run(item.title), number
        )
        rows.append(
            Markup('<w:p><w:pPr><w:pStyle w:val="toc1"/></w:pPr>{}{}{}</w:p>').format(
                opening if place == 1 else "", link, end if place == len(pages) else ""
            )
        )
    return Markup("").join(rows)


def _comment(word: "WordDocument", commented: list[Span]) -> None:
    """A comment beside every sentence that has sources or doubts."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

    runs: dict[int, list[Run]] = {}
    for element in word.element.body.iter(qn("w:r")):
        mark = int(element.get(qn("w:rsidR"), "0"), 16) - _FIRST_MARK
        if 0 <= mark < len(commented):
            del element.attrib[qn("w:rsidR")]
            parent = element.getparent()
            runs.setdefault(mark, []).append(Run(element, WordParagraph(parent, word._body)))
    for mark, stretch in sorted(runs.items()):
        comment = word.add_comment(stretch, text=_remark(commented[mark]), author=_AUTHOR, initials="U")
        date = qn("w:date")
        if date in comment._comment_elm.attrib:
            del comment._comment_elm.attrib[date]  # the same document, the same bytes


def _remark(span: Span) -> str:
    doubts = (f"Kontrollér{f' »{doubt.text}«' if doubt.text else ''}: {doubt.reason}" for doubt in span.doubts)
    sources = (f"Kilde {source.time} {source.speaker}: {source.text}" for source in span.sources)
    return "\n".join((*doubts, *sources))


def _sign(word: "WordDocument", document: Document) -> None:
    """Who approved, at the end: whatever a municipality's own template has forgotten."""
    if document.approved:
        known = {style.name for style in word.styles}
        heading = word.add_paragraph(document.approvals, style="Heading 1" if "Heading 1" in known else None)
        heading.paragraph_format.page_break_before = False  # also where each item begins a page
    for line in document.approved:
        word.add_paragraph(line)


def _describe(word: "WordDocument", document: Document) -> None:
    """Title, language and state in the file's properties; the dates are the meeting's."""
    held = document.held or datetime.date(2000, 1, 1)
    properties = word.core_properties
    properties.title = document.title[:255]
    said = document.banner or " ".join(document.approved)
    properties.subject = said[:255]
    properties.content_status = document.banner or ("Godkendt" if document.approved else "")
    properties.keywords = said[:255]
    properties.author = _AUTHOR
    properties.language = "da-DK"
    properties.created = properties.modified = datetime.datetime.combine(held, datetime.time())
    properties.revision = 1
