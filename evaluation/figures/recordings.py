"""The recordings that programs are held against each other on: 16 kHz mono WAV with what is known of them."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from evaluation.measures.alignment import SpokenIn
from evaluation.measures.der import SpokenBy, read_rttm
from evaluation.meetings.scripted import one_of
from models.sound import RATE, decode

DEMO = Path(__file__).parents[1] / "demo"
PAUSE = 1.5  # seconds between two read sentences that are spliced


@dataclass(frozen=True)
class Recording:
    """A decoded recording; `text` and `turns` are its references, empty where there is none."""

    name: str
    sound: Path
    seconds: float
    text: str = ""
    turns: tuple[SpokenBy, ...] = ()


def demo(folder: Path) -> Recording:
    """The demo meeting, decoded into `folder`."""
    sound = decode(DEMO / "demo.ogg", folder / "demo.wav")
    text = (DEMO / "demo.txt").read_text(encoding="utf-8")
    return Recording("demo", sound.path, sound.seconds, text, tuple(read_rttm(DEMO / "demo.rttm")))


def demo_turns() -> list[SpokenIn]:
    """When each item of the demo meeting is spoken of."""
    turns = json.loads((DEMO / "turns.json").read_text(encoding="utf-8"))
    return [(turn["start"], turn["end"], one_of(turn["item"])) for turn in turns]


def read_sentences(recordings: Path, folder: Path) -> Recording | None:
    """The read Danish sentences (`danish_read`) spliced into one recording; None where they are missing."""
    table = recordings / "danish_read" / "transcripts.tsv"
    if not table.exists():
        return None
    with table.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if row and row[0] != "file"]
    pause = np.zeros(int(PAUSE * RATE), np.float32)
    samples = [pause]
    for name, *_ in rows:
        path = table.with_name(name if name.endswith(".flac") else f"{name}.flac")
        heard = decode(path, folder / f"{path.stem}.wav")
        samples += [heard.read(0, heard.samples), pause]
    spliced = np.concatenate(samples)
    sound = folder / "danish_read.wav"
    soundfile.write(sound, spliced, RATE, subtype="PCM_16")
    return Recording("danish_read", sound, len(spliced) / RATE, " ".join(row[-1] for row in rows))


def conversations(recordings: Path, folder: Path) -> list[Recording]:
    """The excerpts of English meetings (`ami`) with their reference turns; none where they are missing."""
    found = []
    for path in sorted((recordings / "ami").glob("*.flac")):
        sound = decode(path, folder / f"{path.stem}.wav")
        found.append(Recording(path.stem, sound.path, sound.seconds, turns=tuple(read_rttm(path.with_suffix(".rttm")))))
    return found


def repeated(recording: Recording, minutes: int, folder: Path) -> Path:
    """The recording over and over until it lasts so many minutes, written block by block."""
    path = folder / f"{minutes}.wav"
    wanted = minutes * 60 * RATE
    with soundfile.SoundFile(path, "w", RATE, 1, subtype="PCM_16") as out:
        while wanted > 0:
            samples, _ = soundfile.read(recording.sound, frames=wanted, dtype="int16")
            out.write(samples)
            wanted -= len(samples)
    return path
