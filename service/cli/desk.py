"""The database and the principal of whoever runs a command at the machine itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from service.settings import Settings

if TYPE_CHECKING:
    from service.access import Principal
    from service.storage import Database


def operations() -> "Principal":
    """Who may run the command may change the database anyway: no user of the program, but an administrator."""
    from service.access import Principal

    return Principal(user_id=None, name="Kommandolinjen", administrator=True)


@contextmanager
def database(settings: Settings) -> "Iterator[Database]":
    """The service's database, made if it is not there."""
    from service.storage import Database

    opened = Database.in_folder(settings.data)
    try:
        yield opened
    finally:
        opened.close()


def address(settings: Settings) -> str:
    """Where people reach the service, without a slash at the end."""
    return (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")
