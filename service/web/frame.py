"""What the layout around every page needs, and what one page tells the next."""

import base64
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse

from service.access import SignedIn
from service.web.visitor import visitor

NOTICE = "udkast_besked"
_LONGEST_NOTICE = 1000


class Section(StrEnum):
    """The entries of the menu; the value is where each leads."""

    MEETINGS = "/moeder"
    TALKS = "/samtaler"
    COMMITTEES = "/udvalg"
    USERS = "/brugere"
    INTEGRATIONS = "/integrationer"


_MENU = {
    Section.MEETINGS: "Møder",
    Section.TALKS: "Samtaler",
    Section.COMMITTEES: "Udvalg",
    Section.USERS: "Brugere",
    Section.INTEGRATIONS: "Integrationer",
}


@dataclass(frozen=True)
class MenuLink:
    """One entry of the menu."""

    href: str
    text: str
    current: bool


@dataclass(frozen=True)
class Notice:
    """One line that is shown once, on the page after the one that did something."""

    text: str
    kind: Literal["success", "info", "warning"] = "success"


@dataclass(frozen=True)
class Frame:
    """The layout's own needs. `csrf` is empty where nobody is signed in."""

    visitor: SignedIn | None
    csrf: str
    menu: tuple[MenuLink, ...]
    notices: tuple[Notice, ...]


def frame(request: Request, section: Section | None) -> Frame:
    """The frame of the page that is being shown."""
    who = visitor(request)
    return Frame(
        visitor=who,
        csrf=who.csrf if who else "",
        menu=_menu(who, section),
        notices=_notices(request),
    )


def redirect(path: str, notice: Notice | None = None) -> RedirectResponse:
    """Send the browser to another of our pages after a form, with a line to be shown there.

    The line travels in a cookie that the browser hands back once; nothing is kept here.
    """
    response = RedirectResponse(quote(path, safe="/?=&#%"), status_code=303)
    if notice is not None:
        line = json.dumps([notice.kind, notice.text[:_LONGEST_NOTICE]])
        response.set_cookie(
            NOTICE,
            base64.urlsafe_b64encode(line.encode()).decode(),
            max_age=60,
            httponly=True,
            samesite="strict",
        )
    return response


def _menu(who: SignedIn | None, section: Section | None) -> tuple[MenuLink, ...]:
    if who is None or who.must_change:
        return ()
    managed = {Section.USERS, Section.INTEGRATIONS}
    seen = [
        entry
        for entry in Section
        if (entry is not Section.TALKS or who.principal.holds_talks)
        and (entry not in managed or who.principal.administrator)
    ]
    return tuple(MenuLink(entry.value, _MENU[entry], entry is section) for entry in seen)


def _notices(request: Request) -> tuple[Notice, ...]:
    """The line in the cookie. Whoever wrote it, it is only text: escaped, and of a kind that we know."""
    try:
        kind, line = json.loads(base64.urlsafe_b64decode(request.cookies.get(NOTICE, "")))
    except (ValueError, TypeError):
        return ()
    if kind not in ("success", "info", "warning") or not isinstance(line, str):
        return ()
    request.state.notices_shown = True
    return (Notice(line[:_LONGEST_NOTICE], kind),)
