"""Whatever is sent: the right status, a Danish line, and nothing of what was sent said again."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from service.access import Scope
from service.access.tokens import new_token
from service.storage.tables import MeetingRow, Token, now
from tests.service.conftest import Town
from tests.service.desk.signing import sealed
from tests.service.web.api.conftest import API, Calls

MEDIA = "application/problem+json"


def operations(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and address of the interface."""
    return [(m.upper(), path) for path, methods in app.openapi()["paths"].items() for m in methods]


def at(path: str, **names: str) -> str:
    """The address with its parts filled in."""
    known = {"key": "i1", "kind": "pdf", "version": "1", **names}
    return re.sub(r"\{(\w+)\}", lambda part: known[part[1]], path).removeprefix(f"{API}/")


def test_without_a_key_nothing_is_there(app: FastAPI, town: Town) -> None:
    stranger = TestClient(app, raise_server_exceptions=False)
    for method, path in operations(app):
        for headers in ({}, {"Authorization": "Bearer udk_forkert"}, {"Authorization": "Basic YTpi"}):
            answer = stranger.request(method, f"{API}/{at(path, meeting_id=town.meeting)}", headers=headers, json={})
            assert (answer.status_code, answer.headers["content-type"]) == (401, MEDIA), (method, path)
            assert answer.headers["www-authenticate"] == "Bearer"


def test_a_cookie_is_no_key(app: FastAPI, town: Town, browse: Any) -> None:
    assert browse(town.referent).get(f"{API}/meetings").status_code == 401


@pytest.mark.parametrize("change", [{"revoked": now()}, {"expires": now() - timedelta(seconds=1)}])
def test_a_key_that_is_over_is_none(town: Town, calls: Calls, change: dict[str, Any]) -> None:
    program = calls(Scope.READ)
    assert program.get("meetings").status_code == 200
    with town.database.write() as session:
        session.execute(update(Token).values(**change))
    assert program.get("meetings").status_code == 401


def test_another_committees_meeting_is_not_there(app: FastAPI, town: Town, calls: Calls) -> None:
    """The same answer as for a meeting that never was, in every corner of the interface."""
    sealed(town)
    elsewhere = calls(Scope.WRITE, Scope.APPROVE, owner="outsider")
    narrow = calls(Scope.WRITE, committee=town.other_committee)
    for method, path in operations(app):
        if "{meeting_id}" not in path:
            continue
        for program in (elsewhere, narrow):
            there, never = (
                program.request(
                    method, at(path, meeting_id=meeting), json=_good(path, method), params={"name": "a.docx"}
                )
                for meeting in (town.meeting, "f" * 32)
            )
            assert there.status_code == 404, (method, path, there.text)
            assert there.json() == never.json()


def _good(path: str, method: str) -> dict[str, Any]:
    """A body that nothing is wrong with."""
    bodies: dict[str, dict[str, Any]] = {
        "/edits": {"id": "x" * 8, "seen": 1, "edit": {"kind": "gone_through", "done": True}},
        "/transcript/edits": {"id": "x" * 8, "edit": {"kind": "name", "speaker": "s1", "name": "Bo"}},
        "/undo": {"id": "x" * 8, "seen": 1},
        "/restore": {"id": "x" * 8, "seen": 1, "revision": 1},
        "/participants": {"participants": []},
        "/approval": {"content_sha256": "0" * 64},
        "/send-back": {"remark": "Nej."},
        "/versions": {"reason": "Ny."},
    }
    found = max((end for end in bodies if path.endswith(end)), key=len, default="")
    return bodies[found] if found and method != "GET" else {}


def test_a_key_to_read_changes_nothing(app: FastAPI, town: Town, calls: Calls) -> None:
    reader = calls(Scope.READ)
    before = reader.get(f"meetings/{town.meeting}").json()["changed"]
    for method, path in operations(app):
        if method == "GET":
            continue
        body = _good(path, method) or {"committee_id": town.committee}
        if path.endswith("/job"):
            body = {}
        answer = reader.request(method, at(path, meeting_id=town.meeting), json=body, params={"name": "a.docx"})
        assert answer.status_code == 403, (method, path, answer.text)
        assert answer.headers["content-type"] == MEDIA
    assert reader.get(f"meetings/{town.meeting}").json()["changed"] == before


@pytest.mark.parametrize(
    ("body", "field", "line"),
    [
        (b"", "", "Det sendte"),
        (b"{", "", "ikke JSON"),
        (b"[]", "", "objekt"),
        (b'"x"', "", "objekt"),
        (b"{}", "committee_id", "mangler"),
        (b'{"committee_id": 7}', "committee_id", "tekst"),
        (b'{"committee_id": "x", "date": "31-12-2026"}', "date", "2026-12-31"),
        (b'{"committee_id": "x", "source": "telepati"}', "source", "Vælg"),
        (b'{"committee_id": "x", "speakers": 0}', "speakers", "mindst 1"),
        (b'{"committee_id": "x", "speakers": 1e400}', "speakers", "tal"),
        (b'{"committee_id": "x", "hemmelig-stavefejl": 1}', "hemmelig-stavefejl", "kendes ikke"),
        (b'{"committee_id": "x", "participants": [{"name": 1}]}', "participants.0.name", "tekst"),
    ],
)
def test_a_wrong_field_is_named_in_danish(calls: Calls, body: bytes, field: str, line: str) -> None:
    answer = calls(Scope.WRITE).post("meetings", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == MEDIA
    if not body:
        return
    problem = answer.json()
    assert [e["field"] for e in problem["errors"]] == [field]
    assert line in problem["errors"][0]["message"]


def test_what_the_desk_finds_wrong_is_named_by_its_field(town: Town, calls: Calls) -> None:
    body = {"committee_id": town.committee, "date": "1066-10-14", "title": "x" * 300}
    answer = calls(Scope.WRITE).post("meetings", json=body)
    assert answer.status_code == 422
    assert {e["field"] for e in answer.json()["errors"]} == {"date", "title"}


def test_what_was_said_is_never_said_again(town: Town, calls: Calls) -> None:
    said = "DENNE-SÆTNING-ER-FORTROLIG"
    program, here = calls(Scope.WRITE), f"meetings/{town.meeting}/items/i1"
    for body in (
        {"id": "x" * 8, "seen": 1, "edit": {"kind": said, "text": said}},
        {"id": "x" * 8, "seen": said, "edit": {"kind": "edit", "sentence": "t99", "text": said}},
        {"id": "x" * 8, "seen": 1, "edit": {"kind": "edit", "sentence": "t99", "text": said}},
        {"id": "x" * 8, "seen": 1, "edit": {"kind": "add", "text": said * 300}},
    ):
        answer = program.post(f"{here}/edits", json=body)
        assert answer.status_code == 422
        assert said not in answer.text


def test_too_much_is_refused_before_it_is_read(town: Town, calls: Calls) -> None:
    program = calls(Scope.WRITE)
    body = {"id": "x" * 8, "seen": 1, "edit": {"kind": "add", "text": "x" * 2_000_000}}
    assert program.post(f"meetings/{town.meeting}/items/i1/edits", json=body).status_code == 413


@pytest.mark.parametrize(
    ("name", "content"),
    [("dagsorden.docx", b""), ("dagsorden.docx", b"PK\x03\x04skrot"), ("dagsorden.pdf", b"%PDF-1.7 skrot")],
)
def test_a_file_that_is_none_is_refused_beside_its_field(town: Town, calls: Calls, name: str, content: bytes) -> None:
    program = calls(Scope.WRITE)
    here = f"meetings/{program.post('meetings', json={'committee_id': town.committee}).json()['id']}"
    answer = program.put(f"{here}/agenda", params={"name": name}, content=content)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "agenda"
    assert program.get(here).json()["lacking"] == ["en dagsorden", "en optagelse"]


def test_an_address_that_there_is_not_is_a_problem_too(calls: Calls) -> None:
    program = calls(Scope.READ)
    for path in ("findes-ikke", "meetings/x/y/z"):
        answer = program.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (404, MEDIA)
    assert program.post("key").status_code == 405


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_that_is_sent_breaks_anything(app: FastAPI, town: Town, calls: Calls, data: st.DataObject) -> None:
    """Every operation, with bodies and addresses near and far from right: an answer or a problem, never a 500."""
    program = getattr(town, "_program", None) or calls(Scope.WRITE)
    object.__setattr__(town, "_program", program)
    method, path = data.draw(
        st.sampled_from([o for o in operations(app) if o != ("DELETE", f"{API}/meetings/{{meeting_id}}")])
    )
    part = st.sampled_from([town.meeting, "i1", "i99", "1", "pdf", "json"]) | st.text(
        st.characters(exclude_characters="/?#%\\", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12
    ).filter(lambda s: s.strip(". "))
    names = {name: data.draw(part) for name in re.findall(r"\{(\w+)\}", path)}
    if data.draw(st.integers(0, 3)):
        names["meeting_id"] = town.meeting
    body: Any = data.draw(JSON)
    good = _good(path, method)
    if bool(good) and data.draw(st.booleans()):
        field = data.draw(st.sampled_from(sorted(good)))
        body = {**good, field: data.draw(JSON)}
    answer = program.request(method, at(path, **names), content=json.dumps(body).encode(), params={"name": "a.txt"})
    assert answer.status_code < 500, (method, path, body, answer.text)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == MEDIA
        assert answer.json()["detail"]


def test_keys_never_stand_in_an_answer(town: Town, app: FastAPI) -> None:
    with town.database.write() as session:
        _, key = new_token(session, name="ESDH", scopes=[Scope.READ], owner_id="administrator")
        session.get_one(MeetingRow, town.meeting)
    client = TestClient(app, raise_server_exceptions=False)
    for sent in (key, key[:-1]):
        answer = client.get(f"{API}/key", headers={"Authorization": f"Bearer {sent}"})
        assert sent not in answer.text
