import os
import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Protocol

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.access import Principal
from service.desk.approval import approval
from service.desk.sealing import verify
from service.meetings import MeetingState
from service.reviewing import Add
from service.storage.tables import MeetingRow
from service.web.pages.download import disposition
from tests.service.conftest import Town
from tests.service.desk.signing import approved_by, archive, changed, go_through, sealed

Browse = Callable[..., TestClient]


class Response(Protocol):
    """What a browser is answered."""

    @property
    def status_code(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def headers(self) -> Mapping[str, str]: ...


PAGE = "/moeder/{}/godkendelse"


@pytest.fixture
def page(town: Town) -> str:
    return PAGE.format(town.meeting)


def seen(town: Town, who: Principal) -> str:
    return approval(archive(town), who, town.meeting).content_sha256


def posted(client: TestClient, town: Town, who: Principal, answer: str = "approve", **more: str) -> Response:
    data = {"answer": answer, "content": seen(town, who), **more}
    return client.post(PAGE.format(town.meeting), data=data)


def words(response: Response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def test_the_page_shows_the_referat_what_is_missing_and_who_is_awaited(town: Town, browse: Browse, page: str) -> None:
    shown = browse(town.referent).get(page)
    assert shown.status_code == 200
    assert f'href="/moeder/{town.meeting}/gennemgang/i1"' in shown.text
    text = words(shown)
    assert "AI-assisteret udkast – ikke godkendt" in text
    assert "Rikke Toft Afventer" in text
    assert "Mogens Ahlgren Senere" in text
    assert 'value="approve"' not in shown.text


def test_a_chair_sees_no_way_in_before_it_is_her_turn(town: Town, browse: Browse, page: str) -> None:
    shown = browse(town.chair).get(page)
    assert "Referatet er hos referenten" in words(shown)
    assert "gennemgang/i1" not in shown.text
    assert '<form method="post" action="/moeder' not in shown.text


def test_the_whole_way_through_the_pages(town: Town, browse: Browse, page: str) -> None:
    go_through(town)
    referent, chair, vice = (browse(who) for who in (town.referent, town.chair, town.vice_chair))
    sent = posted(referent, town, town.referent, remark="Se punkt 2.")
    assert (sent.status_code, sent.headers["location"]) == (303, page)
    assert "Det afventer nu formand og næstformand." in words(referent.get(page))
    assert "Se punkt 2." in words(chair.get(page))
    assert "Træk tilbage" in words(referent.get(page))
    assert posted(chair, town, town.chair).headers["location"] == page
    done = posted(vice, town, town.vice_chair)
    assert done.headers["location"] == f"/moeder/{town.meeting}/referat"
    assert referent.get(page).headers["location"] == f"/moeder/{town.meeting}/referat"
    assert verify(town.database, town.files) == ()


def test_sending_back_needs_a_remark_beside_its_field(town: Town, browse: Browse, page: str) -> None:
    go_through(town)
    approved_by(town, town.referent)
    chair = browse(town.chair)
    refused = posted(chair, town, town.chair, "send_back")
    assert refused.status_code == 422
    assert 'id="remark-error"' in refused.text
    assert "Skriv, hvad der skal rettes" in words(refused)
    sent = posted(chair, town, town.chair, "send_back", remark="Fristen mangler.")
    assert sent.headers["location"] == page
    assert "Fristen mangler." in words(browse(town.referent).get(page))


def test_a_changed_draft_is_shown_anew_and_nothing_typed_is_lost(town: Town, browse: Browse, page: str) -> None:
    go_through(town)
    old = seen(town, town.referent)
    changed(town, "i1", Add(after=None, text="En sætning til."))
    refused = browse(town.referent).post(page, data={"answer": "approve", "content": old, "remark": "Klar til jer."})
    assert refused.status_code == 409
    text = words(refused)
    assert "Udkastet er ændret, siden du hentede siden." in text
    assert "Klar til jer." in text
    assert "En sætning til." in text
    assert seen(town, town.referent) in refused.text


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({}, 422),
        ({"answer": "burn", "content": "x"}, 422),
        ({"answer": "approve"}, 422),
        ({"answer": "approve", "content": "x" * 65}, 422),
        ({"answer": "approve", "content": "0" * 64, "remark": "x" * 2001}, 422),
        ({"answer": "approve", "content": "0" * 64}, 409),
        ({"answer": "send_back", "content": "0" * 64, "remark": "Nej."}, 409),
    ],
)
def test_a_bad_answer_is_refused_in_danish_and_changes_nothing(
    town: Town, browse: Browse, page: str, data: dict[str, str], status: int
) -> None:
    go_through(town)
    refused = browse(town.referent).post(page, data=data)
    assert refused.status_code == status
    assert 'class="alert alert-error error-summary"' in refused.text
    with town.database.read() as session:
        assert session.get_one(MeetingRow, town.meeting).state is MeetingState.REVIEW


@pytest.mark.parametrize("stranger", ["outsider", "administrator", "member"])
def test_to_others_nothing_of_it_is_there(town: Town, browse: Browse, page: str, stranger: str) -> None:
    client = browse(getattr(town, stranger))
    answers = [
        client.get(page),
        client.post(page, data={"answer": "approve", "content": "0" * 64}),
        client.get(f"/moeder/{town.meeting}/udkast/pdf"),
        client.get(f"/moeder/{town.meeting}/referat"),
        client.get(f"/moeder/{town.meeting}/referat/1/pdf"),
        client.post(f"/moeder/{town.meeting}/referat", data={"reason": "x"}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 6
    assert answers[0].text == client.get(PAGE.format("f" * 32)).text


def test_a_change_without_our_token_is_refused(town: Town, browse: Browse, page: str) -> None:
    go_through(town)
    client = browse(town.referent)
    del client.headers["X-CSRF-Token"]
    assert posted(client, town, town.referent).status_code == 403


def test_a_hostile_text_is_text(town: Town, browse: Browse, page: str) -> None:
    changed(town, "i1", Add(after=None, text="<script>alert(1)</script> {{ 7*7 }} \"'>"))
    shown = browse(town.referent).get(page)
    assert "<script>alert" not in shown.text
    assert "<script>alert(1)</script> {{ 7*7 }} \"'>" in unescape(shown.text)


@pytest.mark.parametrize(
    ("ending", "media"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("pdf", "application/pdf"),
        ("html", "text/html; charset=utf-8"),
        ("json", "application/json"),
    ],
)
def test_a_draft_is_downloaded_and_never_run_or_kept(town: Town, browse: Browse, ending: str, media: str) -> None:
    file = browse(town.referent).get(f"/moeder/{town.meeting}/udkast/{ending}")
    assert file.status_code == 200
    assert file.headers["content-type"] == media
    assert file.headers["content-disposition"].startswith('attachment; filename="Udkast 20')
    assert file.headers["cache-control"] == "no-store"
    assert file.headers["x-content-type-options"] == "nosniff"
    assert file.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


def test_no_other_kind_of_file_is_there(town: Town, browse: Browse) -> None:
    assert browse(town.referent).get(f"/moeder/{town.meeting}/udkast/exe").status_code == 404


def test_a_files_name_goes_into_its_header_whatever_it_holds() -> None:
    assert disposition("Referat Børn.pdf") == (
        "attachment; filename=\"Referat Boern.pdf\"; filename*=UTF-8''Referat%20B%C3%B8rn.pdf"
    )
    nasty = disposition('a"\r\nSet-Cookie: x=1;/\\%0a.pdf')
    assert "\r" not in nasty
    assert "\n" not in nasty
    assert nasty.count('"') == 2


def test_the_referat_is_read_downloaded_and_superseded(town: Town, browse: Browse) -> None:
    seal = sealed(town).seal
    member, referent = browse(town.member), browse(town.referent)
    here = f"/moeder/{town.meeting}/referat"
    shown = member.get(here)
    assert shown.status_code == 200
    assert seal is not None
    assert seal in shown.text
    assert "tekst og filer er, som de blev godkendt" in words(shown)
    assert "AI-assisteret" not in shown.text
    assert "Ny version" not in words(shown)
    file = member.get(f"{here}/1/docx")
    assert file.headers["content-disposition"].startswith('attachment; filename="Referat 20')
    assert "Ny version" in words(referent.get(here))
    refused = referent.post(here, data={"reason": " \u200b"})
    assert refused.status_code == 422
    assert 'id="reason-error"' in refused.text
    begun = referent.post(here, data={"reason": "Et navn var forkert."})
    assert begun.headers["location"] == f"/moeder/{town.meeting}/gennemgang"
    assert "En ny version er ved at blive skrevet" in words(member.get(here))
    assert "Se den nye version" not in words(member.get(here))
    assert "Se den nye version" in words(referent.get(here))
    assert member.get(f"{here}/1/docx").content == file.content
    for who in (town.referent, town.chair, town.vice_chair):
        approved_by(town, who)
    assert "Et navn var forkert." in words(member.get(here))
    assert "afløst af en nyere" in words(member.get(f"{here}?version=1"))


@pytest.mark.parametrize(
    "path", ["?version=9", "?version=x", "?version=-1", "/9/pdf", "/x/pdf", "/1/exe", "/%C2%B2/pdf"]
)
def test_a_version_or_file_that_there_is_not_is_not_found(town: Town, browse: Browse, path: str) -> None:
    sealed(town)
    assert browse(town.member).get(f"/moeder/{town.meeting}/referat{path}").status_code == 404


def test_files_whose_seal_was_never_put_are_gone_after_a_start(town: Town, app: FastAPI) -> None:
    sealed(town)
    folder = town.files.path("sealed")
    (folder / ("0" * 64)).write_bytes(b"et referat, som ingen godkendte")
    (folder / ("1" * 64)).write_bytes(b"et, der bliver skrevet nu")
    os.utime(folder / ("0" * 64), (1, 1))
    with TestClient(app):
        pass
    assert not (folder / ("0" * 64)).exists()
    assert (folder / ("1" * 64)).exists()
    assert verify(town.database, town.files) == ()


def test_a_broken_seal_is_said_and_the_file_is_not_served(town: Town, browse: Browse) -> None:
    sealed(town)
    client = browse(town.member)
    here = f"/moeder/{town.meeting}/referat"
    good = client.get(f"{here}/1/html")
    for path in (town.files.path("sealed")).iterdir():
        path.chmod(0o600)
        path.write_bytes(path.read_bytes().replace(b"godkendt", b"afvist"))
    broken = client.get(f"{here}/1/html")
    assert broken.status_code == 500
    assert "ændret, efter at referatet blev godkendt" in words(broken)
    assert good.text[:200] not in broken.text
    assert "Seglet er brudt" in words(client.get(here))
