import io

import pypdf
import pytest
from pypdf.generic import StreamObject

from service.export import Approver, compose
from service.export.pdf import item_pages, pdf
from service.families import load
from service.meetings import Draft, Transcript


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


def metadata(data: bytes) -> str:
    stream = read(data).root_object["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    return stream.get_data().decode("utf-8")


@pytest.fixture
def made(draft: Draft, transcript: Transcript) -> bytes:
    return pdf(compose(draft, load("standard"), transcript))


def test_it_is_tagged_danish_pdf_ua(made: bytes) -> None:
    reader = read(made)
    root = reader.root_object
    assert "'/Marked': True" in str(root["/MarkInfo"])
    assert str(root["/Lang"]).startswith("da")
    assert "'/DisplayDocTitle': True" in str(root["/ViewerPreferences"])
    assert "pdfuaid" in metadata(made)
    assert reader.metadata is not None
    assert reader.metadata.title == "REFERAT FagMED Børn & Læring d. 12-03-2026"


def test_every_item_has_a_bookmark_in_order(made: bytes) -> None:
    reader = read(made)
    titles: list[str] = []

    def walk(outline: object) -> None:
        for entry in outline if isinstance(outline, list) else []:
            if isinstance(entry, list):
                walk(entry)
            else:
                titles.append(str(entry.title))

    walk(reader.outline)
    items = [title for title in titles if title.startswith("Punkt ")]
    assert items == ["Punkt 27: Budget 2027: forslag til proces", "Punkt 28: Personsag", "Punkt 29: Eventuelt"]


def test_each_page_bears_the_banner_until_approval(draft: Draft, transcript: Transcript, made: bytes) -> None:
    assert all("AI-assisteret udkast" in page.extract_text() for page in read(made).pages)
    assert "AI-assisteret udkast" in metadata(made)
    approved = pdf(compose(draft, load("standard"), transcript, approved=True))
    assert "AI-assisteret" not in text(approved)
    assert "Til kontrol" not in text(approved)
    assert "AI-assisteret" not in metadata(approved)


def test_who_approved_stands_at_the_end_and_in_the_properties(draft: Draft) -> None:
    who = (Approver(name="Karen #Holst$", role="formand", date="1. maj 2026"),)
    approved = pdf(compose(draft, load("standard"), approved=True, approvers=who))
    assert " ".join(text(approved).split()).count("Godkendt af Karen #Holst$ (formand) den 1. maj 2026.") == 1
    assert "Karen #Holst$" in metadata(approved)


def test_doubts_are_numbered_and_listed_with_their_reason_and_sources(made: bytes) -> None:
    whole = " ".join(text(made).split())
    assert "afsat 1.250.000[1] kr." in whole
    assert "»1.250.000« – Tallet står ikke i kilden. Kilde: 0:23:20 Karen Holst" in whole


def test_pages_of_items_are_known_beforehand(draft: Draft) -> None:
    assert item_pages(compose(draft, load("vejle"))) == (3, 4, 5)


def test_the_same_document_gives_the_same_bytes(draft: Draft, transcript: Transcript, made: bytes) -> None:
    assert pdf(compose(draft, load("standard"), transcript)) == made


def test_what_no_font_can_draw_becomes_a_box(draft: Draft) -> None:
    meeting = draft.meeting.model_copy(update={"place": "Lokale \u0378 og \uffff\U0010fffd"})
    made = pdf(compose(draft.model_copy(update={"meeting": meeting}), load("standard")))
    assert "Mødested Lokale □ og □" in text(made)


def test_a_text_full_of_what_no_font_can_draw_is_still_made(draft: Draft) -> None:
    unassigned = " ".join(chr(code) for code in range(0x1000C, 0x1FF00, 0x0D1))
    meeting = draft.meeting.model_copy(update={"place": unassigned})
    assert "□ □" in text(pdf(compose(draft.model_copy(update={"meeting": meeting}), load("standard"))))
