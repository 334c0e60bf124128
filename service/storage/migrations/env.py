"""What Alembic runs: in the transaction that `migrate` gives, or in one of its own for `alembic revision`."""

from alembic import context
from sqlalchemy import Connection, create_engine

from service.storage.tables import Table


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://").connect() as connection:
        _run(connection)
