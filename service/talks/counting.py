"""Fields that are counted from another field's day and not heard."""

import datetime

from service.meetings.field import Field, FieldTemplate


def within(field: FieldTemplate, filled: Field | None, today: datetime.date) -> Field:
    """Whether the talk lies at most so many days after the other field's day; empty where that is."""
    if field.within is None or filled is None or not isinstance(filled.value, str):
        return Field(name=field.name)
    days = (today - datetime.date.fromisoformat(filled.value[:10])).days
    value = 0 <= days <= field.within.days
    text = f"{field.yes if value else field.no}: samtalen blev holdt {days} dage efter første sygedag"
    return Field(name=field.name, value=value, text=text, sources=filled.sources, flags=filled.flags)
