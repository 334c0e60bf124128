"""Half of the meetings with a reference, spoken: sound with known words, turns and items.

The sound is too large to keep with the program and is made on the spot, once, in a folder outside of it. A program of
its own speaks: `SPEAK meeting SCRIPT.json OUT` writes OUT.wav and OUT.json ([{"start", "end", "speaker", "text"}]),
one utterance after the other without a room; SCRIPT.json holds {"speakers": {id: {"name", "voice", "speed"}},
"utterances": [[id, text], …]}. `room` then puts them around a table.

    python -m evaluation.meetings.spoken --speak "python speak.py" --folder DIR [--meetings A,B]

makes DIR/<meeting>/ with `meeting.wav` (16 kHz mono), `meeting.rttm` and `turns.json`, one turn per utterance of the
script and in its order; `clean-*` are as SPEAK wrote them, which takes longest: a run that is stopped goes on with the
next part. The voices are synthetic: the sound tests the way through the program, speakers and times, and says little
about how well real Danish is heard.
"""

import argparse
import functools
import hashlib
import json
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import soundfile

from evaluation.figures.process import ProcessFailedError, ended
from evaluation.meetings import room
from evaluation.meetings.minuted import MinutedMeeting, MinutedSplit, minuted_meetings
from models.error import UdkastError
from models.progress import Progress, silent
from models.sound import RATE
from service.meetings import Value

SPOKEN = (
    *("storkoekken", "handicapraad", "klimaudvalg", "genoptraening"),
    *("foraeldrebestyrelse", "tandplejen", "paaroerenderaad", "menighedsraad"),
)
"""The meetings that are spoken: the shorter half, chosen by the size of their files alone."""

VOICES = (
    *("ef_dora", "bm_george", "pf_dora", "em_alex", "if_sara", "im_nicola", "bf_emma", "am_michael", "ff_siwis"),
    *("hm_omega", "pf_dora+bf_emma", "em_alex+bm_george"),
)
"""In the order of speaking; the first are heard best."""
SPEED = 0.9
PART = 12  # utterances that are spoken at a time
LIMIT = 3600.0  # seconds for one part


class Turn(Value):
    """One utterance as it lies in the sound, in seconds."""

    start: float
    end: float
    speaker: str
    text: str


@dataclass(frozen=True)
class SpokenMeeting:
    """The sound of a meeting (16 kHz mono WAV) and the turns in it, one per utterance of the script."""

    sound: Path
    turns: tuple[Turn, ...]

    @property
    def seconds(self) -> float:
        """How long the recording is."""
        return float(soundfile.info(self.sound).duration)


Lines = Sequence[tuple[str, str]]
"""Who says what, in order."""


def spoken(name: str, lines: Lines, speak: Sequence[str], folder: Path) -> SpokenMeeting:
    """The lines as sound, made if it doesn't lie in the folder yet; without `speak` only what lies there is taken.

    Raises UdkastError where it must be made and can't be.
    """
    place, script = folder / name, _script(lines)
    _once(place / "meeting.key", f"{_text(script)} {room.VERSION}", lambda: _make(name, script, speak, place))
    turns = json.loads((place / "turns.json").read_text(encoding="utf-8"))
    return SpokenMeeting(place / "meeting.wav", tuple(Turn.model_validate(turn) for turn in turns))


class _Script(Value):
    """What the program that speaks is given."""

    speakers: dict[str, dict[str, str | float]]
    utterances: tuple[tuple[str, str], ...]


def _script(lines: Lines) -> _Script:
    ids = {name: f"s{n}" for n, name in enumerate(dict.fromkeys(name for name, _ in lines))}
    return _Script(
        speakers={
            speaker: {"name": name, "voice": VOICES[n % len(VOICES)], "speed": SPEED}
            for n, (name, speaker) in enumerate(ids.items())
        },
        utterances=tuple((ids[name], text) for name, text in lines),
    )


def _text(script: _Script) -> str:
    return json.dumps(script.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)


def _once(mark: Path, of: str, make: Callable[[], None]) -> None:
    """Make something again only where it was made of something else."""
    key = hashlib.sha256(of.encode()).hexdigest()
    if not mark.exists() or mark.read_text(encoding="ascii") != key:
        make()
        mark.write_text(key, encoding="ascii")


def _make(name: str, script: _Script, speak: Sequence[str], place: Path) -> None:
    """Speak the meeting part by part, so that one that was stopped goes on, and put all of it in the room."""
    place.mkdir(parents=True, exist_ok=True)
    voices: list[room.Voice] = []
    texts: list[str] = []
    for first in range(0, len(script.utterances), PART):
        part = script.model_copy(update={"utterances": script.utterances[first : first + PART]})
        stem, text = place / f"clean-{first:03}", _text(part)
        _once(place / f"{stem.name}.key", text, functools.partial(_speak, name, text, speak, stem))
        turns = [Turn.model_validate(turn) for turn in json.loads(stem.with_suffix(".json").read_bytes())]
        samples, rate = soundfile.read(stem.with_suffix(".wav"), dtype="float32")
        if rate != RATE:
            raise UdkastError(f"Programmet, der taler, skriver {rate} målinger i sekundet; det skal være {RATE}.")
        voices += [room.Voice(one.speaker, samples[int(one.start * RATE) : int(one.end * RATE)]) for one in turns]
        texts += [one.text for one in turns]
    sound, times = room.recorded(voices, int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big"))
    placed = [
        Turn(start=round(start, 3), end=round(end, 3), speaker=voice.speaker, text=text)
        for (start, end), voice, text in zip(times, voices, texts, strict=True)
    ]
    soundfile.write(place / "meeting.wav", np.clip(sound, -1, 1), RATE, subtype="PCM_16")
    (place / "turns.json").write_text(
        json.dumps([turn.model_dump() for turn in placed], ensure_ascii=False, indent=1), encoding="utf-8"
    )
    (place / "meeting.rttm").write_text("".join(f"{_rttm(name, turn)}\n" for turn in placed), encoding="utf-8")


def _speak(name: str, script: str, speak: Sequence[str], stem: Path) -> None:
    if not speak:
        raise UdkastError(f"Lyden til mødet {name} er ikke lavet; angiv programmet, der taler, med --speak.")
    path = stem.with_name("script.json")
    path.write_text(script, encoding="utf-8")
    try:
        ended([*speak, "meeting", str(path), str(stem)], limit=LIMIT)
    except (ProcessFailedError, OSError) as error:
        raise UdkastError(f"Mødet {name} kunne ikke tales: {error}") from error


def _rttm(name: str, turn: Turn) -> str:
    speaker = turn.speaker.replace(" ", "_")
    return f"SPEAKER {name} 1 {turn.start:.3f} {turn.end - turn.start:.3f} <NA> <NA> {speaker} <NA> <NA>"


def spoken_meetings(  # noqa: PLR0913, PLR0917 - which meetings, how they are made, and who is told
    splits: Sequence[MinutedSplit],
    speak: Sequence[str],
    folder: Path,
    names: Sequence[str],
    tell: Callable[[str], None],
    progress: Progress = silent,
) -> dict[str, tuple[MinutedMeeting, SpokenMeeting]]:
    """The spoken meetings of the splits as "split/name", only those of `names` where any are given.

    One whose sound is missing and can't be made is left out, and `tell` is told in Danish why.
    """
    wanted = {
        (split, name): meeting
        for split in splits
        for name, meeting in minuted_meetings(split).items()
        if name in SPOKEN and (not names or name in names)
    }
    made = {}
    for done, ((split, name), meeting) in enumerate(wanted.items()):
        try:
            lines = [(speaker, text) for speaker, text, _ in meeting.utterances]
            made[f"{split}/{name}"] = (meeting, spoken(name, lines, speak, folder))
        except UdkastError as error:
            tell(f"fra lyd er {name} udeladt: {error}")
        progress((done + 1) / len(wanted))
    return made


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.meetings.spoken")
    parser.add_argument("--speak", required=True, type=shlex.split)
    parser.add_argument("--folder", required=True, type=Path)
    parser.add_argument("--meetings", default="")
    given = parser.parse_args()
    names = [name for name in given.meetings.split(",") if name]
    spoken_meetings(get_args(MinutedSplit), given.speak, given.folder, names, print, print)


if __name__ == "__main__":
    _main()
