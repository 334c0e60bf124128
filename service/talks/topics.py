"""Which field of the template a sentence is about.

A field's own words open it (`hear`); what is said after that goes on about it until another field is opened. So an
answer belongs to its question, however little it says itself. What the employee names while they answer is about both
fields, and the talk then goes on where it was: only who leads the talk, or a question, leaves a field. What is agreed
in the middle of a telling does not end it. Of words that only touch a field (`hear_too`), the sentence itself is about
it, and the turn that answers it. In notes every line begins anew.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.agreeing import Part
from service.meetings.field import FieldKind, FieldTemplate
from service.talks.day import Calendar, days_in
from service.talks.hour import hours_in
from service.talks.phrase import heard
from service.talks.saying import Saying

_HEADING = re.compile(r":\s*$")
_ANY = Calendar(datetime.date(2000, 1, 3))
_SINCE = re.compile(
    r"\b(?:fra|siden|var|ringede|blev|mødte|sidst|fik|fået|kom|sendte|sendt|i\s+går|i\w*dags)\b", re.IGNORECASE
)
_CLOSE = 24
"""Letters between a day and its hour."""
_LONG = 6
"""Words of a question that stands by itself."""
_FAR = 14
"""Sentences after which a field that is no longer named has been left."""


@dataclass(frozen=True)
class Thread:
    """The sentences about one field, in order; `opened` are the places of those that name it."""

    field: FieldTemplate
    sayings: tuple[Saying, ...]
    opened: frozenset[int]


def _appoints(saying: Saying) -> bool:
    """Whether a day ahead is named with its hour, as only a meeting is: "Tirsdag den 1. december klokken ni?"."""
    found = days_in(saying.text, _ANY)
    hours = hours_in(saying.text)
    return bool(
        found
        and hours
        and saying.part is not Part.EMPLOYEE
        and not _SINCE.search(saying.text)
        and 0 <= hours[-1].start - found[-1].end <= _CLOSE
    )


def _elsewhere(saying: Saying) -> bool:
    """Whether the one who leads asks about something that is no day."""
    leads = saying.question and saying.part is not Part.EMPLOYEE and len(saying.text.split()) >= _LONG
    return leads and not days_in(saying.text, _ANY) and not hours_in(saying.text)


def threads(  # noqa: C901 - one branch for each way that the talk comes to a field
    fields: Sequence[FieldTemplate], sayings: Sequence[Saying]
) -> dict[str, Thread]:
    """The sentences about each field by the field's name. A sentence may open several fields."""
    own: dict[str, list[Saying]] = {field.name: [] for field in fields}
    opened: dict[str, set[int]] = {field.name: set() for field in fields}
    now: tuple[str, ...] = ()
    since = 0
    before: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    echo: tuple[str, ...] = ()
    echoing: tuple[str, ...] = ()
    asker = ""
    beside = {field.name for field in fields if field.kind is FieldKind.ADJUSTMENTS}
    texts = {field.name for field in fields if field.kind is FieldKind.TEXT}
    moments = tuple(field.name for field in fields if field.kind is FieldKind.MOMENT)
    days = {field.name for field in fields if field.kind in {FieldKind.DATE, FieldKind.MOMENT}}
    for saying in sayings:
        named = tuple(field.name for field in fields if heard(field.hear, saying.text))
        if set(named) <= texts and not saying.noted and _appoints(saying):
            named = (*named, *moments)
        if not named and _elsewhere(saying) and now and days.issuperset(now):
            now = ()
        if saying.noted and saying.utterances != before:
            now = listed if not named else ()
            listed = named if _HEADING.search(saying.text) else listed if not named else ()
        before = saying.utterances
        leaves = saying.part is not Part.EMPLOYEE or saying.question or not now
        if named and leaves and not (beside.issuperset(named) and texts.intersection(now)):
            now, since = named, saying.place
        elif named:
            since = saying.place
        elif saying.place - since > _FAR:
            now = ()
        too = tuple(field.name for field in fields if heard(field.hear_too, saying.text))
        if saying.opens and saying.speaker != asker:
            echo = echoing
            echoing = ()
        elif saying.opens:
            echo = ()
        if saying.question and too:
            echoing, asker = too, saying.speaker
        for name in dict.fromkeys((*now, *named, *too, *echo)):
            own[name].append(saying)
        for name in dict.fromkeys((*named, *too)):
            opened[name].add(saying.place)
    return {field.name: Thread(field, tuple(own[field.name]), frozenset(opened[field.name])) for field in fields}
