"""Whatever is killed, wherever: after a restart the job goes on, and nothing is done twice or lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LIVES = Path(__file__).with_name("lives.py")
STAGES = ["sound", "playback", "speech", "speakers", "transcript", "drafting", "open"]


@pytest.mark.parametrize("point", ["during", "kept", "told"])
def test_a_service_killed_in_every_stage_in_turn_does_each_once(tmp_path: Path, point: str) -> None:
    """During the stage; after its result is kept; after the tables know of it and before the queue does."""
    control = tmp_path / "control"
    control.mkdir()
    outcome = json.loads(
        subprocess.run(
            [sys.executable, LIVES, tmp_path, point],
            env={**os.environ, "UDKAST_TEST_CONTROL": str(control)},
            cwd=LIVES.parents[3],
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
    )
    expected = STAGES if point != "kept" else STAGES[:-1]  # "open" has no result but what it writes
    assert outcome["killed"] == dict.fromkeys(expected, True)
    assert outcome["states"] == ["done"]
    assert outcome["did"] == STAGES
