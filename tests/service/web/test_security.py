"""A change must come from a page of ours, and every answer carries the headers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.responses import PlainTextResponse
from fastapi.testclient import TestClient

from models.error import UdkastError
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.storage.tables import User
from service.web.forms import Sent
from service.web.frame import Notice, redirect
from service.web.security import takes
from service.web.visitor import SignedIn

if TYPE_CHECKING:
    from tests.service.conftest import Town

Browse = Callable[..., TestClient]
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def tried(app: FastAPI) -> FastAPI:
    """The app with routes to try things on."""
    router = APIRouter()

    @router.post("/prøve")
    def change(data: Sent) -> PlainTextResponse:
        return PlainTextResponse(str(data.get("navn")))

    @router.post("/stor")
    @takes(3_000_000)
    def large(data: Sent) -> PlainTextResponse:
        return PlainTextResponse("ok")

    @router.get("/kun-for-kendte")
    def known(who: SignedIn) -> PlainTextResponse:
        return PlainTextResponse(who.principal.name)

    @router.get("/galt")
    def wrong() -> PlainTextResponse:
        raise RuntimeError("Anna sagde noget fortroligt")

    @router.get("/videre")
    def onward() -> object:
        return redirect("/findes-ikke", Notice("Udvalget »<b>Børn</b>« er oprettet."))

    app.include_router(router)
    return app


def test_a_form_with_the_sessions_token_is_taken(tried: FastAPI, browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    token = browser.headers.pop("X-CSRF-Token")
    answer = browser.post("/prøve", data={"csrf": token, "navn": "Æblegård"}, headers=OURS)
    assert (answer.status_code, answer.text) == (200, "Æblegård")


def test_a_script_sends_the_token_in_a_header(tried: FastAPI, browse: Browse, town: "Town") -> None:
    assert browse(town.referent).post("/prøve").status_code == 200


@pytest.mark.parametrize("token", ["", "en-andens", "æøå"])
def test_without_the_right_token_nothing_is_changed(tried: FastAPI, browse: Browse, town: "Town", token: str) -> None:
    browser = browse(town.referent)
    del browser.headers["X-CSRF-Token"]
    answer = browser.post("/prøve", data={"csrf": token}, headers=OURS)
    assert answer.status_code == 403
    assert "Hent siden igen" in answer.text


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://fremmed.example"}])
def test_another_site_is_refused_even_where_nobody_is_signed_in(
    tried: FastAPI, browse: Browse, headers: dict[str, str]
) -> None:
    assert browse().post("/prøve", data={"navn": "x"}, headers=headers).status_code == 403


def test_a_form_of_over_a_megabyte_is_refused_unless_the_route_takes_it(
    tried: FastAPI, browse: Browse, town: "Town"
) -> None:
    browser = browse(town.referent)
    for _ in range(2):
        answer = browser.post("/prøve", files={"fil": b"x" * 2_000_000})
        assert answer.status_code == 413
        assert "for stort" in answer.text
    assert browser.post("/stor", files={"fil": b"x" * 2_000_000}).status_code == 200
    assert browser.post("/stor", files={"fil": b"x" * 4_000_000}).status_code == 413


def test_a_body_that_doesnt_say_how_large_it_is_is_counted(tried: FastAPI, browse: Browse, town: "Town") -> None:
    blocks = (b"navn=" + b"x" * 100_000 for _ in range(20))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browse(town.referent).post("/prøve", content=blocks, headers=headers).status_code == 413


def test_a_stranger_is_sent_to_sign_in_and_then_back(tried: FastAPI, browse: Browse) -> None:
    answer = browse().get("/kun-for-kendte?side=2")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/log-ind?videre=%2Fkun-for-kendte%3Fside%3D2"


def test_who_must_change_the_password_gets_no_further(tried: FastAPI, browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    with town.database.write() as session:
        session.get_one(User, "referent").must_change = True
    answer = browser.get("/kun-for-kendte")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/adgangskode")


def test_what_goes_wrong_inside_is_neither_shown_nor_logged(
    tried: FastAPI, browse: Browse, caplog: pytest.LogCaptureFixture
) -> None:
    answer = browse().get("/galt")
    assert answer.status_code == 500
    assert "Noget gik galt" in answer.text
    assert "fortroligt" not in answer.text + caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "undefined", "utf-8"])
@pytest.mark.parametrize("token", [True, False])
def test_text_that_is_no_text_is_refused_and_no_error_of_ours(
    tried: FastAPI, browse: Browse, town: "Town", charset: str, *, token: bool
) -> None:
    browser = browse(town.referent)
    if not token:
        browser.headers.pop("X-CSRF-Token")
    part = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n\\ud800æ\r\n'
    body = "".join(part.format(name) for name in ("navn", "csrf")) + "--x--\r\n"
    kind = {"Content-Type": f"multipart/form-data; boundary=x; charset={charset}"}
    answer = browser.post("/prøve", content=body.encode("latin-1"), headers={**OURS, **kind})
    assert answer.status_code in ({200, 400} if token else {400, 403})


def test_a_number_beyond_what_is_kept_is_refused(browse: Browse, town: "Town") -> None:
    path = f"/moeder/{town.meeting}/gennemgang/i1/fortryd"
    sent = {"said": "s" * 12, "seen": 1, "revision": 10**30}
    assert browse(town.referent).post(path, json=sent, headers=OURS).status_code == 400


def test_half_a_character_is_left_out_of_what_is_kept(browse: Browse, town: "Town") -> None:
    path = f"/moeder/{town.meeting}/gennemgang/i1/rettelser"
    edit = r'{"kind": "add", "after": null, "text": "Taget til efterretning\ud800."}'
    sent = f'{{"said": "{"s" * 12}", "seen": 1, "edit": {edit}}}'
    answer = browse(town.referent).post(path, content=sent, headers={**OURS, "Content-Type": "application/json"})
    assert answer.status_code == 200
    assert "Taget til efterretning." in answer.json()["decision"]


def test_a_program_reads_its_errors_as_problem_json(browse: Browse) -> None:
    answer = browse().get("/api/v1/findes-ikke")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["title"] == "Siden findes ikke"


@pytest.mark.parametrize("path", ["/findes-ikke", "/health"])
def test_every_answer_carries_the_headers(browse: Browse, path: str) -> None:
    headers = browse().get(path).headers
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == ("nosniff", "no-store")


def test_a_notice_is_shown_once_and_as_text(tried: FastAPI, browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    browser.get("/videre")
    first = browser.get("/findes-ikke")
    assert "»&lt;b&gt;Børn&lt;/b&gt;« er oprettet." in first.text


@pytest.mark.parametrize("cookie", ["", "ikke-base64", "WzFd", "bnVsbA==", "W1sieCJdLCAieSJd"])
def test_a_broken_notice_is_no_notice(browse: Browse, town: "Town", cookie: str) -> None:
    browser = browse(town.referent)
    browser.cookies.set("udkast_besked", cookie)
    assert browser.get("/findes-ikke").status_code == 404


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(NotFoundError(), 404), (ForbiddenError("Kun referenten."), 403), (ConflictError("Det er godkendt."), 409)],
)
def test_what_the_desk_refuses_is_told_in_its_own_words(
    tried: FastAPI, browse: Browse, refusal: UdkastError, status: int
) -> None:
    @tried.get("/nej")
    def no() -> None:
        raise refusal

    answer = browse().get("/nej")
    assert answer.status_code == status
    assert str(refusal) in answer.text
