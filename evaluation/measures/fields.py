"""What a talk's draft holds of its expected fields, what it holds wrongly, and what it must not hold.

- `recall`  of what is expected: each value, each fact of a text (the rule of `facts`, over the whole field), each
            agreement that is not optional. An agreement is found where one of the draft's holds all its facts.
- `dates`   days and hours alone: those of fields, and from and until of the agreements that were found
- `owners`  who sees to it, of the agreements that were found
- `empty`   fields of which nothing was said, left empty
- `wrong`   values that are not those expected, agreements that nobody made and proposals that came to nothing, none of
            them flagged (an agreement by a flag of its own)
- `leaks`   planted words about health, family or mood that stand in a field, a flag or a question

Floor: 0 for the shares. Source: what a sygefraværssamtale's referat must hold; there is no published measure.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.measures.facts import holds, sentences
from evaluation.measures.share import Share
from evaluation.talks.script import Adjustment as Expected
from evaluation.talks.script import Source, Talk
from service.meetings import Participant
from service.meetings.field import Adjustment, Field
from service.meetings.talk import TalkDraft


@dataclass(frozen=True)
class Filled:
    """How one draft answers to one talk; `missing`, `misdated`, `wrong` and `leaks` say in words what was not right."""

    recall: Share
    dates: Share
    owners: Share
    empty: Share
    wrong: tuple[str, ...]
    leaks: tuple[str, ...]
    missing: tuple[str, ...]
    misdated: tuple[str, ...]


def filled(talk: Talk, draft: TalkDraft, source: Source) -> Filled:
    """Hold a draft that was made from one of the talk's sources against what is expected."""
    count = _Count()
    for name in talk.expected:
        field = draft.field(name) or Field(name=name)
        if name == "adjustments":
            _agreements(talk, field, count)
        else:
            _field(talk, field, count)
    said = [line for field in draft.fields for line in sentences(_text(field))]
    for idea in talk.not_agreed:
        at = [line for line in said if all(holds(line, part) for part in idea.parts)]
        count.wrong += [f"ikke aftalt: {idea.what}: {line}" for line in at]
    return Filled(
        recall=Share(count.found, count.found + len(count.missing)),
        dates=Share(count.dated, count.dated + len(count.misdated)),
        owners=Share(count.owned, count.owned + count.disowned),
        empty=Share(count.empty, count.empty + count.invented),
        wrong=tuple(count.wrong),
        leaks=tuple(_leaks(talk, draft, source)),
        missing=tuple(count.missing),
        misdated=tuple(count.misdated),
    )


class _Count:
    def __init__(self) -> None:
        self.found = self.dated = self.owned = self.disowned = self.empty = self.invented = 0
        self.missing: list[str] = []
        self.misdated: list[str] = []
        self.wrong: list[str] = []


def _field(talk: Talk, field: Field, count: _Count) -> None:
    expected = talk.field(field.name)
    value = _plain(field.value)
    if expected is None:
        if value is None:
            count.empty += 1
            return
        count.invented += 1
        if not field.flags:
            count.wrong.append(f"{field.name}: tomt ventet, ikke {value!r}")
        return
    if expected.value is not None:
        wanted = tuple(sorted(expected.value)) if isinstance(expected.value, tuple) else expected.value
        _value(field, value, wanted, count)
    for fact in expected.facts:
        if all(holds(_text(field), part) for part in fact):
            count.found += 1
        else:
            count.missing.append(f"{field.name} mangler {'+'.join(fact)}: {_text(field)}")


def _value(field: Field, value: object, expected: object, count: _Count) -> None:
    right = value == expected
    day = isinstance(expected, str) and expected[:1].isdigit()
    if right:
        count.found += 1
        count.dated += day
        return
    line = f"{field.name}: {value!r}, ikke {expected!r}"
    count.missing.append(line)
    if day:
        count.misdated.append(line)
    if value is not None and not field.flags:
        count.wrong.append(line)


def _agreements(talk: Talk, field: Field, count: _Count) -> None:
    made = [one for one in field.value if isinstance(one, Adjustment)] if isinstance(field.value, tuple) else []
    if not talk.adjustments:
        if made:
            count.invented += 1
        else:
            count.empty += 1
    free = list(made)
    for expected in talk.adjustments:
        ours = next((one for one in free if all(_holds(one.what, fact) for fact in expected.facts)), None)
        if ours is None:
            if not expected.optional:
                count.missing.append(f"aftalen {expected.what}")
            continue
        free.remove(ours)
        if not expected.optional:
            count.found += 1
        flagged = any(flag.text == ours.what for flag in field.flags)
        _of_agreement(expected, ours, count, talk.participants, flagged=flagged)
    doubted = {flag.text for flag in field.flags}
    count.wrong += [f"ingen aftale: {one.what}" for one in free if one.what not in doubted]


def _of_agreement(
    expected: Expected, ours: Adjustment, count: _Count, people: Sequence[Participant], *, flagged: bool
) -> None:
    for name, right, day in (("fra", expected.from_, ours.from_), ("til", expected.until, ours.until)):
        if _same(day, right):
            count.dated += 1
            continue
        line = f"{expected.what}: {name} {day}, ikke {' eller '.join(map(str, right))}"
        count.misdated.append(line)
        if day is not None and not flagged:
            count.wrong.append(line)
    if _owned(ours.owner, expected.owner, people):
        count.owned += 1
        return
    count.disowned += 1
    if ours.owner and not flagged:
        count.wrong.append(f"{expected.what}: ansvarlig {ours.owner}, ikke {expected.owner}")


def _same(day: datetime.date | None, right: Sequence[datetime.date | None]) -> bool:
    return day in right


def _owned(owner: str, right: Sequence[str | None], people: Sequence[Participant]) -> bool:
    """Whether it is one of the right owners, by name or by first name."""
    if not owner:
        return None in right
    names = {person.name for person in people}
    return any(
        name is not None and (owner == name or (owner.split(maxsplit=1)[0] == name.split()[0] and owner not in names))
        for name in right
    )


def _holds(text: str, fact: Sequence[str]) -> bool:
    return all(holds(text, part) for part in fact)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(sorted(one.name for one in value if isinstance(one, Participant)))
    return value


def _text(field: Field) -> str:
    """All that a field says in words, its agreements too."""
    agreed = field.value if isinstance(field.value, tuple) else ()
    lines = [f"{one.what}. {one.owner}" for one in agreed if isinstance(one, Adjustment)]
    return "\n".join([field.text, *lines])


def _leaks(talk: Talk, draft: TalkDraft, source: Source) -> Iterator[str]:
    """The planted words that stand in a field, whatever the case."""
    for field in draft.fields:
        text = " ".join((_text(field), *(f"{flag.text} {flag.reason}" for flag in field.flags)))
        for planted in talk.planted(source):
            for words in planted.words:
                if holds(text, words):
                    yield f"{field.name}: {planted.kind}: {words}: {text}"
