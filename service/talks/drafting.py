"""The draft of a talk: every field of the template filled from what was said, or left empty and asked for."""

import datetime
from collections.abc import Sequence

from models.grammar import Grammar
from models.progress import Progress, silent
from service.meetings import Participant, Transcript
from service.meetings.field import Field, FieldKind, FieldTemplate
from service.meetings.talk import Question, TalkDraft, TalkHead, TalkTemplate
from service.talks.adjusting import adjusted
from service.talks.attending import attended
from service.talks.choosing import chosen
from service.talks.counting import within
from service.talks.dating import dated
from service.talks.deciding import decided
from service.talks.doing import done
from service.talks.people import People
from service.talks.private import writable
from service.talks.remarking import remarked
from service.talks.saying import Saying, sayings_of
from service.talks.telling import Teller, told
from service.talks.topics import Thread, threads


def draft(  # noqa: PLR0913, PLR0917 - what a talk is drafted from, each a value of its own
    template: TalkTemplate,
    transcript: Transcript,
    date: datetime.date,
    participants: Sequence[Participant] = (),
    grammar: Grammar | None = None,
    progress: Progress = silent,
) -> TalkDraft:
    """The draft of the talk that was held on `date`.

    Days are resolved against that date. Nothing that tells of health, family or mood gets into a field.
    """
    people = People(participants, transcript)
    said = sayings_of(transcript, people)
    sayings = writable(said)
    about = threads(template.fields, sayings)
    teller = Teller(people, grammar, date)
    filled: dict[str, Field] = {}
    for place, field in enumerate(template.fields):
        filled[field.name] = _filled(field, about[field.name], said, people, teller, date)
        progress((place + 1) / len(template.fields))
    for field in template.fields:
        if field.within is not None:
            filled[field.name] = within(field, filled.get(field.within.field), date)
    fields = tuple(filled[field.name] for field in template.fields)
    asked = tuple(
        Question(field=field.name, text=field.question) for field in template.fields if filled[field.name].value is None
    )
    head = TalkHead(template=template.id, title=template.name, date=date, participants=_present(filled, template))
    return TalkDraft(talk=head, fields=fields, questions=asked)


def _filled(  # noqa: PLR0911, PLR0913, PLR0917 - one return for each kind, each input a value of its own
    field: FieldTemplate,
    thread: Thread,
    said: Sequence[Saying],
    people: People,
    teller: Teller,
    date: datetime.date,
) -> Field:
    match field.kind:
        case FieldKind.DATE | FieldKind.MOMENT:
            return dated(thread, date)
        case FieldKind.YES_NO:
            decision, tells = decided(thread)
            return done(decision, tells, teller)
        case FieldKind.CHOICE:
            return chosen(field, said)
        case FieldKind.PEOPLE:
            return attended(field, people)
        case FieldKind.ADJUSTMENTS:
            return adjusted(thread, people, teller, date)
        case FieldKind.REMARKS:
            return remarked(thread, teller)
        case FieldKind.TEXT:
            return told(thread, teller)


def _present(filled: dict[str, Field], template: TalkTemplate) -> tuple[Participant, ...]:
    name = next((field.name for field in template.fields if field.kind is FieldKind.PEOPLE), "")
    value = filled[name].value if name else None
    return tuple(person for person in value if isinstance(person, Participant)) if isinstance(value, tuple) else ()
