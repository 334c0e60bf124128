"""Nothing takes a seal's place.

SQLite's `REPLACE` deletes the row it replaces without asking the triggers of 0001: the new row is refused instead.
"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Refuse a row that would stand in a sealed one's place."""
    op.execute(
        "CREATE TRIGGER sealed_no_replace BEFORE INSERT ON sealed "
        "WHEN EXISTS (SELECT 1 FROM sealed AS s WHERE s.id = NEW.id OR s.seal = NEW.seal "
        "OR (s.meeting_id = NEW.meeting_id AND s.version = NEW.version)) "
        "BEGIN SELECT RAISE(ABORT, 'a sealed referat cannot be changed'); END"
    )
