"""The program as a municipality runs it: `udkast serve` in a process of its own, set up from the command line."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluation.pages.running import free_port, running

UDKAST = str(Path(sys.executable).with_name("udkast"))


class Program:
    """A service with a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.environment = {
            "UDKAST_DATA": str(folder / "data"),
            "UDKAST_WORK": str(folder / "work"),
            "UDKAST_PORT": str(self.port),
            "UDKAST_HOST": "127.0.0.1",
        }

    def command(self, *words: str) -> str:
        """What `udkast WORDS` says on stdout."""
        done = subprocess.run(
            [UDKAST, *words], env={**os.environ, **self.environment}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Its address while it runs."""
        with running([UDKAST, "serve"], self.port, "/ready", self.environment) as served:
            yield served.address
