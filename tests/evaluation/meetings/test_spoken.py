import json
import sys
from pathlib import Path
from typing import get_args

import pytest

from evaluation.measures.der import read_rttm
from evaluation.meetings.minuted import MinutedSplit, minuted_meetings
from evaluation.meetings.spoken import SPOKEN, VOICES, spoken, spoken_meetings
from models.error import UdkastError

MEETING = minuted_meetings("seen")["storkoekken"]
LINES = [(name, text) for name, text, _ in MEETING.utterances]
SPEAKER = """
import json, sys, numpy, soundfile
_, _, script, out = sys.argv
plan = json.load(open(script)); at, turns, sound = 0.5, [], [numpy.zeros(8000, "float32")]
for who, text in plan["utterances"]:
    wave = 0.07 * numpy.random.default_rng(len(text)).standard_normal(40 * len(text)).astype("float32")
    turns.append(dict(start=at, end=at + len(wave) / 16000, speaker=plan["speakers"][who]["name"], text=text))
    sound += [wave, numpy.zeros(1600, "float32")]; at += len(wave) / 16000 + 0.1
soundfile.write(out + ".wav", numpy.concatenate(sound), 16000)
json.dump(turns, open(out + ".json", "w"))
open(out + ".times", "a").write("once ")
"""


@pytest.fixture
def speak(tmp_path: Path) -> list[str]:
    """A program that hisses as long as the text is, and notes that it was asked."""
    program = tmp_path / "speak.py"
    program.write_text(SPEAKER, encoding="utf-8")
    return [sys.executable, str(program)]


def test_a_meeting_is_spoken_once_with_a_turn_for_every_utterance(speak: list[str], tmp_path: Path) -> None:
    first = spoken("storkoekken", LINES, speak, tmp_path)
    assert spoken("storkoekken", LINES, speak, tmp_path) == first
    asked = [path.read_text(encoding="utf-8") for path in (tmp_path / "storkoekken").glob("*.times")]
    assert asked == ["once "] * 5
    assert [(turn.speaker, turn.text) for turn in first.turns] == LINES
    assert first.seconds >= first.turns[-1].end
    turns = read_rttm(tmp_path / "storkoekken" / "meeting.rttm")
    assert [round(start, 2) for start, _, _ in turns] == [round(turn.start, 2) for turn in first.turns]


def test_without_the_program_that_speaks_only_what_lies_there_is_taken(speak: list[str], tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="--speak"):
        spoken("storkoekken", LINES, [], tmp_path)
    made = spoken("storkoekken", LINES, speak, tmp_path)
    assert spoken("storkoekken", LINES, [], tmp_path) == made


def test_a_program_that_fails_is_one_danish_line(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="kunne ikke tales"):
        spoken("storkoekken", LINES, [sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    with pytest.raises(UdkastError, match="kunne ikke tales"):
        spoken("storkoekken", LINES, ["no-such-program"], tmp_path)


def test_everybody_has_a_voice_and_only_the_chosen_meetings_are_spoken(speak: list[str], tmp_path: Path) -> None:
    made = spoken_meetings(["seen"], speak, tmp_path, ["storkoekken", "boerneudvalg"], print)
    assert list(made) == ["seen/storkoekken"]
    script = json.loads((tmp_path / "storkoekken" / "script.json").read_text(encoding="utf-8"))
    voices = [person["voice"] for person in script["speakers"].values()]
    assert len(set(voices)) == len(voices)
    assert set(voices) <= set(VOICES)


def test_every_meeting_that_is_to_be_spoken_exists() -> None:
    splits: tuple[MinutedSplit, ...] = get_args(MinutedSplit)
    assert set(SPOKEN) <= {name for split in splits for name in minuted_meetings(split)}


def test_a_meeting_that_was_stopped_goes_on_with_the_part_it_came_to(speak: list[str], tmp_path: Path) -> None:
    first = spoken("storkoekken", LINES, speak, tmp_path)
    place = tmp_path / "storkoekken"
    for name in ("meeting.key", "clean-024.key"):
        (place / name).unlink()
    assert spoken("storkoekken", LINES, speak, tmp_path) == first
    asked = {path.stem: path.read_text(encoding="utf-8").split() for path in place.glob("*.times")}
    assert {stem for stem, times in asked.items() if len(times) == 2} == {"clean-024"}
