"""Signing in and out: /log-ind, /log-ud, and the link that works once, /engang/…"""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from service.access import LinkSpentError, SignInRefusedError, ThrottledError, links, sign_in, sign_in_by_link
from service.desk.people import sign_out
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Section, redirect
from service.web.page import Page, render
from service.web.services import Served, Stored
from service.web.visitor import SIGN_IN, Visiting, forget, remember, session_secret

SIGN_OUT = "/log-ud"
LINK = "/engang/{secret}"

router = APIRouter()


class SignIn(BaseModel):
    """What is typed at the door. How long it may be is not told there: it is wrong or right."""

    email: str = Field(title="E-mail")
    password: str = Field(title="Adgangskode")


@dataclass(frozen=True, kw_only=True)
class SignInPage(Page):
    """The door. `onward` is the page that was asked for before."""

    template: ClassVar[str] = "signin/door.html"

    form: Form[SignIn]
    onward: str


@dataclass(frozen=True, kw_only=True)
class LinkPage(Page):
    """A link that signs in once: a button while it counts, advice when it doesn't."""

    template: ClassVar[str] = "signin/link.html"

    counts: bool


@router.get(SIGN_IN)
def door(request: Request, who: Visiting, videre: str = "") -> Response:
    """The form; whoever is inside already goes on."""
    if who is not None:
        return redirect(local(videre))
    return render(request, SignInPage(form=blank(SignIn), onward=local(videre)))


@router.post(SIGN_IN)
def enter(request: Request, data: Sent, served: Served) -> Response:
    """Check what was typed, and open a session."""
    form = read(SignIn, data)
    onward = local(form.text("videre"))
    if form.value is None:
        return render(request, SignInPage(form=form, onward=onward), 422)
    try:
        secret = sign_in(
            served.database,
            served.identity,
            {"email": form.value.email, "password": form.value.password},
            address=request.client.host if request.client else "",
            instead_of=session_secret(request),
        )
    except SignInRefusedError as refused:
        return render(request, SignInPage(form=form.refused("email", str(refused)), onward=onward), 422)
    except ThrottledError as refused:
        answer = render(request, SignInPage(form=form.refused("", str(refused)), onward=onward), 429)
        answer.headers["Retry-After"] = str(int(refused.wait.total_seconds()) + 1)
        return answer
    inside = redirect(onward)
    remember(request, inside, secret)
    return inside


@router.post(SIGN_OUT)
def leave(request: Request, database: Stored) -> Response:
    """End the session, here and in the database."""
    secret = session_secret(request)
    if secret is not None:
        sign_out(database, secret)
    outside = redirect(SIGN_IN)
    forget(request, outside)
    return outside


@router.get(LINK)
def look(request: Request, database: Stored, secret: str) -> Response:
    """Only ask: whoever merely looks at the link, a mail filter say, doesn't use it up."""
    with database.read() as session:
        counts = links.is_open(session, secret)
    return render(request, LinkPage(counts=counts), 200 if counts else 404)


@router.post(LINK)
def use(request: Request, database: Stored, secret: str) -> Response:
    """Open a session, once."""
    try:
        opened = sign_in_by_link(database, secret, instead_of=session_secret(request))
    except LinkSpentError:
        return render(request, LinkPage(counts=False), 404)
    inside = redirect(Section.MEETINGS)
    remember(request, inside, opened)
    return inside


def local(wanted: str) -> str:
    r"""The address if it is one of our own pages, else the overview: nobody is sent to another site from here.

    Browsers read "\" as "/" and skip tabs and line breaks, so an address with any of those is not ours.
    """
    if not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted or not wanted.isprintable():
        return Section.MEETINGS
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return Section.MEETINGS
    if parts.scheme or parts.netloc or parts.path in (SIGN_IN, SIGN_OUT):
        return Section.MEETINGS
    return wanted
