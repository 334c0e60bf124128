"""Every page of the program, as whoever may see it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from service.access import links
from service.agreeing import Part
from service.desk.approval import reopen
from service.storage.tables import TalkJob
from tests.service.conftest import Town
from tests.service.desk import signing, under_way
from tests.service.desk.talks import held
from tests.web.conftest import SignedIn
from tests.web.looking import axe, picture, usable_at

WIDTHS = ((1280, 1.0, 60), (1280, 2.0, 0), (320, 1.0, 60))
"""Pixels, enlargement and presses of Tab: a screen, the same at 200 %, a telephone (WCAG 1.4.4 and 1.4.10)."""


@dataclass(frozen=True)
class Look:
    """Who looks at a page, a field of Town or nobody, and at which address; `{…}` in it is a field of Town.

    `before` makes the town what it must be; what it gives can stand in the address as `{given}`.
    """

    route: str
    who: str
    path: str
    before: Callable[[Town], object] | None = None
    status: int = 200

    def __str__(self) -> str:
        made = self.before.__name__.strip("_") if self.before else ""
        return " ".join(word for word in (self.path, self.who or "nobody", made) if word)


def _in_approval(town: Town) -> None:
    signing.go_through(town)
    signing.approved_by(town, town.referent)


def _sealed(town: Town) -> None:
    signing.sealed(town)


def _reopened(town: Town) -> None:
    signing.sealed(town)
    reopen(signing.archive(town), town.referent, town.meeting, "Et navn var stavet forkert under punkt 2.")


def _broken(town: Town) -> None:
    signing.sealed(town)
    for file in town.files.path("sealed").iterdir():
        file.unlink()


def _link(town: Town) -> str:
    with town.database.write() as session:
        return links.new_link(session, "member")


def _talk(town: Town) -> str:
    return held.created(town)


def _agreed_talk(town: Town) -> str:
    return held.agreed(town, held.created(town))


def _recorded_talk(town: Town) -> str:
    return held.recorded(town)


def _talk_at_work(town: Town) -> str:
    talk = held.recorded(town)
    with town.database.write() as session:
        session.add(TalkJob(talk_id=talk, state="running", stage="speech", fraction=0.5))
    return talk


def _talk_not_written_down(town: Town) -> str:
    talk = held.recorded(town)
    with town.database.write() as session:
        session.add(TalkJob(talk_id=talk, state="failed", stage="speech", problem="Der høres ingen tale."))
    return talk


def _heard_talk(town: Town) -> str:
    return held.heard(town)


def _sent_talk(town: Town) -> str:
    return held.sent(town)


def _sealed_talk(town: Town) -> str:
    return held.sealed(town)


def _reminder(town: Town) -> str:
    talk = held.sent(town)
    return f"{talk}/paamindelse/{held.person(town, talk, Part.EMPLOYEE)}"


def _reminder_with_a_link(town: Town) -> str:
    talk = held.sent(town)
    held.invited(town, talk)
    return f"{talk}/paamindelse/{held.person(town, talk, Part.EMPLOYEE)}"


def _invited(town: Town) -> str:
    return held.invited(town, held.sent(town)).secret


ROOM = "/moeder/{meeting_id}"
LOOKS = (
    Look("/{rest}", "referent", "/findes-ikke", status=404),
    Look("/log-ind", "", "/log-ind"),
    Look("/log-ind", "", "/log-ind?videre=/moeder/{meeting}/gennemgang"),
    Look("/engang/{secret}", "", "/engang/{given}", _link),
    Look("/engang/{secret}", "", "/engang/forkert", status=404),
    Look("/adgangskode", "referent", "/adgangskode"),
    Look("/udvalg", "administrator", "/udvalg"),
    Look("/udvalg", "referent", "/udvalg"),
    Look("/udvalg/nyt", "administrator", "/udvalg/nyt"),
    Look("/udvalg/{committee_id}", "administrator", "/udvalg/{committee}"),
    Look("/udvalg/{committee_id}", "referent", "/udvalg/{committee}"),
    Look("/udvalg/{committee_id}", "member", "/udvalg/{committee}"),
    Look("/brugere", "administrator", "/brugere"),
    Look("/brugere", "referent", "/brugere", status=403),
    Look("/brugere/ny", "administrator", "/brugere/ny"),
    Look("/brugere/{user_id}", "administrator", "/brugere/referent"),
    Look("/samtaler", "leader", "/samtaler"),
    Look("/samtaler", "leader", "/samtaler", _sent_talk),
    Look("/samtaler", "administrator", "/samtaler", status=403),
    Look("/samtaler/ny", "leader", "/samtaler/ny"),
    Look("/samtaler/skabeloner", "leader", "/samtaler/skabeloner"),
    Look("/samtaler/skabeloner/{name}", "leader", "/samtaler/skabeloner/sygefravaer"),
    Look("/samtaler/skabeloner/{name}", "consultant", "/samtaler/skabeloner/sygefravaer"),
    Look("/samtaler/{talk_id}", "leader", "/samtaler/{given}", _talk),
    Look("/samtaler/{talk_id}", "leader", "/samtaler/{given}", _agreed_talk),
    Look("/samtaler/{talk_id}", "leader", "/samtaler/{given}", _sent_talk),
    Look("/samtaler/{talk_id}", "leader", "/samtaler/{given}", _sealed_talk),
    Look("/samtaler/{talk_id}", "administrator", "/samtaler/{given}", _talk, status=404),
    Look("/samtaler/{talk_id}", "leader", "/samtaler/{given}", _recorded_talk),
    Look("/samtaler/{talk_id}", "leader", "/samtaler/{given}", _talk_at_work),
    Look("/samtaler/{talk_id}", "leader", "/samtaler/{given}", _talk_not_written_down),
    Look("/samtaler/{talk_id}", "leader", "/samtaler/{given}", _heard_talk),
    Look("/samtaler/{talk_id}/replikker", "leader", "/samtaler/{given}/replikker", _heard_talk),
    Look("/samtaler/{talk_id}/replikker", "administrator", "/samtaler/{given}/replikker", _heard_talk, status=404),
    Look("/samtaler/{talk_id}/paamindelse/{person_id}", "leader", "/samtaler/{given}", _reminder),
    Look("/samtaler/{talk_id}/paamindelse/{person_id}", "leader", "/samtaler/{given}", _reminder_with_a_link),
    Look("/samtaler/{talk_id}/paamindelse/{person_id}", "administrator", "/samtaler/{given}", _reminder, status=404),
    Look("/samtaler/{talk_id}/optagelse", "leader", "/samtaler/{given}/optagelse", _talk),
    Look("/samtaler/{talk_id}/optagelse", "leader", "/samtaler/{given}/optagelse", _agreed_talk),
    Look("/samtaler/{talk_id}/optagelse", "administrator", "/samtaler/{given}/optagelse", _talk, status=404),
    Look("/svar/{secret}", "", "/svar/{given}", _invited),
    Look("/svar/{secret}", "", "/svar/forkert", status=404),
    Look("/integrationer", "administrator", "/integrationer"),
    Look("/moeder", "referent", "/moeder"),
    Look("/moeder", "referent", "/moeder", under_way.all_of_them),
    Look("/moeder", "outsider", "/moeder"),
    Look("/moeder", "member", "/moeder"),
    Look("/moeder", "administrator", "/moeder"),
    Look("/moeder/nyt", "referent", "/moeder/nyt"),
    Look("/moeder/nyt", "chair", "/moeder/nyt", status=403),
    Look(ROOM, "referent", "/moeder/{given}", under_way.new),
    Look(ROOM, "referent", "/moeder/{given}", under_way.empty),
    Look(ROOM, "referent", "/moeder/{given}", under_way.half),
    Look(ROOM, "referent", "/moeder/{given}", under_way.drafting),
    Look(ROOM, "referent", "/moeder/{given}", under_way.failed),
    Look(ROOM, "referent", "/moeder/{given}", under_way.stopped),
    Look(ROOM, "referent", "/moeder/{meeting}"),
    Look(ROOM, "chair", "/moeder/{meeting}", _in_approval),
    Look(ROOM, "outsider", "/moeder/{meeting}", status=404),
    Look(f"{ROOM}/slet", "referent", "/moeder/{meeting}/slet"),
    Look(ROOM, "member", "/moeder/{meeting}", _sealed),
    Look(f"{ROOM}/gennemgang", "referent", "/moeder/{meeting}/gennemgang"),
    Look(f"{ROOM}/gennemgang/{{key}}", "referent", "/moeder/{meeting}/gennemgang/i3"),
    Look(f"{ROOM}/gennemgang/{{key}}", "referent", "/moeder/{meeting}/gennemgang/i2", _in_approval),
    Look(f"{ROOM}/gennemgang/{{key}}", "referent", "/moeder/{meeting}/gennemgang/udenfor"),
    Look(f"{ROOM}/gennemgang", "outsider", "/moeder/{meeting}/gennemgang", status=404),
    Look(f"{ROOM}/godkendelse", "referent", "/moeder/{meeting}/godkendelse"),
    Look(f"{ROOM}/godkendelse", "chair", "/moeder/{meeting}/godkendelse", _in_approval),
    Look(f"{ROOM}/godkendelse", "referent", "/moeder/{meeting}/godkendelse", _in_approval),
    Look(f"{ROOM}/godkendelse", "chair", "/moeder/{meeting}/godkendelse", _reopened),
    Look(f"{ROOM}/referat", "referent", "/moeder/{meeting}/referat", _reopened),
    Look(f"{ROOM}/referat", "chair", "/moeder/{meeting}/referat", _broken),
    Look(f"{ROOM}/referat", "referent", "/moeder/{meeting}/referat", _sealed),
    Look(f"{ROOM}/referat", "member", "/moeder/{meeting}/referat", _sealed),
)

NOT_PAGES = {
    "/": "leads to /moeder",
    "/moeder/liste": "a fragment",
    f"{ROOM}/status": "a fragment",
    f"{ROOM}/lyd": "a file",
    f"{ROOM}/boelgeform": "a file",
    "/health": "JSON for those who watch",
    "/ready": "JSON for those who watch",
    "/static/{tree}/{path:path}": "files",
    f"{ROOM}/gennemgang/{{key}}/replikker": "a part that htmx puts into the review",
    f"{ROOM}/gennemgang/{{key}}/stand": "JSON that the review asks for",
    f"{ROOM}/gennemgang/{{key}}/nyt": "JSON that the review asks for",
    f"{ROOM}/gennemgang/{{key}}/forslag": "a part that the review puts into a dialog",
    f"{ROOM}/gennemgang/{{key}}/udgaver": "a part that the review puts into a dialog",
    f"{ROOM}/gennemgang/lyd": "sound",
    f"{ROOM}/gennemgang/tidslinje": "JSON that the review asks for",
    f"{ROOM}/udkast/{{ending}}": "a file",
    f"{ROOM}/referat/{{version}}/{{ending}}": "a file",
    "/samtaler/{talk_id}/kalender.ics": "a file",
    "/samtaler/{talk_id}/udkast": "a part that the talk's page asks for while its recording is written down",
    "/samtaler/{talk_id}/referat/{kind}": "a file",
    "/svar/{secret}/referat/{kind}": "a file",
}
"""What answers a GET with something else than a page to look at."""


def test_every_page_is_looked_at(app: FastAPI) -> None:
    known = {look.route for look in LOOKS} | set(NOT_PAGES)
    assert sorted(set(_paths(app)) - known) == []


def test_nothing_is_looked_at_that_is_not_there(app: FastAPI) -> None:
    known = {look.route for look in LOOKS if look.route != "/{rest}"} | set(NOT_PAGES)
    assert sorted(known - set(_paths(app))) == []


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_page_is_danish_accessible_and_keeps_to_itself(look: Look, town: Town, browse: SignedIn) -> None:
    given = look.before(town) if look.before else None
    window = browse(getattr(town, look.who) if look.who else None)
    if look.status >= 400:
        window.expected = (f"status of {look.status}",)
    answer = window.page.goto(window.address + look.path.format(given=given, **vars(town)))
    assert answer is not None
    assert answer.status == look.status
    page = window.page
    page.wait_for_load_state("networkidle")
    assert page.locator("html").get_attribute("lang") == "da"
    assert page.title().endswith(" – Udkast")
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    picture(page, str(look))
    axe(page)
    wrong = {f"{width} px, {zoom:.0%}": usable_at(page, width, zoom, keys=keys) for width, zoom, keys in WIDTHS}
    page.set_viewport_size({"width": 320, "height": 800})
    picture(page, f"{look} smal")
    axe(page)
    assert {size: lines for size, lines in wrong.items() if lines} == {}


def _paths(app: FastAPI) -> Iterator[str]:
    """What answers a GET; under /api/ that is never a page."""
    for context in iter_route_contexts(app.routes):
        path = context.path or ""
        if "GET" in (getattr(context, "methods", None) or ()) and not path.startswith("/api/"):
            yield path
