"""Choosing a password, /adgangskode; the only page that is open to somebody with a first password."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from service.access import PasswordError, ThrottledError
from service.access.password import SHORTEST
from service.access.sessions import SignedIn as Person
from service.desk.people import WrongPasswordError, change_password
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.services import Served
from service.web.visitor import CHANGE_PASSWORD, SignedIn, remember, session_secret

router = APIRouter()


class NewPassword(BaseModel):
    """The new password twice, and the old one where there is one to ask for."""

    old: str = Field(default="", title="Nuværende adgangskode")
    new: str = Field(title="Ny adgangskode")
    again: str = Field(title="Ny adgangskode igen")


@dataclass(frozen=True, kw_only=True)
class PasswordPage(Page):
    """`email` lets the browser's keychain know whose password it is; `first` whether nothing else is open yet."""

    template: ClassVar[str] = "signin/password.html"

    form: Form[NewPassword]
    email: str
    first: bool
    asks_old: bool
    shortest: int = SHORTEST


@router.get(CHANGE_PASSWORD)
def choose(request: Request, who: SignedIn) -> Response:
    """The form."""
    return render(request, _page(who, blank(NewPassword)))


@router.post(CHANGE_PASSWORD)
def chosen(request: Request, who: SignedIn, data: Sent, served: Served) -> Response:
    """Change it; this browser gets a new session, every other is signed out."""
    form = read(NewPassword, data)
    if form.value is not None and form.value.new != form.value.again:
        form = form.refused("again", "De to nye adgangskoder er ikke ens. Skriv den samme begge steder.")
    if form.value is None:
        return render(request, _page(who, form), 422)
    try:
        secret = change_password(
            served.database,
            served.passwords,
            who,
            old=form.value.old,
            new=form.value.new,
            session_secret=session_secret(request) or "",
        )
    except ThrottledError as refused:
        return render(request, _page(who, form.refused("old", str(refused))), 429)
    except WrongPasswordError as refused:
        return render(request, _page(who, form.refused("old", str(refused))), 422)
    except PasswordError as refused:
        return render(request, _page(who, form.refused("new", str(refused))), 422)
    changed = redirect(Section.MEETINGS, Notice("Din adgangskode er gemt. Du er logget ud alle andre steder."))
    remember(request, changed, secret)
    return changed


def _page(who: Person, form: Form[NewPassword]) -> PasswordPage:
    return PasswordPage(
        form=form, email=who.email, first=who.must_change, asks_old=who.has_password and not who.must_change
    )
