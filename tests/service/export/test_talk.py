"""A talk's referat asks in its draft for what was not said, and in the end says that it was not."""

import datetime

from service import families
from service.export import Document, compose_talk
from service.export.html import html
from service.export.talk import told
from service.export.word import docx
from service.meetings import Flag, FlagKind
from service.meetings.field import Adjustment, Field
from service.meetings.talk import TalkDraft, TalkHead

TEMPLATE = families.load_talk("sygefravaer")
HEAD = TalkHead(template=TEMPLATE.id, title=TEMPLATE.name, date=datetime.date(2026, 11, 16))
DRAFT = TalkDraft(talk=HEAD, fields=tuple(Field(name=asked.name) for asked in TEMPLATE.fields))


def printed(document: Document) -> str:
    """All that stands under the fields."""
    return document.model_dump_json()


def test_a_draft_asks_for_what_was_not_said() -> None:
    draft = printed(compose_talk(DRAFT, TEMPLATE))
    assert all(asked.question in draft for asked in TEMPLATE.fields)


def test_a_finished_referat_says_that_it_was_not_said_and_asks_nothing() -> None:
    finished = printed(compose_talk(DRAFT, TEMPLATE, approved=True))
    assert finished.count('"Ikke oplyst"') == len(TEMPLATE.fields)
    assert not any(asked.question in finished for asked in TEMPLATE.fields)


FILLED = TalkDraft(
    talk=TalkHead(template="sygefravaer", title=TEMPLATE.name, date=datetime.date(2026, 3, 2)),
    fields=(
        Field(name="form", value="telefon", text="Telefonsamtale"),
        Field(
            name="first_sick_day",
            value="2026-02-09",
            text="Mandag den 9. februar 2026",
            sources=("u1",),
            flags=(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Dagen blev kun sagt omtrent."),),
        ),
        Field(name="adjustments", value=(Adjustment(what="12 timer om ugen", owner="Gerda Holt"),)),
        Field(name="invitation"),
    ),
)


def test_every_field_stands_under_its_label() -> None:
    page = html(compose_talk(FILLED, TEMPLATE))
    for words in ("Samtalens form", "Telefonsamtale", "12 timer om ugen. Ansvarlig: Gerda Holt."):
        assert words in page
    assert "Ikke oplyst – spørg: Hvordan og hvornår blev medarbejderen indkaldt til samtalen?" in page


def test_a_draft_is_marked_until_it_is_approved() -> None:
    draft, approved = compose_talk(FILLED, TEMPLATE), compose_talk(FILLED, TEMPLATE, approved=True)
    assert "AI-assisteret udkast" in html(draft)
    assert "kun sagt omtrent" in html(draft)
    assert "AI-assisteret udkast" not in html(approved)
    assert "kun sagt omtrent" not in html(approved)


def test_no_source_stands_in_the_document() -> None:
    document = compose_talk(FILLED, TEMPLATE)
    assert not document.replies
    assert not [span for span in document.spans if span.sources]
    assert docx(document) == docx(document)


def test_an_agreement_is_one_line() -> None:
    whole = Adjustment(
        what="Hjemmearbejde", owner="Gerda Holt", from_=datetime.date(2026, 3, 9), until=datetime.date(2026, 3, 29)
    )
    assert told(whole) == "Hjemmearbejde. Ansvarlig: Gerda Holt. Fra 9. marts 2026 til og med 29. marts 2026."
