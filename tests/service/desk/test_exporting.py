import datetime
import io
import json
import re

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.desk.exporting import Kind, export_draft, file_name
from service.desk.refusal import ConflictError, NotFoundError
from service.meetings import Draft, Meeting, MeetingState
from service.reviewing import Add, Delete
from service.storage.tables import MeetingRow, UtteranceRow
from tests.service.conftest import Town
from tests.service.desk.signing import changed, sealed

MARK = "AI-assisteret udkast – ikke godkendt"


def exported(town: Town, kind: Kind) -> bytes:
    return export_draft(town.database, town.referent, town.meeting, kind).content


def test_the_mark_stands_on_every_page_and_in_every_files_properties(town: Town) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(exported(town, Kind.PDF)))
    assert all(MARK in page.extract_text() for page in pdf.pages)
    assert MARK in str(pdf.metadata)
    word = docx.Document(io.BytesIO(exported(town, Kind.DOCX)))
    assert MARK in "".join(p.text for p in word.sections[0].header.paragraphs)
    assert word.core_properties.content_status == MARK
    html = exported(town, Kind.HTML).decode()
    assert f'<meta name="description" content="{MARK}">' in html
    assert f'<p class="banner" role="note">{MARK}' in html
    envelope = json.loads(exported(town, Kind.JSON))
    assert (envelope["status"], envelope["mark"]) == ("draft", MARK)
    Draft.model_validate(envelope["draft"])


def test_what_is_exported_is_what_stands_in_the_review(town: Town) -> None:
    first = changed(town, "i1", Add(after=None, text="Bente Skovgaard bød velkommen."))
    changed(town, "i1", Delete(sentence=first.sentences[-1].id))
    with town.database.write() as session:
        row = session.get_one(UtteranceRow, (town.meeting, "u2"))
        row.item_key, row.text = None, "Rettet i udskriften."
    draft = Draft.model_validate(json.loads(exported(town, Kind.JSON))["draft"])
    assert draft.items[0].decision.sentences[0].text == "Bente Skovgaard bød velkommen."
    assert first.sentences[-1].text not in [s.text for s in draft.items[0].decision.sentences]
    assert "u2" in draft.unassigned
    html = exported(town, Kind.HTML).decode()
    assert "Bente Skovgaard bød velkommen." in html
    assert "Rettet i udskriften." in html


def test_every_utterance_is_in_exactly_one_place(town: Town) -> None:
    draft = Draft.model_validate(json.loads(exported(town, Kind.JSON))["draft"])
    said = [*draft.unassigned, *(u for item in draft.items for u in item.utterances)]
    assert len(said) == len(set(said)) > 10


def test_the_margin_of_the_word_file_holds_sources(town: Town) -> None:
    word = docx.Document(io.BytesIO(exported(town, Kind.DOCX)))
    assert any("Kilde 0:" in comment.text for comment in word.comments)


def test_only_who_works_on_the_draft_gets_it(town: Town) -> None:
    assert export_draft(town.database, town.chair, town.meeting, Kind.JSON).content
    for stranger in (town.outsider, town.administrator, town.member):
        with pytest.raises(NotFoundError):
            export_draft(town.database, stranger, town.meeting, Kind.PDF)


def test_there_is_no_draft_before_it_is_written_nor_after_the_seal(town: Town) -> None:
    sealed(town)
    with pytest.raises(ConflictError, match="godkendte referat"):
        exported(town, Kind.PDF)
    with town.database.write() as session:
        session.get_one(MeetingRow, town.meeting).state = MeetingState.DRAFTING
    with pytest.raises(ConflictError, match="endnu ikke"):
        exported(town, Kind.PDF)


def test_a_file_is_called_what_a_person_would_call_it() -> None:
    meeting = Meeting(committee="FagMED Børn & Læring", date=datetime.date(2026, 1, 14))
    assert file_name("Referat", meeting, Kind.DOCX) == "Referat 2026-01-14 FagMED Børn & Læring.docx"
    assert file_name("Referat", meeting, Kind.PDF, 3) == "Referat 2026-01-14 FagMED Børn & Læring (version 3).pdf"
    assert file_name("Udkast", Meeting(), Kind.JSON) == "Udkast.json"


@given(st.text(max_size=300))
def test_no_committee_can_make_a_file_name_dangerous(committee: str) -> None:
    name = file_name("Referat", Meeting(committee=committee), Kind.PDF)
    assert re.fullmatch(r"Referat[^\x00-\x1f/\\:*?\"<>|\u202a-\u202e\u2066-\u2069]*\.pdf", name)
    assert len(name) < 120
