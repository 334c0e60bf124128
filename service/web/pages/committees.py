"""Committees, /udvalg: what they are called, who is what to them, and who usually takes part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.datastructures import FormData

from service.access import Principal
from service.access.naming import NameRefusedError
from service.desk import committees as desk
from service.desk import people
from service.desk.committees import CommitteeView, FamilyRefusedError, ParticipantRefusedError
from service.desk.refusal import ConflictError
from service.meetings import Role
from service.web.forms import FieldError, Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.roles import ROLES
from service.web.services import Served, Services, Stored
from service.web.visitor import Acting

BLANK_ROWS = 2

router = APIRouter(prefix=Section.COMMITTEES.value)


class CommitteeForm(BaseModel):
    """What a committee is called."""

    name: str = Field(title="Navn")
    family: str = Field(default="standard", title="Skabelon")
    place: str = Field(default="", title="Sted")


class NewMember(BaseModel):
    """A person's first role in the committee."""

    person: str = Field(title="Person")
    role: Role = Field(title="Rolle")


class Participants(BaseModel):
    """The rows of usual participants; read by hand, for rows belong together by their place."""


@dataclass(frozen=True)
class Row:
    """One row of the form of usual participants, as it was typed."""

    name: str
    title: str


@dataclass(frozen=True)
class Line:
    """A committee in the list. `roles` is what the one who looks is to it, in words."""

    id: str
    name: str
    place: str
    roles: str
    people: int


@dataclass(frozen=True, kw_only=True)
class CommitteesPage(Page):
    """The list of those that the person sees."""

    template: ClassVar[str] = "committees/list.html"
    section: ClassVar[Section] = Section.COMMITTEES

    committees: tuple[Line, ...]
    may_add: bool


@dataclass(frozen=True, kw_only=True)
class NewCommitteePage(Page):
    """The form for a new committee."""

    template: ClassVar[str] = "committees/new.html"
    section: ClassVar[Section] = Section.COMMITTEES

    form: Form[CommitteeForm]
    families: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class CommitteePage(Page):
    """One committee. `newcomers` are those who can be given a first role; `focus` is the button that takes the focus
    after a row was moved ("op-2").
    """

    template: ClassVar[str] = "committees/committee.html"
    section: ClassVar[Section] = Section.COMMITTEES

    committee: CommitteeView
    family: str
    families: tuple[tuple[str, str], ...]
    roles: Mapping[Role, str]
    newcomers: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    form: Form[CommitteeForm]
    member_form: Form[NewMember]
    participants_form: Form[Participants]
    focus: str


@router.get("")
def committees(request: Request, who: Acting, database: Stored) -> Response:
    """The list."""
    lines = tuple(
        Line(line.id, line.name, line.place, _words(line.roles), line.people) for line in desk.committees(database, who)
    )
    return render(request, CommitteesPage(committees=lines, may_add=who.administrator))


@router.get("/nyt")
def new_committee(request: Request, who: Acting, served: Served) -> Response:
    """The form for a new committee."""
    people.administrator(who)
    form = blank(CommitteeForm, family="standard")
    return render(request, NewCommitteePage(form=form, families=desk.families(served.settings)))


@router.post("/nyt")
def add_committee(request: Request, who: Acting, data: Sent, served: Served) -> Response:
    """Make it."""
    people.administrator(who)
    form = read(CommitteeForm, data)
    if form.value is not None:
        try:
            made = desk.add_committee(served.database, served.settings, who, **form.value.model_dump())
            return redirect(_at(made), Notice("Udvalget er oprettet. Giv nu personer roller i det."))
        except NameRefusedError as refused:
            form = form.refused(_field(refused), str(refused))
    return render(request, NewCommitteePage(form=form, families=desk.families(served.settings)), 422)


@router.get("/{committee_id}")
def committee(request: Request, who: Acting, served: Served, committee_id: str, fokus: str = "") -> Response:
    """One committee."""
    view = desk.committee(served.database, who, committee_id)
    return render(request, _page(served, who, view, focus=fokus))


@router.post("/{committee_id}")
def edit_committee(request: Request, who: Acting, data: Sent, served: Served, committee_id: str) -> Response:
    """Change what it is called."""
    view = desk.committee(served.database, who, committee_id)
    people.administrator(who)
    form = read(CommitteeForm, data)
    if form.value is not None:
        try:
            desk.edit_committee(served.database, served.settings, who, committee_id, **form.value.model_dump())
            return redirect(_at(committee_id), Notice("Udvalget er gemt."))
        except NameRefusedError as refused:
            form = form.refused(_field(refused), str(refused))
    return render(request, _page(served, who, view, form=form), 422)


@router.post("/{committee_id}/slet")
def delete_committee(who: Acting, database: Stored, committee_id: str) -> Response:
    """Remove a committee that never met."""
    try:
        desk.delete_committee(database, who, committee_id)
    except ConflictError as refused:
        return redirect(_at(committee_id), Notice(str(refused), "warning"))
    return redirect(Section.COMMITTEES, Notice("Udvalget er slettet."))


@router.post("/{committee_id}/roller")
def set_roles(who: Acting, data: Sent, database: Stored, committee_id: str) -> Response:
    """Who is what from now on: everybody who stood in the form, by what was ticked."""
    view = desk.committee(database, who, committee_id)
    people.administrator(who)
    ticked = {str(value) for value in data.getlist("role")}
    shown = {str(value) for value in data.getlist("person")}
    for member in view.members:
        roles = tuple(role for role in Role if f"{member.user_id}:{role.value}" in ticked)
        if member.user_id in shown and roles != member.roles:
            desk.set_roles(database, who, committee_id, member.user_id, roles)
    return redirect(f"{_at(committee_id)}#roller", Notice("Rollerne er gemt."))


@router.post("/{committee_id}/personer")
def add_member(request: Request, who: Acting, data: Sent, served: Served, committee_id: str) -> Response:
    """Give a person a first role."""
    view = desk.committee(served.database, who, committee_id)
    people.administrator(who)
    form = read(NewMember, data)
    if form.value is None:
        return render(request, _page(served, who, view, member_form=form), 422)
    has = next((member.roles for member in view.members if member.user_id == form.value.person), ())
    desk.set_roles(served.database, who, committee_id, form.value.person, {*has, form.value.role})
    return redirect(f"{_at(committee_id)}#roller", Notice("Personen er tilføjet."))


@router.post("/{committee_id}/deltagere")
def set_participants(request: Request, who: Acting, data: Sent, served: Served, committee_id: str) -> Response:
    """Write the rows down. Every button of the form does; those beside a row move or remove it first."""
    view = desk.committee(served.database, who, committee_id)
    rows, focus = _moved(_rows(data), str(data.get("handling", "")))
    try:
        desk.set_participants(served.database, who, committee_id, [(row.name, row.title) for row in rows])
    except ParticipantRefusedError as refused:
        error = FieldError(f"name-{refused.place}", str(refused))
        form = Form[Participants](None, {}, (error,))
        return render(request, _page(served, who, view, rows=rows, participants_form=form), 422)
    # Browsers give no button the focus by itself where the address names a place of the page.
    place = f"?fokus={focus}" if focus else "#deltagere"
    return redirect(f"{_at(committee_id)}{place}", Notice("De faste deltagere er gemt."))


def _rows(data: FormData) -> list[Row]:
    names, titles = ([str(value).strip() for value in data.getlist(field)] for field in ("name", "title"))
    titles += [""] * (len(names) - len(titles))
    return [Row(name, title) for name, title in zip(names, titles, strict=False)]


def _moved(typed: list[Row], order: str) -> tuple[list[Row], str]:
    """The rows that hold something, after "op-2", "ned-2" or "fjern-2", and the button that takes the focus then. The
    number is the row's place on the page, blank ones counted; any other order leaves all as it is.
    """
    rows = [row for row in typed if row.name or row.title]
    act, _, number = order.partition("-")
    on_page = int(number) - 1 if number.isdecimal() and len(number) < 5 else -1
    if not 0 <= on_page < len(typed) or not (typed[on_page].name or typed[on_page].title):
        return rows, ""
    place = sum(1 for row in typed[:on_page] if row.name or row.title)
    row = rows[place]
    rest = [*rows[:place], *rows[place + 1 :]]
    if act == "fjern":
        return rest, f"fjern-{min(place + 1, len(rest))}" if rest else ""
    if act not in ("op", "ned"):
        return rows, ""
    target = min(max(place + (1 if act == "ned" else -1), 0), len(rest))
    # At the end of the way the button is gone: its sister takes over.
    sister = "ned" if target == 0 else "op" if target == len(rest) else act
    return [*rest[:target], row, *rest[target:]], f"{sister}-{target + 1}"


def _page(  # noqa: PLR0913 - the forms of the page
    served: Services,
    who: Principal,
    view: CommitteeView,
    *,
    form: Form[CommitteeForm] | None = None,
    member_form: Form[NewMember] | None = None,
    participants_form: Form[Participants] | None = None,
    rows: Sequence[Row] | None = None,
    focus: str = "",
) -> CommitteePage:
    families = desk.families(served.settings)
    inside = {member.user_id for member in view.members}
    newcomers = (
        tuple((one.id, f"{one.name} ({one.email})") for one in people.people(served.database, who) if one.active)
        if who.administrator
        else ()
    )
    if rows is None:
        rows = [Row(person.name, person.role) for person in view.participants]
    return CommitteePage(
        committee=view,
        family=dict(families).get(view.family, view.family),
        families=families,
        roles=ROLES,
        newcomers=tuple(pair for pair in newcomers if pair[0] not in inside),
        rows=(*rows, *[Row("", "")] * BLANK_ROWS),
        form=form or blank(CommitteeForm, name=view.name, family=view.family, place=view.place),
        member_form=member_form or blank(NewMember, role=Role.REFERENT.value),
        participants_form=participants_form or blank(Participants),
        focus=focus,
    )


def _words(roles: frozenset[Role]) -> str:
    """What somebody is, in a row: `referent og formand`."""
    words = [ROLES[role].lower() for role in Role if role in roles]
    return " og ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def _field(refused: NameRefusedError) -> str:
    return "family" if isinstance(refused, FamilyRefusedError) else "name"


def _at(committee_id: str) -> str:
    return f"{Section.COMMITTEES.value}/{committee_id}"
