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
from dataclasses import dataclass, replace
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
from service.talks.tagging import Marks

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
_ELSEWHERE = -2.0
"""Odds under which a sentence is not about the field that its words or its place in the talk point to."""
_NEAR = 3
"""Sentences from the one that names a field, itself among them, that are about it whatever the model says."""
_HARDLY = -3.0
"""Odds under which a sentence says nothing that belongs in the field."""


@dataclass(frozen=True)
class Thread:
    """The sentences about one field, in order; `opened` are the places of those that name it.

    `others` are, by place, where in the sentence other fields that days belong to are named. `told` are the places of
    sentences that by the `tagging` say themselves what belongs in the field, `doubted` of those that hardly do.
    """

    field: FieldTemplate
    sayings: tuple[Saying, ...]
    opened: frozenset[int]
    others: Mapping[int, tuple[int, ...]] = dataclass_field(default_factory=dict)
    told: frozenset[int] = frozenset()
    doubted: frozenset[int] = frozenset()


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


def threads(fields: Sequence[FieldTemplate], sayings: Sequence[Saying]) -> dict[str, Thread]:
    """The sentences about each field by the field's name. A sentence may open several fields."""
    listening = _Listening(fields)
    for saying in sayings:
        listening.hear(saying)
    return listening.threads()


class _Listening:
    """What has been heard so far: the fields that are talked of now, and each field's sentences."""

    def __init__(self, fields: Sequence[FieldTemplate]) -> None:
        self._fields = fields
        self._beside = {field.name for field in fields if field.kind is FieldKind.ADJUSTMENTS}
        self._texts = {field.name for field in fields if field.kind is FieldKind.TEXT}
        self._others = self._beside | self._texts
        self._gone = tuple(f.name for f in fields if f.kind is FieldKind.TEXT and f.toward == "past")
        self._decisions = {field.name for field in fields if field.kind is FieldKind.YES_NO}
        self._remarks = {field.name for field in fields if field.kind is FieldKind.REMARKS}
        self._moments = tuple(field.name for field in fields if field.kind is FieldKind.MOMENT)
        self._days = {field.name for field in fields if field.kind in {FieldKind.DATE, FieldKind.MOMENT}}
        self._own: dict[str, list[Saying]] = {field.name: [] for field in fields}
        self._opened: dict[str, set[int]] = {field.name: set() for field in fields}
        self._about: dict[int, set[str]] = {}
        self._said: list[Saying] = []
        # The fields that are talked of now, where they were last named, and those that were left for a question.
        self._now: tuple[str, ...] = ()
        self._since = 0
        self._left: tuple[str, ...] = ()
        # The line of notes before, and the fields of the heading above it.
        self._before: tuple[str, ...] = ()
        self._listed: tuple[str, ...] = ()
        # The fields that a question touched: in the turn that answers it, and until that turn begins.
        self._echo: tuple[str, ...] = ()
        self._echoing: tuple[str, ...] = ()
        self._asker = ""

    def hear(self, saying: Saying) -> None:
        """Take in the next sentence."""
        decides = bool(self._now) and self._decisions.issuperset(self._now)
        named = self._named(saying, decides=decides)
        named = self._with_day_asked_for(saying, named)
        self._turn_line(saying, named)
        named = self._with_what_it_tells_of(saying, named, decides=decides)
        self._go_on(saying, named)
        too = self._touched(saying)
        self._turn_echo(saying, too)
        self._keep(saying, named, too)

    def threads(self) -> dict[str, Thread]:
        """The sentences about each field by the field's name."""
        return {
            field.name: Thread(
                field,
                tuple(self._own[field.name]),
                frozenset(self._opened[field.name]),
                _others(field, self._fields, self._own[field.name]),
            )
            for field in self._fields
        }

    def _named(self, saying: Saying, *, decides: bool) -> tuple[str, ...]:
        """The fields that the sentence names by its words, its heading, or a day with its hour."""
        named = tuple(field.name for field in self._fields if heard(field.hear, saying.text))
        begins = headed(self._fields, saying.text) if saying.noted else ()
        named = begins if self._remarks.intersection(begins) else tuple(dict.fromkeys((*begins, *named)))
        if set(named) <= self._texts and _appoints(saying) and not (decides and _DOING.search(saying.text)):
            return (*named, *self._moments)
        return named

    def _with_day_asked_for(self, saying: Saying, named: tuple[str, ...]) -> tuple[str, ...]:
        """With the field whose day was asked for, while it is; one that was left for a question is come back to."""
        if self._now and self._days.issuperset(self._now):
            if not named and _elsewhere(saying):
                self._now, self._left = (), self._now
            # "Onsdag den fjerde, når vagten går på": a day is what was asked for, whatever else is named with it.
            # So is an hour of the meeting that is being agreed on: "Så halv ti i stedet for."
            elif (
                named
                and self._others.issuperset(named)
                and not saying.noted
                and (days_in(saying.text, _ANY) or (set(self._moments) & set(self._now) and hours_in(saying.text)))
            ):
                named = (*self._now, *named)
        elif self._left and not named and not self._now and days_in(saying.text, _ANY):
            self._now, self._left = self._left, ()
        if named:
            self._left = ()
        return named

    def _turn_line(self, saying: Saying, named: tuple[str, ...]) -> None:
        """In notes every line begins anew, or goes on with the heading that it stands under."""
        if saying.noted and saying.utterances != self._before:
            self._now = self._listed if not named else ()
            self._listed = named if _HEADING.search(saying.text) else self._listed if not named else ()
        self._before = saying.utterances

    def _with_what_it_tells_of(self, saying: Saying, named: tuple[str, ...], *, decides: bool) -> tuple[str, ...]:
        """With the time behind where somebody has done it, and with the plan that is being decided on."""
        # What somebody has done tells of the time behind, whoever asked: "Har siden kørt traktor".
        if (
            self._others.issuperset(named)
            and _DONE.match(saying.text)
            and (saying.noted or (not self._now and not named))
        ):
            named = (*named, *self._gone)
        goes_on = _REFERS.match(saying.text) or (self._days.issuperset(named) and _DOING.search(saying.text))
        if decides and named and self._decisions.isdisjoint(named) and goes_on and not saying.question:
            # "Den laver vi på næste møde" is about the plan, and about no meeting's day.
            named = (*self._now, *named)
        return named

    def _go_on(self, saying: Saying, named: tuple[str, ...]) -> None:
        """What is talked of from here: what was named, or what was before, until nobody has named it for long."""
        leaves = saying.part is not Part.EMPLOYEE or saying.question or not self._now
        if named and leaves and not (self._beside.issuperset(named) and self._texts.intersection(self._now)):
            self._now, self._since = named, saying.place
        elif named:
            self._since = saying.place
        elif saying.place - self._since > _FAR:
            self._now = ()

    def _touched(self, saying: Saying) -> tuple[str, ...]:
        """The fields that its words only touch."""
        too = tuple(field.name for field in self._fields if heard(field.hear_too, saying.text))
        return () if saying.noted and self._remarks.intersection(self._now) else too

    def _turn_echo(self, saying: Saying, too: tuple[str, ...]) -> None:
        """The turn that answers a question is about what the question touched."""
        if saying.opens and saying.speaker != self._asker:
            self._echo = self._echoing
            self._echoing = ()
        elif saying.opens:
            self._echo = ()
        if saying.question and too:
            self._echoing, self._asker = too, saying.speaker

    def _keep(self, saying: Saying, named: tuple[str, ...], too: tuple[str, ...]) -> None:
        """Put the sentence to its fields, and to a meeting that it names the days told just before."""
        for name in named:
            if name in self._moments:
                for earlier in _behind((name,), self._moments, saying, self._said, self._about):
                    self._own[name].append(earlier)
                    self._about[earlier.place].add(name)
        for name in dict.fromkeys((*self._now, *named, *too, *self._echo)):
            self._own[name].append(saying)
        self._about[saying.place] = {*self._days.intersection(self._now), *named, *too, *self._echo}
        self._said.append(saying)
        for name in dict.fromkeys((*named, *too)):
            self._opened[name].add(saying.place)


def marked(thread: Thread, sayings: Sequence[Saying], marks: Marks) -> Thread:
    """The thread by the taught model too: with the sentences that it finds, without those that it is sure are none."""
    name = thread.field.name
    if not marks.knows(name):
        return thread
    heard_of = {saying.place for saying in thread.sayings}
    # What answers right after the field was named, or leads up to it, is about it however little it says itself.
    near = {place + on for place in thread.opened for on in range(-_BACK, _NEAR)}
    kept = [
        saying
        for saying in sayings
        if marks.about(name, saying.place) > 0
        or (saying.place in heard_of and (saying.place in near or marks.about(name, saying.place) > _ELSEWHERE))
    ]
    told = frozenset(saying.place for saying in kept if marks.tells(name, saying.place) > 0)
    return replace(
        thread,
        sayings=tuple(kept),
        opened=frozenset(saying.place for saying in kept if saying.place in thread.opened) | told,
        told=told,
        doubted=frozenset(
            saying.place
            for saying in kept
            if saying.place not in thread.opened and marks.tells(name, saying.place) < _HARDLY
        ),
    )


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
