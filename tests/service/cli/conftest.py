"""The command line as a person starts it, in this process: its imports are paid for once."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.cli.main import main


@dataclass(frozen=True)
class Answer:
    """What the command line said and how it ended."""

    status: int
    out: str
    lines: list[str]


Udkast = Callable[..., Answer]


@pytest.fixture
def udkast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Udkast:
    """Run `udkast` with those arguments, in an empty folder and with a workspace of its own."""
    (tmp_path / "her").mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / "her")
    monkeypatch.setenv("UDKAST_WORK", str(tmp_path / "work"))

    def run(*arguments: str | Path, **settings: str) -> Answer:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["udkast", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        said = capfd.readouterr()
        return Answer(int(end.value.code or 0), said.out, said.err.splitlines())

    return run
