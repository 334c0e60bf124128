import datetime

import pytest
from sqlalchemy import event, select, update

from service.access import Principal, Scope, principal_of_token
from service.access.tokens import PREFIX, new_token
from service.meetings import Role
from service.storage import Database
from service.storage.tables import Committee, Membership, Token, User, now
from tests.service.access.conftest import Clock

READ, WRITE, APPROVE = Scope.READ, Scope.WRITE, Scope.APPROVE


@pytest.fixture
def committees(database: Database, ada: str) -> None:
    """Ada is chair of "a"; there is a "b" too."""
    with database.write() as session:
        session.add_all([Committee(id="a", name="A"), Committee(id="b", name="B")])
        session.flush()
        session.add(Membership(committee_id="a", user_id=ada, role=Role.CHAIR))


def key(
    database: Database,
    *scopes: Scope,
    committee: str | None = None,
    owner: str | None = None,
    expires: datetime.datetime | None = None,
) -> str:
    with database.write() as session:
        return new_token(session, name="ESDH", scopes=scopes, committee_id=committee, owner_id=owner, expires=expires)[
            1
        ]


def test_a_program_acts_as_a_referent_of_its_committee_alone(database: Database, committees: None) -> None:
    who = principal_of_token(database, key(database, WRITE, committee="a"))
    assert who == Principal(
        user_id=None, name="ESDH", roles={"a": frozenset({Role.REFERENT})}, scopes=frozenset({READ, WRITE})
    )
    assert not who.sees("b")


def test_a_program_without_a_committee_has_them_all(database: Database, committees: None) -> None:
    who = principal_of_token(database, key(database, READ))
    assert who is not None
    assert set(who.roles) == {"a", "b"}
    assert who.scopes == {READ}
    assert not who.administrator


def test_a_key_that_may_approve_acts_as_its_person_with_their_roles_of_now(
    database: Database, committees: None, ada: str
) -> None:
    secret = key(database, APPROVE, owner=ada)
    who = principal_of_token(database, secret)
    assert who is not None
    assert who.user_id == ada
    assert who.roles == {"a": {Role.CHAIR}}
    with database.write() as session:
        session.execute(update(Membership).values(committee_id="b"))
    who = principal_of_token(database, secret)
    assert who is not None
    assert who.roles == {"b": {Role.CHAIR}}


def test_a_person_s_key_for_one_committee_reaches_no_other(database: Database, committees: None, ada: str) -> None:
    who = principal_of_token(database, key(database, APPROVE, owner=ada, committee="b"))
    assert who is not None
    assert who.roles == {}


def test_an_administrator_s_key_is_no_administrator(database: Database, committees: None, ada: str) -> None:
    with database.write() as session:
        session.execute(update(User).values(administrator=True))
    for scope in Scope:
        who = principal_of_token(database, key(database, scope, owner=ada))
        assert who is not None
        assert not who.administrator


def test_a_person_s_key_dies_with_their_account_and_a_program_s_does_not(
    database: Database, committees: None, ada: str
) -> None:
    persons, programs = key(database, APPROVE, owner=ada), key(database, READ, owner=ada)
    with database.write() as session:
        session.execute(update(User).values(active=False))
    assert principal_of_token(database, persons) is None
    assert principal_of_token(database, programs)


def test_a_key_that_nobody_answers_for_approves_nothing(database: Database, committees: None) -> None:
    assert principal_of_token(database, key(database, APPROVE)) is None


def test_a_key_ends_when_it_is_over_or_revoked(database: Database, committees: None, later: Clock) -> None:
    short = key(database, READ, expires=now() + datetime.timedelta(hours=1))
    assert principal_of_token(database, short)
    later(datetime.timedelta(hours=2))
    assert principal_of_token(database, short) is None
    revoked = key(database, READ)
    with database.write() as session:
        session.execute(update(Token).values(revoked=now()))
    assert principal_of_token(database, revoked) is None


def test_a_wrong_key_is_nobody(database: Database, committees: None) -> None:
    secret = key(database, READ)
    for wrong in ("", PREFIX, secret[:-1], secret + "x", "\udcff"):
        assert principal_of_token(database, wrong) is None


def test_only_its_hash_is_kept_and_its_use_is_noted(database: Database, committees: None) -> None:
    secret = key(database, READ)
    assert secret.startswith(PREFIX)
    principal_of_token(database, secret)
    with database.read() as session:
        row = session.scalars(select(Token)).one()
    assert secret not in vars(row).values()
    assert row.used is not None


def test_a_key_in_use_costs_two_queries(database: Database, committees: None, ada: str) -> None:
    for secret in (key(database, READ), key(database, APPROVE, owner=ada)):
        principal_of_token(database, secret)
        asked: list[str] = []
        listen = lambda *of, asked=asked: asked.append(of[2])  # noqa: E731 - taken off again below
        event.listen(database.engine, "before_cursor_execute", listen)
        principal_of_token(database, secret)
        event.remove(database.engine, "before_cursor_execute", listen)
        assert [line.split()[0] for line in asked] == ["BEGIN", "SELECT", "SELECT"]
