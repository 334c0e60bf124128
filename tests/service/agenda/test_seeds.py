"""Three municipalities' own referater, as text and as the DOCX and PDF they come in."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
import typst
from docx import Document

from service.agenda import Block, blocks, read
from service.meetings import Agenda

ITEMS = {"000": 9, "002": 10, "003": 13}


class Check(Protocol):
    def __call__(self, source: str, agenda: Agenda) -> None: ...


def paragraphs(seed: Path) -> list[list[Block]]:
    """The seed's blocks, lines of one paragraph together."""
    groups: list[list[Block]] = []
    for block in blocks(seed):
        if block.gap or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def as_docx(groups: Sequence[Sequence[Block]], path: Path) -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "Sidefod fra kommunen"
    for group in groups:
        first = group[0]
        paragraph = document.add_paragraph(style=f"Heading {first.level}" if first.level else None)
        for number, block in enumerate(group):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(block.lead or block.text).bold = (block.bold or bool(block.lead)) or None
            if block.lead:
                paragraph.add_run(block.text[len(block.lead) :])
    document.save(str(path))


def as_pdf(groups: Sequence[Sequence[Block]], path: Path) -> None:
    def literal(text: str) -> str:
        return '#"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", " ") + '"'

    source = [
        '#set page(paper: "a4", header: [Et løbende hoved])',
        "#set page(footer: context [Side #counter(page).display() af #counter(page).final().at(0)])",
        '#set text(lang: "da", size: 11pt)\n#set par(spacing: 1.3em)',
    ]
    for group in groups:
        lines = []
        for block in group:
            if block.level:
                lines.append(f"#text(size: {18 - 1.5 * block.level}pt)[*{literal(block.text)}*]")
            elif block.lead:
                lines.append(f"*{literal(block.lead)}*{literal(block.text[len(block.lead) :])}")
            else:
                lines.append(f"*{literal(block.text)}*" if block.bold else literal(block.text))
        source.append(" \\\n".join(lines))
    path.write_bytes(typst.compile("\n\n".join(source).encode()))


def spaces(agenda: Agenda) -> str:
    """The agenda as JSON, tabs as spaces, the furniture left out: a page has no tabs and no end."""
    return re.sub(r"(\\t| )+", " ", agenda.model_copy(update={"furniture": ()}).to_json())


def test_a_seed_parses_completely(seed: Path, nothing_lost: Check) -> None:
    agenda = read(seed)
    assert [item.number for item in agenda.items] == list(range(1, ITEMS[seed.name[:3]] + 1))
    assert all(item.case_number and item.case_number.facet and item.sections for item in agenda.items)
    assert agenda.meeting.committee
    assert agenda.meeting.date
    assert agenda.meeting.time
    assert agenda.meeting.place
    assert agenda.head[0].heading == "Indholdsfortegnelse"
    assert len(agenda.head[0].text.splitlines()) == len(agenda.items)
    plain = re.sub(r"[*\\]", "", re.sub(r"^#+ ", "", seed.read_text("utf-8"), flags=re.MULTILINE))
    nothing_lost(plain, agenda)


def test_every_line_of_a_seed_stands_whole_in_one_field(seed: Path) -> None:
    agenda = read(seed)
    fields = "\n".join(re.findall(r'": "(.*)"', agenda.to_json())).replace("\\n", "\n").replace("\\t", "\t")
    fields = fields.replace('\\"', '"')
    for block in blocks(seed):
        line = re.sub(r"^(Punkt \d+:|Mødedato|Mødested|Mødedeltagere|Fraværende) ", "", block.text)
        if not block.lead:
            assert line in fields


def test_seeds_keep_their_indstilling_in_its_own_section(seed: Path) -> None:
    agenda = read(seed)
    proposed = [item for item in agenda.items if item.proposal]
    assert len(proposed) >= ITEMS[seed.name[:3]] - 1
    for item in proposed:
        assert re.search(r"indstiller,?\s", item.proposal)
        assert item.proposal_clauses


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_seed_is_the_same_agenda_in_another_form(seed: Path, tmp_path: Path, form: str) -> None:
    groups = paragraphs(seed)
    path = tmp_path / f"referat.{form}"
    (as_docx if form == "docx" else as_pdf)(groups, path)
    agenda = read(path)
    assert spaces(agenda) == spaces(read(seed))
    assert agenda.furniture


def test_a_seed_in_windows_text_is_the_same_agenda(seed: Path, tmp_path: Path) -> None:
    path = tmp_path / "referat.txt"
    path.write_bytes(seed.read_text("utf-8").replace("\n", "\r\n").encode("utf-16"))
    assert read(path) == read(seed)


def test_a_seed_without_its_markdown_is_the_same_agenda(seed: Path, tmp_path: Path) -> None:
    """What is pasted from a web page: headings are short lines and nothing shows which."""
    path = tmp_path / "referat.txt"
    plain = [replace(block, level=0, bold=False, lead="") for block in blocks(seed)]
    path.write_text("\n".join(("\n" if b.gap else "") + b.text for b in plain), "utf-8")
    agenda, original = read(path), read(seed)
    assert [(i.number, i.title) for i in agenda.items] == [(i.number, i.title) for i in original.items]
    assert [[s.heading for s in i.sections] for i in agenda.items] == [
        [s.heading for s in i.sections] for i in original.items
    ]
