"""Programs' keys to the HTTP interface, /integrationer; for administrators."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from service.access import Principal, Scope
from service.access.naming import NameRefusedError
from service.desk import committees, people
from service.desk import tokens as desk
from service.desk.refusal import NotFoundError
from service.desk.tokens import Key
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.pages.handover import HandoverPage
from service.web.roles import SCOPES
from service.web.services import Stored
from service.web.visitor import Acting

router = APIRouter(prefix=Section.INTEGRATIONS.value)

LIFETIMES = (("30", "30 dage"), ("90", "90 dage"), ("365", "Et år"), ("0", "Indtil den tilbagekaldes"))
HINTS = {
    Scope.READ: "Møder, udkast, transskripter og godkendte referater.",
    Scope.WRITE: "Oprette møder, lægge optagelser op og rette udkast.",
    Scope.APPROVE: "Godkende i dit navn, med de roller du selv har. Tilbagekald nøglen, hvis du skifter arbejde.",
}


class NewKey(BaseModel):
    """A new key."""

    name: str = Field(title="Navn")
    scopes: list[Scope] = Field(title="Rettigheder", min_length=1)
    committee: str = Field(default="", title="Udvalg")
    days: int = Field(title="Gælder", ge=0, le=desk.LONGEST_DAYS)


@dataclass(frozen=True, kw_only=True)
class IntegrationsPage(Page):
    """The keys there are, and the form for a new one."""

    template: ClassVar[str] = "integrations/list.html"
    section: ClassVar[Section] = Section.INTEGRATIONS

    keys: tuple[Key, ...]
    form: Form[NewKey]
    scopes: Mapping[Scope, str]
    choices: tuple[tuple[str, str, str], ...]
    committees: tuple[tuple[str, str], ...]
    lifetimes: tuple[tuple[str, str], ...] = LIFETIMES


@router.get("")
def keys(request: Request, who: Acting, database: Stored) -> Response:
    """The keys."""
    return render(request, _page(database, who, blank(NewKey, days="365", scopes=(Scope.READ.value,))))


@router.post("")
def add_key(request: Request, who: Acting, data: Sent, database: Stored) -> Response:
    """Make a key, and show it once."""
    people.administrator(who)
    form = read(NewKey, data)
    if form.value is None:
        return render(request, _page(database, who, form), 422)
    try:
        new = desk.add_token(
            database,
            who,
            name=form.value.name,
            scopes=form.value.scopes,
            committee_id=form.value.committee or None,
            days=form.value.days or None,
        )
    except NameRefusedError as refused:
        return render(request, _page(database, who, form.refused("name", str(refused))), 422)
    except NotFoundError:
        gone = form.refused("committee", "Det udvalg findes ikke mere. Vælg et andet.")
        return render(request, _page(database, who, gone), 422)
    return render(
        request,
        HandoverPage(
            heading=f"Nøglen {new.key.name} er lavet",
            advice="Læg den ind i det andet program nu. Vi gemmer den ikke, og den kan ikke vises igen.",
            label="Nøgle",
            secret=new.secret,
            back=Section.INTEGRATIONS,
        ),
    )


@router.post("/{key_id}/tilbagekald")
def revoke(who: Acting, database: Stored, key_id: str) -> Response:
    """The key is worth nothing from now on."""
    desk.revoke_token(database, who, key_id)
    return redirect(Section.INTEGRATIONS, Notice("Nøglen er tilbagekaldt og virker ikke mere."))


def _page(database: Stored, who: Principal, form: Form[NewKey]) -> IntegrationsPage:
    return IntegrationsPage(
        keys=desk.tokens(database, who),
        form=form,
        scopes=SCOPES,
        choices=tuple((scope.value, SCOPES[scope], HINTS[scope]) for scope in Scope),
        committees=(("", "Alle udvalg"), *((line.id, line.name) for line in committees.committees(database, who))),
    )
