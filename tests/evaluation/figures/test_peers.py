"""A program that fails costs its own row and nothing else."""

import sys
from pathlib import Path

from evaluation.figures import speakers, speech
from evaluation.figures.figure import NotMeasured, SpeakersFigure, SpeechFigure
from evaluation.figures.recordings import Recording
from evaluation.figures.system import System

PROGRAM = (
    "import json; print(json.dumps({'seconds': 1, 'text': 'godt', 'turns': [{'start': 0, 'end': 2, 'speaker': 0}]}))"
)
BROKEN = System("Går i stykker", (sys.executable, "-c", "raise SystemExit(1)"))
WHOLE = System("Virker", (sys.executable, "-c", PROGRAM))
RECORDING = Recording("demo", Path("lyd.wav"), 2.0, "godt", ((0.0, 2.0, "a"),))


def test_speech_is_measured_though_a_peer_fails() -> None:
    failed, found = speech.measured([BROKEN, WHOLE], [RECORDING], 1)
    assert isinstance(failed, NotMeasured)
    assert failed.system == "Går i stykker"
    assert isinstance(found, SpeechFigure)
    assert found.wer.rate == 0


def test_speakers_are_measured_though_a_peer_fails() -> None:
    failed, found = speakers.measured([BROKEN, WHOLE], {"demo": [RECORDING]}, {"demo": 1})
    assert isinstance(failed, NotMeasured)
    assert isinstance(found, SpeakersFigure)
    assert found.der == 0
