"""Which field of the template a sentence is about.

A field's own words open it (`hear`); what is said after that goes on about it until another field is opened. So an
answer belongs to its question, however little it says itself. What the employee names while they answer is about both
fields, and the talk then goes on where it was: only who leads the talk, or a question, leaves a field. What is agreed
in the middle of a telling does not end it. Of words that only touch a field (`hear_too`), the sentence itself is about
it, and the turn that answers it. In notes every line begins anew.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from service.agreeing import Part
from service.meetings.field import FieldKind, FieldTemplate
from service.talks.answer import negated
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.heading import headed
from service.talks.hour import hours_in
from service.talks.phrase import heard
from service.talks.saying import Saying

_HEADING = re.compile(r":\s*$")
_DATED = {FieldKind.DATE, FieldKind.MOMENT, FieldKind.YES_NO, FieldKind.TEXT}
_ANY = Calendar(datetime.date(2000, 1, 3))
_SINCE = re.compile(
    r"\b(?:fra|siden|var|ringede|blev|mødte|sidst|fik|fået|kom|sendte|sendt|i\s+går|i\w*dags)\b", re.IGNORECASE
)
_DOING = re.compile(
    r"\b(?:laver|skriver|udfylder|sender|bestiller|indhenter|retter|afleverer|printer|venter)\b|\b(?:vores|min|første)\s+del\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^\W*(?:(?:og|så|ja|altså),?\s+)*(?:(?:jeg|hun|han|[A-ZÆØÅ][a-zæøå]+(?:en|et)?)\s+)?"
    r"(?:har\s+(?:\w+\s+){0,3}?\w+(?:et|t|gjort|taget|fået|gået|været|haft)\b|er\s+kommet\b|siden\b|status\b|sidst\b)",
    re.IGNORECASE,
)
_REFERS = re.compile(r"^\W*(?:(?:ja|nej|og|men|så)\W+)*(?:den|planen|erklæringen|blanketten)\b", re.IGNORECASE)
_CLOSE = 24
"""Letters between a day and its hour."""
_LONG = 6
"""Words of a question that stands by itself."""
_BACK = 3
"""Sentences back in which a day may have been named before it was said what it was for."""
_FAR = 14
"""Sentences after which a field that is no longer named has been left."""


@dataclass(frozen=True)
class Thread:
    """The sentences about one field, in order; `opened` are the places of those that name it.

    `others` are, by place, where in the sentence other fields that days belong to are named.
    """

    field: FieldTemplate
    sayings: tuple[Saying, ...]
    opened: frozenset[int]
    others: Mapping[int, tuple[int, ...]] = dataclass_field(default_factory=dict)


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


def _behind(
    opened: Sequence[str],
    moments: Sequence[str],
    saying: Saying,
    before: Sequence[Saying],
    about: Mapping[int, set[str]],
) -> list[Saying]:
    """The sentences just before that named a day of nothing: "Hvad siger du til fredag?" "Til at mødes igen?"."""
    if not set(opened) & set(moments) or days_in(saying.text, _ANY) or saying.noted or negated(saying.text):
        return []
    found = [s for s in before[-_BACK:] if not about.get(s.place)]
    return found if any(days_in(s.text, _ANY) for s in found) else []


def _elsewhere(saying: Saying) -> bool:
    """Whether the one who leads asks about something that is no day."""
    leads = saying.question and saying.part is not Part.EMPLOYEE and len(saying.text.split()) >= _LONG
    return leads and not days_in(saying.text, _ANY) and not hours_in(saying.text)


def threads(  # noqa: C901, PLR0912, PLR0915 - one branch for each way that the talk comes to a field
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
    others = beside | texts
    gone = tuple(field.name for field in fields if field.kind is FieldKind.TEXT and field.toward == "past")
    decisions = {field.name for field in fields if field.kind is FieldKind.YES_NO}
    left: tuple[str, ...] = ()
    remarks = {field.name for field in fields if field.kind is FieldKind.REMARKS}
    moments = tuple(field.name for field in fields if field.kind is FieldKind.MOMENT)
    days = {field.name for field in fields if field.kind in {FieldKind.DATE, FieldKind.MOMENT}}
    about: dict[int, set[str]] = {}
    said: list[Saying] = []
    for saying in sayings:
        named = tuple(field.name for field in fields if heard(field.hear, saying.text))
        begins = headed(fields, saying.text) if saying.noted else ()
        named = begins if remarks.intersection(begins) else tuple(dict.fromkeys((*begins, *named)))
        decides = bool(now) and decisions.issuperset(now)
        if set(named) <= texts and _appoints(saying) and not (decides and _DOING.search(saying.text)):
            named = (*named, *moments)
        if now and days.issuperset(now):
            if not named and _elsewhere(saying):
                now, left = (), now
            # "Onsdag den fjerde, når vagten går på": a day is what was asked for, whatever else is named with it.
            # So is an hour of the meeting that is being agreed on: "Så halv ti i stedet for."
            elif (
                named
                and others.issuperset(named)
                and not saying.noted
                and (days_in(saying.text, _ANY) or (set(moments) & set(now) and hours_in(saying.text)))
            ):
                named = (*now, *named)
        elif left and not named and not now and days_in(saying.text, _ANY):
            now, left = left, ()
        if named:
            left = ()
        if saying.noted and saying.utterances != before:
            now = listed if not named else ()
            listed = named if _HEADING.search(saying.text) else listed if not named else ()
        before = saying.utterances
        # What somebody has done tells of the time behind, whoever asked: "Har siden kørt traktor".
        if others.issuperset(named) and _DONE.match(saying.text) and (saying.noted or (not now and not named)):
            named = (*named, *gone)
        goes_on = _REFERS.match(saying.text) or (days.issuperset(named) and _DOING.search(saying.text))
        if decides and named and decisions.isdisjoint(named) and goes_on and not saying.question:
            # "Den laver vi på næste møde" is about the plan, and about no meeting's day.
            named = (*now, *named)
        leaves = saying.part is not Part.EMPLOYEE or saying.question or not now
        if named and leaves and not (beside.issuperset(named) and texts.intersection(now)):
            now, since = named, saying.place
        elif named:
            since = saying.place
        elif saying.place - since > _FAR:
            now = ()
        too = tuple(field.name for field in fields if heard(field.hear_too, saying.text))
        too = () if saying.noted and remarks.intersection(now) else too
        if saying.opens and saying.speaker != asker:
            echo = echoing
            echoing = ()
        elif saying.opens:
            echo = ()
        if saying.question and too:
            echoing, asker = too, saying.speaker
        for name in named:
            if name in moments:
                for earlier in _behind((name,), moments, saying, said, about):
                    own[name].append(earlier)
                    about[earlier.place].add(name)
        for name in dict.fromkeys((*now, *named, *too, *echo)):
            own[name].append(saying)
        about[saying.place] = {*days.intersection(now), *named, *too, *echo}
        said.append(saying)
        for name in dict.fromkeys((*named, *too)):
            opened[name].add(saying.place)
    return {
        field.name: Thread(
            field, tuple(own[field.name]), frozenset(opened[field.name]), _others(field, fields, own[field.name])
        )
        for field in fields
    }


def _others(
    field: FieldTemplate, fields: Sequence[FieldTemplate], sayings: Sequence[Saying]
) -> Mapping[int, tuple[int, ...]]:
    """Where in each sentence another field is named to which a day may belong."""
    if field.kind not in {FieldKind.DATE, FieldKind.MOMENT}:
        return {}
    dated = [other for other in fields if other.name != field.name and other.kind in _DATED]
    found = {}
    for saying in sayings:
        places = [match.start() for other in dated if (match := heard(other.hear, saying.text))]
        if places:
            found[saying.place] = tuple(places)
    return found
