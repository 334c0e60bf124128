"""People who may sign in: what an administrator does with them, and what each does with their own password."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.access import Passwords, Principal, SignedIn, links, sessions, throttle
from service.access.naming import EmailRefusedError, alphabetical, email_of, lookup, name_of
from service.access.password import PasswordError, judge, new_password
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.meetings import Role
from service.storage import Database
from service.storage.tables import Committee, Event, Membership, User, now


class EmailTakenError(EmailRefusedError):
    """Somebody has that address already."""


class WrongPasswordError(PasswordError):
    """The old password doesn't fit."""


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in. `waits` is true until they have chosen a password of their own."""

    id: str
    email: str
    name: str
    administrator: bool
    active: bool
    waits: bool
    holds_talks: bool = False
    shapes_talks: bool = False


@dataclass(frozen=True)
class Office:
    """What somebody is to one committee."""

    committee_id: str
    committee: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class PersonView:
    """Somebody who may sign in, and their offices by the committees' names."""

    person: Person
    has_password: bool
    offices: tuple[Office, ...]


@dataclass(frozen=True)
class Invited:
    """A person with a first password, which is shown once and must be changed when it is used."""

    person: Person
    first_password: str


def people(database: Database, who: Principal) -> tuple[Person, ...]:
    """Everybody with an account, by name."""
    administrator(who)
    with database.read() as session:
        everybody = [_person(user) for user in session.scalars(select(User))]
    return tuple(sorted(everybody, key=lambda one: (alphabetical(one.name), one.email)))


def person(database: Database, who: Principal, user_id: str) -> PersonView:
    """One account. Raises NotFoundError."""
    administrator(who)
    with database.read() as session:
        user = _user(session, user_id)
        rows = session.execute(
            select(Committee.id, Committee.name, Membership.role)
            .join(Membership, Membership.committee_id == Committee.id)
            .where(Membership.user_id == user_id)
        ).all()
    held: dict[tuple[str, str], set[Role]] = {}
    for row in sorted(rows, key=lambda row: (alphabetical(row.name), row.id)):
        held.setdefault((row.id, row.name), set()).add(row.role)
    return PersonView(
        _person(user),
        has_password=user.password_hash is not None,
        offices=tuple(
            Office(committee_id, name, tuple(role for role in Role if role in roles))
            for (committee_id, name), roles in held.items()
        ),
    )


def add_person(  # noqa: PLR0913 - what an account is made of
    database: Database, passwords: Passwords, who: Principal, *, email: str, name: str, administrator_too: bool = False
) -> Invited:
    """A new account, with a first password.

    Raises:
        EmailRefusedError: it is no address, or taken (EmailTakenError).
        NameRefusedError: it is no name.

    """
    administrator(who)
    address, called, first = email_of(email), name_of(name), new_password()
    hashed = passwords.hash(first)
    with database.write() as session:
        if session.scalar(select(User.id).where(User.email == address)) is not None:
            raise EmailTakenError("Der er allerede en bruger med den e-mail.")
        user = User(email=address, name=called, password_hash=hashed, administrator=administrator_too)
        session.add(user)
        session.flush()
        _note(session, who, "user_added", user)
        return Invited(_person(user), first)


def rename_person(database: Database, who: Principal, user_id: str, name: str) -> Person:
    """Give the person another name. Raises NameRefusedError."""
    administrator(who)
    called = name_of(name)
    with database.write() as session:
        user = _user(session, user_id)
        user.name = called
        _note(session, who, "user_renamed", user)
        return _person(user)


def reset_password(database: Database, passwords: Passwords, who: Principal, user_id: str) -> Invited:
    """A first password once more; the person is signed out everywhere and earlier links count no more."""
    administrator(who)
    first = new_password()
    hashed = passwords.hash(first)
    with database.write() as session:
        user = _user(session, user_id)
        user.password_hash, user.must_change = hashed, True
        _thrown_out(session, user)
        _note(session, who, "password_reset", user)
        return Invited(_person(user), first)


def one_time_link(database: Database, who: Principal, user_id: str) -> str:
    """The secret of a link that signs the person in once within a day. Raises ConflictError for a closed account."""
    administrator(who)
    with database.write() as session:
        user = _user(session, user_id)
        if not user.active:
            raise ConflictError("Brugeren er lukket ude. Giv brugeren adgang igen først.")
        _note(session, who, "link_made", user)
        return links.new_link(session, user.id)


def sign_out_person(database: Database, who: Principal, user_id: str) -> None:
    """End the person's sessions in every browser."""
    administrator(who)
    with database.write() as session:
        user = _user(session, user_id)
        sessions.end_all(session, user.id)
        _note(session, who, "sessions_ended", user)


def close_account(database: Database, who: Principal, user_id: str) -> None:
    """The person can't sign in any more and is signed out at once; what they wrote stays theirs.

    Raises:
        ConflictError: it is oneself, or the last administrator.

    """
    administrator(who)
    with database.write() as session:
        user = _user(session, user_id)
        if user.id == who.user_id:
            raise ConflictError("Du kan ikke lukke dig selv ude. Bed en anden administrator om det.")
        _keep_an_administrator(session, user)
        user.active = False
        _thrown_out(session, user)
        _note(session, who, "user_closed", user)


def open_account(database: Database, who: Principal, user_id: str) -> None:
    """Let a person in again."""
    administrator(who)
    with database.write() as session:
        user = _user(session, user_id)
        user.active = True
        _note(session, who, "user_opened", user)


def set_administrator(database: Database, who: Principal, user_id: str, *, to: bool) -> None:
    """Make the person an administrator, or no longer. Raises ConflictError for the last one."""
    administrator(who)
    with database.write() as session:
        user = _user(session, user_id)
        if not to:
            _keep_an_administrator(session, user)
        user.administrator = to
        _note(session, who, "administrator_made" if to else "administrator_unmade", user)


def set_holds_talks(database: Database, who: Principal, user_id: str, *, to: bool) -> None:
    """Let the person hold sygefraværssamtaler, or no longer. Talks they hold stay; they only don't see them."""
    administrator(who)
    with database.write() as session:
        user = _user(session, user_id)
        user.holds_talks = to
        _note(session, who, "holds_talks" if to else "holds_no_talks", user)


def set_shapes_talks(database: Database, who: Principal, user_id: str, *, to: bool) -> None:
    """Let the person change the templates of talks, or no longer."""
    administrator(who)
    with database.write() as session:
        user = _user(session, user_id)
        user.shapes_talks = to
        _note(session, who, "shapes_talks" if to else "shapes_no_talks", user)


def change_password(  # noqa: PLR0913 - both passwords, and where they are kept
    database: Database, passwords: Passwords, who: SignedIn, *, old: str, new: str, session_secret: str
) -> str:
    """Choose a password. Everybody signed in as the person is signed out; the answer is the secret of a new session.

    The old one is asked for, except of somebody who has none or must change it: they have just signed in with it.

    Raises:
        WrongPasswordError: the old one doesn't fit.
        ThrottledError: the old one has been guessed at too often.
        PasswordError: the new one may not be chosen.

    """
    with database.read() as session:
        user = _user(session, who.user_id)
    if user.password_hash is not None and not user.must_change:
        _prove(database, passwords, user, old)
    judge(new, name=user.name, email=user.email)
    if passwords.fits(new, user.password_hash):
        raise PasswordError("Det er den adgangskode, du har. Vælg en ny.")
    hashed = passwords.hash(new)
    with database.write() as session:
        current = _user(session, who.user_id)
        if current.password_hash != user.password_hash or not current.active:
            raise ConflictError("Adgangskoden er ændret imens. Log ind, og prøv igen.")
        current.password_hash, current.must_change = hashed, False
        _thrown_out(session, current)
        _note(session, who.principal, "password_changed", current)
        return sessions.open_session(session, current.id, instead_of=session_secret)


def sign_out(database: Database, session_secret: str) -> None:
    """End this session."""
    with database.write() as session:
        sessions.end(session, session_secret)


def person_id(database: Database, who: Principal, email: str) -> str:
    """The id of the person with that address, however it is typed. Raises NotFoundError."""
    administrator(who)
    with database.read() as session:
        found = session.scalar(select(User.id).where(User.email == lookup(email)))
    if found is None:
        raise NotFoundError("Der er ingen bruger med den e-mail. Se dem alle med »udkast users list«.")
    return found


def administrator(who: Principal) -> None:
    """Raises ForbiddenError for everybody else, before anything is looked up: they learn nothing of what is there."""
    if not who.administrator:
        raise ForbiddenError("Det kan kun en administrator. Bed din administrator om det.")


def _prove(database: Database, passwords: Passwords, user: User, password: str) -> None:
    """Whoever sits at an open screen guesses no faster than at the door."""
    moment = now()
    account = throttle.limits(user.email, "")[:1]
    with database.write() as session:
        throttle.count(session, account, moment)
    if not passwords.fits(password, user.password_hash):
        raise WrongPasswordError("Den nuværende adgangskode passer ikke. Prøv igen.")
    with database.write() as session:
        throttle.forgive(session, account, moment)


def _user(session: Session, user_id: str) -> User:
    user = session.get(User, user_id)
    if user is None:
        raise NotFoundError
    return user


def _person(user: User) -> Person:
    return Person(
        user.id,
        user.email,
        user.name,
        user.administrator,
        user.active,
        user.must_change,
        user.holds_talks,
        user.shapes_talks,
    )


def _thrown_out(session: Session, user: User) -> None:
    sessions.end_all(session, user.id)
    links.forget(session, user.id)


def _keep_an_administrator(session: Session, user: User) -> None:
    others = session.scalar(select(func.count()).where(User.administrator, User.active, User.id != user.id))
    if user.administrator and not others:
        raise ConflictError("Det er den sidste administrator. Gør først en anden til administrator.")


def _note(session: Session, who: Principal, kind: str, user: User) -> None:
    session.add(Event(user_id=who.user_id, kind=kind, detail=user.id))
