"""A database with one person in it, and a clock that tests turn."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from service.access import LocalAccounts, Passwords
from service.storage import Database
from service.storage.tables import User

GOOD = "tre grønne elefanter"
Clock = Callable[[datetime.timedelta], None]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.in_folder(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def passwords() -> Passwords:
    """Argon2id with parameters so small that tests are quick."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def ada(database: Database, passwords: Passwords) -> str:
    """Ada's id; her password is GOOD and her own."""
    with database.write() as session:
        user = User(email="ada@eksempel.dk", name="Ada Holm", password_hash=passwords.hash(GOOD), must_change=False)
        session.add(user)
    return user.id


@pytest.fixture
def accounts(database: Database, passwords: Passwords) -> LocalAccounts:
    return LocalAccounts(database, passwords)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Turn the clock of the whole room forward."""
    from service.storage.tables import now as real

    ahead = [datetime.timedelta()]

    def turned() -> datetime.datetime:
        return real() + ahead[0]

    for room in ("sessions", "signing_in", "links", "tokens"):
        monkeypatch.setattr(f"service.access.{room}.now", turned)

    def turn(time: datetime.timedelta) -> None:
        ahead[0] += time

    return turn
