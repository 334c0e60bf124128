"""The demo meeting's dagsorden as Word and PDF, as a municipality's system would send it out."""

import json
from pathlib import Path
from typing import Any

import typst
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

BLUE = RGBColor(0x1F, 0x4E, 0x79)
TEXT_WIDTH = Cm(16.2)


def write_pdf(agenda: dict[str, Any], path: Path) -> None:
    """Write the dagsorden as tagged PDF; `agenda` is the content of `agenda.toml`."""
    typst.compile(
        Path(__file__).with_name("dagsorden.typ"),
        output=path,
        sys_inputs={"agenda": json.dumps(agenda, ensure_ascii=False, default=str)},
        pdf_standards=["ua-1"],
    )


def write_docx(agenda: dict[str, Any], path: Path) -> None:
    """Write the dagsorden as Word, every item on its own page."""
    document = Document()
    _styles(document)
    _page(document, agenda)
    document.add_heading(f"DAGSORDEN {agenda['committee']} d. {agenda['date']}", 1)
    head = {
        "Mødedato": agenda["date_text"],
        "Mødested": agenda["place"],
        "Mødedeltagere": ", ".join(agenda["participants"]),
        "Afbud": ", ".join(agenda["absent"]),
    }
    for label, text in head.items():
        line = document.add_paragraph()
        line.add_run(label).bold = True
        line.add_run(f" {text}")
    document.add_paragraph("Indholdsfortegnelse", "Subtitle")
    for number, item in enumerate(agenda["items"], 1):
        line = document.add_paragraph(f"{item['title']}\t{number + 1}")
        line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        line.paragraph_format.space_after = Pt(2)
    for number, item in enumerate(agenda["items"], 1):
        document.add_heading(f"Punkt {number}: {item['title']}", 2).paragraph_format.page_break_before = True
        document.add_paragraph(item["case_number"])
        for section in item.get("sections", ()):
            document.add_heading(section["heading"], 3)
            _prose(document, section["text"])
    document.save(str(path))


def _styles(document: DocxDocument) -> None:
    for name, size in (("Heading 1", 17), ("Heading 2", 14), ("Heading 3", 11), ("Subtitle", 14), ("Normal", 10.5)):
        font = document.styles[name].font
        font.name, font.size, font.italic = "Arial", Pt(size), False
        properties = document.styles[name].element.get_or_add_rPr()
        fonts = properties.find(qn("w:rFonts"))
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            font.bold = True
            font.color.rgb = BLUE if name != "Heading 3" else RGBColor(0, 0, 0)
    normal = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "da-DK")
    normal.append(language)


def _page(document: DocxDocument, agenda: dict[str, Any]) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    document.core_properties.title = f"Dagsorden {agenda['committee']} d. {agenda['date']}"
    document.core_properties.author = agenda["municipality"]
    document.core_properties.language = "da-DK"
    document.core_properties.comments = ""
    header = section.header.paragraphs[0]
    header.text = f"{agenda['municipality']}\t\t{agenda['committee']}"
    footer = section.footer.paragraphs[0]
    footer.add_run("\t\tSide ")
    _field(footer, "PAGE")
    footer.add_run(" af ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _prose(document: DocxDocument, text: str) -> None:
    for part in text.split("\n\n"):
        for line in part.split("\n"):
            if line.startswith("- "):
                document.add_paragraph(line[2:], "List Bullet")
            else:
                document.add_paragraph(line)
