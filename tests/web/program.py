"""The program as a municipality runs it: `udkast serve` in a process of its own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluation.pages.running import free_port, running

UDKAST = str(Path(sys.executable).with_name("udkast"))


class Program:
    """A service with a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self._port = free_port()
        self._environment = {
            "UDKAST_DATA": str(self.data),
            "UDKAST_WORK": str(folder / "work"),
            "UDKAST_PORT": str(self._port),
            "UDKAST_HOST": "127.0.0.1",
        }

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Its address while it runs."""
        with running([UDKAST, "serve"], self._port, "/ready", self._environment) as served:
            yield served.address
