import datetime

from sqlalchemy import event, select, update

from service.access import Cookie, sessions, signed_in
from service.meetings import Role
from service.storage import Database
from service.storage.tables import Committee, Membership, SignIn, User
from tests.service.access.conftest import Clock

MINUTE = datetime.timedelta(minutes=1)
HOUR = datetime.timedelta(hours=1)


def opened(database: Database, user_id: str, instead_of: str | None = None) -> str:
    with database.write() as session:
        return sessions.open_session(session, user_id, instead_of=instead_of)


def test_a_session_knows_the_person_and_their_roles(database: Database, ada: str) -> None:
    with database.write() as session:
        session.add_all([Committee(id="a", name="A"), Committee(id="b", name="B"), Committee(id="c", name="C")])
        session.flush()
        session.add_all([Membership(committee_id="a", user_id=ada, role=role) for role in (Role.REFERENT, Role.CHAIR)])
        session.add(Membership(committee_id="b", user_id=ada, role=Role.MEMBER))
    who = signed_in(database, opened(database, ada))
    assert who is not None
    assert who.principal.user_id == ada
    assert who.principal.name == "Ada Holm"
    assert who.principal.roles == {"a": {Role.REFERENT, Role.CHAIR}, "b": {Role.MEMBER}}
    assert not who.principal.sees("c")
    assert not who.must_change


def test_only_hashes_are_stored(database: Database, ada: str) -> None:
    secret = opened(database, ada)
    with database.read() as session:
        row = session.scalars(select(SignIn)).one()
        assert secret not in vars(row).values()
        assert row.csrf != secret


def test_looking_is_one_query_and_writes_nothing(database: Database, ada: str) -> None:
    secret = opened(database, ada)
    asked: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *of: asked.append(of[2]))
    assert signed_in(database, secret)
    assert [line.split()[0] for line in asked] == ["BEGIN", "SELECT"]


def test_a_wrong_secret_is_nobody(database: Database, ada: str) -> None:
    secret = opened(database, ada)
    for wrong in ("", secret[:-1], secret + "x", "\udcff", "x" * 10_000):
        assert signed_in(database, wrong) is None


def test_a_session_that_nobody_uses_ends(database: Database, ada: str, later: Clock) -> None:
    secret = opened(database, ada)
    later(sessions.IDLE + MINUTE)
    assert signed_in(database, secret) is None


def test_a_session_in_use_goes_on_for_a_working_day_and_no_longer(database: Database, ada: str, later: Clock) -> None:
    secret = opened(database, ada)
    for _ in range(11):
        later(HOUR)
        assert signed_in(database, secret)
    later(HOUR)
    assert signed_in(database, secret) is None


def test_a_page_that_asks_by_itself_keeps_no_session_alive(database: Database, ada: str, later: Clock) -> None:
    secret = opened(database, ada)
    later(HOUR)
    assert signed_in(database, secret, in_use=False)
    later(HOUR + MINUTE)
    assert signed_in(database, secret, in_use=False) is None


def test_whoever_is_closed_out_is_out_at_once(database: Database, ada: str) -> None:
    secret = opened(database, ada)
    with database.write() as session:
        session.execute(update(User).values(active=False))
    assert signed_in(database, secret) is None


def test_a_new_session_ends_the_one_the_browser_brought(database: Database, ada: str) -> None:
    planted = opened(database, ada)
    other_browser = opened(database, ada)
    new = opened(database, ada, instead_of=planted)
    assert signed_in(database, planted) is None
    assert signed_in(database, other_browser)
    assert signed_in(database, new)


def test_a_secret_that_somebody_made_up_never_becomes_a_session(database: Database, ada: str) -> None:
    new = opened(database, ada, instead_of="plantet")
    assert new != "plantet"
    assert signed_in(database, "plantet") is None


def test_sessions_end_one_by_one_or_all_at_once(database: Database, ada: str) -> None:
    first, second, third = (opened(database, ada) for _ in range(3))
    with database.write() as session:
        sessions.end(session, first)
    assert signed_in(database, first) is None
    assert signed_in(database, second)
    with database.write() as session:
        sessions.end_all(session, ada)
    assert signed_in(database, second) is None
    assert signed_in(database, third) is None


def test_sessions_that_are_over_are_cleaned_away(database: Database, ada: str, later: Clock) -> None:
    opened(database, ada)
    later(13 * HOUR)
    opened(database, ada)
    with database.read() as session:
        assert len(session.scalars(select(SignIn)).all()) == 1


def test_the_cookie_is_for_this_host_alone_where_there_is_https() -> None:
    safe = Cookie.of("https://referat.fjordlev.dk")
    assert safe.name.startswith("__Host-")
    assert safe.secure
    for plain in (None, "", "http://127.0.0.1:8000"):
        assert not Cookie.of(plain).secure
        assert not Cookie.of(plain).name.startswith("__")
