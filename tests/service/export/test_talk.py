"""A talk's referat asks in its draft for what was not said, and in the end says that it was not."""

import datetime

from service import families
from service.export import Document, compose_talk
from service.meetings.field import Field
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
