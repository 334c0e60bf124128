"""The templates of talks, /samtaler/skabeloner: read by all who hold talks, changed by HR."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.datastructures import FormData

from service.desk.input import InputError
from service.desk.talks import templates
from service.desk.talks.templates import ADDED, Asked, Shelved, Wanted
from service.meetings.field import FieldKind
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.pages.talks import talk_desk
from service.web.services import Served
from service.web.visitor import Acting

HOME = f"{Section.TALKS.value}/skabeloner"
NEW_ROWS = 2
router = APIRouter(prefix=HOME)

KINDS = {
    FieldKind.TEXT: "Tekst",
    FieldKind.DATE: "Dato",
    FieldKind.MOMENT: "Dato og klokkeslæt",
    FieldKind.YES_NO: "Ja eller nej",
    FieldKind.REMARKS: "Medarbejderens egne ord",
    FieldKind.CHOICE: "Et valg",
    FieldKind.PEOPLE: "Deltagere",
    FieldKind.ADJUSTMENTS: "Aftaler",
}


class TemplateForm(BaseModel):
    """The template's name, how long it keeps a recording, and the version that was looked at."""

    title: str = Field(title="Navn", min_length=1)
    sound: Literal["draft", "approval"] = Field(default="draft", title="Optagelsen")
    version: int = Field(default=0, title="Version")


@dataclass(frozen=True, kw_only=True)
class TemplatesPage(Page):
    """All templates."""

    template: ClassVar[str] = "talks/templates.html"
    section: ClassVar[Section] = Section.TALKS

    shelf: tuple[Shelved, ...]
    changes: bool


@dataclass(frozen=True, kw_only=True)
class TemplatePage(Page):
    """One template. `rows` are its fields, then empty ones for new fields. `copied`: the name that was typed for a
    copy, and `copy_problem` what is wrong with it.
    """

    template: ClassVar[str] = "talks/template.html"
    section: ClassVar[Section] = Section.TALKS

    shelved: Shelved
    rows: tuple[Asked, ...]
    kinds: dict[FieldKind, str]
    added: tuple[FieldKind, ...]
    form: Form[TemplateForm]
    changes: bool
    copied: str
    copy_problem: str


@router.get("")
def shelf(request: Request, who: Acting, served: Served) -> Response:
    """The list."""
    return render(request, TemplatesPage(shelf=templates.shelf(talk_desk(served), who), changes=who.shapes_talks))


@router.get("/{name}")
def shown(request: Request, name: str, who: Acting, served: Served) -> Response:
    """One template."""
    shelved = templates.template(talk_desk(served), who, name)
    form = blank(TemplateForm, title=shelved.template.name, sound=shelved.template.sound)
    return render(request, _page(shelved, _rows(shelved), form, changes=who.shapes_talks))


@router.post("/{name}")
def change(request: Request, name: str, who: Acting, data: Sent, served: Served) -> Response:
    """A new version, for talks to come."""
    desk = talk_desk(served)
    shelved = templates.template(desk, who, name)
    form, rows = read(TemplateForm, data), _typed(data)
    if form.value is not None:
        wanted = Wanted(form.value.title, rows, form.value.sound)
        try:
            version = templates.change(desk, who, name, wanted, form.value.version)
        except InputError as error:
            for field, told in error.problems.items():
                form = form.refused(field if field == "title" else "", told)
        else:
            told = f"Version {version} er gemt. Den gælder samtaler, der oprettes fra nu af."
            return redirect(f"{HOME}/{name}", Notice(told))
    return render(request, _page(shelved, (*rows, *_empty(len(rows))), form, changes=who.shapes_talks), 422)


@router.post("/{name}/kopi")
def copy(request: Request, name: str, who: Acting, data: Sent, served: Served) -> Response:
    """A template of one's own, that begins as this one."""
    title = data.get("title")
    try:
        made = templates.copy(talk_desk(served), who, name, title if isinstance(title, str) else "")
    except InputError as error:
        shelved = templates.template(talk_desk(served), who, name)
        form = blank(TemplateForm, title=shelved.template.name, sound=shelved.template.sound)
        page = _page(shelved, _rows(shelved), form, changes=who.shapes_talks)
        typed = title if isinstance(title, str) else ""
        return render(request, replace(page, copied=typed, copy_problem=" ".join(error.problems.values())), 422)
    return redirect(f"{HOME}/{made}", Notice("Skabelonen er oprettet. Ret felterne til."))


def _page(shelved: Shelved, rows: tuple[Asked, ...], form: Form[TemplateForm], *, changes: bool) -> TemplatePage:
    return TemplatePage(
        shelved=shelved, rows=rows, kinds=KINDS, added=ADDED, form=form, changes=changes, copied="", copy_problem=""
    )


def _rows(shelved: Shelved) -> tuple[Asked, ...]:
    fields = shelved.template.fields
    stands = tuple(Asked(f.label, f.question, f.kind, place, f.name) for place, f in enumerate(fields, 1))
    return (*stands, *_empty(len(stands)))


def _empty(after: int) -> tuple[Asked, ...]:
    return tuple(Asked("", "", FieldKind.TEXT, after + row + 1) for row in range(NEW_ROWS))


def _typed(data: FormData) -> tuple[Asked, ...]:
    """The rows as they were typed, without those that were taken out and those that nobody wrote in."""
    rows = []
    for row in range(templates.MOST_FIELDS + NEW_ROWS):
        label, name = _text(data, f"{row}.label"), _text(data, f"{row}.name")
        if f"{row}.removed" in data or not (label or name or _text(data, f"{row}.question")):
            continue
        kind, place = _text(data, f"{row}.kind"), _text(data, f"{row}.place")
        rows.append(
            Asked(
                label,
                _text(data, f"{row}.question"),
                FieldKind(kind) if kind in set(FieldKind) else FieldKind.TEXT,
                int(place) if place.isdecimal() and len(place) < 4 else row + 1,
                name,
            )
        )
    return tuple(rows)


def _text(data: FormData, name: str) -> str:
    given = data.get(name)
    return given.strip() if isinstance(given, str) else ""
