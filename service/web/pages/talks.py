"""One's own talks, /samtaler, and a new one."""

import asyncio
import contextlib
import datetime
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import ClassVar

from anyio import to_thread
from fastapi import APIRouter, FastAPI, Request, Response
from pydantic import BaseModel, Field

from service.access import Principal
from service.agreeing import Part, TalkState
from service.desk.input import InputError
from service.desk.talks import holding, notes, overview, sealing, sound, templates
from service.desk.talks.overview import TalkLine
from service.desk.talks.talk import TalkDesk, may_hold
from service.meetings.talk import TalkTemplate
from service.storage.tables import now
from service.web.dates import TypedDate
from service.web.errors import place
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.services import Served, Services
from service.web.talks.showing import AwaitedLine, awaited_lines, going, waited
from service.web.visitor import Acting

EVERY = 3600.0
"""Seconds between two looks for referater, sound and notes whose time is up, and for sound that belongs to no talk."""

_log = logging.getLogger("udkast.web")


@contextlib.asynccontextmanager
async def expiring(app: FastAPI) -> AsyncIterator[None]:
    """While the program runs, what is kept for a time goes when that is up, and so does sound that was left behind."""
    served: Services = app.state.services

    async def expire() -> None:
        while True:
            try:
                await to_thread.run_sync(sealing.expire, talk_desk(served), served.settings.talk_days)
                await to_thread.run_sync(sound.expire, talk_desk(served), served.settings.talk_sound_days)
                await to_thread.run_sync(notes.expire, talk_desk(served), served.settings.talk_notes_days)
                await to_thread.run_sync(sound.sweep, talk_desk(served))
            except Exception as error:
                _log.error("%s", place(error))
            await asyncio.sleep(EVERY)

    task = asyncio.create_task(expire())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


router = APIRouter(prefix=Section.TALKS.value, lifespan=expiring)


class NewTalkForm(BaseModel):
    """What is typed of a new talk."""

    template: str = Field(title="Samtale")
    date: TypedDate = Field(title="Dato")
    time: str = Field(default="", title="Klokkeslæt", max_length=40)
    mine: Part = Field(title="Din rolle")
    employee: str = Field(title="Medarbejder", max_length=200)
    companion: str = Field(default="", title="Bisidder", max_length=200)
    other: str = Field(default="", title="Den anden, der holder samtalen", max_length=254)


@dataclass(frozen=True)
class ListLine:
    """A talk in the list, with how long it has waited and for whom. `going`: that its notes soon go."""

    talk: TalkLine
    waited: str
    awaited: tuple[AwaitedLine, ...]
    going: str


@dataclass(frozen=True, kw_only=True)
class TalksPage(Page):
    """The talks one holds: those that wait for oneself, for others, those to come, and those that are done."""

    template: ClassVar[str] = "talks/list.html"
    section: ClassVar[Section] = Section.TALKS

    mine: tuple[ListLine, ...]
    waiting: tuple[ListLine, ...]
    coming: tuple[ListLine, ...]
    done: tuple[ListLine, ...]
    today: datetime.date


@dataclass(frozen=True, kw_only=True)
class NewTalkPage(Page):
    """The form for a new talk."""

    template: ClassVar[str] = "talks/new.html"
    section: ClassVar[Section] = Section.TALKS

    form: Form[NewTalkForm]
    kinds: tuple[TalkTemplate, ...]


@router.get("")
def talks(request: Request, who: Acting, served: Served) -> Response:
    """The list."""
    at, today = now(), datetime.date.today()
    found = overview.talks(talk_desk(served), who, today)
    days = served.settings.talk_notes_days
    lines = [
        ListLine(one, waited(one.since, at), awaited_lines(one.awaited, at), going(one.matter, days, at))
        for one in found
    ]
    open_ = [line for line in lines if line.talk.state is not TalkState.SEALED and not line.talk.coming]
    page = TalksPage(
        mine=tuple(line for line in open_ if line.talk.mine),
        waiting=tuple(line for line in open_ if not line.talk.mine),
        coming=tuple(line for line in lines if line.talk.coming),
        done=tuple(line for line in lines if line.talk.state is TalkState.SEALED),
        today=today,
    )
    return render(request, page)


@router.get("/ny")
def new_talk(request: Request, who: Acting, served: Served) -> Response:
    """The form."""
    may_hold(who)
    kinds = _kinds(served, who)
    form = blank(NewTalkForm, template=kinds[0].id, mine=Part.LEADER.value)
    return render(request, NewTalkPage(form=form, kinds=kinds))


@router.post("/ny")
def create(request: Request, who: Acting, data: Sent, served: Served) -> Response:
    """Set it up."""
    may_hold(who)
    form = read(NewTalkForm, data)
    if form.value is not None:
        given = form.value
        try:
            made = holding.create(
                talk_desk(served),
                who,
                holding.NewTalk(
                    template=next((k for k in _kinds(served, who) if k.id == given.template), None),
                    date=given.date,
                    time=given.time,
                    mine=given.mine,
                    employee=given.employee,
                    companion=given.companion,
                    other=given.other,
                ),
            )
        except InputError as error:
            for name, line in error.problems.items():
                form = form.refused(name, line)
        else:
            return redirect(
                f"{Section.TALKS.value}/{made}", Notice("Samtalen er oprettet. Kun I, der holder den, ser den.")
            )
    return render(request, NewTalkPage(form=form, kinds=_kinds(served, who)), 422)


def talk_desk(served: Services) -> TalkDesk:
    """What the acts on talks reach the program through."""
    return TalkDesk(served.database, served.files, served.settings.templates)


def _kinds(served: Services, who: Principal) -> tuple[TalkTemplate, ...]:
    return tuple(shelved.template for shelved in templates.shelf(talk_desk(served), who))
