"""The meetings that a person sees, /moeder, grouped by what waits for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from service.access import Principal
from service.desk import overview as desk
from service.desk.overview import MeetingLine, Wait
from service.meetings import Role
from service.web.frame import Section
from service.web.meetings.wording import Doing, doing
from service.web.page import Page, render
from service.web.services import Served, Services
from service.web.visitor import Acting

router = APIRouter()


@dataclass(frozen=True)
class Row:
    """One meeting of the list."""

    meeting: MeetingLine
    doing: Doing


@dataclass(frozen=True)
class Group:
    """Meetings that wait for the same."""

    key: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class MeetingsPage(Page):
    """The list. `may_create`: the person is somewhere referent; `belongs`: has any role at all."""

    template: ClassVar[str] = "meetings/overview.html"
    section: ClassVar[Section] = Section.MEETINGS

    groups: tuple[Group, ...]
    busy: bool
    may_create: bool
    belongs: bool


@dataclass(frozen=True, kw_only=True)
class MeetingsList(Page):
    """The groups alone, for a page that is open while something happens."""

    template: ClassVar[str] = "meetings/list.html"

    groups: tuple[Group, ...]
    busy: bool


@router.get("/")
def home() -> RedirectResponse:
    """The meetings are what people come for."""
    return RedirectResponse(Section.MEETINGS.value, 303)


@router.get("/moeder")
def meetings(request: Request, who: Acting, served: Served) -> Response:
    """The list."""
    groups, busy = _groups(served, who)
    may_create = any(Role.REFERENT in roles for roles in who.roles.values())
    return render(request, MeetingsPage(groups=groups, busy=busy, may_create=may_create, belongs=bool(who.roles)))


@router.get("/moeder/liste")
def newer(request: Request, who: Acting, served: Served) -> Response:
    """The list as it is now."""
    groups, busy = _groups(served, who)
    return render(request, MeetingsList(groups=groups, busy=busy))


def _groups(served: Services, who: Principal) -> tuple[tuple[Group, ...], bool]:
    lines = desk.meetings(served.database, who, served.settings.templates)
    mine = [line for line in lines if line.mine]
    others = [line for line in lines if not line.mine and line.wait is not Wait.NOTHING]
    done = [line for line in lines if line.wait is Wait.NOTHING]
    found = (("mine", "Venter på dig", mine), ("others", "I gang", others), ("done", "Godkendt", done))
    groups = tuple(Group(key, heading, _rows(some)) for key, heading, some in found if some)
    return groups, any(line.wait is Wait.JOB for line in lines)


def _rows(lines: Sequence[MeetingLine]) -> tuple[Row, ...]:
    return tuple(Row(line, doing(line)) for line in lines)
