import subprocess
import sys
from pathlib import Path

import pytest

UDKAST = Path(sys.executable).with_name("udkast")


@pytest.mark.parametrize("command", [(), ("draft",), ("users",), ("users", "add"), ("evaluate",)])
def test_a_help_page_is_danish(command: tuple[str, ...]) -> None:
    shown = subprocess.run([UDKAST, *command, "--help"], capture_output=True, text=True, check=True).stdout
    assert "Brug: udkast" in shown
    assert "Vis denne side." in shown
    for word in ("Usage", "OPTIONS", "COMMAND", "Show this", "required", "default"):
        assert word not in shown
