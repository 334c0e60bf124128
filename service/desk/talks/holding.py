"""Setting a talk up, filling its fields, deleting it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import PARTS, Part, TalkState
from service.desk.input import InputError, line, lines
from service.desk.refusal import ConflictError
from service.desk.talks.private import PrivateError, doubt
from service.desk.talks.receipt import Why
from service.desk.talks.sound import let_go
from service.desk.talks.talk import TalkDesk, called, fields_json, fields_of, may_hold, preparing, talk_for
from service.meetings.field import Field
from service.meetings.talk import TalkTemplate
from service.storage.tables import Event, TalkAdmission, TalkPerson, TalkRow, User
from service.talks.counting import within

LONGEST_NAME = 100
LONGEST_TEXT = 4000
LONGEST_REASON = 500
SAME_NAME = "To i samtalen hedder det samme: skriv fx et mellemnavn, så de kan kendes fra hinanden."
SAME_ACCOUNT = "I hedder det samme: bed din administrator om at skrive fx et mellemnavn på den ene konto."
_EARLIEST = datetime.date(2000, 1, 1)
_AHEAD = datetime.timedelta(days=366)
_HELD_BY = frozenset({Part.LEADER, Part.HR})


@dataclass(frozen=True, kw_only=True)
class NewTalk:
    """What a person says of a new talk. `mine` is what they are to it themselves; `other` the account (its address) of
    the other who holds it, if there are two; `companion` is the bisidder's name, if one is known.
    """

    template: TalkTemplate | None = None
    date: datetime.date | None = None
    time: str = ""
    mine: Part = Part.LEADER
    employee: str = ""
    companion: str = ""
    other: str = ""


def create(desk: TalkDesk, who: Principal, given: NewTalk) -> str:
    """Set up a talk; its id.

    Raises:
        ForbiddenError: the person may not hold talks.
        InputError: every field that is wrong, by the names of `NewTalk`.

    """
    may_hold(who)
    problems = _problems(given)
    with desk.database.write() as session:
        other = _other(session, who, given, problems)
        problems |= _alike(given, who.name, other.name if other is not None else "", problems)
        if problems or given.template is None or given.date is None:
            raise InputError(problems)
        row = TalkRow(
            template=given.template.to_json(),
            date=given.date,
            time=line(given.time),
            fields=fields_json([Field(name=asked.name) for asked in given.template.fields]),
            created_by=who.user_id,
        )
        session.add(row)
        session.flush()
        theirs = Part.HR if given.mine is Part.LEADER else Part.LEADER
        people = [(given.mine, who.name, who.user_id), (Part.EMPLOYEE, line(given.employee), None)]
        if other is not None:
            people.insert(1, (theirs, other.name, other.id))
        if companion := line(given.companion):
            people.append((Part.COMPANION, companion, None))
        session.add_all(
            TalkPerson(talk_id=row.id, place=place, part=part, name=name, user_id=user_id)
            for place, (part, name, user_id) in enumerate(people)
        )
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="talk_created"))
        return row.id


@dataclass(frozen=True, kw_only=True)
class FieldEdit:
    """A field as somebody wrote it. `seen` is the text that its author had before them; `reason`: why it may tell of
    health, where it does.
    """

    field: Field
    seen: str
    reason: str = ""


class FieldChangedError(ConflictError):
    """Somebody has changed the field since its author saw it."""

    def __init__(self) -> None:
        super().__init__("Feltet er ændret imens. Læs det, der står nu, og gem igen, hvis dit skal stå i stedet.")


def save(desk: TalkDesk, who: Principal, talk_id: str, edit: FieldEdit) -> None:
    """Keep what somebody wrote in one field.

    Raises:
        NotFoundError: as `talk_for`.
        PrivateError: it tells of health or family, and no reason was given.
        InputError: it is too long, or none of the talk's fields.
        FieldChangedError: somebody has changed the field meanwhile.
        ConflictError: the referat has been sent.

    """
    written, reason = _checked(edit.field), line(edit.reason)
    if len(reason) > LONGEST_REASON:
        raise InputError({written.name: f"Grunden er for lang: skriv højst {LONGEST_REASON} tegn."})
    with desk.database.write() as session:
        row = preparing(session, who, talk_id)
        fields = fields_of(row.fields)
        before = next((f for f in fields if f.name == written.name), None)
        if before is None:
            raise InputError({written.name: "Feltet findes ikke i skabelonen. Hent siden igen."})
        # A browser sends a line's end as CRLF (HTML, "constructing the entry list").
        if lines(before.text) not in {lines(edit.seen), written.text}:
            raise FieldChangedError
        if (doubtful := doubt(written.text)) is not None and written.text != before.text:
            if not reason:
                raise PrivateError(doubtful)
            session.add(TalkAdmission(talk_id=row.id, field=written.name, user_id=who.user_id, reason=reason))
        row.fields = fields_json(_counted(row, [written if f.name == written.name else f for f in fields]))
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="talk_field_saved", detail=written.name))


def fill(desk: TalkDesk, who: Principal, talk_id: str, drafted: Sequence[Field]) -> int:
    """Put what was drafted into the fields that are still empty, and how many those were. What a person has written is
    never written over.
    """
    with desk.database.write() as session:
        return filled(session, preparing(session, who, talk_id), drafted, who.user_id)


def filled(session: Session, row: TalkRow, drafted: Sequence[Field], by: str | None = None) -> int:
    """As `fill`, within a transaction."""
    given = {field.name: field for field in drafted if not field.empty}
    fields = fields_of(row.fields)
    after = _counted(row, [given[f.name] if f.empty and f.name in given else f for f in fields])
    row.fields = fields_json(after)
    count = sum(one != other for one, other in zip(fields, after, strict=True))
    session.add(Event(user_id=by, meeting_id=row.id, kind="talk_drafted", detail=str(count)))
    return count


def drafted_anew(
    session: Session, row: TalkRow, before: Sequence[Field], after: Sequence[Field], by: str | None
) -> int:
    """Put `after` into the fields that nobody has touched since `before` was drafted; how many became other than they
    were. One that a person has emptied stays empty. Within the caller's transaction.
    """
    was, given = ({field.name: field for field in drafted} for drafted in (before, after))
    fields = fields_of(row.fields)
    anew = _counted(row, [given[f.name] if f.name in given and _same(f, was.get(f.name)) else f for f in fields])
    row.fields = fields_json(anew)
    count = sum(not _same(one, other) for one, other in zip(fields, anew, strict=True))
    session.add(Event(user_id=by, meeting_id=row.id, kind="talk_drafted", detail=str(count)))
    return count


def delete(desk: TalkDesk, who: Principal, talk_id: str) -> None:
    """Delete a talk with all that was written of it. What is sealed stays until its time is up.

    Raises:
        ConflictError: it is sealed.

    """
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        if row.state is TalkState.SEALED:
            raise ConflictError("Referatet er færdigt og slettes af sig selv, når dets tid er gået.")
        let_go(desk, session, row, Why.REGRETTED, who.user_id)
        session.delete(row)
        session.add(Event(user_id=who.user_id, meeting_id=talk_id, kind="talk_deleted"))


def _counted(row: TalkRow, fields: Sequence[Field]) -> list[Field]:
    """The fields, those counted anew that follow from another's day."""
    template, by_name = TalkTemplate.model_validate_json(row.template), {field.name: field for field in fields}
    asked = {one.name: one for one in template.fields if one.within is not None}
    return [
        within(one, by_name.get(one.within.field), row.date) if (one := asked.get(f.name)) and one.within else f
        for f in fields
    ]


def _same(one: Field, other: Field | None) -> bool:
    return other is not None and (one.text, one.value) == (other.text, other.value)


def _checked(field: Field) -> Field:
    if len(field.text) > LONGEST_TEXT:
        raise InputError({field.name: f"Skriv højst {LONGEST_TEXT} tegn."})
    return field.model_copy(update={"text": lines(field.text)})


def _problems(given: NewTalk) -> dict[str, str]:
    problems = {}
    if given.template is None:
        problems["template"] = "Vælg, hvilken samtale det er."
    if given.date is None:
        problems["date"] = "Skriv samtalens dato, fx 14-01-2026."
    elif not _EARLIEST <= given.date <= datetime.date.today() + _AHEAD:
        problems["date"] = "Datoen ligger for langt tilbage eller frem: kontrollér året."
    if given.mine not in _HELD_BY:
        problems["mine"] = "Vælg, om du er leder eller HR-konsulent ved samtalen."
    if not line(given.employee):
        problems["employee"] = "Skriv medarbejderens navn."
    for name, text in (("employee", given.employee), ("companion", given.companion), ("time", given.time)):
        if len(line(text)) > LONGEST_NAME:
            problems[name] = f"Skriv højst {LONGEST_NAME} tegn."
    return problems


def _alike(given: NewTalk, mine: str, other: str, problems: Mapping[str, str]) -> dict[str, str]:
    """Two of one name could not be told apart: whose voice it is, who said yes, who answered."""
    taken = {called(mine)}
    alike: dict[str, str] = {}
    for name, text in (("other", other), ("employee", given.employee), ("companion", given.companion)):
        if name not in problems and called(text) in taken:
            alike[name] = SAME_ACCOUNT if name == "other" else SAME_NAME
        taken |= {called(text)} - {""}
    return alike


def _other(session: Session, who: Principal, given: NewTalk, problems: dict[str, str]) -> User | None:
    """The other who holds the talk. Whether an address has an account is told only to those who may hold talks."""
    address = given.other.strip().casefold()
    if not address:
        return None
    user = session.scalar(select(User).where(User.email == address, User.active, User.holds_talks))
    if user is None or user.id == who.user_id:
        part = PARTS[Part.HR if given.mine is Part.LEADER else Part.LEADER]
        problems["other"] = f"Ingen {part} med den e-mail holder samtaler her. Ret den, eller lad feltet være tomt."
        return None
    return user
