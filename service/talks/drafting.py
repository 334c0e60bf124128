"""The draft of a talk: every field of the template filled from what was said, or left empty and asked for."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.grammar import Grammar
from models.progress import Progress, silent
from service.meetings import Participant, Transcript
from service.meetings.field import Field, FieldKind, FieldTemplate
from service.meetings.talk import Question, TalkDraft, TalkHead, TalkTemplate
from service.talks import tagging
from service.talks.adjusting import adjusted, changes, decides, settles, tells_agreement, tells_how_it_is
from service.talks.attending import attended
from service.talks.choosing import chosen
from service.talks.counting import within
from service.talks.dating import dated
from service.talks.deciding import decided
from service.talks.doing import done
from service.talks.people import People
from service.talks.private import for_days, writable
from service.talks.remarking import asks_for, left_out, remarked, wished_for
from service.talks.saying import Saying, sayings_of
from service.talks.tagging import marks_of
from service.talks.teller import Teller
from service.talks.telling import told
from service.talks.topics import Thread, marked, threads

_ORDER = {FieldKind.DATE: 0, FieldKind.MOMENT: 0, FieldKind.ADJUSTMENTS: 1}
"""Filled before the others, which may be counted from them or say no more than they do."""
_END = 0.7
"""The share of the talk after which somebody's "Skriv, at …" is a remark, and no help with another field."""
_PLANS = {"return_plan"}
_APART = {FieldKind.MOMENT, FieldKind.YES_NO, FieldKind.REMARKS}
"""Fields about which what is said is no agreement of its own."""


@dataclass(frozen=True)
class _Talk:
    """What fields are filled from: all that was said, what may be written of it, and what of that is of which field."""

    template: TalkTemplate
    date: datetime.date
    people: People
    teller: Teller
    said: Sequence[Saying]
    plain: Sequence[Saying]
    about: dict[str, Thread]
    writable: dict[int, Saying]

    def told(self, name: str) -> Thread:
        """What is said about the field and may be written."""
        thread = self.about[name]
        written = tuple(self.writable[s.place] for s in thread.sayings if s.place in self.writable)
        return replace(thread, sayings=written)


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
    teller = Teller(people, grammar, date)
    teller.read([saying for saying in sayings if not saying.noted])
    plain = for_days(said)
    marks = marks_of(said, template.fields, tagging.taught())
    about = {name: marked(thread, plain, marks) for name, thread in threads(template.fields, plain).items()}
    talk = _Talk(template, date, people, teller, said, plain, about, {saying.place: saying for saying in sayings})
    filled: dict[str, Field] = {}
    for place, field in enumerate(sorted(template.fields, key=lambda field: _ORDER.get(field.kind, 2))):
        filled[field.name] = _filled(field, talk, filled)
        progress((place + 1) / len(template.fields))
    for field in template.fields:
        if field.within is not None:
            filled[field.name] = within(field, filled.get(field.within.field), date)
    asked = tuple(
        Question(field=field.name, text=field.question) for field in template.fields if filled[field.name].value is None
    )
    head = TalkHead(template=template.id, title=template.name, date=date, participants=_present(filled, template))
    return TalkDraft(talk=head, fields=tuple(filled[field.name] for field in template.fields), questions=asked)


def _filled(field: FieldTemplate, talk: _Talk, filled: dict[str, Field]) -> Field:  # noqa: PLR0911 - one for each kind
    thread = talk.about[field.name]
    match field.kind:
        case FieldKind.DATE | FieldKind.MOMENT:
            return dated(thread, talk.date)
        case FieldKind.YES_NO:
            decision, tells = decided(thread)
            told_of = [talk.writable[saying.place] for saying in tells if saying.place in talk.writable]
            return done(decision, told_of, talk.teller)
        case FieldKind.CHOICE:
            apart = {
                place
                for other in talk.about.values()
                if other.field.kind in {FieldKind.TEXT, FieldKind.MOMENT}
                for place in other.opened
            }
            return chosen(field, talk.said, [person.name for person in talk.people.all], apart)
        case FieldKind.PEOPLE:
            return attended(field, talk.people)
        case FieldKind.ADJUSTMENTS:
            start = _day(filled.get("return_date"))
            return adjusted(thread, _agreeing(thread, talk), talk.people, talk.teller, talk.date, start=start)
        case FieldKind.REMARKS:
            remarks = remarked(_remarks(talk.told(field.name), talk), talk.teller)
            return left_out(remarks) if _dropped(thread, talk) else remarks
        case FieldKind.TEXT:
            return told(_without_agreed(talk.told(field.name), talk, filled), talk.teller)


def _remarks(thread: Thread, talk: _Talk) -> Thread:
    """The field's sentences, with what the employee asks to have written at the end of the talk without being asked."""
    last = talk.said[-1].place if talk.said else 0
    inside = {saying.place for saying in thread.sayings}
    asked = [s for s in talk.writable.values() if s.place not in inside and s.place > last * _END and asks_for(s)]
    return replace(thread, sayings=tuple(sorted((*thread.sayings, *asked), key=lambda saying: saying.place)))


def _dropped(thread: Thread, talk: _Talk) -> bool:
    """Whether something that the employee asked to have written may not be."""
    last = talk.said[-1].place if talk.said else 0
    inside = {saying.place for saying in thread.sayings}
    return any(
        wished_for(s) and s.place not in talk.writable and (s.place in inside or s.place > last * _END)
        for s in talk.said
    )


def _without_agreed(thread: Thread, talk: _Talk, filled: dict[str, Field]) -> Thread:
    """The field's sentences without those that stand among the agreements: each thing is told in one place."""
    if thread.field.toward == "past" or thread.field.name in _PLANS:
        return thread
    agreed = {
        source
        for name, field in filled.items()
        if talk.about[name].field.kind is FieldKind.ADJUSTMENTS
        for source in field.sources
    }
    kept = tuple(
        s
        for s in thread.sayings
        if s.noted or not agreed.intersection(s.utterances) or not tells_agreement(s, talk.date)
    )
    return replace(thread, sayings=kept)


def _agreeing(thread: Thread, talk: _Talk) -> list[Saying]:
    """The sentences in which something may be agreed: all but those about a field of another kind."""
    behind = [other for other in talk.about.values() if other.field.toward == "past"]
    others = [other for other in talk.about.values() if other.field.kind in _APART]
    apart = {saying.place for other in others for saying in other.sayings}
    past = {saying.place for other in behind for saying in other.sayings}
    named = {place for other in others for place in other.opened} - thread.opened
    told = {
        place
        for other in talk.about.values()
        if other.field.kind is FieldKind.TEXT and other.field.name not in _PLANS
        for place in other.opened
    }
    found, aside = [], False
    for saying in talk.plain:
        if saying.place in thread.told:
            found.append(saying)
            continue
        # What is decided in the middle of another field is an agreement all the same, and what follows belongs to it.
        own = saying.place not in named or settles(saying, talk.date)
        aside = saying.place in apart and own and (aside or decides(saying))
        if saying.noted and saying.place in told and not changes(saying):
            continue  # a line of notes about what somebody can do is no agreement
        if saying.place in past and tells_how_it_is(saying):
            continue
        if aside or saying.place in thread.opened or saying.place not in apart:
            found.append(saying)
    return found


def _day(field: Field | None) -> datetime.date | None:
    return datetime.date.fromisoformat(field.value[:10]) if field is not None and isinstance(field.value, str) else None


def _present(filled: dict[str, Field], template: TalkTemplate) -> tuple[Participant, ...]:
    name = next((field.name for field in template.fields if field.kind is FieldKind.PEOPLE), "")
    value = filled[name].value if name else None
    return tuple(person for person in value if isinstance(person, Participant)) if isinstance(value, tuple) else ()
