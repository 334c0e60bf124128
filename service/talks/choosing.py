"""Fields with the template's own answers: the one that most was said for, where the talk begins above all."""

import re
from collections.abc import Collection, Sequence

from service.agreeing import Part
from service.meetings import Flag, FlagKind
from service.meetings.field import Choice, Field, FieldTemplate
from service.talks.phrase import heard
from service.talks.saying import Saying

_I = re.IGNORECASE
_OPENING = 12
"""Sentences at the beginning, where people say where and how they meet."""
_GREETING = 4
"""Sentences in which somebody who calls says who they are."""
_LONG_AGO = 0.2
_SURE = 0.9
"""What is said for a choice before it is taken without a flag."""
_NEXT = re.compile(r"\b(?:næste\s+(?:gang|møde|samtale)|eller\s+(?:fysisk|video|telefon)|ringer\s+ikke\s+ellers)\b", _I)
_CALLS = re.compile(r"\b(?:det\s+er|du\s+taler\s+med|her\s+er)\s+(?P<name>[A-ZÆØÅ][\w-]+)")
_ANSWERS_CALL = re.compile(r"^\W*(?P<name>[A-ZÆØÅ][\w-]+(?:\s+[A-ZÆØÅ][\w-]+)*)\W*$")
_NO_PLACE = r"(?!(?:dag|uge|måned|telefon|sag|forløb|team|anled|samtal|møde[nt]|opfølg)\w*|\w*(?:dagen|ugen|måneden)\b)"
_PLACE = re.compile(
    rf"(?:^|,|\d)\s*(?:(?:på|i)\s+)?(?:mit\s+|min\s+|hendes\s+|hans\s+)?{_NO_PLACE}(?:\w*(?:kontor|lokale|stue|rum|værksted)\w*|(?<=på\s)\w{{3,}}(?:en|et|gården)|(?<=i\s)\w{{4,}}(?:en|et))\b",
    _I,
)
_HERE = re.compile(rf"\bher\s+(?:i|på)\s+{_NO_PLACE}\w{{4,}}(?:en|et|ne)\b", _I)
_TIME = re.compile(
    r"\bpasser\s+det\b|\b(?:kan\s+du\s+(?:snakke|tale)|har\s+du\s+(?:tid|et\s+øjeblik)|godt\s+tidspunkt|forstyrrer\s+jeg)\b",
    _I,
)


def chosen(
    field: FieldTemplate, sayings: Sequence[Saying], names: Collection[str] = (), apart: Collection[int] = ()
) -> Field:
    """The field with the value of the choice that was heard, or empty.

    `names` are those of who is there, `apart` the places of what is about another field: how the brief came or where
    the next talk is held. Of notes the first line is about this one all the same.
    """
    first = sayings[0].utterances if sayings else ()
    scores: dict[str, float] = {}
    sources: dict[str, list[str]] = {}
    for saying in sayings:
        if _NEXT.search(saying.text) and not saying.noted:
            continue  # how they will meet, and not how they do
        if saying.noted and saying.place in apart and saying.utterances != first:
            continue
        heard_ = [choice.value for choice in field.choices if heard(choice.hear, saying.text)]
        heard_ += [choice.value for choice in field.choices if choice.calls and _calls(saying, names)]
        heard_ += [choice.value for choice in field.choices if choice.here and not heard_ and _here(saying, first)]
        for value in dict.fromkeys(heard_):
            weight = 1.0 if saying.place < _OPENING or saying.noted else _LONG_AGO
            # Where the employee sits at the other end of the line is not where the talk is held.
            weight *= 0.4 if saying.part is Part.EMPLOYEE else 1.0
            scores[value] = scores.get(value, 0.0) + weight
            sources.setdefault(value, []).extend(saying.utterances)
    if not scores:
        return Field(name=field.name)
    best: Choice = max((c for c in field.choices if c.value in scores), key=lambda c: scores[c.value])
    others = sum(score for value, score in scores.items() if value != best.value)
    doubt = Flag(kind=FlagKind.UNCERTAIN, text="", reason="Det blev ikke sagt direkte, hvordan samtalen blev holdt.")
    return Field(
        name=field.name,
        value=best.value,
        text=best.label,
        sources=tuple(dict.fromkeys(sources[best.value]))[:4],
        flags=(doubt,) if scores[best.value] < _SURE or others > scores[best.value] / 2 else (),
    )


def _here(saying: Saying, first: Sequence[str]) -> bool:
    """Whether the talk begins by naming where: "Vi tager den her i garderoben", in notes "3/2, på lageret"."""
    if saying.noted:
        return saying.utterances == first and _PLACE.search(saying.text) is not None
    return saying.place < _GREETING and _HERE.search(saying.text) is not None


def _calls(saying: Saying, names: Collection[str]) -> bool:
    """Whether somebody says who they are, or asks for a moment, as only a caller does: "Hej Palle, det er Gerda."."""
    if saying.noted or saying.place >= _GREETING:
        return False
    named = _CALLS.search(saying.text)
    known = named is not None and any(named["name"] in name.split() for name in names)
    answers = saying.place == 0 and (match := _ANSWERS_CALL.match(saying.text)) is not None and match["name"] in names
    return known or answers or _TIME.search(saying.text) is not None
