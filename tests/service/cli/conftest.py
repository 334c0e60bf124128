"""The command line as a person starts it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Answer:
    """What the command line said and how it ended."""

    status: int
    out: str
    lines: list[str]


Udkast = Callable[..., Answer]


@pytest.fixture
def udkast(tmp_path: Path) -> Udkast:
    """Run `udkast` with those arguments, in an empty folder and with a workspace of its own."""
    (tmp_path / "her").mkdir()

    def run(*arguments: str | Path, **settings: str) -> Answer:
        done = subprocess.run(
            [Path(sys.executable).with_name("udkast"), *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path / "her",
            env={**os.environ, "UDKAST_WORK": str(tmp_path / "work"), **settings},
        )
        return Answer(done.returncode, done.stdout, done.stderr.splitlines())

    return run
