"""Fields with the template's own answers: the one that most was said for, where the talk begins above all."""

from collections.abc import Sequence

from service.agreeing import Part
from service.meetings.field import Choice, Field, FieldTemplate
from service.talks.phrase import heard
from service.talks.saying import Saying

_OPENING = 12
"""Sentences at the beginning, where people say where and how they meet."""
_LONG_AGO = 0.2


def chosen(field: FieldTemplate, sayings: Sequence[Saying]) -> Field:
    """The field with the value of the choice that was heard, or empty."""
    scores: dict[str, float] = {}
    sources: dict[str, list[str]] = {}
    for saying in sayings:
        for choice in field.choices:
            if heard(choice.hear, saying.text):
                weight = 1.0 if saying.place < _OPENING or saying.noted else _LONG_AGO
                # Where the employee sits at the other end of the line is not where the talk is held.
                weight *= 0.4 if saying.part is Part.EMPLOYEE else 1.0
                scores[choice.value] = scores.get(choice.value, 0.0) + weight
                sources.setdefault(choice.value, []).extend(saying.utterances)
    if not scores:
        return Field(name=field.name)
    best: Choice = max((c for c in field.choices if c.value in scores), key=lambda c: scores[c.value])
    return Field(
        name=field.name,
        value=best.value,
        text=best.label,
        sources=tuple(dict.fromkeys(sources[best.value]))[:4],
    )
