"""A field of a talk's referat as inputs, and what was typed in them as a field.

Inputs are named after the field: `first_sick_day`, `next_meeting.time`, `retention_plan.more`, `adjustments.1.owner`.
"""

import datetime
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.datastructures import FormData

from service.desk.input import lines
from service.desk.talks.overview import moment_of
from service.export.talk import told
from service.meetings import Participant
from service.meetings.calendar import written_out
from service.meetings.field import Adjustment, Field, FieldKind, FieldTemplate
from service.web.dates import shown_date, typed_date
from service.web.meetings import attendance

EMPTY_ROWS = 2
"""Rows for further agreements, beyond those that stand."""
_HOUR = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)
_YES, _NO = "ja", "nej"


@dataclass(frozen=True)
class Row:
    """One agreement as it is typed."""

    what: str = ""
    owner: str = ""
    from_: str = ""
    until: str = ""


@dataclass(frozen=True)
class FieldInput:
    """A field with what its inputs hold. `typed` is the date, the choice, yes or no, or the text; `more` the hour or
    what is added to a yes or no. `stands` is the field as it is kept. `problem` is what is wrong with what was typed;
    `doubtful`: it tells of health, and a `reason` is asked for; `outdated`: it was typed over what stood before.
    """

    asked: FieldTemplate
    stands: Field
    typed: str = ""
    more: str = ""
    rows: tuple[Row, ...] = ()
    problem: str = ""
    doubtful: bool = False
    outdated: bool = False
    reason: str = ""

    @property
    def words(self) -> str:
        """What the inputs hold, to be read and copied."""
        rows = (", ".join(filter(None, (row.what, row.owner, row.from_, row.until))) for row in self.rows)
        return "\n".join(filter(None, (self.typed, self.more, *rows)))


def untouched(asked: FieldTemplate, stands: Field, seen: str, data: FormData) -> bool:
    """Whether a person left the field's inputs as they were shown, `seen` being the text that they then stood for."""
    if lines(seen) != lines(stands.text):
        # Another has changed the field since, so that what was shown is no longer known but for its text.
        return typed(asked, data).text == lines(seen)
    before, after = shown(asked, stands), given(asked, stands, data)
    return _filled(before) == _filled(after)


def given(asked: FieldTemplate, stands: Field, data: FormData) -> FieldInput:
    """The inputs as they were typed."""
    name = asked.name
    more = _text(data, f"{name}.{'time' if asked.kind is FieldKind.MOMENT else 'more'}")
    rows = tuple(
        Row(*(_text(data, f"{name}.{row}.{part}") for part in ("what", "owner", "from", "until")))
        for row in _rows(data, name)
    )
    return FieldInput(asked, stands, _text(data, name), more, rows)


def shown(asked: FieldTemplate, field: Field) -> FieldInput:
    """The inputs of a field as it stands."""
    value = field.value
    match asked.kind:
        case FieldKind.DATE | FieldKind.MOMENT:
            at = moment_of(value)
            day = at.date() if isinstance(at, datetime.datetime) else at
            hour = f"{at:%H.%M}" if isinstance(at, datetime.datetime) else ""
            return FieldInput(asked, field, shown_date(day), hour)
        case FieldKind.YES_NO:
            said = {True: _YES, False: _NO}.get(value, "") if isinstance(value, bool) else ""
            return FieldInput(asked, field, said, _beyond(asked, field))
        case FieldKind.CHOICE:
            return FieldInput(asked, field, value if isinstance(value, str) else "")
        case FieldKind.ADJUSTMENTS:
            stands = [a for a in value if isinstance(a, Adjustment)] if isinstance(value, tuple) else []
            rows = [Row(a.what, a.owner, shown_date(a.from_), shown_date(a.until)) for a in stands]
            return FieldInput(asked, field, "", rows=(*rows, *([Row()] * EMPTY_ROWS)))
        case FieldKind.PEOPLE:
            people = [p for p in value if isinstance(p, Participant)] if isinstance(value, tuple) else []
            return FieldInput(asked, field, attendance.shown(people))
        case FieldKind.TEXT | FieldKind.REMARKS:
            return FieldInput(asked, field, field.text)


def typed(asked: FieldTemplate, data: FormData) -> Field:
    """The field as it was typed. What a person writes rests on that person: it has no sources and no flags.

    Raises:
        ValueError: with a Danish line, where it is no date or hour, or an agreement on nothing.

    """
    text = _text(data, asked.name)
    match asked.kind:
        case FieldKind.DATE | FieldKind.MOMENT:
            field = _day(asked, text, _text(data, f"{asked.name}.time"))
        case FieldKind.YES_NO:
            field = _said(asked, text, _text(data, f"{asked.name}.more"))
        case FieldKind.CHOICE:
            choice = next((choice for choice in asked.choices if choice.value == text), None)
            field = Field(name=asked.name, value=choice and choice.value, text=choice.label if choice else "")
        case FieldKind.ADJUSTMENTS:
            agreed = tuple(_agreed(data, asked.name))
            field = Field(name=asked.name, value=agreed or None, text="\n".join(map(told, agreed)))
        case FieldKind.PEOPLE:
            field = Field(name=asked.name, value=attendance.typed(text) or None, text=text)
        case FieldKind.TEXT | FieldKind.REMARKS:
            field = Field(name=asked.name, value=text or None, text=text)
    return field


def _filled(inputs: FieldInput) -> tuple[str, ...]:
    """What the inputs hold, as it comes back from a browser."""
    rows = (part for row in inputs.rows if row != Row() for part in (row.what, row.owner, row.from_, row.until))
    return tuple(lines(text).strip() for text in (inputs.typed, inputs.more, *rows))


def _day(asked: FieldTemplate, text: str, hour: str) -> Field:
    if not text and hour:
        raise ValueError("Skriv dagen også, fx 14-01-2026.")
    if not text:
        return Field(name=asked.name)
    day = typed_date(text)
    if asked.kind is FieldKind.DATE or not hour:
        return Field(name=asked.name, value=day.isoformat(), text=written_out(day))
    at = datetime.datetime.combine(day, _hour(hour))
    return Field(name=asked.name, value=f"{at:%Y-%m-%dT%H:%M}", text=f"{written_out(day)} kl. {at:%H.%M}")


def _said(asked: FieldTemplate, text: str, more: str) -> Field:
    said = {_YES: asked.yes, _NO: asked.no}.get(text)
    value = text == _YES if said is not None else None
    return Field(name=asked.name, value=value, text=". ".join(part.rstrip(".") for part in (said, more) if part))


def _agreed(data: FormData, name: str) -> list[Adjustment]:
    found = []
    for row in _rows(data, name):
        what, owner, from_, until = (_text(data, f"{name}.{row}.{part}") for part in ("what", "owner", "from", "until"))
        if not what and (owner or from_ or until):
            raise ValueError("Skriv, hvad der er aftalt, eller tøm resten af rækken.")
        if not what:
            continue
        found.append(
            Adjustment(
                what=what,
                owner=owner,
                from_=typed_date(from_) if from_ else None,
                until=typed_date(until) if until else None,
            )
        )
    return found


def _rows(data: FormData, name: str) -> Iterator[int]:
    """The numbers of the rows that were sent."""
    return itertools.takewhile(lambda row: f"{name}.{row}.what" in data, itertools.count())


def _beyond(asked: FieldTemplate, field: Field) -> str:
    """What stands after the yes or no."""
    said = {True: asked.yes, False: asked.no}.get(bool(field.value)) if isinstance(field.value, bool) else ""
    text = field.text
    return text[len(said) :].lstrip(" .,:") if said and text.startswith(said) else text


def _hour(text: str) -> datetime.time:
    found = _HOUR.fullmatch(text.removeprefix("kl.").strip())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ValueError("Skriv klokkeslættet som timer og minutter, fx 9.30.")
    return datetime.time(int(found[1]), int(found[2] or 0))


def _text(data: FormData, name: str) -> str:
    sent = data.get(name)
    return lines(sent).strip() if isinstance(sent, str) else ""
