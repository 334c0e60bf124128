"""Programs' keys, as an administrator makes and revokes them."""

import re

import pytest
from sqlalchemy import select

from service.access import Scope, principal_of_token
from service.storage.tables import Token
from tests.service.conftest import Town
from tests.service.web.conftest import Browse

GOOD: dict[str, str | list[str]] = {"name": "ESDH", "scopes": ["read"], "committee": "", "days": "365"}


def made(browse: Browse, town: Town, **data: str | list[str]) -> str:
    page = browse(town.administrator).post("/integrationer", data={**GOOD, **data})
    assert page.status_code == 200
    found = re.search(r'id="secret" value="([^"]+)"', page.text)
    assert found
    return found[1]


@pytest.mark.parametrize("who", ["referent", "chair", "member", "outsider"])
def test_nobody_but_an_administrator_gets_near(browse: Browse, town: Town, who: str) -> None:
    made(browse, town)
    with town.database.read() as session:
        key_id = session.scalars(select(Token.id)).one()
    client = browse(getattr(town, who))
    assert client.get("/integrationer").status_code == 403
    assert client.post("/integrationer", data=GOOD).status_code == 403
    assert client.post(f"/integrationer/{key_id}/tilbagekald").status_code == 403
    with town.database.read() as session:
        assert session.scalars(select(Token.revoked)).all() == [None]


def test_a_key_is_shown_once_and_works(browse: Browse, town: Town) -> None:
    secret = made(browse, town, committee=town.committee, scopes=["write"])
    who = principal_of_token(town.database, secret)
    assert who is not None
    assert set(who.roles) == {town.committee}
    assert who.scopes == {Scope.READ, Scope.WRITE}
    page = browse(town.administrator).get("/integrationer").text
    assert secret not in page
    assert "ESDH" in page
    assert "Hoved-MED" in page


def test_a_key_that_approves_has_the_roles_of_whoever_made_it_and_no_more(browse: Browse, town: Town) -> None:
    who = principal_of_token(town.database, made(browse, town, scopes=["approve"]))
    assert who is not None
    assert who.user_id == "administrator"
    assert who.roles == {}


def test_a_revoked_key_works_no_more(browse: Browse, town: Town) -> None:
    secret = made(browse, town)
    with town.database.read() as session:
        key_id = session.scalars(select(Token.id)).one()
    admin = browse(town.administrator)
    assert admin.post(f"/integrationer/{key_id}/tilbagekald").status_code == 303
    assert principal_of_token(town.database, secret) is None
    assert "Tilbagekaldt" in admin.get("/integrationer").text
    assert admin.post("/integrationer/ingen/tilbagekald").status_code == 404


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"name": ""}, "Udfyld feltet »Navn«."),
        ({"name": "x" * 101}, "Skriv højst 100 tegn."),
        ({"scopes": []}, "Udfyld feltet »Rettigheder«."),
        ({"scopes": ["alt"]}, "Vælg en af mulighederne i »Rettigheder«."),
        ({"committee": "findes-ikke"}, "Det udvalg findes ikke mere."),
        ({"days": "evigt"}, "»Gælder« skal være et tal."),
        ({"days": "-1"}, "»Gælder« skal være mindst 0."),
        ({"days": "9999999999"}, "»Gælder« kan højst være"),
    ],
)
def test_a_key_that_cannot_be_is_explained(
    browse: Browse, town: Town, data: dict[str, str | list[str]], says: str
) -> None:
    answer = browse(town.administrator).post("/integrationer", data={**GOOD, **data})
    assert answer.status_code == 422
    assert says in answer.text
    with town.database.read() as session:
        assert session.scalars(select(Token)).all() == []
