"""What a page shows only by place and type."""

from collections.abc import Callable
from pathlib import Path

import pytest
import typst

from service.agenda import read
from service.meetings import Agenda

Check = Callable[[str, Agenda], None]

PAGE = """#set page(paper: "a4", margin: 2.5cm, header: [Kommunen #h(1fr) LokalMED],
  footer: context align(right)[#counter(page).display("1 / 1", both: true)])
#set text(lang: "da", size: 11pt, hyphenate: {hyphenate})
#set par(justify: {hyphenate}, leading: 0.65em, spacing: 1.2em)
"""
LONG = (
    "Udvalget drøftede sygefraværsstatistikken, arbejdsmiljøorganisationens handleplan og de personalepolitiske "
    "retningslinjer for fleksible arbejdstider, og flere medlemmer efterlyste oversigter over afspadsering. "
)


def agenda_of(source: str, folder: Path, *, hyphenate: bool = False) -> Agenda:
    path = folder / "dagsorden.pdf"
    path.write_bytes(typst.compile((PAGE.replace("{hyphenate}", str(hyphenate).lower()) + source).encode()))
    return read(path)


def item(number: int, title: str, *paragraphs: str) -> str:
    text = "\n\n".join(paragraphs)
    return f'#text(size: 14pt, weight: "bold")[Punkt {number}: {title}]\n\n*Sagsfremstilling*\n\n{text}\n\n'


@pytest.mark.parametrize("hyphenate", [False, True])
def test_paragraphs_are_whole_over_lines_and_pages(tmp_path: Path, nothing_lost: Check, *, hyphenate: bool) -> None:
    paragraphs = [(LONG * n).strip() for n in (3, 9, 5, 7, 4, 8, 6)]
    agenda = agenda_of(item(1, "Velkomst", *paragraphs) + item(2, "Økonomi", LONG), tmp_path, hyphenate=hyphenate)
    assert agenda.items[0].section("Sagsfremstilling").split("\n\n") == paragraphs
    assert [i.title for i in agenda.items] == ["Velkomst", "Økonomi"]
    assert len(agenda.furniture) >= 4
    source = "\n".join([*paragraphs, "1 Velkomst Sagsfremstilling 2 Økonomi Sagsfremstilling", LONG, *agenda.furniture])
    nothing_lost(source, agenda)


def test_a_title_of_two_lines_is_one_title(tmp_path: Path) -> None:
    title = "Opfølgning på trivselsmålingen i de administrative afdelinger og på biblioteket samt plan for det næste år"
    agenda = agenda_of(item(7, title, "Tekst.") + item(8, "Eventuelt", "Tekst."), tmp_path)
    assert [(i.number, i.title) for i in agenda.items] == [(7, title), (8, "Eventuelt")]


def test_items_on_pages_of_their_own_keep_case_number_and_headings(tmp_path: Path) -> None:
    """The same lines stand at the same place on every page, and are no running heads."""
    page = "#text(size: 14pt)[*Punkt {0}: {1}*]\n\n81.38.00-P35-58-23\n\n*Resumé*\n\nTekst.\n\n#pagebreak(weak: true)\n"
    titles = ["Godkendelse af dagsorden", "Orientering", "Orientering", "Eventuelt"]
    agenda = agenda_of("".join(page.format(n, t) for n, t in enumerate(titles, 1)), tmp_path)
    assert [i.title for i in agenda.items] == titles
    assert all(i.case_number and [s.heading for s in i.sections] == ["Resumé"] for i in agenda.items)


def test_ruled_tables_are_rows_and_an_agenda_in_one_has_items(tmp_path: Path) -> None:
    rows = "[Nr.], [Punkt], [Tid], " + ", ".join(
        f"[{n}.], [{title}], [{minutes} min.]"
        for n, (title, minutes) in enumerate([("Velkomst", 5), ("Økonomi", 20)], 1)
    )
    agenda = agenda_of(
        f"Dagsorden for Ældrerådet d. 3. april 2025\n\n#table(columns: (2cm, 8cm, 3cm), {rows})", tmp_path
    )
    assert [(i.title, i.section("Tid")) for i in agenda.items] == [("Velkomst", "5 min."), ("Økonomi", "20 min.")]


def test_a_table_inside_an_item_is_lines_of_text(tmp_path: Path) -> None:
    table = "#table(columns: 2, [Post], [Beløb], [Løn], [1.250.000 kr.])\n\n"
    agenda = agenda_of(item(1, "Økonomi", "Før.", table, "Efter.") + item(2, "Evt.", "Intet."), tmp_path)
    assert agenda.items[0].section("Sagsfremstilling") == "Før.\nPost | Beløb\nLøn | 1.250.000 kr.\n\nEfter."


def test_a_dotted_table_of_contents_is_the_heads(tmp_path: Path) -> None:
    dots = "#box(width: 1fr, repeat[.])"
    contents = f"*Indholdsfortegnelse*\n\nVelkomst {dots} 2\n\nØkonomi {dots} 3\n\n"
    title = "= REFERAT Byrådet d. 01-04-2025\n\n"
    agenda = agenda_of(title + contents + item(1, "Velkomst") + item(2, "Økonomi"), tmp_path)
    assert agenda.head[0].heading == "Indholdsfortegnelse"
    assert [line.rstrip("0123456789 .") for line in agenda.head[0].text.splitlines()] == ["Velkomst", "Økonomi"]
    assert [i.title for i in agenda.items] == ["Velkomst", "Økonomi"]


def test_labels_in_a_column_and_ligatures_are_read(tmp_path: Path) -> None:
    source = (
        "*DAGSORDEN*\n\n#grid(columns: (3cm, 1fr), row-gutter: 0.8em, [Udvalg:], [LokalMED Kontoret], [Dato:],"
        " [Tirsdag d. 3. juni 2025], [Kl.:], [9.00-11.00], [Sted:], [Officinet])\n\n"
        "1. Effektivisering og fiskeri\n\n2. Eventuelt\n"
    )
    agenda = agenda_of(source.replace("1. ", "1\\. ").replace("2. Ev", "2\\. Ev"), tmp_path)
    meeting = agenda.meeting
    assert (meeting.committee, str(meeting.date), meeting.place) == ("LokalMED Kontoret", "2025-06-03", "Officinet")
    assert meeting.time == "9.00-11.00"
    assert agenda.items[0].title == "Effektivisering og fiskeri"


ONE_PAGE = """#set page(paper: "a4", margin: 2.5cm, header: [Nordby Kommune #h(1fr) Drift],
  footer: [Rum 2 #h(1fr) Side 1 af 1])
#set text(lang: "da", size: 11pt)

*Direktionsmøde*

Dato: 9. marts 2026

"""
COLUMNS = """[*Nr.*], [*Punkt*], [*Ansvarlig*], [*Tid*],
  [1], [Velkomst], [Anna Bro], [5 min.],
  [2], [Opfølgning på trivselsmålingen i hjemmeplejens to distrikter og en plan for indsatser], [Bent Dal], [20 min.],
  [3], [Sygefravær], [], [10 min.],
  [4], [Evt.], [Alle], [5 min.]"""


def page_of(source: str, folder: Path) -> Agenda:
    path = folder / "dagsorden.pdf"
    path.write_bytes(typst.compile((ONE_PAGE + source).encode()))
    return read(path)


def test_a_single_pages_running_head_and_foot_are_furniture(tmp_path: Path) -> None:
    agenda = page_of("1\\. Velkomst\n\n2\\. Evt.\n\nVi slutter med kaffe.\n", tmp_path)
    assert agenda.furniture == ("Nordby Kommune Drift", "Rum 2 Side 1 af 1")
    assert agenda.head == ()
    assert [(i.title, [s.text for s in i.sections]) for i in agenda.items] == [
        ("Velkomst", []),
        ("Evt.", ["Vi slutter med kaffe."]),
    ]


@pytest.mark.parametrize("gap", ["0.65em", "1em"])
@pytest.mark.parametrize("widths", ["1.2cm, 7cm, 4cm, 2cm", "1.5cm, 1fr, 3cm, auto"])
def test_an_agenda_in_columns_without_rules_has_items(tmp_path: Path, gap: str, widths: str) -> None:
    grid = f"#grid(columns: ({widths}), row-gutter: {gap}, column-gutter: 4mm, {COLUMNS})\n\nVel mødt!\n"
    items = page_of(grid, tmp_path).items
    long = "Opfølgning på trivselsmålingen i hjemmeplejens to distrikter og en plan for indsatser"
    assert [(i.number, i.title) for i in items] == [(1, "Velkomst"), (2, long), (3, "Sygefravær"), (4, "Evt.")]
    assert [i.section("Ansvarlig") for i in items] == ["Anna Bro", "Bent Dal", "", "Alle"]
    assert [i.section("Tid") for i in items] == ["5 min.", "20 min.", "10 min.", "5 min."]
    assert items[3].section("") == "Vel mødt!"


def test_columns_that_begin_with_the_time_are_rows_too(tmp_path: Path) -> None:
    rows = "[Tid], [Punkt], [Oplæg], [9.00-9.10], [Velkomst], [Anna], [9.10-9.30], [Pause], [], [9.30], [Evt.], [Alle]"
    items = page_of(f"#grid(columns: (3cm, 6cm, 1fr), row-gutter: 0.65em, {rows})", tmp_path).items
    assert [(i.title, i.section("Tid"), i.section("Oplæg")) for i in items] == [
        ("Velkomst", "9.00-9.10", "Anna"),
        ("Pause", "9.10-9.30", ""),
        ("Evt.", "9.30", "Alle"),
    ]


def test_titles_in_the_first_column_may_wrap_and_carry_their_numbers(tmp_path: Path) -> None:
    long = "Opfølgning på trivselsmålingen i hjemmeplejens to distrikter og en plan"
    for number, (first, second) in [("{}. ", ("1. ", "2. ")), ("", ("", ""))]:
        rows = f"[{first}Velkomst], [Anna], [9.00], [{second}{long}], [Bent], [9.10], [{number.format(3)}Evt.], [], []"
        grid = f"#grid(columns: (7cm, 3cm, 2cm), row-gutter: 0.65em, [Punkt], [Ansvarlig], [Tid], {rows})"
        items = page_of(grid + "\n\nVel mødt!", tmp_path).items
        assert [(i.number, i.title) for i in items] == [(1, "Velkomst"), (2, long), (3, "Evt.")]
        assert [i.section("Ansvarlig") for i in items] == ["Anna", "Bent", ""]
        assert items[2].section("") == "Vel mødt!"


@pytest.mark.parametrize("look", ["table(", "grid(row-gutter: 1em, "])
@pytest.mark.parametrize("count", [25, 26, 27, 28, 29, 30, 40])
def test_an_agenda_in_columns_goes_on_overleaf(tmp_path: Path, look: str, count: int) -> None:
    rows = ", ".join(f"[{n}], [Sag nummer {n} \\ om drift], [AB]" for n in range(1, count + 1))
    items = page_of(f"#{look}columns: (1.2cm, 9cm, 3cm), [Nr.], [Punkt], [Ansvarlig], {rows})", tmp_path).items
    assert [(i.number, i.section("Ansvarlig")) for i in items] == [(n, "AB") for n in range(1, count + 1)]


def test_a_bold_title_with_its_text_beside_it_is_a_title_and_a_text(tmp_path: Path) -> None:
    cells = "[*1. Status*], [Lederen fortæller om byggeriet.], [*2. Evt.*], []"
    items = page_of(f"#grid(columns: (4cm, 1fr), row-gutter: 0.9em, {cells})", tmp_path).items
    assert [(i.title, [s.text for s in i.sections]) for i in items] == [
        ("Status", ["Lederen fortæller om byggeriet."]),
        ("Evt.", []),
    ]
