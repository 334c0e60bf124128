"""`udkast serve`: the service that referents use in a browser. One process, with its worker inside."""

import contextlib
import logging
import signal
import socket
import sys
from typing import TYPE_CHECKING

from rich.console import Console

from models.error import UdkastError
from service import settings
from service.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.storage import Database, LocalFiles


def serve() -> None:
    """Start tjenesten, hvor referenter uploader møder, retter udkast og godkender i browseren.

    Den indstilles med miljøvariabler (UDKAST_…) eller udkast.toml; alle indstillinger står i udkast.example.toml.
    """
    chosen = settings.read()
    console = Console(stderr=True, soft_wrap=True)
    with listening(chosen) as listener:
        run(chosen, listener, console)


def run(chosen: Settings, listener: socket.socket, console: Console) -> None:
    """Serve on the socket until somebody asks the process to end; a job under way goes on at the next start."""
    import uvicorn
    from sqlalchemy import select

    from service.cli.desk import address
    from service.jobs import JobQueue
    from service.storage.tables import User
    from service.web.app import create_app
    from service.web.services import Services

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    database, files = opened(chosen)
    with contextlib.closing(database), JobQueue(database, files, chosen) as queue:
        app = create_app(Services(settings=chosen, database=database, files=files, queue=queue))
        # No access log: addresses of one-time links are secrets, and ids belong in the database.
        config = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5, lifespan="on"
        )
        with database.read() as session:
            empty = session.scalar(select(User.id).limit(1)) is None
        console.print(f"Udkast svarer på {address(chosen)}  (stop med Ctrl-C)", highlight=False, markup=False)
        if empty:
            console.print(
                "Der er endnu ingen brugere. Opret den første med:  udkast users add E-MAIL --name NAVN --admin",
                highlight=False,
                markup=False,
            )
        # The server hands the signal on when it has finished its answers; then the queue is closed too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def opened(chosen: Settings) -> "tuple[Database, LocalFiles]":
    """The service's database and files.

    Raises:
        UdkastError: nobody may write in the data folder.

    """
    from service.storage import Database, LocalFiles

    try:
        return Database.in_folder(chosen.data), LocalFiles(chosen.data / "files")
    except (PermissionError, NotADirectoryError, FileExistsError):
        raise UdkastError(f"Der må ikke skrives i {chosen.data}; ret rettighederne, eller sæt UDKAST_DATA.") from None


@contextlib.contextmanager
def listening(chosen: Settings) -> "Iterator[socket.socket]":
    """The socket that the service answers on.

    Raises:
        UdkastError: the address or port can't be had.

    """
    try:
        family = socket.AF_INET6 if ":" in chosen.host else socket.AF_INET
        listener = socket.create_server((chosen.host, chosen.port), family=family, backlog=256)
    except OSError:
        raise UdkastError(
            f"Porten {chosen.port} på {chosen.host} er optaget eller kan ikke bruges; vælg en anden med UDKAST_PORT."
        ) from None
    with listener:
        yield listener
