"""Finding a talk that one may see, and what a page shows of it."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import Answer, Part, Standing, TalkState, fingerprint, standing
from service.desk.input import line
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.meetings import Participant
from service.meetings.field import Field
from service.meetings.talk import TalkDraft, TalkHead, TalkTemplate
from service.storage import Database, Files
from service.storage.tables import TalkAnswer, TalkPerson, TalkRow

SENT = "Referatet er sendt. Tag det tilbage, før du ændrer i det."
_FIELDS = TypeAdapter(tuple[Field, ...])


@dataclass(frozen=True)
class TalkDesk:
    """What the acts of this room reach the rest of the program through."""

    database: Database
    files: Files
    templates: Path | None = None


@dataclass(frozen=True)
class Person:
    """Somebody who takes part. `account`: they see the talk by signing in."""

    id: str
    name: str
    part: Part
    account: bool


@dataclass(frozen=True)
class TalkView:
    """A talk as those who hold it see it. `sha256` is the text that would be answered now."""

    id: str
    template: TalkTemplate
    date: datetime.date
    time: str
    state: TalkState
    people: tuple[Person, ...]
    fields: tuple[Field, ...]
    notes: str
    sha256: str
    standing: Standing
    me: str | None

    @property
    def employee(self) -> str:
        """The employee's name."""
        return next((person.name for person in self.people if person.part is Part.EMPLOYEE), "")

    def field(self, name: str) -> Field:
        """The field of that name; empty where there is none."""
        return next((field for field in self.fields if field.name == name), Field(name=name))


def called(name: str) -> str:
    """The name as it is compared: two of one name can't be told apart."""
    return line(name).casefold()


def may_hold(who: Principal) -> None:
    """Raises ForbiddenError for whoever may not hold talks."""
    if not who.holds_talks:
        raise ForbiddenError("Kun ledere og HR-konsulenter holder samtaler. Bed din administrator om adgang.")


def talk_for(session: Session, who: Principal, talk_id: str) -> TalkRow:
    """The talk, if the person holds it.

    Raises:
        NotFoundError: there is none, or none that the person may know of.

    """
    row = session.get(TalkRow, talk_id)
    if row is None or who.user_id is None or not who.holds_talks:
        raise NotFoundError
    mine = select(TalkPerson.id).where(TalkPerson.talk_id == talk_id, TalkPerson.user_id == who.user_id)
    if session.scalar(mine) is None:
        raise NotFoundError
    return row


def preparing(session: Session, who: Principal, talk_id: str) -> TalkRow:
    """As `talk_for`, while the referat is being written. Raises ConflictError too, where it has been sent."""
    row = talk_for(session, who, talk_id)
    if row.state is not TalkState.PREPARING:
        raise ConflictError(SENT)
    return row


def view_of(session: Session, row: TalkRow, user_id: str | None = None) -> TalkView:
    """The talk with its people and answers."""
    people = people_of(session, row.id)
    fields = fields_of(row.fields)
    return TalkView(
        id=row.id,
        template=TalkTemplate.model_validate_json(row.template),
        date=row.date,
        time=row.time,
        state=row.state,
        people=tuple(Person(p.id, p.name, p.part, p.user_id is not None) for p in people),
        fields=fields,
        notes=row.notes,
        sha256=fingerprint(fields),
        standing=standing_of(session, row, people),
        me=next((p.id for p in people if user_id is not None and p.user_id == user_id), None),
    )


def shown(desk: TalkDesk, who: Principal, talk_id: str) -> TalkView:
    """The talk for those who hold it. Raises NotFoundError."""
    with desk.database.read() as session:
        return view_of(session, talk_for(session, who, talk_id), who.user_id)


def people_of(session: Session, talk_id: str) -> Sequence[TalkPerson]:
    """Those who take part, in their order."""
    return session.scalars(select(TalkPerson).where(TalkPerson.talk_id == talk_id).order_by(TalkPerson.place)).all()


def standing_of(session: Session, row: TalkRow, people: Sequence[TalkPerson]) -> Standing:
    """Who has answered the text as it now stands."""
    rows = session.scalars(select(TalkAnswer).where(TalkAnswer.talk_id == row.id).order_by(TalkAnswer.at))
    answers = [Answer(r.person_id, r.say, r.sha256, r.at, r.remark, comments=json.loads(r.comments)) for r in rows]
    return standing([(p.id, p.name, p.part) for p in people], answers, fingerprint(fields_of(row.fields)))


def draft_of(row: TalkRow, people: Sequence[TalkPerson]) -> TalkDraft:
    """The talk's referat as it now stands, for printing."""
    template = TalkTemplate.model_validate_json(row.template)
    participants = tuple(Participant(name=p.name, role=p.part.value) for p in people)
    head = TalkHead(template=template.id, title=template.name, date=row.date, participants=participants)
    return TalkDraft(talk=head, fields=fields_of(row.fields))


def fields_of(text: str) -> tuple[Field, ...]:
    """Fields from their JSON."""
    return _FIELDS.validate_json(text)


def fields_json(fields: Sequence[Field]) -> str:
    """Fields as JSON."""
    return _FIELDS.dump_json(tuple(fields)).decode()
