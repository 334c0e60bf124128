"""`udkast users`, `committees` and `tokens`: what an IT department scripts."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service.access import LocalAccounts, Passwords, principal_of_token, sign_in, sign_in_by_link, signed_in
from service.meetings import Role
from service.storage import Database

Udkast = Callable[..., Any]
EMAIL = "ada@eksempel.dk"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("UDKAST_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def ada(udkast: Udkast, data: Path) -> str:
    """Ada, an administrator; her first password."""
    return str(udkast("users", "add", EMAIL, "--name", "Ada Holm", "--admin").out.strip())


def test_a_first_password_stands_alone_on_stdout_and_opens_the_door(udkast: Udkast, data: Path, ada: str) -> None:
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", ada)
    database = Database.in_folder(data)
    proof = {"email": EMAIL, "password": ada}
    who = signed_in(database, sign_in(database, LocalAccounts(database, Passwords()), proof, address=""))
    assert who is not None
    assert who.must_change
    assert who.principal.administrator


def test_only_its_owner_can_read_the_data(udkast: Udkast, data: Path, ada: str) -> None:
    assert data.stat().st_mode & 0o077 == 0


def test_a_link_signs_in(udkast: Udkast, data: Path, ada: str) -> None:
    link = udkast("users", "link", EMAIL.upper(), UDKAST_PUBLIC_URL="https://referat.eksempel.dk/").out.strip()
    assert link.startswith("https://referat.eksempel.dk/engang/")
    database = Database.in_folder(data)
    assert signed_in(database, sign_in_by_link(database, link.rpartition("/")[2]))


def test_a_list_is_lines_with_tabs_for_a_program(udkast: Udkast, ada: str) -> None:
    udkast("users", "add", "bo@eksempel.dk", "--name", "Bo [red]Dam")
    udkast("users", "disable", "bo@eksempel.dk")
    assert udkast("users", "list").out.splitlines() == [
        "ada@eksempel.dk\tAda Holm\tja\tskal vælge adgangskode",
        "bo@eksempel.dk\tBo [red]Dam\t\tlukket",
    ]
    udkast("users", "enable", "bo@eksempel.dk")
    assert "lukket" not in udkast("users", "list").out


def test_committees_and_roles(udkast: Udkast, data: Path, ada: str) -> None:
    assert udkast("committees", "add", "Hoved-MED", "--family", "standard", "--place", "Rådhuset").status == 0
    assert udkast("committees", "role", "hoved-med", EMAIL, "referent", "næstformand").status == 0
    assert udkast("committees", "list").out == "Hoved-MED\tstandard\tRådhuset\t1\n"
    key = udkast("tokens", "add", "Klient", "--scope", "godkende", "--as", EMAIL).out.strip()
    database = Database.in_folder(data)
    who = principal_of_token(database, key)
    assert who is not None
    assert list(who.roles.values()) == [{Role.REFERENT, Role.VICE_CHAIR}]
    assert udkast("committees", "role", "Hoved-MED", EMAIL, "ingen").status == 0
    who = principal_of_token(database, key)
    assert who is not None
    assert who.roles == {}


def test_keys_are_made_listed_and_revoked(udkast: Udkast, data: Path, ada: str) -> None:
    key = udkast("tokens", "add", "ESDH", "--scope", "skrive", "--days", "0").out.strip()
    token, name, committee, scopes, expires, state = udkast("tokens", "list").out.rstrip("\n").split("\t")
    assert (name, committee, scopes, expires, state) == ("ESDH", "alle udvalg", "læse, skrive", "uden udløb", "gælder")
    assert key not in udkast("tokens", "list").out
    assert udkast("tokens", "revoke", token).status == 0
    assert udkast("tokens", "list").out.rstrip("\n").endswith("\ttilbagekaldt")
    assert principal_of_token(Database.in_folder(data), key) is None


WRONG = (
    (("users", "add", EMAIL, "--name", "Igen"), "allerede en bruger"),
    (("users", "add", "ikke-en-adresse", "--name", "Bo"), "ikke en e-mailadresse"),
    (("users", "add", "bo@eksempel.dk", "--name", " "), "Skriv et navn"),
    (("users", "add", "bo@eksempel.dk"), "--name"),
    (("users", "link", "ingen@eksempel.dk"), "ingen bruger med den e-mail"),
    (("users", "reset", "ingen@eksempel.dk"), "ingen bruger med den e-mail"),
    (("users", "disable", EMAIL), "sidste administrator"),
    (("users", "admin", EMAIL, "--remove"), "sidste administrator"),
    (("committees", "add", "MED", "--family", "findes-ikke"), "standard"),
    (("committees", "role", "Findes ikke", EMAIL, "referent"), "intet udvalg"),
    (("committees", "role", "Findes ikke", EMAIL, "borgmester"), "næstformand"),
    (("tokens", "add", "ESDH", "--scope", "alt"), "læse, skrive, godkende"),
    (("tokens", "add", "ESDH", "--scope", "godkende"), "--as"),
    (("tokens", "add", "ESDH", "--scope", "læse", "--days", "99999"), "antal dage"),
    (("tokens", "add", "ESDH", "--scope", "læse", "--committee", "Nej"), "intet udvalg"),
    (("tokens", "revoke", "ingen"), "ingen nøgle med det id"),
)


def test_whatever_is_wrong_is_one_danish_line(udkast: Udkast, ada: str) -> None:
    for order, says in WRONG:
        answer = udkast(*order)
        assert (answer.status, answer.out) == (2, ""), order
        assert len(answer.lines) == 1, order
        assert answer.lines[0].startswith("Fejl: ")
        assert says in answer.lines[0], order
