"""A service that is killed in every stage in turn, and started again each time. Run by `test_killed.py`.

`lives.py FOLDER POINT` drafts a meeting. In each stage, when it has come to POINT ("during": the stage's process is at
work; "kept": its result is kept, and nothing else knows; "told": the tables know, and the queue does not), the whole
service is killed by SIGKILL. Then it is left in peace, and what has become of the job is printed as JSON.

`lives.py FOLDER weights RECORDING` does the same on real weights: it is killed while each of the long stages runs.
"""

import functools
import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STAGES = ("sound", "playback", "speech", "speakers", "transcript", "drafting", "open")
FUNCTIONS = {
    "decoded": "sound",
    "playback_copy": "playback",
    "words": "speech",
    "turns": "speakers",
    "joined": "transcript",
    "draft": "drafting",
}


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
    # A stage that is killed at work has a process of its own, as in earnest; the others need not wait for one.
    control = Path(os.environ[stand_ins.CONTROL])
    stand_ins.hasten(_put, apart=lambda name: (control / f"hold-{FUNCTIONS.get(name)}-during").exists())
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


def _live(town: Callable[[], Any]) -> None:
    """One life of the service: until its job is over, or it is killed."""
    from service.jobs import JobQueue
    from tests.service.jobs import stand_ins

    database, files, settings = town()
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


def _killed_when(town: Callable[[], Any], there: Callable[[int], bool]) -> bool:
    """Live until it has come there (`there` is given the process), and be killed. Whether it was."""
    child = os.fork()
    if child == 0:
        _live(town)
        os._exit(0)
    deadline = time.monotonic() + 300
    while not there(child) and time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _killed_at(town: Callable[[], Any], point: str) -> bool:
    control = Path(os.environ["UDKAST_TEST_CONTROL"])
    (control / f"hold-{point}").touch()
    killed = _killed_when(town, lambda _: (control / f"at-{point}").exists())
    (control / f"hold-{point}").unlink()
    return killed


def _left_in_peace(town: Callable[[], Any]) -> None:
    child = os.fork()
    if child == 0:
        _live(town)
        os._exit(0)
    os.waitpid(child, 0)


def _prepared() -> None:
    for slow in ("alembic.command", "dbos", "service.storage.migrations"):
        importlib.import_module(slow)  # once, and not in every life


def quick(folder: Path, point: str) -> dict[str, Any]:
    from tests.service.jobs import stand_ins

    _held()
    _prepared()
    town = functools.partial(stand_ins.town, folder)
    stages = [s for s in STAGES if (s, point) != ("open", "kept")]  # it has no result but what is written
    killed = {stage: _killed_at(town, f"{stage}-{point}") for stage in stages}
    _left_in_peace(town)
    did = stand_ins.done_so_far(Path(os.environ["UDKAST_TEST_CONTROL"]))
    return {"killed": killed, "states": jobs(town()[0]), "did": did}


def on_weights(folder: Path, recording: Path) -> dict[str, Any]:
    from service.settings import Settings
    from tests.service.jobs import stand_ins

    _prepared()
    town = functools.partial(stand_ins.town, folder, recording=recording.read_bytes(), weights=Settings().weights)
    database, files, _ = town()
    kept: dict[str, set[int]] = {}
    killed = {}
    for stage in ("speech", "speakers", "drafting"):
        killed[stage] = _killed_when(town, functools.partial(_runs, database, stage))
        for result in files.path(f"{stand_ins.MEETING}/work").glob("*-any.json"):
            kept.setdefault(result.name.removesuffix("-any.json"), set()).add(result.stat().st_mtime_ns)
    _left_in_peace(town)
    for result in files.path(f"{stand_ins.MEETING}/work").glob("*-any.json"):
        kept.setdefault(result.name.removesuffix("-any.json"), set()).add(result.stat().st_mtime_ns)
    made = {name: len(times) for name, times in kept.items()}
    return {"killed": killed, "states": jobs(database), "made": made}


def _runs(database: Any, stage: str, process: int) -> bool:
    """Whether the stage runs, and its process is there."""
    from service.storage.tables import JobStage

    with database.read() as session:
        row = session.query(JobStage).filter_by(name=stage).first()
        if row is None or row.state != "running":
            return False
    children = Path(f"/proc/{process}/task").glob("*/children")
    return any(
        b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        for path in children
        for child in path.read_text(encoding="ascii").split()
    )


if __name__ == "__main__":
    folder, point, *rest = sys.argv[1:]
    outcome = on_weights(Path(folder), Path(rest[0])) if rest else quick(Path(folder), point)
    sys.stdout.write(json.dumps(outcome))
