"""Which field of the template a sentence is about.

A field's own words open it (`hear`); what is said after that goes on about it until another field is opened. So an
answer belongs to its question, however little it says itself. What the employee names while they answer is about both
fields, and the talk then goes on where it was: only who leads the talk, or a question, leaves a field. What is agreed
in the middle of a telling does not end it. Of words that only touch a field (`hear_too`), the sentence itself is about
it, and the turn that answers it. In notes every line begins anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from service.meetings.field import FieldKind, FieldTemplate
from service.talks.people import Part
from service.talks.phrase import heard
from service.talks.saying import Saying

_FAR = 14
"""Sentences after which a field that is no longer named has been left."""


@dataclass(frozen=True)
class Thread:
    """The sentences about one field, in order; `opened` are the places of those that name it."""

    field: FieldTemplate
    sayings: tuple[Saying, ...]
    opened: frozenset[int]


def threads(fields: Sequence[FieldTemplate], sayings: Sequence[Saying]) -> dict[str, Thread]:
    """The sentences about each field by the field's name. A sentence may open several fields."""
    own: dict[str, list[Saying]] = {field.name: [] for field in fields}
    opened: dict[str, set[int]] = {field.name: set() for field in fields}
    now: tuple[str, ...] = ()
    since = 0
    before: tuple[str, ...] = ()
    echo: tuple[str, ...] = ()
    echoing: tuple[str, ...] = ()
    asker = ""
    beside = {field.name for field in fields if field.kind is FieldKind.ADJUSTMENTS}
    texts = {field.name for field in fields if field.kind is FieldKind.TEXT}
    for saying in sayings:
        named = tuple(field.name for field in fields if heard(field.hear, saying.text))
        if saying.noted and saying.utterances != before:
            now = ()
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
