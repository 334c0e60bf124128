"""What Word writes, and how teams lay out their agendas in it."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.shared import Pt

from service.agenda import blocks, read
from service.meetings import Agenda

Check = Callable[[str, Agenda], None]
Build = Callable[[DocxDocument], None]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines(document: DocxDocument, *texts: str, style: str | None = None, bold: bool = False, size: int = 0) -> None:
    for text in texts:
        run = document.add_paragraph(style=style).add_run(text)
        run.bold = bold or None
        run.font.size = Pt(size) if size else None


def rows(document: DocxDocument, *cells: tuple[str, ...]) -> None:
    table = document.add_table(rows=0, cols=len(cells[0]))
    for texts in cells:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


def raw(document: DocxDocument, *elements: str) -> None:
    for element in elements:
        document.element.body[-1].addprevious(parse_xml(element.replace(">", f" {W}>", 1)))


def agenda_of(build: Build, folder: Path) -> Agenda:
    document = Document()
    build(document)
    path = folder / "dagsorden.docx"
    document.save(str(path))
    return read(path)


def numbered_list(document: DocxDocument) -> None:
    document.add_heading("Dagsorden for LokalMED Skovgården", 0)
    lines(document, "Mandag den 7. april 2025 kl. 13.00-15.00", "Mødelokale 4")
    lines(document, "Deltagere:", bold=True)
    lines(document, "Anna Bro (formand)", "Bent Dal (næstformand)", "Carl Eg", style="List Bullet")
    for title in ("Godkendelse af referat", "Økonomi v/ Susanne (10 min.)"):
        lines(document, title, style="List Number")
        lines(document, "Der orienteres om sagen.")
        lines(document, "et bilag", style="List Bullet 2")
    lines(document, "Eventuelt", style="List Number")


def table(document: DocxDocument) -> None:
    lines(document, "Dagsorden", bold=True, size=18)
    rows(
        document,
        ("Møde", "Teamledermøde"),
        ("Dato", "14-05-2025"),
        ("Tid", "09.00-11.00"),
        ("Sted", "Rådhuset, lokale 12"),
        ("Deltagere", "Anna Bro, Bent Dal, Carl Eg"),
        ("Afbud", "Dorte Fys"),
    )
    lines(document, "")
    rows(
        document,
        ("Nr.", "Punkt", "Ansvarlig", "Tid"),
        ("1.", "Velkommen", "Anna", "5 min."),
        ("2.", "Budgetopfølgning\nForbruget pr. 1. maj gennemgås.", "Bent", "20 min."),
        ("", "Evt.", "Alle", ""),
    )


def minutes_table(document: DocxDocument) -> None:
    lines(document, "Referat af personalemøde i Vuggestuen Spiren", bold=True)
    lines(document, "Dato: tirsdag d. 3. juni 2025, kl. 16.30 – 18.30", "Fremmødte: Anna, Bent, Carl")
    rows(
        document,
        ("Dagsordenspunkt", "Referat", "Ansvarlig/deadline"),
        ("1. Nyt fra lederen", "Der er ansat en ny pædagog. Hun starter 1. august.", "Anna"),
        ("2. Sommerfest", "Datoen er den 22. august.", ""),
        ("3. Evt.", "Intet", ""),
    )


def typed_numbers(document: DocxDocument) -> None:
    lines(document, "DAGSORDEN", "HovedMED", bold=True, size=16)
    for label, value in (("Dato: ", "Torsdag den 6. marts 2025, kl. 09.00"), ("Sted: ", "Byrådssalen")):
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(value)
    for number, title in enumerate(("Godkendelse af dagsorden", "Budget 2026"), 1):
        lines(document, f"{number}. {title}", bold=True)
        lines(document, "81.38.00-P35-5-25")
        lines(document, "Sagsfremstilling", bold=True)
        lines(document, "Teksten om sagen.")
        lines(document, "Oplæg fra konsulenten", bold=True)
        lines(document, "Mere tekst.")
        lines(document, "Indstilling", bold=True)
        lines(document, "Direktionen indstiller,", "1. at sagen drøftes", "2. at den godkendes", "3. at der følges op")
        paragraph = document.add_paragraph()
        paragraph.add_run("Bilag: ").bold = True
        paragraph.add_run("Budget.pdf")
    lines(document, "3. Eventuelt", bold=True)


def headings(document: DocxDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "Kommunen"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_heading("REFERAT Kulturudvalget d. 12-11-2024", 1)
    lines(document, "Mødested Lokale 3", "Mødedato Tirsdag d. 12. november 2024 kl. 15:00")
    for number, title in ((41, "Godkendelse af dagsorden"), (42, "Støtte til museet")):
        document.add_heading(f"Punkt {number}", 2)
        document.add_heading(title, 2)
        lines(document, "Sagsnr. 24/1234")
        document.add_heading("Beslutning", 3)
        lines(document, "Godkendt.")
        document.add_heading("Lederens bemærkning", 4)
        lines(document, "Tak.")


def soft_breaks(document: DocxDocument) -> None:
    lines(document, "Dagsorden til teammøde d. 21/3-25\nkl. 9.00-10.00\nSted: Kantinen")
    lines(document, "1. Velkomst\n2. Økonomi\n3. Evt.")


def unnumbered_headings(document: DocxDocument) -> None:
    document.add_heading("Personalemøde", 0)
    document.add_heading("Velkommen", 1)
    lines(document, "v/ Grethe")
    document.add_heading("Økonomi", 1)
    lines(document, "Baggrund for sagen.", *(f"{n}. emne på listen" for n in range(1, 7)))
    document.add_heading("Eventuelt", 1)


def counted_cells(document: DocxDocument) -> None:
    lines(document, "Møde i Økonomigruppen", "Onsdag d. 7. maj 2025")
    frame = document.add_table(rows=0, cols=2)
    for title in ("Velkomst", "Regnskab", "Evt."):
        cells = frame.add_row().cells
        cells[0].paragraphs[0].style = "List Number"
        cells[1].text = title


def people_table(document: DocxDocument) -> None:
    lines(document, "Mødeindkaldelse", bold=True, size=20)
    rows(document, ("Deltagere", "Anna Bro", "formand"), ("", "Bent Dal", "TR"))
    lines(document, "Dagsorden:", bold=True)
    for title, point in (("Godkendelse af referat", "fra mødet i maj"), ("Økonomi", "budget")):
        lines(document, title, style="List Number")
        lines(document, point, style="List Bullet 2")


def framed(document: DocxDocument) -> None:
    """All of it in a table of one column, as in many templates."""
    lines(document, "Dagsorden for Ældrerådet den 5. februar 2025")
    rows(document, ("1. Velkomst\nKaffe og brød",), ("2. Høring",), ("3. Eventuelt",))


BUILDS: dict[str, tuple[Build, dict[int, str]]] = {
    "numbered list": (
        numbered_list,
        {1: "Godkendelse af referat", 2: "Økonomi v/ Susanne (10 min.)", 3: "Eventuelt"},
    ),
    "table": (table, {1: "Velkommen", 2: "Budgetopfølgning", 3: "Evt."}),
    "minutes table": (minutes_table, {1: "Nyt fra lederen", 2: "Sommerfest", 3: "Evt."}),
    "typed numbers": (typed_numbers, {1: "Godkendelse af dagsorden", 2: "Budget 2026", 3: "Eventuelt"}),
    "headings": (headings, {41: "Godkendelse af dagsorden", 42: "Støtte til museet"}),
    "soft breaks": (soft_breaks, {1: "Velkomst", 2: "Økonomi", 3: "Evt."}),
    "unnumbered headings": (unnumbered_headings, {1: "Velkommen", 2: "Økonomi", 3: "Eventuelt"}),
    "counted cells": (counted_cells, {1: "Velkomst", 2: "Regnskab", 3: "Evt."}),
    "people table": (people_table, {1: "Godkendelse af referat", 2: "Økonomi"}),
    "framed": (framed, {1: "Velkomst", 2: "Høring", 3: "Eventuelt"}),
}


@pytest.mark.parametrize("name", BUILDS)
def test_the_items_of_a_word_agenda_are_found_and_nothing_is_lost(
    name: str, tmp_path: Path, nothing_lost: Check
) -> None:
    build, expected = BUILDS[name]
    agenda = agenda_of(build, tmp_path)
    assert {item.number: item.title for item in agenda.items} == expected
    nothing_lost("\n".join(block.text for block in blocks(tmp_path / "dagsorden.docx")), agenda)


def test_automatic_numbers_are_counted_and_bullets_shown(tmp_path: Path) -> None:
    item = agenda_of(numbered_list, tmp_path).items[1]
    assert [(s.heading, s.text) for s in item.sections] == [("", "Der orienteres om sagen.\n• et bilag")]


def test_a_tables_columns_become_sections(tmp_path: Path) -> None:
    agenda = agenda_of(table, tmp_path)
    assert [(s.heading, s.text) for s in agenda.items[1].sections] == [
        ("", "Forbruget pr. 1. maj gennemgås."),
        ("Ansvarlig", "Bent"),
        ("Tid", "20 min."),
    ]
    meeting = agenda.meeting
    assert (meeting.committee, str(meeting.date), meeting.time) == ("Teamledermøde", "2025-05-14", "09.00-11.00")
    assert [(p.name, p.present) for p in meeting.participants][-1] == ("Dorte Fys", False)


def test_bold_lines_are_headings_where_known_ones_are_bold(tmp_path: Path) -> None:
    item = agenda_of(typed_numbers, tmp_path).items[0]
    assert [s.heading for s in item.sections] == ["Sagsfremstilling", "Oplæg fra konsulenten", "Indstilling", "Bilag"]
    assert item.case_number is not None
    assert item.section("Bilag") == "Budget.pdf"


def test_a_deeper_heading_is_text_of_its_section(tmp_path: Path) -> None:
    agenda = agenda_of(headings, tmp_path)
    assert agenda.items[0].section("Beslutning") == "Godkendt.\n\nLederens bemærkning\n\nTak."
    assert agenda.furniture == ("Kommunen", "Side 1")


def test_people_in_a_table_are_participants(tmp_path: Path) -> None:
    people = agenda_of(people_table, tmp_path).meeting.participants
    assert [(p.name, p.role) for p in people] == [("Anna Bro", "formand"), ("Bent Dal", "TR")]


def test_content_controls_text_boxes_and_links_stay_and_deleted_text_goes(tmp_path: Path) -> None:
    def build(document: DocxDocument) -> None:
        lines(document, "Dagsorden Direktionen 2. april 2025")
        raw(
            document,
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>Mødested: Lokale 9</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            '<w:p><w:r><w:t xml:space="preserve">1. Budget </w:t></w:r><w:del><w:r><w:delText>2024</w:delText></w:r>'
            "</w:del><w:ins><w:r><w:t>2025</w:t></w:r></w:ins></w:p>",
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Husk kaffe</w:t></w:r></w:p></w:txbxContent></w:pict>"
            "</w:r></w:p>",
            '<w:p><w:r><w:t xml:space="preserve">Se </w:t></w:r><w:hyperlink><w:r><w:t>intranettet</w:t></w:r>'
            "</w:hyperlink><w:r><w:noBreakHyphen/><w:t>nu</w:t></w:r></w:p>",
        )
        lines(document, "2. Evt.")

    agenda = agenda_of(build, tmp_path)
    assert agenda.meeting.place == "Lokale 9"
    assert agenda.items[0].title == "Budget 2025"
    assert agenda.items[0].sections[0].text == "Husk kaffe\n\nSe intranettet-nu"


def test_numbers_of_heading_styles_are_counted_over_levels(tmp_path: Path) -> None:
    def build(document: DocxDocument) -> None:
        numbering = document.part.numbering_part.element
        level = '<w:lvl w:ilvl="{0}"><w:start w:val="{1}"/><w:numFmt w:val="{2}"/><w:lvlText w:val="{3}"/></w:lvl>'
        levels = level.format(0, 12, "decimal", "Punkt %1:") + level.format(1, 1, "lowerLetter", "%2)")
        numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {W} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
        for text, depth in (("Velkomst", 0), ("kaffe", 1), ("brød", 1), ("Økonomi", 0), ("budget", 1)):
            paragraph = document.add_paragraph(text)
            numbered = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="78"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(numbered))

    agenda = agenda_of(build, tmp_path)
    assert [(item.number, item.title, item.sections[0].text) for item in agenda.items] == [
        (12, "Velkomst", "a) kaffe\nb) brød"),
        (13, "Økonomi", "a) budget"),
    ]


def test_a_table_of_contents_by_style_is_the_heads(tmp_path: Path) -> None:
    def build(document: DocxDocument) -> None:
        document.styles.add_style("toc 1", 1)
        lines(document, "REFERAT Byrådet d. 01-04-2025", "Indholdsfortegnelse", bold=True)
        lines(document, "Punkt 1: Velkomst\t3", "Punkt 2: Økonomi\t4", style="toc 1")
        for title in ("Punkt 1: Velkomst", "Punkt 2: Økonomi"):
            document.add_heading(title, 1)

    agenda = agenda_of(build, tmp_path)
    assert [(s.heading, s.text) for s in agenda.head] == [
        ("Indholdsfortegnelse", "Punkt 1: Velkomst\t3\nPunkt 2: Økonomi\t4")
    ]
    assert [item.title for item in agenda.items] == ["Velkomst", "Økonomi"]


def test_a_table_of_contents_as_a_table_is_the_heads(tmp_path: Path) -> None:
    def build(document: DocxDocument) -> None:
        lines(document, "REFERAT Byrådet d. 01-04-2025", "Indholdsfortegnelse")
        rows(document, ("1. Velkomst", "3"), ("2. Økonomi", "4"))
        lines(document, "1. Velkomst", "Tekst.", "2. Økonomi")

    agenda = agenda_of(build, tmp_path)
    assert [(s.heading, s.text) for s in agenda.head] == [("Indholdsfortegnelse", "1. Velkomst | 3\n2. Økonomi | 4")]
    assert [item.title for item in agenda.items] == ["Velkomst", "Økonomi"]


def test_reading_is_the_same_from_a_file_saved_twice(tmp_path: Path) -> None:
    agenda = agenda_of(typed_numbers, tmp_path)
    again = io.BytesIO()
    Document(str(tmp_path / "dagsorden.docx")).save(again)
    (tmp_path / "igen.docx").write_bytes(again.getvalue())
    assert read(tmp_path / "igen.docx") == agenda


def test_bold_lines_below_a_head_are_items_without_numbers(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run("Personalemøde i Dagplejen").bold = True
    table = document.add_table(rows=0, cols=2)
    for label, value in [("Dato", "2. juni 2026"), ("Deltagere", "Anna Bro, leder\nIb Juul (TR)"), ("Afbud", "Bo Dal")]:
        for cell, text in zip(table.add_row().cells, (label, value), strict=True):
            cell.text = text
    for title in ("Velkommen", "Nye vagter (O)", "Nøglebokse (B)", "Evt."):
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph(f"Indstilling: at {title.lower()} tages op.")
    document.save(str(tmp_path / "a.docx"))
    agenda = read(tmp_path / "a.docx")
    assert [i.title for i in agenda.items] == ["Velkommen", "Nye vagter (O)", "Nøglebokse (B)", "Evt."]
    assert all(item.proposal.startswith("at ") for item in agenda.items)
    assert [(p.name, p.role, p.present) for p in agenda.meeting.participants] == [
        ("Anna Bro", "leder", None),
        ("Ib Juul", "TR", None),
        ("Bo Dal", "", False),
    ]


def test_a_cross_in_a_column_says_who_came_and_a_cell_may_hold_an_indstilling(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Dagsorden for projektgruppen")
    people = [("Navn", "Rolle", "Til stede", "Afbud"), ("Vibeke Storm", "Formand", "x", ""), ("Kim Bech", "", "", "x")]
    items = [("Nr.", "Emne", "Ansvarlig"), ("1", "Velkomst", "VS"), ("2", "Drift\nIndstilling: at den begynder", "KB")]
    for rows in (people, items):
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph("Vi mødes i salen.")
    document.save(str(tmp_path / "a.docx"))
    agenda = read(tmp_path / "a.docx")
    assert [(p.name, p.role, p.present) for p in agenda.meeting.participants] == [
        ("Vibeke Storm", "Formand", True),
        ("Kim Bech", "", False),
    ]
    assert [(i.title, i.proposal) for i in agenda.items] == [("Velkomst", ""), ("Drift", "at den begynder")]
