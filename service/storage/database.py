"""One database: an engine, and sessions that are one transaction each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker


class Database:
    """Sessions on one engine. `write()` takes SQLite's write lock at once, so that what it reads stays true until it
    commits: two people's edits of one item come one after the other, never interleaved.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @classmethod
    def in_folder(cls, folder: Path) -> "Database":
        """The service's own SQLite file in its data folder, brought up to date."""
        from service.storage.migrations import migrate

        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        database = cls(f"sqlite:///{folder / 'udkast.sqlite'}")
        migrate(database.engine)
        return database

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that changes nothing; what it read can still be looked at afterwards."""
        with self._sessions() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that is committed when the block ends well, and rolled back when it does not."""
        with self._sessions() as session:
            session.connection(execution_options={"udkast_write": True})
            yield session
            session.commit()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        # What is stored never stands in an error: `hide_parameters`.
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(
        url,
        connect_args={"timeout": 30, "check_same_thread": False},
        hide_parameters=True,
        pool_size=50,  # as many as the pages have threads: nobody waits for a connection
        max_overflow=10,
    )

    # The driver would begin a transaction only at the first write, too late for `write()`: so it begins none, we do.
    @event.listens_for(engine, "connect")
    def prepared(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # a saved word is on the disk, whatever happens to the power
            "foreign_keys=ON",
            "secure_delete=ON",  # what is deleted is overwritten
            "busy_timeout=30000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        writes = connection.get_execution_options().get("udkast_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
