"""The Word template of a family, made from its Layout; `templates/referat/build.py` writes them all.

A municipality can put its own .docx in the family's place: any Word document with these fields (docxtpl, Jinja):

- `{{ title }}`, `{{ committee }}`, `{{ date }}`, `{{ header }}`, `{{ contents }}`
- `{{ banner }}`: "AI-assisteret udkast …" until approval, then empty; put it in the header
- `{{p toc }}`: the table of contents, in a paragraph of its own
- `{%p for line in head %}`: `{{ line.label }}`, `{{ line.text }}`
- `{%p for item in items %}`: `{{r item.heading }}` (with the bookmark that the contents point to), `{{ item.number }}`,
  `{{ item.title }}`, `{{ item.case_number }}`, `{{ item.closed }}`
- `{%p for part in item.parts %}` (and `in preamble`): `{{ part.heading }}`, `part.run_in`, `{{r part.first }}`
- `{%p for paragraph in part.paragraphs %}`: `{{r paragraph.text }}`, `{{ paragraph.marker }}`, `paragraph.numbered`,
  `paragraph.level`, `paragraph.strong`

Fields that hold runs (`{{r …}}`) carry the sentences' comments with them. Fields are read in a sandbox.
"""

import re
from collections.abc import Callable

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from service.meetings.family import Layout

_MUTED = RGBColor(0x59, 0x59, 0x59)
_WARNING = RGBColor(0x5C, 0x41, 0x00)
_CHECK = "Kontrollér udkastet mod optagelsen, før det godkendes."


def template(layout: Layout) -> WordDocument:
    """An empty Word document with the layout's styles and the fields in their places."""
    document = docx.Document()
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    _without_strangers(document)
    _page(document, layout)
    _styles(document, layout)
    _running(document, layout)
    _body(document, layout)
    document.core_properties.author = "Udkast"
    document.core_properties.comments = ""
    document.core_properties.title = "Referat"
    document.core_properties.language = "da-DK"
    return document


def _without_strangers(document: WordDocument) -> None:
    """Take out what the library's own starting document brings along: a picture of it and the program that made it."""
    relations = document.part.package.rels
    for name in [n for n, r in relations.items() if r.reltype.endswith(("/thumbnail", "/extended-properties"))]:
        del relations[name]


def _page(document: WordDocument, layout: Layout) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, right, bottom, left = layout.margins
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        Mm(top),
        Mm(right),
        Mm(bottom),
        Mm(left),
    )
    section.header_distance = section.footer_distance = Mm(12)


def _styles(document: WordDocument, layout: Layout) -> None:
    """Word's own styles, dressed as the layout says."""
    ink = RGBColor.from_string(layout.colour.lstrip("#").upper())
    _default_language(document)
    normal = _style(document, "Normal", layout.text_size, after=6, layout=layout)
    normal.paragraph_format.line_spacing = layout.line_height
    normal.paragraph_format.widow_control = True
    title = _style(document, "Title", layout.title_size, bold=layout.title_bold, colour=ink, after=10, layout=layout)
    _without_borders(title)
    item = _style(
        document,
        "Heading 1",
        layout.item_size,
        bold=layout.item_bold,
        colour=ink,
        before=0 if layout.items_on_new_page else 18,
        after=4,
        layout=layout,
    )
    item.paragraph_format.page_break_before = layout.items_on_new_page
    if layout.item_rule:
        _rule_above(item)
    heading = _style(
        document,
        "Heading 2",
        layout.heading_size,
        bold=layout.heading_bold,
        colour=ink,
        before=11,
        after=3,
        layout=layout,
    )
    strong = _style(document, "Heading 3", layout.text_size, bold=True, colour=ink, before=4, after=4, layout=layout)
    for style in (item, heading, strong):
        style.paragraph_format.keep_with_next = True
    for name, depth in (("List Bullet", 0), ("List Number", 0), ("List Bullet 2", 1)):
        style = _style(document, name, layout.text_size, after=6, layout=layout)
        _own_marks(style, depth)
    contents = _style(
        document,
        "TOC Heading",
        layout.item_size,
        bold=True,
        colour=ink,
        before=0 if layout.contents_on_new_page else 14,
        after=6,
        layout=layout,
    )
    contents.base_style = document.styles["Normal"]
    contents.paragraph_format.page_break_before = layout.contents_on_new_page
    entry = _style(document, "toc 1", layout.text_size, after=4, layout=layout)
    entry.paragraph_format.tab_stops.add_tab_stop(_width(layout), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    case = _style(document, "Sagsnummer", layout.text_size, colour=_MUTED, after=6, layout=layout)
    case.paragraph_format.keep_with_next = True
    _style(document, "Udkast", layout.text_size - 1, colour=_WARNING, after=8, layout=layout)
    for name in ("Header", "Footer"):
        _style(document, name, 8.5, colour=_MUTED, layout=layout)


def _style(  # noqa: PLR0913 - a style's look is its arguments
    document: WordDocument,
    name: str,
    size: float,
    *,
    layout: Layout,
    bold: bool = False,
    colour: RGBColor | None = None,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    if name not in known and name != "Normal":
        style.base_style = document.styles["Normal"]
    style.font.name = layout.fonts[0]
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    if colour is not None:
        style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
        del fonts.attrib[attribute]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), layout.fonts[0])
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.quick_style = True
    style.hidden = False
    return style


def _default_language(document: WordDocument) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    for kind in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{kind}"), "da-DK" if kind == "val" else "en-US")


def _without_borders(style: ParagraphStyle) -> None:
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def _rule_above(style: ParagraphStyle) -> None:
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for attribute, value in (("val", "single"), ("sz", "4"), ("space", "8"), ("color", "B5B5B5")):
        top.set(qn(f"w:{attribute}"), value)
    borders.append(top)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def _own_marks(style: ParagraphStyle, depth: int) -> None:
    """Word numbers nothing here: the marks are the source's own, and hang."""
    properties = style.element.get_or_add_pPr()
    numbering = properties.find(qn("w:numPr"))
    if numbering is not None:
        properties.remove(numbering)
    if properties.find(qn("w:contextualSpacing")) is None:
        properties.append(OxmlElement("w:contextualSpacing"))
    style.paragraph_format.left_indent = Mm(7 * (depth + 1))
    style.paragraph_format.first_line_indent = Mm(-7)
    style.paragraph_format.tab_stops.clear_all()
    style.paragraph_format.tab_stops.add_tab_stop(Mm(7 * (depth + 1)))


def _width(layout: Layout) -> Mm:
    _, right, _, left = layout.margins
    return Mm(210 - left - right)


def _running(document: WordDocument, layout: Layout) -> None:
    """The running head with the banner, and the page numbers."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.clear_all()
    head.style.paragraph_format.tab_stops.clear_all()
    head.paragraph_format.tab_stops.add_tab_stop(_width(layout), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run("{{ header }}\t")
    banner = head.add_run("{{ banner }}")
    banner.font.bold = True
    banner.font.color.rgb = _WARNING
    shade = OxmlElement("w:shd")
    for attribute, value in (("val", "clear"), ("color", "auto"), ("fill", "FFF4D6")):
        shade.set(qn(f"w:{attribute}"), value)
    banner._element.get_or_add_rPr().append(shade)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in re.split(r"(\{pages?\})", layout.footer):
        if text in ("{page}", "{pages}"):
            _field(foot, "PAGE" if text == "{page}" else "NUMPAGES")
        elif text:
            foot.add_run(text)


def _field(paragraph: Paragraph, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("result", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)
        elif kind == "result":
            run.text = text
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._element.append(instruction)


def _body(document: WordDocument, layout: Layout) -> None:
    def add(text: str, style: str = "Normal") -> Paragraph:
        return document.add_paragraph(text, style=style)

    add("{{ title }}", "Title")
    add("{%p if banner %}")
    add("{{ banner }}. " + _CHECK, "Udkast")
    add("{%p endif %}")
    add("{%p for line in head %}")
    line = add("")
    line.add_run("{{ line.label }}").bold = layout.label_bold
    line.add_run(" {{ line.text }}")
    add("{%p endfor %}")
    add("{%p for part in preamble %}")
    _part(add)
    add("{%p endfor %}")
    add("{%p if contents %}")
    add("{{ contents }}", "TOC Heading")
    add("{{p toc }}")
    add("{%p endif %}")
    add("{%p for item in items %}")
    add("{{r item.heading }}", "Heading 1")
    add("{%p if item.closed %}")
    add("").add_run("{{ item.closed }}").bold = True
    add("{%p endif %}")
    add("{%p if item.case_number %}")
    add("{{ item.case_number }}", "Sagsnummer")
    add("{%p endif %}")
    add("{%p for part in item.parts %}")
    _part(add)
    add("{%p endfor %}")
    add("{%p endfor %}")


def _part(add: Callable[..., Paragraph]) -> None:
    add("{%p if part.run_in %}")
    line = add("")
    line.add_run("{{ part.heading }}").bold = True
    line.add_run(" ")
    line.add_run("{{r part.first }}")
    add("{%p elif part.heading %}")
    add("{{ part.heading }}", "Heading 2")
    add("{%p endif %}")
    add("{%p for paragraph in part.paragraphs %}")
    for test, style in (
        ("if paragraph.strong", "Heading 3"),
        ("elif paragraph.marker and paragraph.level", "List Bullet 2"),
        ("elif paragraph.numbered", "List Number"),
        ("elif paragraph.marker", "List Bullet"),
        ("else", "Normal"),
    ):
        add(f"{{%p {test} %}}")
        line = add("", style)
        if style.startswith("List"):
            line.add_run("{{ paragraph.marker }}\t")
        line.add_run("{{r paragraph.text }}")
    add("{%p endif %}")
    add("{%p endfor %}")
