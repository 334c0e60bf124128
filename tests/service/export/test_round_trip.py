"""Three municipalities' own referater, read and printed again in their layout: the same lines in the same order."""

import re
from html import unescape
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from service.agenda import read
from service.export import Document, compose, write_docx, write_html, write_pdf
from service.families import load
from service.meetings import Agenda

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
HOUSES = {"vejle": "000_*.txt", "lemvig": "002_*.txt", "albertslund": "003_*.txt"}
needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the three referater lie beside the checkout, in shared/seeds"
)


@pytest.fixture(scope="module", params=HOUSES)
def house(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def seed(house: str) -> Path:
    return next(SEEDS.glob(HOUSES[house]))


@pytest.fixture(scope="module")
def agenda(seed: Path) -> Agenda:
    return read(seed)


def source_lines(path: Path) -> list[str]:
    """The referat's lines without Markdown's marks, without its table of contents, white space as single spaces."""
    text = re.sub(r"^#+ +|\*\*|\\(?=_)", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return [line for line in lines if line and not re.search(r"\.{5}\s*\d+$", line)]


def word_lines(path: Path) -> list[str]:
    paragraphs = (p for p in docx.Document(str(path)).paragraphs if not p._element.findall(qn("w:hyperlink")))
    return [line for p in paragraphs for raw in p.text.split("\n") if (line := " ".join(raw.split()))]


def page_lines(path: Path) -> list[str]:
    source = path.read_text(encoding="utf-8")
    body = re.sub(r"<ol>.*?</ol>", "", source[source.index("<main>") :], count=1, flags=re.DOTALL)
    parted = re.sub(r"\n\s*|</span> <span>", " ", re.sub(r"(?<=[^>])\n", "</p>", body))
    lines = re.split(r"</(?:p|h\d|li)>", parted)
    return [line for raw in lines if (line := " ".join(unescape(re.sub(r"<[^>]+>", "", raw)).split()))]


def pdf_letters(path: Path) -> str:
    """All letters of the pages' bodies: lines are broken anew, so only their order can be compared."""
    with pdfplumber.open(path) as pdf:
        bodies = (page.crop((0, 50, page.width, page.height - 55)).extract_text() or "" for page in pdf.pages)
        return re.sub(r"\s+", "", re.sub(r"^.*(?:\. ?){5,}\d+$", "", "\n".join(bodies), flags=re.MULTILINE))


@pytest.fixture(scope="module")
def document(house: str, agenda: Agenda) -> Document:
    return compose(agenda, load(house))


@needs_seeds
def test_word_has_the_same_lines_in_the_same_order(document: Document, seed: Path, tmp_path: Path) -> None:
    write_docx(document, tmp_path / "referat.docx")
    assert word_lines(tmp_path / "referat.docx") == source_lines(seed)


@needs_seeds
def test_the_web_page_has_the_same_lines_in_the_same_order(document: Document, seed: Path, tmp_path: Path) -> None:
    write_html(document, tmp_path / "referat.html")
    assert page_lines(tmp_path / "referat.html") == source_lines(seed)


@needs_seeds
def test_the_pdf_has_the_same_letters_in_the_same_order(document: Document, seed: Path, tmp_path: Path) -> None:
    write_pdf(document, tmp_path / "referat.pdf")
    assert pdf_letters(tmp_path / "referat.pdf") == re.sub(r"\s+", "", "".join(source_lines(seed)))


@needs_seeds
def test_a_referat_read_back_is_no_draft(document: Document) -> None:
    assert document.banner == ""
    assert document.doubts == ()
