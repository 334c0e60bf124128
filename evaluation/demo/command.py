"""`udkast demo`: the demo meeting drafted twice, and the service that shows it. Found as an entry point.

Nothing heavy is imported before the command runs: every other command loads this module too.
"""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.error import UdkastError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from service.settings import Settings

_PATIENCE = 60.0
"""Seconds that the service may take to answer for the first time."""


def demo(
    *,
    folder: Annotated[Path, typer.Option(help="Mappen, som demoens data og referater lægges i")] = Path("out/demo"),
) -> None:
    """Skriv demomødets udkast to gange, fra lyden og fra Teams, og start tjenesten, hvor det kan godkendes."""
    from rich.console import Console

    from service import settings
    from service.cli.desk import address

    console = Console(stderr=True, soft_wrap=True)
    chosen = settings.read()
    chosen = chosen.model_copy(update={"data": (folder / "tjeneste").resolve(), "public_url": None})
    running = _answers(address(chosen)) and (folder / "tjeneste" / "pid").is_file()
    if not running:
        _draft(chosen, folder, console)
        _start(chosen, folder, address(chosen))
    _tell(chosen, folder, address(chosen))


def _draft(chosen: "Settings", folder: Path, console: "Console") -> None:
    """The two drafts, by the very jobs that the service runs; what an earlier demo has drafted stands."""
    from evaluation.demo import town
    from evaluation.demo.watching import wait
    from service.cli.serve import opened
    from service.desk.meetings import Desk
    from service.jobs import JobQueue

    database, files = opened(chosen)
    with contextlib.closing(database), JobQueue(database, files, chosen) as queue:
        desk = Desk(database, files, queue, chosen.case_number)
        town.settle(desk, chosen)
        meetings = town.meet(desk, chosen)
        for meeting, name in zip(meetings, ("fra-teams", "fra-lyd"), strict=True):
            wait(database, meeting, console)
            town.write_files(desk, chosen, meeting, folder / name)


def _start(chosen: "Settings", folder: Path, address: str) -> None:
    """The service in a process of its own, which goes on when this command has ended."""
    environment = {
        **os.environ,
        "UDKAST_DATA": str(chosen.data),
        "UDKAST_HOST": chosen.host,
        "UDKAST_PORT": str(chosen.port),
    }
    environment.pop("UDKAST_PUBLIC_URL", None)
    log = folder / "tjeneste" / "log"
    with log.open("ab") as lines:
        service = subprocess.Popen(
            [sys.executable, "-c", "from service.cli.main import main; main()", "serve"],
            stdin=subprocess.DEVNULL,
            stdout=lines,
            stderr=lines,
            env=environment,
            start_new_session=True,
        )
    (folder / "tjeneste" / "pid").write_text(f"{service.pid}\n", encoding="ascii")
    until = time.monotonic() + _PATIENCE
    while not _answers(address):
        if service.poll() is not None:
            last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            raise UdkastError(f"Tjenesten kunne ikke starte. {last[0] if last else ''}".strip())
        if time.monotonic() > until:
            raise UdkastError(f"Tjenesten svarer ikke; se {log}.")
        time.sleep(0.2)


def _answers(address: str) -> bool:
    import httpx

    try:
        return httpx.get(f"{address}/ready", timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _tell(chosen: "Settings", folder: Path, address: str) -> None:
    """Where it is, and a sign-in that works once for each of the people who approve."""
    from evaluation.demo import town
    from service.storage import Database

    database = Database.in_folder(chosen.data)
    try:
        links = town.links(database)
    finally:
        database.close()
    say: Callable[[str], None] = typer.echo
    say("")
    say(f"Udkast kører på {address}, og demomødet ligger klar til gennemgang to gange.")
    say("Log ind med et link, der virker én gang (kør make demo igen for nye):")
    say("")
    for citizen, secret in links:
        say(f"  {citizen.title:<12} {address}/engang/{secret}")
    say("")
    say("Begynd som referenten. Formand og næstformand godkender bagefter; brug et privat vindue til dem.")
    say(f"De samme udkast som filer: {folder}/fra-teams og {folder}/fra-lyd.   Stop tjenesten: make demo-stop")
