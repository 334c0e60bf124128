"""The door: sign-in, sign-out, one-time links, a first password."""

import datetime
import logging
from dataclasses import replace
from urllib.parse import unquote

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from service.access import Cookie, Passwords, links
from service.storage.tables import SignIn, User, now
from service.web.app import create_app
from service.web.pages.signin import local
from service.web.services import Services
from tests.service.conftest import Town
from tests.service.web.conftest import Browse

GOOD = "tre grønne elefanter"
EMAIL = "referent@eksempel.dk"
NAME = Cookie.of(None).name


@pytest.fixture
def services(services: Services, town: Town) -> Services:
    """The town's, with quick passwords; the referent has one."""
    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    with town.database.write() as session:
        session.execute(update(User).where(User.id == "referent").values(password_hash=quick.hash(GOOD)))
    return replace(services, passwords=quick)


def enter(client: TestClient, email: str = EMAIL, said: str = GOOD, onward: str = "") -> int:
    """Send the form at the door; the status."""
    return client.post("/log-ind", data={"email": email, "password": said, "videre": onward}).status_code


def link(town: Town, user_id: str = "referent") -> str:
    with town.database.write() as session:
        return "/engang/" + links.new_link(session, user_id)


def test_a_good_password_opens_the_door_to_the_page_that_was_asked_for(browse: Browse) -> None:
    client = browse()
    asked = client.get("/adgangskode")
    assert asked.status_code == 303
    assert unquote(asked.headers["Location"]) == "/log-ind?videre=/adgangskode"
    assert 'name="videre" value="/adgangskode"' in client.get(asked.headers["Location"]).text
    inside = client.post(
        "/log-ind", data={"email": " Referent@EKSEMPEL.dk", "password": GOOD, "videre": "/adgangskode"}
    )
    assert (inside.status_code, inside.headers["Location"]) == (303, "/adgangskode")
    assert client.get("/adgangskode").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browse: Browse) -> None:
    cookie = browse().post("/log-ind", data={"email": EMAIL, "password": GOOD}).headers["Set-Cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert "domain" not in cookie
    assert "max-age" not in cookie


def test_over_https_the_cookie_is_for_this_host_and_https_alone(services: Services) -> None:
    settings = services.settings.model_copy(update={"public_url": "https://referat.eksempel.dk"})
    app = create_app(replace(services, settings=settings))
    client = TestClient(app, base_url="https://referat.eksempel.dk", follow_redirects=False)
    cookie = client.post("/log-ind", data={"email": EMAIL, "password": GOOD}).headers["Set-Cookie"]
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie
    assert client.get("/adgangskode").status_code == 200


@pytest.mark.parametrize(
    ("email", "said"),
    [
        (EMAIL, "forkert kode her"),
        ("ingen@eksempel.dk", GOOD),
        ("chair@eksempel.dk", GOOD),
        ("<script>alert(1)</script>", GOOD),
        ("\u202emoc.live", GOOD),
        ("x" * 10_000, "y" * 10_000),
    ],
)
def test_every_refusal_reads_the_same_and_keeps_what_was_typed(browse: Browse, email: str, said: str) -> None:
    answer = browse().post("/log-ind", data={"email": email, "password": said})
    assert answer.status_code == 422
    assert "E-mail eller adgangskode passer ikke." in answer.text
    assert 'role="alert"' in answer.text
    assert "<script>alert" not in answer.text
    assert said not in answer.text
    assert "Set-Cookie" not in answer.headers


def test_empty_fields_are_named(browse: Browse) -> None:
    answer = browse().post("/log-ind", data={"email": EMAIL, "password": ""})
    assert answer.status_code == 422
    assert "Udfyld feltet »Adgangskode«." in answer.text
    assert f'value="{EMAIL}"' in answer.text


def test_guessing_is_refused_for_a_while_and_says_for_how_long(browse: Browse) -> None:
    client = browse()
    assert [enter(client, said="forkert kode her") for _ in range(6)] == [422] * 6
    answer = client.post("/log-ind", data={"email": EMAIL, "password": GOOD})
    assert answer.status_code == 429
    assert "Prøv igen om et minut." in answer.text
    assert 0 < int(answer.headers["Retry-After"]) <= 16


def test_a_planted_session_is_not_taken_over(browse: Browse, town: Town) -> None:
    client = browse()
    client.cookies.set(NAME, "plantet")
    assert enter(client) == 303
    planted = browse()
    planted.cookies.set(NAME, "plantet")
    assert planted.get("/adgangskode").status_code == 303


def test_signing_in_again_ends_the_session_the_browser_had(browse: Browse, town: Town) -> None:
    client = browse(town.chair)
    old = client.cookies[NAME]
    assert enter(client) == 303
    assert client.cookies[NAME] != old
    before = browse()
    before.cookies.set(NAME, old)
    assert before.get("/adgangskode").status_code == 303


def test_another_site_can_neither_sign_anybody_in_nor_out(browse: Browse, town: Town) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://andet.eksempel.dk"}):
        stranger = browse()
        refused = stranger.post("/log-ind", data={"email": EMAIL, "password": GOOD}, headers=headers)
        assert refused.status_code == 403
        assert "Set-Cookie" not in refused.headers
        inside = browse(town.referent)
        assert inside.post("/log-ud", headers=headers).status_code == 403
        assert inside.get("/adgangskode").status_code == 200


@pytest.mark.parametrize("token", [None, "", "forkert", "å"])
def test_a_form_without_its_token_changes_nothing(browse: Browse, town: Town, token: str | None) -> None:
    client = browse(town.referent)
    del client.headers["X-CSRF-Token"]
    data = {"old": GOOD, "new": "en helt ny kodeperle", "again": "en helt ny kodeperle"}
    if token is not None:
        data["csrf"] = token
    assert client.post("/adgangskode", data=data).status_code == 403
    assert enter(browse()) == 303


def test_the_token_of_one_session_is_worth_nothing_in_another(browse: Browse, town: Town) -> None:
    mine, yours = browse(town.referent), browse(town.chair)
    assert mine.headers["X-CSRF-Token"] != yours.headers["X-CSRF-Token"]
    assert mine.post("/log-ud", headers={"X-CSRF-Token": yours.headers["X-CSRF-Token"]}).status_code == 403


def test_signing_out_ends_the_session_itself(browse: Browse, town: Town) -> None:
    client = browse(town.referent)
    secret = client.cookies[NAME]
    answer = client.post("/log-ud")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/log-ind")
    again = browse()
    again.cookies.set(NAME, secret)
    assert again.get("/adgangskode").status_code == 303


def test_a_session_that_is_over_leads_to_the_door_and_says_so_to_scripts(browse: Browse, town: Town) -> None:
    client = browse(town.referent)
    with town.database.write() as session:
        session.execute(update(SignIn).values(seen=now() - datetime.timedelta(hours=3)))
    assert client.get("/udvalg").headers["Location"].startswith("/log-ind")
    assert client.post("/adgangskode", data={"new": "x", "again": "x"}).status_code == 401


def test_whoever_is_inside_already_is_sent_on(browse: Browse, town: Town) -> None:
    answer = browse(town.referent).get("/log-ind?videre=/udvalg")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/udvalg")


@pytest.mark.parametrize(
    "wanted",
    [
        "https://ond.eksempel.dk", "//ond.eksempel.dk", "/\\ond.eksempel.dk", "\\\\ond.eksempel.dk",
        "javascript:alert(1)",
        "/\t/ond.eksempel.dk", "/\n/ond.eksempel.dk", "/\r\nLocation: x", " //ond.eksempel.dk", "///ond.eksempel.dk",
        "udvalg", "", "@ond.eksempel.dk", "/log-ud", "/log-ind", "/log-ind?videre=/log-ind",
    ],
)  # fmt: skip
def test_another_site_is_no_page_of_ours(wanted: str) -> None:
    assert local(wanted) == "/moeder"


def test_nobody_is_sent_to_another_site(browse: Browse, town: Town) -> None:
    for wanted in ("//ond.eksempel.dk", "/\\ond.eksempel.dk", "https://ond.eksempel.dk"):
        answer = browse().post("/log-ind", data={"email": EMAIL, "password": GOOD, "videre": wanted})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/moeder")
        sent_on = browse(town.referent).get("/log-ind", params={"videre": wanted})
        assert (sent_on.status_code, sent_on.headers["Location"]) == (303, "/moeder")


@given(st.text(alphabet="/\\:@.?#%\t\n \u202e\u2028aé", max_size=12))
def test_whatever_is_wanted_stays_here(wanted: str) -> None:
    onward = local(wanted)
    assert onward.startswith("/")
    assert not onward.startswith(("//", "/\\"))
    assert onward.isprintable()
    assert "\\" not in onward


def test_a_link_asks_first_and_then_signs_in_once(browse: Browse, town: Town) -> None:
    path = link(town)
    preview = browse()
    for _ in range(3):
        page = preview.get(path)
        assert page.status_code == 200
        assert "Set-Cookie" not in page.headers
        assert "Rikke Toft" not in page.text
        assert page.headers["Referrer-Policy"] == "same-origin"
        assert page.headers["Cache-Control"] == "no-store"
    client = browse()
    assert client.post(path).headers["Location"] == "/moeder"
    assert client.get("/adgangskode").status_code == 200
    for late in (browse().get(path), browse().post(path)):
        assert late.status_code == 404
        assert "Bed din administrator om et nyt." in late.text


@pytest.mark.parametrize("secret", ["forkert", "%00", "%F0%9F%98%80", "x" * 5000])
def test_a_made_up_link_opens_nothing(browse: Browse, secret: str) -> None:
    assert browse().get(f"/engang/{secret}").status_code == 404
    assert browse().post(f"/engang/{secret}").status_code == 404


def test_nothing_is_open_before_the_first_password_is_changed(browse: Browse, town: Town) -> None:
    with town.database.write() as session:
        session.execute(update(User).where(User.id == "administrator").values(must_change=True))
    client = browse(town.administrator)
    for path in ("/udvalg", "/brugere", "/brugere/chair", "/integrationer"):
        assert client.get(path).headers["Location"] == "/adgangskode"
    for path in ("/brugere/ny", "/brugere/chair/nulstil", "/udvalg/nyt", "/integrationer"):
        assert client.post(path).headers["Location"] == "/adgangskode"
    assert client.get("/udvalg", headers={"Accept": "application/json"}).status_code == 403
    page = client.get("/adgangskode").text
    assert "Vælg din adgangskode" in page
    assert "Nuværende" not in page
    assert 'href="/brugere"' not in page
    assert client.post("/log-ud").status_code == 303


def test_a_first_password_is_changed_without_the_old_one(browse: Browse, town: Town) -> None:
    with town.database.write() as session:
        session.execute(update(User).where(User.id == "referent").values(must_change=True))
    client = browse(town.referent)
    new = "fire blå flodheste"
    assert client.post("/adgangskode", data={"new": new, "again": new}).headers["Location"] == "/moeder"
    assert client.get("/udvalg").status_code == 200
    assert enter(browse(), said=GOOD) == 422
    assert enter(browse(), said=new) == 303


def test_a_changed_password_ends_every_other_session_and_renews_this_one(browse: Browse, town: Town) -> None:
    here, there = browse(town.referent), browse(town.referent)
    before = here.cookies[NAME]
    new = "fire blå flodheste"
    assert here.post("/adgangskode", data={"old": GOOD, "new": new, "again": new}).status_code == 303
    assert here.cookies[NAME] != before
    assert here.get("/udvalg").status_code == 200
    assert there.get("/udvalg").status_code == 303


UNFIT: tuple[tuple[dict[str, str], str], ...] = (
    ({"old": "forkert kode her", "new": "fire blå flodheste", "again": "fire blå flodheste"}, "nuværende"),
    ({"new": "fire blå flodheste", "again": "fire blå flodheste"}, "nuværende"),
    ({"old": GOOD, "new": "fire blå flodheste", "again": "fem blå flodheste"}, "ikke ens"),
    ({"old": GOOD, "new": "kort", "again": "kort"}, "mindst 12 tegn"),
    ({"old": GOOD, "new": "rikketoft1234", "again": "rikketoft1234"}, "dit navn"),
    ({"old": GOOD, "new": "adgangskode12", "again": "adgangskode12"}, "let at gætte"),
    ({"old": GOOD, "new": GOOD, "again": GOOD}, "Vælg en ny"),
    ({"old": GOOD, "new": "x" * 10_000, "again": "x" * 10_000}, "højst have 256"),
    ({"old": GOOD, "new": ""}, "Udfyld feltet »Ny adgangskode«"),
    ({}, "Udfyld feltet »Ny adgangskode«"),
)


def test_a_password_that_cannot_be_had_is_explained(browse: Browse, town: Town) -> None:
    client = browse(town.referent)
    for data, says in UNFIT:
        answer = client.post("/adgangskode", data=data)
        assert answer.status_code == 422
        assert says in answer.text
        assert 'aria-invalid="true"' in answer.text
        assert enter(browse()) == 303  # the old one counts still, and forgives the wrong ones


def test_an_open_screen_guesses_no_faster_than_the_door(browse: Browse, town: Town) -> None:
    client = browse(town.referent)
    data = {"old": "forkert kode her", "new": "fire blå flodheste", "again": "fire blå flodheste"}
    assert [client.post("/adgangskode", data=data).status_code for _ in range(7)] == [422] * 6 + [429]


def test_nothing_of_a_person_stands_in_a_log(browse: Browse, town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    client = browse()
    enter(client, said="forkert kode her")
    enter(client)
    client.post(link(town, "chair"))
    said = " ".join(
        f"{record.getMessage()} {record.exc_text or ''}" for record in caplog.records if record.name != "httpx"
    )
    for secret in (EMAIL, "forkert kode her", GOOD, "Rikke", "Mogens"):
        assert secret not in said
