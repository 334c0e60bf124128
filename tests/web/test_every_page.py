"""Every page of the program, as whoever may see it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from tests.service.conftest import Town
from tests.web.conftest import SignedIn
from tests.web.looking import axe, picture, usable_at

STRANGER = ""


@dataclass(frozen=True)
class Look:
    """Who looks at a page (a field of Town, or nobody), at which address, and what must be there.

    `{…}` in the address is a field of Town.
    """

    route: str
    who: str
    path: str
    answers: int = 200


LOOKS = (Look("", "referent", "/findes-ikke", 404),)

NOT_PAGES = {
    "/health": "JSON for those who watch",
    "/ready": "JSON for those who watch",
    "/static/{tree}/{path:path}": "files",
    "/api/v1/openapi.json": "JSON",
}
"""What answers a GET with something else than a page to look at."""


def test_every_page_is_looked_at(app: FastAPI) -> None:
    known = {look.route for look in LOOKS} | set(NOT_PAGES)
    assert sorted(_pages(app) - known) == []


def test_nothing_is_looked_at_that_is_not_there(app: FastAPI) -> None:
    known = {look.route for look in LOOKS if look.route} | set(NOT_PAGES)
    assert sorted(known - _pages(app)) == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.path} {look.who}")
def test_a_page_is_danish_accessible_and_keeps_to_itself(look: Look, town: Town, browse: SignedIn) -> None:
    window = browse(getattr(town, look.who) if look.who else None)
    if look.answers >= 400:
        window.expected = (f"status of {look.answers}",)
    path = look.path.format(**vars(town))
    answer = window.page.goto(window.address + path)
    assert answer is not None
    assert answer.status == look.answers
    page = window.page
    assert page.locator("html").get_attribute("lang") == "da"
    assert page.title().endswith(" – Udkast")
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    picture(page, f"{look.path} {look.who}")
    axe(page)
    found = {f"{width} px": usable_at(page, width, zoom) for width, zoom in ((1280, 1.0), (1280, 2.0), (320, 1.0))}
    page.set_viewport_size({"width": 320, "height": 800})
    picture(page, f"{look.path} {look.who} smal")
    axe(page)
    assert {key: lines for key, lines in found.items() if lines} == {}


def _pages(app: FastAPI) -> set[str]:
    return set(_paths(app))


def _paths(app: FastAPI) -> Iterator[str]:
    for context in iter_route_contexts(app.routes):
        methods: set[str] = getattr(context, "methods", None) or set()
        if "GET" in methods and context.path is not None:
            yield context.path
