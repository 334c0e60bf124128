"""What the stages gave is kept for a while."""

import os
from pathlib import Path

from service.jobs.keeping import prune
from service.jobs.results import Results
from service.storage.tables import Job
from tests.service.jobs import stand_ins


def test_old_workspaces_go_and_what_is_played_stays(tmp_path: Path) -> None:
    database, files, _ = stand_ins.town(tmp_path)
    results = Results(files, stand_ins.MEETING)
    results.played[0].write_bytes(b"lyd")
    work = files.path(f"{stand_ins.MEETING}/work")
    prune(database, files, 7)
    assert work.exists()
    os.utime(work, (0, 0))
    prune(database, files, 7)
    assert not work.exists()
    assert results.played[0].exists()
    assert files.path(f"{stand_ins.MEETING}/recording").exists()


def test_a_workspace_that_a_job_still_needs_stays(tmp_path: Path) -> None:
    database, files, _ = stand_ins.town(tmp_path)
    with database.write() as session:
        session.add(Job(meeting_id=stand_ins.MEETING, state="waiting"))
    Results(files, stand_ins.MEETING)
    work = files.path(f"{stand_ins.MEETING}/work")
    os.utime(work, (0, 0))
    prune(database, files, 7)
    assert work.exists()
