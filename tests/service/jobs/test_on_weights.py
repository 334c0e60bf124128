"""A job on real weights, killed while each of its long stages runs."""

import json
import subprocess
import sys
from pathlib import Path

import av
import pytest

LIVES = Path(__file__).with_name("lives.py")

pytestmark = pytest.mark.weights


@pytest.fixture
def opening(tmp_path: Path, demo: Path) -> Path:
    """The demo meeting's first 25 seconds."""
    path = tmp_path / "begyndelsen.ogg"
    with av.open(str(demo / "demo.ogg")) as source, av.open(str(path), "w") as target:
        stream = source.streams.audio[0]
        copy = target.add_stream_from_template(stream)
        for packet in source.demux(stream):
            if packet.dts is None or packet.dts * packet.time_base > 25:
                break
            packet.stream = copy
            target.mux(packet)
    return path


def test_killed_in_speech_speakers_and_drafting_it_makes_each_result_once(tmp_path: Path, opening: Path) -> None:
    command: list[str | Path] = [sys.executable, LIVES, tmp_path / "tjeneste", "weights", opening]
    outcome = json.loads(subprocess.run(command, cwd=LIVES.parents[3], stdout=subprocess.PIPE, check=True).stdout)
    assert outcome["killed"] == {"speech": True, "speakers": True, "drafting": True}
    assert outcome["states"] == ["done"]
    made = outcome["made"]
    assert {name: made[name] for name in ("sound", "playback", "speech", "speakers", "transcript", "drafting")} == {
        "sound": 1, "playback": 1, "speech": 1, "speakers": 1, "transcript": 1, "drafting": 1
    }  # fmt: skip
