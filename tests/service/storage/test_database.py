import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from service.storage import Database
from service.storage.tables import Committee, MeetingRow, Sealed, Table, User, now


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.in_folder(tmp_path / "data")


def test_migrations_make_the_tables_that_the_program_has(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": Table.metadata})
        assert compare_metadata(context, Table.metadata) == []


def test_a_database_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    first = Database.in_folder(tmp_path)
    with first.write() as session:
        session.add(User(email="ada@eksempel.dk", name="Ada Holm"))
    first.close()
    with Database.in_folder(tmp_path).read() as session:
        assert session.scalars(select(User.name)).one() == "Ada Holm"


def test_only_its_owner_can_read_the_data_folder(tmp_path: Path) -> None:
    Database.in_folder(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_a_block_that_fails_changes_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError), database.write() as session:
        session.add(User(email="ada@eksempel.dk", name="Ada Holm"))
        session.flush()
        raise RuntimeError
    with database.read() as session:
        assert session.scalars(select(User)).all() == []


def test_a_reading_session_never_keeps_a_change(database: Database) -> None:
    with database.read() as session:
        session.add(User(email="ada@eksempel.dk", name="Ada Holm"))
    with database.read() as session:
        assert session.scalars(select(User)).all() == []


def test_times_come_back_in_utc(database: Database) -> None:
    moment = now()
    with database.write() as session:
        session.add(User(email="ada@eksempel.dk", name="Ada Holm", created=moment))
    with database.read() as session:
        assert session.scalars(select(User.created)).one() == moment


def test_what_two_people_read_and_write_at_once_is_never_lost(database: Database) -> None:
    with database.write() as session:
        committee = Committee(name="MED")
        session.add(committee)
        session.flush()
        session.add(MeetingRow(id="m", committee_id=committee.id, title="Møde", agenda="{}"))

    def count() -> None:
        for _ in range(25):
            with database.write() as session:
                row = session.get_one(MeetingRow, "m")
                row.changed += 1

    people = [threading.Thread(target=count) for _ in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    with database.read() as session:
        assert session.get_one(MeetingRow, "m").changed == 100


def test_many_writers_and_readers_wait_for_each_other_and_none_is_turned_away(tmp_path: Path) -> None:
    Database.in_folder(tmp_path).close()
    url = f"sqlite:///{tmp_path / 'udkast.sqlite'}"
    shared = Database(url)

    def work(number: int) -> None:
        # Every other one opens and closes files of its own meanwhile, so that logs are made and recovered too.
        mine = Database(url) if number % 2 else shared
        for _ in range(5):
            with mine.read() as session:
                seen = len(session.scalars(select(Committee.id)).all())
                with shared.write() as other:
                    other.add(Committee(name=f"Udvalg {number}"))
                assert len(session.scalars(select(Committee.id)).all()) == seen
        if mine is not shared:
            mine.close()

    # Two connections each, fewer in all than the pool holds.
    with ThreadPoolExecutor(6) as many:
        for done in [many.submit(work, number) for number in range(12)]:
            done.result()
    with shared.read() as session:
        assert len(session.scalars(select(Committee.id)).all()) == 60
    shared.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sealed SET content = 'andet'",
        "DELETE FROM sealed",
        "REPLACE INTO sealed SELECT id, meeting_id, version, reason, record, 'andet', files, seal, at FROM sealed",
        "REPLACE INTO sealed SELECT 'b', meeting_id, version, reason, record, 'andet', files, 'b', at FROM sealed",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_sealed(database: Database, statement: str) -> None:
    with database.write() as session:
        committee = Committee(name="MED")
        session.add(committee)
        session.flush()
        session.add(MeetingRow(id="m", committee_id=committee.id, title="Møde", agenda="{}"))
        session.flush()
        session.add(Sealed(meeting_id="m", version=1, record="r", content="c", files="{}", seal="s"))
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text(statement))
    with database.read() as session:
        assert session.scalars(select(Sealed.content)).one() == "c"


def test_an_error_names_no_content(database: Database) -> None:
    with pytest.raises(DBAPIError) as raised, database.write() as session:
        session.add(MeetingRow(committee_id="findes-ikke", title="Hemmeligt møde", agenda="{}"))
    assert "Hemmeligt" not in str(raised.value)
