"""A service that is killed in every stage in turn, and started again each time. Run by `test_killed.py`.

`lives.py FOLDER POINT` drafts a meeting. In each stage, when it has come to POINT ("during": the stage's process is at
work; "kept": its result is kept, and nothing else knows; "told": the tables know, and the queue does not), the whole
service is killed by SIGKILL. Then it is left in peace, and what has become of the job is printed as JSON.
"""

import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

STAGES = ("sound", "playback", "speech", "speakers", "transcript", "drafting", "open")


def _put(name: str, value: Any) -> None:
    module, attribute = name.rsplit(".", 1)
    if module.rsplit(".", 1)[-1][0].isupper():
        module, kind = module.rsplit(".", 1)
        setattr(getattr(importlib.import_module(module), kind), attribute, value)
    else:
        setattr(importlib.import_module(module), attribute, value)


def _held() -> None:
    """Quick stages, and the three points in which they can be held."""
    from service.jobs import opening, runner
    from service.jobs.record import Record
    from tests.service.jobs import stand_ins

    stand_ins.install(_put)
    done, run, bring = Record.done, runner.Runner.run, opening.bring

    def kept(self: Record, job_id: str, stage: str, *rest: Any) -> None:
        stand_ins.reached(f"{stage}-kept")
        done(self, job_id, stage, *rest)

    def told(self: runner.Runner, job_id: str, stage: str) -> str:
        code = run(self, job_id, stage)
        stand_ins.reached(f"{stage}-told")
        return code

    def brought(*rest: Any) -> None:
        bring(*rest)
        stand_ins.reached("open-during")  # written, and not committed
        stand_ins.did("open")

    _put("service.jobs.record.Record.done", kept)
    _put("service.jobs.runner.Runner.run", told)
    _put("service.jobs.runner.bring", brought)


def _live(folder: Path) -> None:
    """One life of the service: until its job is over, or it is killed."""
    from service.jobs import JobQueue
    from tests.service.jobs import stand_ins

    database, files, settings = stand_ins.town(folder)
    with JobQueue(database, files, settings) as queue:
        if not jobs(database):
            queue.start(stand_ins.MEETING)
        while {"waiting", "running"} & set(jobs(database)):
            time.sleep(0.05)
    database.close()


def jobs(database: Any) -> list[str]:
    """The states of the jobs there are."""
    from sqlalchemy import select

    from service.storage.tables import Job

    with database.read() as session:
        return list(session.scalars(select(Job.state)))


def _killed_at(folder: Path, point: str) -> bool:
    """Live until the point is reached, and be killed there. Whether it was."""
    control = Path(os.environ["UDKAST_TEST_CONTROL"])
    (control / f"hold-{point}").touch()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        _live(folder)
        os._exit(0)
    deadline = time.monotonic() + 60
    while not (control / f"at-{point}").exists() and time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    (control / f"hold-{point}").unlink()
    return (control / f"at-{point}").exists()


def main(folder: Path, point: str) -> None:
    from tests.service.jobs import stand_ins

    control = Path(os.environ["UDKAST_TEST_CONTROL"])
    _held()
    for slow in ("alembic.command", "dbos", "service.storage.migrations"):
        importlib.import_module(slow)  # once, and not in every life
    stages = [s for s in STAGES if (s, point) != ("open", "kept")]  # it has no result but what is written
    killed = {stage: _killed_at(folder, f"{stage}-{point}") for stage in stages}
    child = os.fork()
    if child == 0:
        _live(folder)
        os._exit(0)
    os.waitpid(child, 0)
    database, _, _ = stand_ins.town(folder)
    outcome = {"killed": killed, "states": jobs(database), "did": stand_ins.done_so_far(control)}
    sys.stdout.write(json.dumps(outcome))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
