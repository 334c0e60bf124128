"""Any agenda, written in any of the usual ways, is read back as what it is; any lines at all lose nothing."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.error import UdkastError
from service.agenda import Block, parse
from service.agenda.text import read_text
from service.agenda.word import read_docx
from service.meetings import Agenda

Check = Callable[[str, Agenda], None]

TITLES = st.sampled_from(
    [
        "Godkendelse af dagsorden",
        "Økonomi v/ Susanne (10 min.)",
        "Årsplan 2025–2026",
        "Orientering fra formand og næstformand",
        "(Lukket) Personsag",
        "Høring: ny forretningsorden",
        "Status på § 7-forløb",
        "Sygefravær – 1. kvartal",
        "”Sund hverdag”",
    ]
)
SENTENCES = st.sampled_from(
    [
        "Udvalget drøfter sagen på grundlag af notatet af 3. marts 2025.",
        "Der søges om 1.250.000 kr. i 2026 og 2027.",
        "Beslutning fra mødet den 12. oktober 2023 er vedlagt.",
        "Fra Punkt 5: Orientering om budget fremgår, at der spares.",
        "Bilag 3 viser området.",
        "Indstilling fra Ældrerådet foreligger ikke.",
        "Punkt 4 blev udsat på sidste møde.",
        "Hvornår begynder arbejdet?",
        "Lokalet holder lukket i uge 7.",
    ]
)
CLAUSES = st.sampled_from(
    ["at orienteringen tages til efterretning", "at planen godkendes", "at der bevilges 75.000 kr."]
)
HEADINGS = st.lists(
    st.sampled_from(["Resumé", "Sagsfremstilling", "Lovgrundlag", "Økonomiske konsekvenser", "Beslutning", "Bilag"]),
    unique=True,
    max_size=4,
)


@dataclass(frozen=True)
class Punkt:
    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    clauses: tuple[str, ...]


@st.composite
def punkter(draw: st.DrawFn) -> Punkt:
    paragraphs = st.lists(SENTENCES, min_size=1, max_size=3).map(tuple)
    parts = tuple((heading, draw(paragraphs)) for heading in draw(HEADINGS))
    return Punkt(draw(TITLES), parts, tuple(draw(st.lists(CLAUSES, max_size=3, unique=True))))


AGENDAS = st.tuples(st.integers(1, 60), st.lists(punkter(), min_size=2, max_size=7))
MARKS = ("Punkt {n}: {t}", "Pkt. {n} – {t}", "Dagsordenspunkt {n}: {t}")


def expected(first: int, items: list[Punkt]) -> list[tuple[int, str, list[tuple[str, str]]]]:
    read = []
    for number, item in enumerate(items, first):
        sections = [(heading, "\n\n".join(paragraphs)) for heading, paragraphs in item.parts]
        if item.clauses:
            listed = [f"{n}. {clause}" for n, clause in enumerate(item.clauses, 1)]
            sections.append(("Indstilling", "\n".join(["Udvalget indstiller,", *listed])))
        read.append((number, item.title, sections))
    return read


def found(agenda: Agenda) -> list[tuple[int, str, list[tuple[str, str]]]]:
    return [(i.number, i.title, [(s.heading, s.text) for s in i.sections]) for i in agenda.items]


def as_text(first: int, items: list[Punkt], mark: str, heading: str) -> str:
    lines = ["Dagsorden for LokalMED Skovgården", "Dato: 3. april 2025", ""]
    for number, item in enumerate(items, first):
        lines += [mark.format(n=number, t=item.title), ""]
        for name, paragraphs in item.parts:
            lines += [heading.format(name), "", *(line for p in paragraphs for line in (p, ""))]
        if item.clauses:
            lines += [heading.format("Indstilling"), "", "Udvalget indstiller,", ""]
            lines += [f"{n}. {clause}" for n, clause in enumerate(item.clauses, 1)] + [""]
    return "\n".join(lines)


@settings(deadline=None, max_examples=60)
@given(AGENDAS, st.sampled_from(MARKS))
def test_plain_text_comes_back(agenda: tuple[int, list[Punkt]], mark: str) -> None:
    assert found(parse(read_text(as_text(*agenda, mark, "{}")))) == expected(*agenda)


@settings(deadline=None, max_examples=60)
@given(AGENDAS, st.sampled_from([*MARKS, "{n}. {t}", "{n}) {t}"]), st.sampled_from(["## {}", "## **{}**"]))
def test_markdown_comes_back(agenda: tuple[int, list[Punkt]], mark: str, heading: str) -> None:
    text = as_text(*agenda, heading.format(mark), heading.replace("##", "###"))
    assert found(parse(read_text(text, markdown=True))) == expected(*agenda)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(AGENDAS, st.sampled_from([*MARKS, "{n}. {t}"]), st.booleans())
def test_word_comes_back(agenda: tuple[int, list[Punkt]], mark: str, bold: bool) -> None:  # noqa: FBT001 - drawn
    document = Document()
    for line in as_text(*agenda, "# " + mark, "## {}").split("\n"):
        level = len(line) - len(line.lstrip("#"))
        if not level:
            document.add_paragraph(line)
        elif bold:
            document.add_paragraph().add_run(line.lstrip("# ")).bold = True
        else:
            document.add_heading(line.lstrip("# "), level)
    data = io.BytesIO()
    document.save(data)
    assert found(parse(read_docx(data.getvalue(), "dagsorden.docx"))) == expected(*agenda)


LINES = st.lists(
    st.one_of(
        SENTENCES,
        TITLES,
        CLAUSES,
        st.builds("{}. {}".format, st.integers(1, 9), TITLES | CLAUSES),
        st.builds("Punkt {}: {}".format, st.integers(1, 9), TITLES),
        st.builds("- {}".format, CLAUSES),
        st.sampled_from(
            ["Resumé", "Beslutning", "Beslutning: Godkendt.", "Bilag", "Fraværende Karen Holm", "Evt.", "Eventuelt"]
        ),
        st.sampled_from(
            ["Dagsorden", "Deltagere:", "Karen Holm (TR)", "Afbud: Lars Juul", "Dato: 3. april 2025", "Sted: Salen"]
        ),
        st.sampled_from(["Side 2 af 3", "81.38.00-P35-1-24", "Økonomi ..... 4", "Indholdsfortegnelse", "Åbne punkter"]),
        st.sampled_from(["Dato: 3. april 2025", "Kl. 9-11", "Mødeleder: Bo Friis", "LokalMED Skovgården"]),
        st.just(""),
    ),
    max_size=40,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(["Dato: 3. april 2025", "Dato: 3. april 2025", "Punkt 1: Økonomi"], [(False, 0), (False, 1), (False, 0)])
@example(
    ["Deltagere:", "2. Sygefravær – 1. kvartal", "1. Godkendelse af dagsorden"],
    [(False, 0), (False, 0), (False, 0)],
)
@given(LINES, st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=40, max_size=40))
def test_whatever_the_lines_are_nothing_is_lost(
    nothing_lost: Check, lines: list[str], looks: list[tuple[bool, int]]
) -> None:
    for blocks in (
        read_text("\n".join(lines)),
        [Block(text=line, bold=bold, level=level) for line, (bold, level) in zip(lines, looks, strict=False)],
        [
            Block(text=line, cells=tuple(line.split(" ", 2))) if bold else Block(text=line)
            for line, (bold, _) in zip(lines, looks, strict=False)
        ],
    ):
        try:
            agenda = parse(blocks)
        except UdkastError:
            continue
        nothing_lost("\n".join(lines), agenda)
