"""Who may sign in, /brugere; for administrators."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from service.access.naming import EmailRefusedError, NameRefusedError
from service.desk import people as desk
from service.desk.people import Person, PersonView
from service.desk.refusal import ConflictError
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.pages.handover import HandoverPage
from service.web.roles import ROLES
from service.web.services import Served, Stored
from service.web.visitor import Acting

router = APIRouter(prefix=Section.USERS.value)


class NewUser(BaseModel):
    """A new account."""

    name: str = Field(title="Navn")
    email: str = Field(title="E-mail")
    administrator: str = Field(default="", title="Administrator")


class NewName(BaseModel):
    """Another name."""

    name: str = Field(title="Navn")


@dataclass(frozen=True, kw_only=True)
class UsersPage(Page):
    """Everybody with an account."""

    template: ClassVar[str] = "users/list.html"
    section: ClassVar[Section] = Section.USERS

    people: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True)
class NewUserPage(Page):
    """The form for a new account."""

    template: ClassVar[str] = "users/new.html"
    section: ClassVar[Section] = Section.USERS

    form: Form[NewUser]


@dataclass(frozen=True, kw_only=True)
class UserPage(Page):
    """One account. `offices` pairs a committee's id and name with what the person is there."""

    template: ClassVar[str] = "users/user.html"
    section: ClassVar[Section] = Section.USERS

    person: Person
    offices: tuple[tuple[str, str, str], ...]
    form: Form[NewName]
    oneself: bool


@router.get("")
def users(request: Request, who: Acting, database: Stored) -> Response:
    """The list."""
    return render(request, UsersPage(people=desk.people(database, who)))


@router.get("/ny")
def new_user(request: Request, who: Acting) -> Response:
    """The form for a new account."""
    desk.administrator(who)
    return render(request, NewUserPage(form=blank(NewUser)))


@router.post("/ny")
def add_user(request: Request, who: Acting, data: Sent, served: Served) -> Response:
    """Make the account, and show its first password once."""
    desk.administrator(who)
    form = read(NewUser, data)
    if form.value is None:
        return render(request, NewUserPage(form=form), 422)
    try:
        new = desk.add_person(
            served.database,
            served.passwords,
            who,
            email=form.value.email,
            name=form.value.name,
            administrator_too=bool(form.value.administrator),
        )
    except EmailRefusedError as refused:
        return render(request, NewUserPage(form=form.refused("email", str(refused))), 422)
    except NameRefusedError as refused:
        return render(request, NewUserPage(form=form.refused("name", str(refused))), 422)
    return render(
        request,
        HandoverPage(
            heading=f"{new.person.name} er oprettet",
            advice="Giv personen adgangskoden på en sikker måde. Den skal skiftes, første gang den bruges.",
            label="Første adgangskode",
            secret=new.first_password,
            back=f"{Section.USERS.value}/{new.person.id}",
        ),
    )


@router.get("/{user_id}")
def user(request: Request, who: Acting, database: Stored, user_id: str) -> Response:
    """One account."""
    view = desk.person(database, who, user_id)
    return render(request, _page(who.user_id, view, blank(NewName, name=view.person.name)))


@router.post("/{user_id}/navn")
def rename(request: Request, who: Acting, data: Sent, database: Stored, user_id: str) -> Response:
    """Give the person another name."""
    view = desk.person(database, who, user_id)
    form = read(NewName, data)
    if form.value is None:
        return render(request, _page(who.user_id, view, form), 422)
    try:
        desk.rename_person(database, who, user_id, form.value.name)
    except NameRefusedError as refused:
        return render(request, _page(who.user_id, view, form.refused("name", str(refused))), 422)
    return _back(user_id, "Navnet er gemt.")


@router.post("/{user_id}/nulstil")
def reset(request: Request, who: Acting, served: Served, user_id: str) -> Response:
    """A first password once more, shown once."""
    new = desk.reset_password(served.database, served.passwords, who, user_id)
    return render(
        request,
        HandoverPage(
            heading=f"Ny adgangskode til {new.person.name}",
            advice="Den gamle virker ikke mere, og personen er logget ud overalt. Giv den nye videre på en sikker "
            "måde. Den skal skiftes, første gang den bruges.",
            label="Første adgangskode",
            secret=new.first_password,
            back=f"{Section.USERS.value}/{user_id}",
        ),
    )


@router.post("/{user_id}/link")
def make_link(request: Request, who: Acting, served: Served, user_id: str) -> Response:
    """A link that signs the person in once, shown once."""
    try:
        secret = desk.one_time_link(served.database, who, user_id)
    except ConflictError as refused:
        return _back(user_id, str(refused), kind="warning")
    view = desk.person(served.database, who, user_id)
    at = (served.settings.public_url or str(request.base_url)).rstrip("/")
    return render(
        request,
        HandoverPage(
            heading=f"Engangslink til {view.person.name}",
            advice="Linket logger personen ind én gang inden for et døgn. Send det kun til personen selv.",
            label="Link",
            secret=f"{at}/engang/{secret}",
            back=f"{Section.USERS.value}/{user_id}",
        ),
    )


@router.post("/{user_id}/log-ud")
def sign_out(who: Acting, database: Stored, user_id: str) -> Response:
    """End the person's sessions."""
    desk.sign_out_person(database, who, user_id)
    return _back(user_id, "Personen er logget ud overalt.")


@router.post("/{user_id}/luk")
def close(who: Acting, database: Stored, user_id: str) -> Response:
    """Close the account."""
    try:
        desk.close_account(database, who, user_id)
    except ConflictError as refused:
        return _back(user_id, str(refused), kind="warning")
    return _back(user_id, "Personen er lukket ude og logget ud overalt.")


@router.post("/{user_id}/aabn")
def reopen(who: Acting, database: Stored, user_id: str) -> Response:
    """Let the person in again."""
    desk.open_account(database, who, user_id)
    return _back(user_id, "Personen kan logge ind igen.")


@router.post("/{user_id}/administrator")
def administrator(who: Acting, data: Sent, database: Stored, user_id: str) -> Response:
    """Make the person an administrator, or no longer."""
    to = data.get("to") == "ja"
    try:
        desk.set_administrator(database, who, user_id, to=to)
    except ConflictError as refused:
        return _back(user_id, str(refused), kind="warning")
    if not to and user_id == who.user_id:
        return redirect(Section.MEETINGS, Notice("Du er ikke længere administrator."))
    return _back(user_id, "Personen er nu administrator." if to else "Personen er ikke længere administrator.")


@router.post("/{user_id}/samtaler")
def holds_talks(who: Acting, data: Sent, database: Stored, user_id: str) -> Response:
    """Let the person hold sygefraværssamtaler, or no longer."""
    to = data.get("to") == "ja"
    desk.set_holds_talks(database, who, user_id, to=to)
    return _back(user_id, "Personen kan nu holde samtaler." if to else "Personen kan ikke længere holde samtaler.")


@router.post("/{user_id}/skabeloner")
def shapes_talks(who: Acting, data: Sent, database: Stored, user_id: str) -> Response:
    """Let the person change the templates of talks, or no longer."""
    to = data.get("to") == "ja"
    desk.set_shapes_talks(database, who, user_id, to=to)
    return _back(user_id, "Personen kan nu ændre skabeloner." if to else "Personen kan ikke længere ændre skabeloner.")


def _page(viewer: str | None, view: PersonView, form: Form[NewName]) -> UserPage:
    offices = tuple(
        (office.committee_id, office.committee, ", ".join(ROLES[role].lower() for role in office.roles))
        for office in view.offices
    )
    return UserPage(person=view.person, offices=offices, form=form, oneself=view.person.id == viewer)


def _back(user_id: str, line: str, *, kind: Literal["success", "warning"] = "success") -> Response:
    return redirect(f"{Section.USERS.value}/{user_id}", Notice(line, kind))
