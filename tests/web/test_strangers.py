"""Whoever has no role in a committee can't tell its meetings from meetings that don't exist, wherever they knock; so
with talks, for everybody but those who hold them.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from service.access import Scope, tokens
from service.agreeing import Part
from service.desk.people import set_holds_talks
from service.desk.talks import asking, inviting
from service.storage import Database
from service.storage.tables import Table
from tests.service.conftest import Town
from tests.service.desk import signing
from tests.service.desk.talks import held
from tests.service.web.conftest import Browse
from tests.service.web.conftest import browse as client  # noqa: F401 - a fixture

NOWHERE = "f" * 32
BODIES: tuple[dict[str, Any], ...] = (
    {},
    {"data": {"answer": "approve", "content": "0" * 64, "title": "x", "reason": "x", "agenda_text": "Punkt 1: x"}},
    {"json": {"seen": 0, "said": "0" * 16, "edit": {"kind": "gone_through", "done": True}, "stamp": ""}},
)


def routes(app: FastAPI, named: str = "meeting_id") -> Iterator[tuple[str, str]]:
    """Every method and path that names a meeting, or what `named` says."""
    for context in iter_route_contexts(app.routes):
        for method in sorted(getattr(context, "methods", None) or ()):
            if context.path and f"{{{named}}}" in context.path:
                yield method, context.path


def asked(
    browser: TestClient,
    method: str,
    path: str,
    id_: str,
    sent: tuple[dict[str, Any], ...] = BODIES,
    **known: str,
) -> list[tuple[int, str]]:
    """What is answered to each of the bodies, without the id that was asked for. `known` is more of the path."""
    parts = {"meeting_id": id_, "talk_id": id_, "key": "i1", "version": "1", "ending": "docx"} | known
    filled = path.format(**dict.fromkeys(re.findall(r"{(\w+)", path), "x") | parts)
    bodies = sent if method in ("POST", "PUT", "PATCH") else BODIES[:1]
    answers = [browser.request(method, filled, **body) for body in bodies]
    return [(answer.status_code, answer.text.replace(id_, "…")) for answer in answers]


@pytest.mark.parametrize("state", ["review", "approved"])
@pytest.mark.parametrize("who", ["outsider", "administrator"])
def test_a_stranger_can_t_tell_a_meeting_from_none(
    app: FastAPI,
    client: Browse,  # noqa: F811
    town: Town,
    who: str,
    state: str,
) -> None:
    if state == "approved":
        signing.sealed(town)
    browser = client(getattr(town, who))
    for method, path in routes(app):
        if path.startswith("/api/"):
            continue
        found = asked(browser, method, path, town.meeting)
        assert found == asked(browser, method, path, NOWHERE), (method, path)
        if method == "GET":
            assert [status for status, _ in found] == [404], path


def test_a_member_sees_nothing_before_it_is_approved(app: FastAPI, client: Browse, town: Town) -> None:  # noqa: F811
    browser = client(town.member)
    for method, path in routes(app):
        if not path.startswith("/api/"):
            found = asked(browser, method, path, town.meeting)
            assert found == asked(browser, method, path, NOWHERE), (method, path)


def test_another_committee_s_key_can_t_tell_either(app: FastAPI, client: Browse, town: Town) -> None:  # noqa: F811
    with town.database.write() as session:
        _, secret = tokens.new_token(session, name="Nord", scopes=list(Scope)[:2], committee_id=town.other_committee)
    browser = client()
    browser.headers["Authorization"] = f"Bearer {secret}"
    for method, path in routes(app):
        if path.startswith("/api/"):
            found = asked(browser, method, path, town.meeting)
            assert found == asked(browser, method, path, NOWHERE), (method, path)


def test_nobody_gets_in_without_signing_in(app: FastAPI, client: Browse, town: Town) -> None:  # noqa: F811
    browser = client()
    for method, path in routes(app):
        for status, _ in asked(browser, method, path, town.meeting):
            assert status in (303, 401, 403, 405, 422), (method, path, status)


TALK_BODIES: tuple[dict[str, Any], ...] = (
    {"data": {"say": "seen", "content": "0" * 64, "notes": "x", "code": "000000", "name": "x", "title": "x"}},
    {"json": {"uploaded": False, "count": 0}},
)


def answered_by_all(town: Town) -> str:
    """A talk that everybody has answered, which nobody has looked at since: whoever opens it puts the seal."""
    talk = held.sent(town, other=False)
    asking.answer(held.desk(town), held.employee(town, talk), held.reply(town, talk))
    asking.answer_as(held.desk(town), town.leader, talk, held.reply(town, talk))
    return talk


def kept(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the database, but for who has signed in."""
    with database.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(table.select())]
            for table in Table.metadata.sorted_tables
            if table.name != "sessions"
        }


@pytest.mark.parametrize(
    ("who", "talk_of"),
    [
        ("administrator", held.sealed),
        ("member", held.heard),
        ("consultant", answered_by_all),
        ("leader", held.recorded),
    ],
)
def test_a_stranger_can_t_tell_a_talk_from_none(
    app: FastAPI,
    client: Browse,  # noqa: F811
    town: Town,
    who: str,
    talk_of: Callable[[Town], str],
) -> None:
    talk = talk_of(town)
    known = {"person_id": held.person(town, talk, Part.EMPLOYEE), "kind": "pdf", "utterance_id": "u1", "number": "0"}
    if who == "leader":
        set_holds_talks(town.database, town.administrator, "leader", to=False)
    browser, before = client(getattr(town, who)), kept(town.database)
    for method, path in routes(app, "talk_id"):
        found = asked(browser, method, path, talk, TALK_BODIES, **known)
        assert found == asked(browser, method, path, NOWHERE, TALK_BODIES, **known), (method, path)
        assert {status for status, _ in found} <= {404, 422}, (method, path)
    assert kept(town.database) == before


def test_nobody_gets_to_a_talk_without_signing_in(app: FastAPI, client: Browse, town: Town) -> None:  # noqa: F811
    talk = held.heard(town)
    browser, before = client(), kept(town.database)
    for method, path in routes(app, "talk_id"):
        for status, _ in asked(browser, method, path, talk, TALK_BODIES):
            assert status in (303, 401, 422), (method, path, status)
    assert kept(town.database) == before


def test_a_link_without_its_code_opens_nothing(app: FastAPI, client: Browse, town: Town) -> None:  # noqa: F811
    talk = held.sealed(town)
    made = held.invited(town, talk)
    browser, before = client(), kept(town.database)
    for method, path in routes(app, "secret"):
        if path.startswith("/svar/") and not path.endswith("/kode"):
            for status, text in asked(browser, method, path, talk, TALK_BODIES, secret=made.secret, kind="pdf"):
                assert status == (303 if path.endswith("/luk") else 200), (method, path)
                assert held.EMPLOYEE not in text
                assert "telefonen" not in text
    assert kept(town.database) == before


def test_a_companion_reads_along_and_changes_nothing(app: FastAPI, client: Browse, town: Town) -> None:  # noqa: F811
    talk = held.sent(town, other=False)
    made = inviting.bring(held.desk(town), held.employee(town, talk), "Bo Lind")
    browser = client()
    assert browser.post(f"/svar/{made.secret}/kode", data={"code": made.code}).status_code == 303
    assert "telefonen" in browser.get(f"/svar/{made.secret}").text
    before = kept(town.database)
    for method, path in routes(app, "secret"):
        if path.startswith("/svar/") and not path.endswith("/luk"):
            asked(browser, method, path, talk, TALK_BODIES, secret=made.secret, kind="pdf")
    assert kept(town.database) == before
