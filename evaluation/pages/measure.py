"""Fifty referents at work while a meeting is drafted: the program beside a page that does nothing."""

import base64
import json
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import httpx

from evaluation.figures.figure import PagesFigure, RequestFigure, Spread
from evaluation.figures.process import ended
from evaluation.figures.recordings import Recording, repeated
from evaluation.pages import browser, long_meeting
from evaluation.pages.hall import Hall, furnished
from evaluation.pages.referents import Asked, Plan
from evaluation.pages.running import Running, free_port, running
from models.error import UdkastError
from models.progress import Progress, silent
from service.access import Cookie

REFERENTS = 50
TURNS, SECONDS = 2, 40.0
"""The program and the bare page take turns, so many times each, so many seconds at a time."""
MINUTES = 30
"""The length of the recording that is drafted meanwhile: long enough that the job outlasts the measuring."""
KINDS = ("page", "item", "save", "poll")
_UDKAST = str(Path(sys.executable).with_name("udkast"))
_BEGINS_WITHIN = 60.0


def measured(recording: Recording, folder: Path, progress: Progress = silent) -> PagesFigure:
    """All of it, in one run of about five minutes. Raises UdkastError where a program does not start."""
    hall = furnished(folder / "data", REFERENTS)
    items = long_meeting.long_meeting()[1].items
    longest = max(range(len(items)), key=lambda place: len(items[place].utterances))
    progress(0.1)
    port, bare_port = free_port(), free_port()
    settings = {"UDKAST_DATA": str(hall.data), "UDKAST_PORT": str(port), "UDKAST_HOST": "127.0.0.1"}
    bare_command = [sys.executable, "-m", "uvicorn", "evaluation.pages.bare:app", "--no-access-log"]
    with (
        running([_UDKAST, "serve"], port, "/ready", settings) as program,
        running([*bare_command, "--port", str(bare_port)], bare_port, "/") as bare,
    ):
        seen = browser.seen(program.address, _cookie(), hall.seats[0], f"i{longest + 1}")
        progress(0.3)
        _draft(program, hall, repeated(recording, MINUTES, folder))
        asked: list[Asked] = []
        nothing: list[Asked] = []
        stages: set[str] = set()
        for turn in range(TURNS):
            asked += _at_work(program, hall, folder)
            stages |= hall.under_way()
            nothing += _at_work(bare, hall, folder, bare=True)
            stages |= hall.under_way()
            progress(0.3 + 0.7 * (turn + 1) / TURNS)
        if not stages:
            raise UdkastError("Jobbet kørte ikke, mens siderne blev målt.")
        return PagesFigure(
            items=long_meeting.ITEMS,
            utterances=long_meeting.UTTERANCES,
            longest_item=len(items[longest].utterances),
            minutes=long_meeting.SECONDS / 60,
            referents=REFERENTS,
            seconds=TURNS * SECONDS,
            stages=tuple(sorted(stages)),
            requests=_figures(asked),
            bare=_figures(nothing),
            peak_bytes=program.peak_bytes(),
            bare_peak_bytes=bare.peak_bytes(),
            page=seen.page,
            lag=seen.lag,
        )


def _at_work(program: Running, hall: Hall, folder: Path, *, bare: bool = False) -> list[Asked]:
    """What the referents asked, in a process of their own."""
    seats = [[seat.meeting, seat.cookie] for seat in hall.seats]
    plan = Plan(program.address, SECONDS, _cookie(), seats, dict(hall.items), bare=bare)
    path = folder / "plan.json"
    path.write_text(json.dumps(asdict(plan)), encoding="utf-8")
    output = ended([sys.executable, "-m", "evaluation.pages.referents", str(path)]).output
    return [Asked(**one) for one in json.loads(output)]


def _draft(program: Running, hall: Hall, recording: Path) -> None:
    """Send the recording up, as the page does (tus), and wait until its job is under way."""
    seat = hall.seats[0]
    with httpx.Client(base_url=program.address, cookies={_cookie(): seat.cookie}, timeout=120) as client:
        csrf = client.get(f"/moeder/{seat.meeting}/gennemgang/i1/stand").raise_for_status().json()["csrf"]
        client.headers.update({"X-CSRF-Token": csrf, "Tus-Resumable": "1.0.0", "Sec-Fetch-Site": "same-origin"})
        told = {"meeting": hall.drafted, "filename": "optagelse.wav", "filetype": "audio/wav"}
        metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in told.items())
        size = str(recording.stat().st_size)
        begun = client.post("/uploads", headers={"Upload-Length": size, "Upload-Metadata": metadata}).raise_for_status()
        sent = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
        client.patch(begun.headers["Location"], headers=sent, content=recording.read_bytes()).raise_for_status()
    until = time.monotonic() + _BEGINS_WITHIN
    while not hall.under_way():
        if time.monotonic() > until:
            raise UdkastError("Jobbet, der skal køre imens, er ikke gået i gang.")
        time.sleep(0.2)


def _figures(asked: Sequence[Asked]) -> tuple[RequestFigure, ...]:
    figures = []
    for kind in KINDS:
        of = [one for one in asked if one.kind == kind]
        if not of:
            raise UdkastError("Der blev ikke spurgt om noget, mens siderne blev målt.")
        good = [one for one in of if one.status == httpx.codes.OK]
        figures.append(
            RequestFigure(
                kind=kind,
                count=len(of),
                failed=len(of) - len(good),
                server=_spread(one.server for one in good),
                client=_spread(one.client for one in good),
                bytes=int(statistics.median(one.size for one in good)) if good else 0,
            )
        )
    return tuple(figures)


def _spread(values: Iterable[float | None]) -> Spread | None:
    said = [value for value in values if value is not None]
    return Spread.of(said) if said else None


def _cookie() -> str:
    return Cookie.of(None).name
