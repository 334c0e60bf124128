"""Committees: what they are called, who is what to them, and who usually takes part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service.access import Principal, Scope
from service.access.naming import NameRefusedError, alphabetical, name_of
from service.desk.people import administrator
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.families import load, names
from service.meetings import Participant, Role
from service.settings import Settings
from service.storage import Database
from service.storage.tables import Committee, CommitteePerson, Event, MeetingRow, Membership, User

LONGEST_COMMITTEE_NAME = 200
MOST_PARTICIPANTS = 200


class FamilyRefusedError(NameRefusedError):
    """There is no such template."""


class ParticipantRefusedError(NameRefusedError):
    """One of the usual participants can't be written so; `place` is the row, counted from one."""

    def __init__(self, place: int, message: str) -> None:
        super().__init__(f"Række {place}: {message}")
        self.place = place


@dataclass(frozen=True)
class CommitteeLine:
    """A committee in a list. `roles` is what the one who looks is to it."""

    id: str
    name: str
    family: str
    place: str
    roles: frozenset[Role]
    people: int


@dataclass(frozen=True)
class Member:
    """A person and what they are to a committee, in the order of `Role`; addresses are for administrators alone."""

    user_id: str
    name: str
    email: str
    active: bool
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class CommitteeView:
    """A committee as one who may see it sees it. `participants` take part usually, users of the program or not."""

    id: str
    name: str
    family: str
    place: str
    members: tuple[Member, ...]
    participants: tuple[Participant, ...]
    may_edit: bool
    may_edit_participants: bool


def committees(database: Database, who: Principal) -> tuple[CommitteeLine, ...]:
    """Those the person has a role in, by name; to an administrator, all."""
    people = select(func.count(func.distinct(Membership.user_id))).where(Membership.committee_id == Committee.id)
    wanted = select(Committee, people.scalar_subquery())
    if not who.administrator:
        wanted = wanted.where(Committee.id.in_(who.roles))
    with database.read() as session:
        lines = [
            CommitteeLine(row.id, row.name, row.family, row.place, who.roles.get(row.id, frozenset()), many)
            for row, many in session.execute(wanted)
        ]
    return tuple(sorted(lines, key=lambda line: (alphabetical(line.name), line.id)))


def committee(database: Database, who: Principal, committee_id: str) -> CommitteeView:
    """The committee. Raises NotFoundError where there is none that the person may see."""
    with database.read() as session:
        row = _seen(session, who, committee_id)
        return CommitteeView(
            id=row.id,
            name=row.name,
            family=row.family,
            place=row.place,
            members=_members(session, row.id, with_addresses=who.administrator),
            participants=usual_participants(session, row.id),
            may_edit=who.administrator,
            may_edit_participants=_may_edit_participants(who, row.id),
        )


def usual_participants(session: Session, committee_id: str) -> tuple[Participant, ...]:
    """Who usually takes part, in their order; for whoever has checked that the committee may be seen."""
    rows = session.scalars(
        select(CommitteePerson).where(CommitteePerson.committee_id == committee_id).order_by(CommitteePerson.place)
    )
    return tuple(Participant(name=row.name, role=row.title) for row in rows)


def add_committee(  # noqa: PLR0913 - what a committee is made of
    database: Database, settings: Settings, who: Principal, *, name: str, family: str = "standard", place: str = ""
) -> str:
    """A new committee's id.

    Raises:
        NameRefusedError: the name can't be used, or another committee has it; FamilyRefusedError for the template.

    """
    administrator(who)
    called, where = _named(name), _placed(place)
    _family(settings, family)
    with database.write() as session:
        _free(session, called, None)
        row = Committee(name=called, family=family, place=where)
        session.add(row)
        session.flush()
        _note(session, who, "committee_added", row.id)
        return row.id


def edit_committee(  # noqa: PLR0913 - what a committee is made of
    database: Database, settings: Settings, who: Principal, committee_id: str, *, name: str, family: str, place: str
) -> None:
    """Change name, template and place; meetings that are there already keep theirs. Raises as `add_committee`."""
    administrator(who)
    called, where = _named(name), _placed(place)
    _family(settings, family)
    with database.write() as session:
        row = _seen(session, who, committee_id)
        _free(session, called, row.id)
        row.name, row.family, row.place = called, family, where
        _note(session, who, "committee_edited", row.id)


def delete_committee(database: Database, who: Principal, committee_id: str) -> None:
    """Remove a committee that never met. Raises ConflictError where it has meetings."""
    administrator(who)
    with database.write() as session:
        row = _seen(session, who, committee_id)
        if session.scalar(select(MeetingRow.id).where(MeetingRow.committee_id == row.id).limit(1)) is not None:
            raise ConflictError("Udvalget har møder og kan ikke slettes. Tag rollerne fra dem, der ikke skal se det.")
        session.delete(row)
        _note(session, who, "committee_deleted", committee_id)


def set_roles(database: Database, who: Principal, committee_id: str, user_id: str, roles: Iterable[Role]) -> None:
    """What the person is to the committee from now on; with none they don't see it any more."""
    administrator(who)
    wanted = set(roles)
    with database.write() as session:
        row = _seen(session, who, committee_id)
        if session.get(User, user_id) is None:
            raise NotFoundError
        session.execute(delete(Membership).where(Membership.committee_id == row.id, Membership.user_id == user_id))
        session.add_all([Membership(committee_id=row.id, user_id=user_id, role=role) for role in wanted])
        told = "+".join(role.value for role in Role if role in wanted)
        _note(session, who, "roles_set", f"{row.id} {user_id} {told}")


def set_participants(
    database: Database, who: Principal, committee_id: str, participants: Sequence[tuple[str, str]]
) -> None:
    """Who usually takes part: name and title, in the order of the referat. A referent of the committee may do this.

    Raises:
        ParticipantRefusedError: a name or a title can't be used.
        ForbiddenError: the person is neither referent nor administrator.

    """
    with database.write() as session:
        row = _seen(session, who, committee_id)
        if not _may_edit_participants(who, row.id):
            raise ForbiddenError("Kun udvalgets referent kan ændre, hvem der plejer at deltage.")
        people = _people(participants)
        session.execute(delete(CommitteePerson).where(CommitteePerson.committee_id == row.id))
        session.add_all(
            [
                CommitteePerson(committee_id=row.id, place=place, name=person.name, title=person.role)
                for place, person in enumerate(people, start=1)
            ]
        )
        _note(session, who, "participants_set", row.id)


def committee_id(database: Database, who: Principal, name: str) -> str:
    """The id of the committee of that name, in whatever case. Raises NotFoundError."""
    wanted = name.strip().casefold()
    found = next((line.id for line in committees(database, who) if line.name.casefold() == wanted), None)
    if found is None:
        raise NotFoundError("Der er intet udvalg af det navn. Se dem alle med »udkast committees list«.")
    return found


def families(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The templates to choose from: id and name. One that can't be read just now is listed by its id."""
    return tuple((family, _family_name(settings, family)) for family in names(settings.templates))


def _family_name(settings: Settings, family: str) -> str:
    try:
        return load(family, settings.templates).name
    except UdkastError:
        return family


def _people(participants: Sequence[tuple[str, str]]) -> list[Participant]:
    if len(participants) > MOST_PARTICIPANTS:
        raise ParticipantRefusedError(MOST_PARTICIPANTS + 1, f"Der kan højst være {MOST_PARTICIPANTS}. Fjern nogle.")
    people: dict[str, Participant] = {}
    for place, (name, title) in enumerate(participants, start=1):
        if not name.strip() and not title.strip():
            continue
        try:
            called = name_of(name)
            titled = name_of(title, what="titel") if title.strip() else ""
        except NameRefusedError as error:
            raise ParticipantRefusedError(place, str(error)) from None
        if called.casefold() in people:
            raise ParticipantRefusedError(place, "Den samme person står to gange. Fjern den ene.")
        people[called.casefold()] = Participant(name=called, role=titled)
    return list(people.values())


def _members(session: Session, committee_id: str, *, with_addresses: bool) -> tuple[Member, ...]:
    rows = session.execute(
        select(User, Membership.role)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.committee_id == committee_id)
    ).all()
    held: dict[str, set[Role]] = {}
    users = {}
    for user, role in rows:
        users[user.id] = user
        held.setdefault(user.id, set()).add(role)
    return tuple(
        Member(
            user.id,
            user.name,
            user.email if with_addresses else "",
            user.active,
            tuple(role for role in Role if role in held[user.id]),
        )
        for user in sorted(users.values(), key=lambda user: (alphabetical(user.name), user.email))
    )


def _seen(session: Session, who: Principal, committee_id: str) -> Committee:
    row = session.get(Committee, committee_id)
    if row is None or not (who.administrator or who.sees(row.id)):
        raise NotFoundError
    return row


def _may_edit_participants(who: Principal, committee_id: str) -> bool:
    return Scope.WRITE in who.scopes and (who.administrator or who.is_(committee_id, Role.REFERENT))


def _named(name: str) -> str:
    return name_of(name, longest=LONGEST_COMMITTEE_NAME)


def _placed(place: str) -> str:
    return name_of(place, longest=LONGEST_COMMITTEE_NAME, what="sted") if place.strip() else ""


def _family(settings: Settings, family: str) -> None:
    choices = names(settings.templates)
    if family not in choices:
        raise FamilyRefusedError(f"Den skabelon findes ikke. Vælg en af disse: {', '.join(choices)}.")


def _free(session: Session, name: str, but: str | None) -> None:
    """Two committees of one name could not be told apart in any list."""
    taken = session.execute(select(Committee.id, Committee.name)).all()
    if any(row.name.casefold() == name.casefold() and row.id != but for row in taken):
        raise NameRefusedError("Der er allerede et udvalg af det navn. Vælg et andet navn.")


def _note(session: Session, who: Principal, kind: str, detail: str) -> None:
    session.add(Event(user_id=who.user_id, kind=kind, detail=detail))
