"""What pages are given, and how a page asks for it."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from service.access import Identity, LocalAccounts, Passwords
from service.desk.queue import Queues
from service.settings import Settings
from service.storage import Database, Files
from service.web.tus import Writers


@dataclass(frozen=True, kw_only=True)
class Services:
    """Everything that pages reach the rest of the program through."""

    settings: Settings
    database: Database
    files: Files
    queue: Queues
    passwords: Passwords = field(default_factory=Passwords)
    writers: Writers = field(default_factory=Writers)

    @property
    def identity(self) -> Identity:
        """Who vouches for people who sign in: our own accounts."""
        return LocalAccounts(self.database, self.passwords)


def services(request: Request) -> Services:
    """The services of the running program."""
    found: Services = request.app.state.services
    return found


def database(request: Request) -> Database:
    """The database alone, for a page that needs no more."""
    return services(request).database


def files(request: Request) -> Files:
    """The store of files alone."""
    return services(request).files


Served = Annotated[Services, Depends(services)]
Stored = Annotated[Database, Depends(database)]
Kept = Annotated[Files, Depends(files)]
