"""Whoever has no role in a committee can't tell its meetings from meetings that don't exist, wherever they knock."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from service.access import Scope, tokens
from tests.service.conftest import Town
from tests.service.desk import signing
from tests.service.web.conftest import Browse
from tests.service.web.conftest import browse as client  # noqa: F401 - a fixture

NOWHERE = "f" * 32
BODIES: tuple[dict[str, Any], ...] = (
    {},
    {"data": {"answer": "approve", "content": "0" * 64, "title": "x", "reason": "x", "agenda_text": "Punkt 1: x"}},
    {"json": {"seen": 0, "said": "0" * 16, "edit": {"kind": "gone_through", "done": True}, "stamp": ""}},
)


def routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Every method and path that names a meeting."""
    for context in iter_route_contexts(app.routes):
        for method in sorted(getattr(context, "methods", None) or ()):
            if context.path and "{meeting_id}" in context.path:
                yield method, context.path


def asked(browser: TestClient, method: str, path: str, meeting: str) -> list[tuple[int, str]]:
    """What is answered to each of the bodies, without the id that was asked for."""
    filled = path.format(meeting_id=meeting, key="i1", version="1", ending="docx", **dict.fromkeys(_names(path), "x"))
    bodies = BODIES if method in ("POST", "PUT", "PATCH") else BODIES[:1]
    answers = [browser.request(method, filled, **body) for body in bodies]
    return [(answer.status_code, answer.text.replace(meeting, "…")) for answer in answers]


def _names(path: str) -> set[str]:
    return set(re.findall(r"{(\w+)", path)) - {"meeting_id", "key", "version", "ending"}


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
