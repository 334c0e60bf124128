"""How an older database becomes today's: one Alembic revision per change, in `versions/`.

A new one, after a change of the tables: `.venv/bin/alembic revision --autogenerate -m "what changes"`, then read it.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

FOLDER = Path(__file__).resolve().parent


def migrate(engine: Engine) -> None:
    """Bring the database up to date; nothing happens where it is."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine.connect().execution_options(udkast_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
