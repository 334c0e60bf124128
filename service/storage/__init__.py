"""What the service remembers: SQLite (or PostgreSQL) for rows, a folder for files.

- `database`    Database: one engine; `read()` and `write()` give a session in one transaction
- `tables/`     the rows, one noun per file
- `migrations/` how an older database becomes today's (Alembic); `migrate` runs them
- `files`       Files: where recordings, agendas and sealed exports lie; LocalFiles keeps them in a folder

Rows are read and written by `service.desk`, `service.access` and `service.jobs`; no page touches them.
"""

from service.storage.database import Database
from service.storage.files import Files, LocalFiles

__all__ = ["Database", "Files", "LocalFiles"]
