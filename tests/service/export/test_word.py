import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from models.error import UdkastError
from service.export import Approver, compose, write_docx
from service.export.archive import archive
from service.export.template import template
from service.export.word import FOLDER
from service.families import load
from service.meetings import Draft, Transcript


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "referat.docx"


def test_paragraphs_bear_words_own_styles(draft: Draft, path: Path) -> None:
    write_docx(compose(draft, load("standard")), path)
    styles = [(p.style.name if p.style else "", p.text) for p in docx.Document(str(path)).paragraphs if p.text]
    assert styles[0] == ("Title", "REFERAT FagMED Børn & Læring d. 12-03-2026")
    for wanted in (
        ("Heading 1", "Punkt 27: Budget 2027: forslag til proces"),
        ("Sagsnummer", "81.38.00-P35-4-26"),
        ("Heading 2", "Sagsfremstilling"),
        ("List Number", "1.\tOrientering"),
        ("List Bullet", "-\tTrivsel"),
        ("Normal", "Procesplan_2027 (1).pdf"),
        ("Normal", "Lukket punkt"),
    ):
        assert wanted in styles


def test_doubts_and_sources_are_comments_on_their_sentence(draft: Draft, transcript: Transcript, path: Path) -> None:
    write_docx(compose(draft, load("standard"), transcript), path)
    document = docx.Document(str(path))
    comments = {comment.comment_id: comment.text for comment in document.comments}
    assert (
        "Kontrollér »1.250.000«: Tallet står ikke i kilden.\nKilde 0:23:20 Karen Holst: Ytring nummer 2 øh."
        in comments.values()
    )
    paragraph = next(p for p in document.paragraphs if "1.250.000" in p.text)
    marked = [run.text for run in paragraph.runs if run.font.highlight_color]
    assert marked == ["1.250.000"]
    starts = [int(e.get(qn("w:id"))) for e in paragraph._element.iter(qn("w:commentRangeStart"))]
    assert any("1.250.000" in comments[start] for start in starts)


def test_the_banner_is_in_the_head_of_each_page_and_in_the_properties_until_approval(
    draft: Draft, transcript: Transcript, path: Path
) -> None:
    write_docx(compose(draft, load("standard"), transcript), path)
    document = docx.Document(str(path))
    assert "AI-assisteret udkast" in document.sections[0].header.paragraphs[0].text
    assert "AI-assisteret udkast" in document.core_properties.content_status
    write_docx(compose(draft, load("standard"), transcript, approved=True), path)
    document = docx.Document(str(path))
    with zipfile.ZipFile(path) as archived:
        everything = b"".join(archived.read(name) for name in archived.namelist()).decode("utf-8", "ignore")
    assert "AI-assisteret" not in everything
    assert "Ytring" not in everything
    assert len(document.comments) == 0
    assert not any(run.font.highlight_color for p in document.paragraphs for run in p.runs)


def test_who_approved_stands_at_the_end_whatever_the_template(draft: Draft, path: Path, tmp_path: Path) -> None:
    own = docx.Document()
    own.add_paragraph("{{ title }} {{ who }}")
    own.save(str(tmp_path / "own.docx"))
    who = (Approver(name="Karen {{ Holst }} & co", role="formand", date="1. maj 2026"),)
    approved = compose(draft, load("standard"), approved=True, approvers=who)
    for chosen in (None, tmp_path / "own.docx"):
        write_docx(approved, path, chosen)
        document = docx.Document(str(path))
        assert document.paragraphs[-1].text == "Godkendt af Karen {{ Holst }} & co (formand) den 1. maj 2026."
        assert document.core_properties.content_status == "Godkendt"


def test_the_contents_are_a_filled_field_that_points_to_the_items(draft: Draft, path: Path) -> None:
    write_docx(compose(draft, load("vejle")), path)
    body = docx.Document(str(path)).element.body
    codes = [code.text.strip() for code in body.iter(qn("w:instrText"))]
    assert codes[0].startswith("TOC ")
    targets = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))] == targets
    assert [code.split()[1] for code in codes[1:]] == targets
    entries = ["".join(t.text or "" for t in link.iter(qn("w:t"))) for link in body.iter(qn("w:hyperlink"))]
    assert entries == ["Budget 2027: forslag til proces3", "Personsag4", "Eventuelt5"]


def test_it_is_danish_and_its_pages_are_numbered(draft: Draft, path: Path) -> None:
    write_docx(compose(draft, load("standard")), path)
    document = docx.Document(str(path))
    languages = [lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))]
    assert languages == ["da-DK"]
    footer = document.sections[0].footer._element
    assert [code.text.strip() for code in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert document.core_properties.title == "REFERAT FagMED Børn & Læring d. 12-03-2026"
    assert document.core_properties.language == "da-DK"


def test_the_same_document_gives_the_same_bytes(draft: Draft, transcript: Transcript, tmp_path: Path) -> None:
    document = compose(draft, load("standard"), transcript)
    write_docx(document, tmp_path / "a.docx")
    write_docx(document, tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_municipality_brings_its_own_template(draft: Draft, transcript: Transcript, tmp_path: Path) -> None:
    own = docx.Document()
    own.add_paragraph("Byvåben")
    for line in (
        "{%p for item in items %}",
        "{{ item.title }} / {{ item.case_number }}",
        "{%p for part in item.parts %}",
    ):
        own.add_paragraph(line)
    for line in ("{%p for paragraph in part.paragraphs %}", "{{r paragraph.text }}", *["{%p endfor %}"] * 3):
        own.add_paragraph(line)
    own.save(str(tmp_path / "own.docx"))
    write_docx(compose(draft, load("standard"), transcript), tmp_path / "out.docx", tmp_path / "own.docx")
    written = docx.Document(str(tmp_path / "out.docx"))
    lines = [paragraph.text for paragraph in written.paragraphs]
    assert lines[:2] == ["Byvåben", "Budget 2027: forslag til proces / 81.38.00-P35-4-26"]
    assert "Signe Overby spurgte til fristen." in lines
    assert len(written.comments) > 0


@pytest.mark.parametrize(
    "line", ["{{ title", "{{ title.__class__.__mro__ }}", "{%p for item in items %}", "{{ item.title.x.y }}"]
)
def test_a_template_with_broken_fields_is_told_in_one_line(draft: Draft, tmp_path: Path, line: str) -> None:
    own = docx.Document()
    own.add_paragraph(line)
    own.save(str(tmp_path / "own.docx"))
    with pytest.raises(UdkastError, match="Word-skabelonen") as caught:
        write_docx(compose(draft, load("standard")), tmp_path / "out.docx", tmp_path / "own.docx")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out.docx").exists()


def test_a_template_that_is_no_word_document_is_told_in_one_line(draft: Draft, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_text("ikke Word")
    for name in ("own.docx", "missing.docx"):
        with pytest.raises(UdkastError, match="Word-skabelonen"):
            write_docx(compose(draft, load("standard")), tmp_path / "out.docx", tmp_path / name)


def test_a_family_without_a_word_template_gets_its_layouts(draft: Draft, path: Path) -> None:
    family = load("vejle").model_copy(update={"id": "ny"})
    write_docx(compose(draft, family), path)
    assert docx.Document(str(path)).styles["Heading 1"].font.name == "Arial"


@pytest.mark.parametrize("name", ["standard", "vejle", "lemvig", "albertslund"])
def test_the_familys_template_is_the_one_its_layout_makes(name: str) -> None:
    assert members((FOLDER / name / "referat.docx").read_bytes()) == members(archive(template(load(name).layout)))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archived:
        return {name: archived.read(name) for name in archived.namelist()}
