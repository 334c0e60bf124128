"""Half of the meetings with a reference, spoken: sound with known words, turns and items.

The sound is too large to keep with the program and is made on the spot, once, in a folder outside of it. A program of
its own speaks: `SPEAK meeting SCRIPT.json OUT` writes OUT.wav and OUT.json ([{"start", "end", "speaker", "text"}]),
one utterance after the other without a room; SCRIPT.json holds {"speakers": {id: {"name", "voice", "speed"}},
"utterances": [[id, text], …]}. `room` then puts them around a table.

    python -m evaluation.meetings.spoken --speak "python speak.py" --folder DIR [--meetings A,B]

makes DIR/<meeting>/ with `meeting.wav` (16 kHz mono), `meeting.rttm` and `turns.json`, one turn per utterance of the
script and in its order; `clean.wav` and `clean.json` are as SPEAK wrote them, which takes longest. The voices are
synthetic: the sound tests the way through the program, speakers and times, and says little about how well real Danish
is heard.
"""

import argparse
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
LIMIT = 3600.0  # seconds for one meeting


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


def spoken(name: str, meeting: MinutedMeeting, speak: Sequence[str], folder: Path) -> SpokenMeeting:
    """The meeting's sound, made if it doesn't lie in the folder yet; without `speak` only what lies there is taken.

    Raises UdkastError where it must be made and can't be.
    """
    place = folder / name
    script = json.dumps(_script(meeting), ensure_ascii=False, sort_keys=True)
    _once(place, "clean", script, lambda: _speak(name, script, speak, place))
    _once(place, "meeting", f"{script} {room.VERSION}", lambda: _put_in_room(name, place))
    turns = json.loads((place / "turns.json").read_text(encoding="utf-8"))
    return SpokenMeeting(place / "meeting.wav", tuple(Turn.model_validate(turn) for turn in turns))


def _script(meeting: MinutedMeeting) -> dict[str, object]:
    ids = {name: f"s{n}" for n, name in enumerate(dict.fromkeys(name for name, _, _ in meeting.utterances))}
    return {
        "speakers": {
            speaker: {"name": name, "voice": VOICES[n % len(VOICES)], "speed": SPEED}
            for n, (name, speaker) in enumerate(ids.items())
        },
        "utterances": [[ids[name], text] for name, text, _ in meeting.utterances],
    }


def _once(place: Path, what: str, of: str, make: Callable[[], None]) -> None:
    """Make something again only where it was made of something else."""
    mark, key = place / f"{what}.key", hashlib.sha256(of.encode()).hexdigest()
    if not mark.exists() or mark.read_text(encoding="ascii") != key:
        make()
        mark.write_text(key, encoding="ascii")


def _speak(name: str, script: str, speak: Sequence[str], place: Path) -> None:
    if not speak:
        raise UdkastError(f"Lyden til mødet {name} er ikke lavet; angiv programmet, der taler, med --speak.")
    place.mkdir(parents=True, exist_ok=True)
    path = place / "script.json"
    path.write_text(script, encoding="utf-8")
    try:
        ended([*speak, "meeting", str(path), str(place / "clean")], limit=LIMIT)
    except (ProcessFailedError, OSError) as error:
        raise UdkastError(f"Mødet {name} kunne ikke tales: {error}") from error


def _put_in_room(name: str, place: Path) -> None:
    turns = json.loads((place / "clean.json").read_text(encoding="utf-8"))
    samples, rate = soundfile.read(place / "clean.wav", dtype="float32")
    if rate != RATE:
        raise UdkastError(f"Lyden fra programmet, der taler, har {rate} målinger i sekundet; det skal have {RATE}.")
    voices = [
        room.Voice(turn["speaker"], samples[int(turn["start"] * RATE) : int(turn["end"] * RATE)]) for turn in turns
    ]
    sound, times = room.recorded(voices, int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big"))
    placed = [
        Turn(start=round(start, 3), end=round(end, 3), speaker=turn["speaker"], text=turn["text"])
        for (start, end), turn in zip(times, turns, strict=True)
    ]
    soundfile.write(place / "meeting.wav", np.clip(sound, -1, 1), RATE, subtype="PCM_16")
    (place / "turns.json").write_text(
        json.dumps([turn.model_dump() for turn in placed], ensure_ascii=False, indent=1), encoding="utf-8"
    )
    (place / "meeting.rttm").write_text("".join(f"{_rttm(name, turn)}\n" for turn in placed), encoding="utf-8")


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
            made[f"{split}/{name}"] = (meeting, spoken(name, meeting, speak, folder))
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
