import datetime
import threading
from collections.abc import Mapping

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from service.access import (
    Claims,
    LinkSpentError,
    LocalAccounts,
    Passwords,
    SignInRefusedError,
    ThrottledError,
    links,
    sign_in,
    sign_in_by_link,
    signed_in,
)
from service.access.throttle import LONGEST_WAIT
from service.storage import Database
from service.storage.tables import Attempt, Event, OneTimeLink, User
from tests.service.access.conftest import GOOD, Clock

SECOND = datetime.timedelta(seconds=1)
HOME = "203.0.113.7"


def proof(email: str = "ada@eksempel.dk", said: str = GOOD) -> dict[str, str]:
    return {"email": email, "password": said}


def wrong(database: Database, accounts: LocalAccounts, email: str = "ada@eksempel.dk", address: str = HOME) -> None:
    with pytest.raises(SignInRefusedError):
        sign_in(database, accounts, proof(email, "forkert kode her"), address=address)


@pytest.mark.parametrize("typed", ["ada@eksempel.dk", " Ada@Eksempel.DK "])
def test_a_good_password_opens_a_session(database: Database, accounts: LocalAccounts, ada: str, typed: str) -> None:
    who = signed_in(database, sign_in(database, accounts, proof(typed), address=HOME))
    assert who is not None
    assert who.user_id == ada


def test_every_refusal_reads_the_same(database: Database, accounts: LocalAccounts, ada: str) -> None:
    lines = set()
    with database.write() as session:
        session.add(User(email="bo@eksempel.dk", name="Bo", password_hash=None))
        session.add(User(email="lukket@eksempel.dk", name="Lukket", active=False))
    for given in (
        proof(said="forkert kode her"),
        proof(said=""),
        proof(email="ingen@eksempel.dk"),
        proof(email="bo@eksempel.dk"),
        proof(email="lukket@eksempel.dk"),
        proof(email=""),
        proof(email="x" * 10_000, said="y" * 10_000),
        {},
    ):
        with pytest.raises(SignInRefusedError) as refused:
            sign_in(database, accounts, given, address=HOME)
        lines.add(str(refused.value))
    assert len(lines) == 1


def test_a_good_password_is_hashed_anew_with_today_s_parameters(database: Database, ada: str) -> None:
    with database.read() as session:
        before = session.get_one(User, ada).password_hash
    today = Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    sign_in(database, LocalAccounts(database, today), proof(), address=HOME)
    with database.read() as session:
        after = session.get_one(User, ada).password_hash
    assert after != before
    assert after is not None
    assert not today.is_outdated(after)
    assert today.fits(GOOD, after)


def test_guessing_is_made_slow_and_the_good_password_waits_too(
    database: Database, accounts: LocalAccounts, ada: str, later: Clock
) -> None:
    for _ in range(6):
        wrong(database, accounts)
    with pytest.raises(ThrottledError) as refused:
        sign_in(database, accounts, proof(), address=HOME)
    assert "Prøv igen om et minut" in str(refused.value)
    later(refused.value.wait + SECOND)
    assert sign_in(database, accounts, proof(), address=HOME)


def test_each_mistake_doubles_the_wait_up_to_a_quarter_of_an_hour(
    database: Database, accounts: LocalAccounts, ada: str, later: Clock
) -> None:
    waits = []
    for _ in range(5):
        wrong(database, accounts)
    for _ in range(9):
        wrong(database, accounts)
        with pytest.raises(ThrottledError) as refused:
            sign_in(database, accounts, proof(), address=HOME)
        waits.append(refused.value.wait)
        later(refused.value.wait + SECOND)
    seconds = [round(wait / SECOND) for wait in waits]
    assert seconds == [15, 30, 60, 120, 240, 480, 900, 900, 900]
    assert max(waits) <= LONGEST_WAIT


def test_asking_while_one_waits_makes_nothing_worse(
    database: Database, accounts: LocalAccounts, ada: str, later: Clock
) -> None:
    for _ in range(6):
        wrong(database, accounts)
    for _ in range(20):
        with pytest.raises(ThrottledError) as refused:
            sign_in(database, accounts, proof(), address=HOME)
    later(refused.value.wait + SECOND)
    assert sign_in(database, accounts, proof(), address=HOME)


def test_an_account_that_is_not_there_is_throttled_alike(database: Database, accounts: LocalAccounts) -> None:
    for _ in range(6):
        wrong(database, accounts, "ingen@eksempel.dk")
    with pytest.raises(ThrottledError):
        sign_in(database, accounts, proof("Ingen@eksempel.dk"), address="198.51.100.9")


def test_one_address_guessing_at_many_accounts_is_throttled(
    database: Database, accounts: LocalAccounts, ada: str
) -> None:
    for number in range(51):
        wrong(database, accounts, f"bruger{number}@eksempel.dk")
    with pytest.raises(ThrottledError):
        sign_in(database, accounts, proof(), address=HOME)
    assert sign_in(database, accounts, proof(), address="198.51.100.9")


def test_one_s_own_good_password_washes_away_no_guesses_at_others(
    database: Database, accounts: LocalAccounts, ada: str
) -> None:
    for number in range(50):
        wrong(database, accounts, f"bruger{number}@eksempel.dk")
        sign_in(database, accounts, proof(), address="198.51.100.9")
    assert sign_in(database, accounts, proof(), address=HOME)
    wrong(database, accounts, "bruger50@eksempel.dk")
    with pytest.raises(ThrottledError):
        sign_in(database, accounts, proof(), address=HOME)


def test_a_good_password_forgives_the_account(database: Database, accounts: LocalAccounts, ada: str) -> None:
    for _ in range(3):
        for _ in range(5):
            wrong(database, accounts)
        assert sign_in(database, accounts, proof(), address=HOME)


def test_a_crowd_at_once_counts_as_a_crowd(database: Database, accounts: LocalAccounts, ada: str) -> None:
    said: list[type[Exception]] = []

    def guess() -> None:
        try:
            sign_in(database, accounts, proof(said="forkert kode her"), address=HOME)
        except (SignInRefusedError, ThrottledError) as error:
            said.append(type(error))

    crowd = [threading.Thread(target=guess) for _ in range(30)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert said.count(SignInRefusedError) == 6
    assert said.count(ThrottledError) == 24


def test_who_tried_is_kept_as_a_hash_and_forgotten(
    database: Database, accounts: LocalAccounts, ada: str, later: Clock
) -> None:
    wrong(database, accounts)
    with database.read() as session:
        assert all(len(key) == 64 for key in session.scalars(select(Attempt.key)))
    later(datetime.timedelta(hours=2))
    wrong(database, accounts, "en.anden@eksempel.dk", "198.51.100.9")
    with database.read() as session:
        assert len(session.scalars(select(Attempt)).all()) == 2


def test_what_happened_is_noted_by_ids_alone(database: Database, accounts: LocalAccounts, ada: str) -> None:
    sign_in(database, accounts, proof(), address=HOME)
    with database.read() as session:
        row = session.scalars(select(Event)).one()
        assert (row.user_id, row.kind, row.detail) == (ada, "signed_in", "")


class Provider:
    """Stands in for an OpenID Connect adapter: a code is exchanged for claims."""

    def claims(self, proof: Mapping[str, str]) -> Claims | None:
        good = proof.get("state") == proof.get("sent_state") and proof.get("code") == "god"
        return Claims("ada@eksempel.dk") if good else None


def test_another_identity_fits_the_port(database: Database, ada: str) -> None:
    back = {"code": "god", "state": "s", "sent_state": "s", "nonce": "n", "verifier": "v"}
    who = signed_in(database, sign_in(database, Provider(), back, address=HOME))
    assert who is not None
    assert who.user_id == ada
    with pytest.raises(SignInRefusedError):
        sign_in(database, Provider(), {**back, "state": "en andens"}, address=HOME)


def test_somebody_vouched_for_without_an_open_account_stays_outside(database: Database, ada: str) -> None:
    with database.write() as session:
        session.execute(update(User).values(active=False))
    with pytest.raises(SignInRefusedError):
        sign_in(database, Provider(), {"code": "god"}, address=HOME)


def link(database: Database, user_id: str) -> str:
    with database.write() as session:
        return links.new_link(session, user_id)


def test_a_link_signs_in_once(database: Database, ada: str) -> None:
    secret = link(database, ada)
    who = signed_in(database, sign_in_by_link(database, secret))
    assert who is not None
    assert who.user_id == ada
    with pytest.raises(LinkSpentError):
        sign_in_by_link(database, secret)


def test_looking_at_a_link_does_not_use_it_up(database: Database, ada: str) -> None:
    secret = link(database, ada)
    for _ in range(3):
        with database.read() as session:
            assert links.is_open(session, secret)
    assert sign_in_by_link(database, secret)
    with database.read() as session:
        assert not links.is_open(session, secret)


def test_a_link_is_too_old_after_a_day(database: Database, ada: str, later: Clock) -> None:
    secret = link(database, ada)
    later(links.LASTS + SECOND)
    with pytest.raises(LinkSpentError):
        sign_in_by_link(database, secret)


def test_a_new_link_makes_the_old_one_worthless(database: Database, ada: str) -> None:
    first, second = link(database, ada), link(database, ada)
    with pytest.raises(LinkSpentError):
        sign_in_by_link(database, first)
    assert sign_in_by_link(database, second)


def test_a_link_of_a_closed_account_and_a_made_up_one_open_nothing(database: Database, ada: str) -> None:
    secret = link(database, ada)
    with database.write() as session:
        session.execute(update(User).values(active=False))
    for tried in (secret, "", "fundet på", "x" * 10_000):
        with pytest.raises(LinkSpentError):
            sign_in_by_link(database, tried)


def test_a_link_s_secret_is_kept_as_a_hash(database: Database, ada: str) -> None:
    secret = link(database, ada)
    with database.read() as session:
        assert session.scalars(select(OneTimeLink.token_hash)).one() != secret


def test_two_clicks_at_once_open_one_session(database: Database, ada: str) -> None:
    secret = link(database, ada)
    said: list[str] = []

    def click() -> None:
        try:
            sign_in_by_link(database, secret)
            said.append("inde")
        except LinkSpentError:
            said.append("brugt")

    clicks = [threading.Thread(target=click) for _ in range(8)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert sorted(said) == ["brugt"] * 7 + ["inde"]
