import wave
from pathlib import Path

import pytest

from models.error import UdkastError
from models.sound.recording import CUT_MP4, EMPTY, NO_SOUND, NOT_SOUND, probe

HEADER_ALONE = (
    b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00"
    b"data\x00\x00\x00\x00"
)


def test_a_recording_says_how_long_it_is(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "a.mp3"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(8000 * 2 * 3))
    assert probe(tmp_path / "a.mp3") == pytest.approx(3.0, abs=0.1)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", EMPTY),
        (b"Referat af et m\xc3\xb8de, som ikke er lyd.\n" * 400, NOT_SOUND),
        (b"\xff\xfb\x90\x00" + b"not really a frame of sound " * 200, NOT_SOUND),
        (HEADER_ALONE, NO_SOUND),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00\x01\x00\x00mdat" + bytes(900), CUT_MP4),
    ],
)  # fmt: skip
def test_what_is_no_recording_is_told_from_its_beginning(tmp_path: Path, content: bytes, line: str) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(UdkastError) as refused:
        probe(tmp_path / "a")
    assert str(refused.value) == line
