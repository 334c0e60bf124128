from pathlib import Path

import pytest

from models.error import UdkastError
from service.meetings import Speaker, Transcript, Utterance
from service.transcript import read

ONE = Transcript(
    duration=2.0,
    speakers=(Speaker(id="s1", name="Bodil Ravn"),),
    utterances=(Utterance(id="u1", start=0, end=1, speaker="s1", text="Goddag."),),
)


def test_our_own_json_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "transcript.json"
    path.write_text(ONE.to_json(), encoding="utf-8")
    assert read(path) == ONE


def test_webvtt_is_known_by_its_first_line_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "møde.txt"
    path.write_bytes("\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v Bodil Ravn>Goddag.</v>\r\n".encode())
    assert read(path).utterances[0].text == "Goddag."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "tomt"),
        (b"hej", "hverken"),
        (b"\xff\xfe\x00\x01", "UTF-8"),
        (b'{"format": "udkast-draft/1"}', "skemaet"),
        (ONE.to_json().replace('"speaker": "s1"', '"speaker": "s9"').encode(), "taler"),
        (ONE.model_copy(update={"utterances": ONE.utterances * 2}).to_json().encode(), "samme id"),
        (ONE.model_copy(update={"utterances": ()}).to_json().encode(), "ingen replikker"),
    ],
)
def test_bad_input_is_one_danish_line(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "t.vtt"
    path.write_bytes(content)
    with pytest.raises(UdkastError, match=says) as error:
        read(path)
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="findes ikke"):
        read(tmp_path / "væk.vtt")
    with pytest.raises(UdkastError, match="mappe"):
        read(tmp_path)
