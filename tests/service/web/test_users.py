"""Users, as an administrator sees them."""

import re
from html import unescape

import pytest
from sqlalchemy import select, update

from service.storage.tables import Event, User
from tests.service.conftest import PEOPLE, Town
from tests.service.web.conftest import Browse

PATHS = ("/brugere", "/brugere/ny", "/brugere/chair")
ACTS = ("navn", "nulstil", "link", "log-ud", "luk", "aabn", "administrator")


def secret(page: str) -> str:
    """What is handed over on the page."""
    found = re.search(r'id="secret" value="([^"]+)"', page)
    assert found
    return unescape(found[1])


def user(town: Town, user_id: str) -> User:
    with town.database.read() as session:
        return session.get_one(User, user_id)


@pytest.mark.parametrize("who", ["referent", "chair", "member", "outsider"])
def test_nobody_but_an_administrator_gets_near(browse: Browse, town: Town, who: str) -> None:
    client = browse(getattr(town, who))
    for path in PATHS:
        assert client.get(path).status_code == 403
    assert client.post("/brugere/ny", data={"name": "Bo", "email": "bo@eksempel.dk"}).status_code == 403
    for act in ACTS:
        assert client.post(f"/brugere/member/{act}", data={"to": "ja", "name": "X"}).status_code == 403
    assert user(town, "member").active
    assert not user(town, "member").administrator
    assert user(town, "member").name == "Jonas Lykke"
    assert 'href="/brugere"' not in client.get("/udvalg").text


def test_a_stranger_is_shown_the_door(browse: Browse) -> None:
    for path in PATHS:
        assert browse().get(path).headers["Location"].startswith("/log-ind")
    for act in ACTS:
        assert browse().post(f"/brugere/member/{act}").status_code == 401


def test_a_new_user_signs_in_with_the_password_that_was_shown_once(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    made = admin.post("/brugere/ny", data={"name": " Bo  Dam ", "email": "Bo.Dam@Eksempel.dk"})
    assert made.status_code == 200
    first = secret(made.text)
    listed = admin.get("/brugere").text
    assert "bo.dam@eksempel.dk" in listed
    assert first not in listed
    client = browse()
    assert client.post("/log-ind", data={"email": "bo.dam@eksempel.dk", "password": first}).status_code == 303
    assert client.get("/udvalg").headers["Location"] == "/adgangskode"


@pytest.mark.parametrize(
    ("name", "email", "says"),
    [
        ("", "bo@eksempel.dk", "Udfyld feltet »Navn«."),
        ("Bo", "", "Udfyld feltet »E-mail«."),
        ("Bo", "bo", "Det er ikke en e-mailadresse."),
        ("Bo", "bo@eksempel.dk\r\nBcc: x@y.dk", "Det er ikke en e-mailadresse."),
        ("Bo", "REFERENT@eksempel.dk", "Der er allerede en bruger med den e-mail."),
        ("\u202e\u200f", "bo@eksempel.dk", "Skriv et navn."),
        ("x" * 10_000, "bo@eksempel.dk", "Skriv højst 100 tegn."),
    ],
)
def test_a_user_that_cannot_be_is_explained_and_kept(
    browse: Browse, town: Town, name: str, email: str, says: str
) -> None:
    answer = browse(town.administrator).post("/brugere/ny", data={"name": name, "email": email})
    assert answer.status_code == 422
    assert says in answer.text
    with town.database.read() as session:
        assert len(session.scalars(select(User)).all()) == len(PEOPLE)


def test_names_are_text_wherever_they_stand(browse: Browse, town: Town) -> None:
    hostile = "<img src=x onerror=alert(1)>\"'{{7*7}}"
    admin = browse(town.administrator)
    made = admin.post("/brugere/ny", data={"name": hostile, "email": "bo@eksempel.dk"})
    with town.database.read() as session:
        user_id = session.scalars(select(User.id).where(User.email == "bo@eksempel.dk")).one()
    for page in (made, admin.get("/brugere"), admin.get(f"/brugere/{user_id}"), admin.get(f"/udvalg/{town.committee}")):
        assert "<img src=x" not in page.text
        assert hostile in unescape(page.text)


def test_a_mark_that_turns_the_writing_round_is_left_out(browse: Browse, town: Town) -> None:
    answer = browse(town.administrator).post("/brugere/chair/navn", data={"name": "Mogens\u202e ner\u2066gl\x07hA"})
    assert answer.status_code == 303
    assert user(town, "chair").name == "Mogens nerglhA"


def test_a_link_made_on_the_page_works(browse: Browse, town: Town) -> None:
    address = secret(browse(town.administrator).post("/brugere/chair/link").text)
    assert address.startswith("http://testserver/engang/")
    client = browse()
    assert client.post(address.removeprefix("http://testserver")).status_code == 303
    assert "Mogens Ahlgren" in client.get("/adgangskode").text


def test_a_reset_password_works_once_and_the_person_is_out_everywhere(browse: Browse, town: Town) -> None:
    inside = browse(town.chair)
    first = secret(browse(town.administrator).post("/brugere/chair/nulstil").text)
    assert inside.get("/udvalg").status_code == 303
    again = browse()
    assert again.post("/log-ind", data={"email": "chair@eksempel.dk", "password": first}).status_code == 303
    assert again.get("/udvalg").headers["Location"] == "/adgangskode"


def test_signing_somebody_out_ends_all_their_sessions(browse: Browse, town: Town) -> None:
    first, second, other = browse(town.chair), browse(town.chair), browse(town.referent)
    browse(town.administrator).post("/brugere/chair/log-ud")
    assert [client.get("/udvalg").status_code for client in (first, second, other)] == [303, 303, 200]


def test_whoever_is_closed_out_stays_out_until_let_in(browse: Browse, town: Town) -> None:
    admin, inside = browse(town.administrator), browse(town.chair)
    address = secret(admin.post("/brugere/chair/link").text).removeprefix("http://testserver")
    admin.post("/brugere/chair/luk")
    assert inside.get("/udvalg").status_code == 303
    assert browse().post(address).status_code == 404
    assert "Lukket ude" in admin.get("/brugere").text
    refused = admin.post("/brugere/chair/link")
    assert refused.headers["Location"] == "/brugere/chair"
    admin.post("/brugere/chair/aabn")
    assert user(town, "chair").active
    assert inside.get("/udvalg").status_code == 303


def test_an_administrator_cannot_lock_everybody_out(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    admin.post("/brugere/administrator/luk")
    admin.post("/brugere/administrator/administrator", data={"to": "nej"})
    assert user(town, "administrator").active
    assert user(town, "administrator").administrator
    admin.post("/brugere/chair/administrator", data={"to": "ja"})
    stepped_down = admin.post("/brugere/administrator/administrator", data={"to": "nej"})
    assert stepped_down.headers["Location"] == "/moeder"
    assert admin.get("/brugere").status_code == 403
    browse(town.chair).post("/brugere/administrator/luk")
    assert not user(town, "administrator").active


def test_a_closed_administrator_does_not_count_as_the_last(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    admin.post("/brugere/chair/administrator", data={"to": "ja"})
    with town.database.write() as session:
        session.execute(update(User).where(User.id == "chair").values(active=False))
    admin.post("/brugere/administrator/administrator", data={"to": "nej"})
    assert user(town, "administrator").administrator


def test_a_user_that_is_not_there_is_not_found(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    assert admin.get("/brugere/ingen").status_code == 404
    for act in ACTS:
        assert admin.post(f"/brugere/ingen/{act}", data={"name": "X"}).status_code == 404


def test_a_page_of_one_user_shows_what_they_are_where(browse: Browse, town: Town) -> None:
    page = browse(town.administrator).get("/brugere/outsider").text
    assert "Områdeudvalg Nord" in page
    assert "referent" in page
    assert "Hoved-MED" not in page


def test_what_was_done_is_noted_by_ids_alone(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    for act in ("nulstil", "link", "log-ud", "luk", "aabn"):
        admin.post(f"/brugere/chair/{act}")
    with town.database.read() as session:
        rows = session.scalars(select(Event).where(Event.user_id == "administrator").order_by(Event.id)).all()
    assert [row.kind for row in rows] == ["password_reset", "link_made", "sessions_ended", "user_closed", "user_opened"]
    assert {row.detail for row in rows} == {"chair"}
