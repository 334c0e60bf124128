"""A person's yes to being recorded, /samtaler/…/samtykke/…: noted, and taken back."""

from fastapi import APIRouter, Response

from service.desk.refusal import ConflictError
from service.desk.talks import consenting
from service.web.frame import Notice, Section, redirect
from service.web.pages.talks import talk_desk
from service.web.services import Served
from service.web.visitor import Acting

router = APIRouter(prefix=Section.TALKS.value + "/{talk_id}/samtykke/{person_id}")


@router.post("")
def note(talk_id: str, person_id: str, who: Acting, served: Served) -> Response:
    """Note it."""
    try:
        consenting.note(talk_desk(served), who, talk_id, person_id)
    except ConflictError as refused:
        return redirect(_section(talk_id), Notice(str(refused), "warning"))
    return redirect(_section(talk_id), Notice("Svaret er noteret."))


@router.post("/tilbage")
def withdraw(talk_id: str, person_id: str, who: Acting, served: Served) -> Response:
    """Take it back, and everything that was recorded with it."""
    consenting.withdraw(talk_desk(served), who, talk_id, person_id)
    return redirect(_section(talk_id), Notice("Samtykket er trukket tilbage."))


def _section(talk_id: str) -> str:
    return f"{Section.TALKS.value}/{talk_id}#optagelse"
