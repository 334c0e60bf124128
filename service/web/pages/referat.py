"""The sealed referat: to read, to download, and to be superseded by a new version."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import ClassVar

from anyio import to_thread
from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from pydantic import BaseModel, Field

from service.desk.approval import LONGEST_REMARK, reopen
from service.desk.exporting import Kind
from service.desk.input import InputError
from service.desk.sealing import SealBrokenError, SealedReferat, sealed_file, sealed_referat, sweep
from service.web.errors import answer
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.pages.approval import archive
from service.web.pages.download import download, kind_of
from service.web.services import Served
from service.web.visitor import Acting


@contextlib.asynccontextmanager
async def swept(app: FastAPI) -> AsyncIterator[None]:
    """When the program starts: files go that a kill left behind before their seal was put."""
    await to_thread.run_sync(sweep, archive(app.state.services))
    yield


router = APIRouter(prefix="/moeder/{meeting_id}/referat", lifespan=swept)

_FILES = {
    Kind.DOCX: ("Word", "file-word"),
    Kind.PDF: ("PDF", "file-pdf"),
    Kind.HTML: ("HTML", "file"),
    Kind.JSON: ("JSON", "file"),
}


class ReasonForm(BaseModel):
    """Why there must be a new version."""

    reason: str = Field(title="Begrundelse", min_length=1, max_length=2 * LONGEST_REMARK)


@dataclass(frozen=True)
class FileLink:
    """One file to download."""

    address: str
    name: str
    icon: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ReferatPage(Page):
    """A sealed version."""

    template: ClassVar[str] = "referat/page.html"
    section: ClassVar[Section] = Section.MEETINGS

    view: SealedReferat
    files: tuple[FileLink, ...]
    form: Form[ReasonForm]
    newest: bool


@router.get("")
def shown(request: Request, meeting_id: str, who: Acting, served: Served, version: str = "") -> Response:
    """The newest version, or the one asked for."""
    view = sealed_referat(archive(served), who, meeting_id, _number(version) if version else None)
    return render(request, _page(view, blank(ReasonForm)))


@router.post("")
def superseded(request: Request, meeting_id: str, who: Acting, data: Sent, served: Served) -> Response:
    """Begin a new version."""
    form = read(ReasonForm, data)
    if form.value is not None:
        try:
            reopen(archive(served), who, meeting_id, form.value.reason)
        except InputError as wrong:
            for field, line in wrong.problems.items():
                form = form.refused(field, line)
        else:
            return redirect(
                f"/moeder/{meeting_id}/gennemgang",
                Notice("Du kan nu rette i den nye version. Den gamle gælder, til den nye er godkendt."),
            )
    view = sealed_referat(archive(served), who, meeting_id)
    return render(request, _page(view, form), 422)


@router.get("/{version}/{ending}")
def file(request: Request, meeting_id: str, version: str, ending: str, who: Acting, served: Served) -> Response:  # noqa: PLR0913, PLR0917 - what the address holds
    """A sealed file, if it still is what was sealed."""
    try:
        return download(sealed_file(archive(served), who, meeting_id, kind_of(ending), _number(version)))
    except SealBrokenError as broken:
        return answer(request, 500, "Filen svarer ikke til seglet", str(broken))


def _number(version: str) -> int:
    if not (version.isascii() and version.isdigit() and len(version) < 10):
        raise HTTPException(404)
    return int(version)


def _page(view: SealedReferat, form: Form[ReasonForm]) -> ReferatPage:
    here = f"/moeder/{view.meeting_id}/referat/{view.version.version}"
    return ReferatPage(
        view=view,
        files=tuple(
            FileLink(f"{here}/{kind}", *_FILES[kind], view.files[kind].size, view.files[kind].sha256)
            for kind in Kind
            if kind in view.files
        ),
        form=form,
        newest=view.version == view.versions[0],
    )
