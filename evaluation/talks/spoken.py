"""Some of the talks, spoken: two of each kind, the shorter ones with more than 200 words, half of them kept.

Made as `evaluation.meetings.spoken` makes meetings, with the same voices, in a room with the same noise and distance:

    python -m evaluation.talks.spoken --speak "python speak.py" --folder DIR
"""

import argparse
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

from evaluation.meetings.spoken import SpokenMeeting, spoken
from evaluation.talks.script import Talk, TalkSplit, talks
from models.error import UdkastError
from models.progress import Progress, silent

SPOKEN_TALKS = (
    *("havn_sparsom", "materielgaard", "bosted_retur"),
    *("vandvaerk", "skovarbejder", "grafiker_retur"),
)
"""Chosen by the number of their words alone."""


def spoken_talks(
    speak: Sequence[str], folder: Path, tell: Callable[[str], None], progress: Progress = silent
) -> dict[str, tuple[Talk, SpokenMeeting]]:
    """The spoken talks by name. One whose sound is missing and can't be made is left out, and `tell` is told why."""
    every = {name: talk for split in get_args(TalkSplit) for name, talk in talks(split).items()}
    wanted = {name: every[name] for name in SPOKEN_TALKS}
    made = {}
    for done, (name, talk) in enumerate(wanted.items(), 1):
        try:
            made[name] = (talk, spoken(f"samtale-{name}", talk.utterances, speak, folder))
        except UdkastError as error:
            tell(f"fra lyd er {name} udeladt: {error}")
        progress(done / len(wanted))
    return made


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.talks.spoken")
    parser.add_argument("--speak", required=True, type=shlex.split)
    parser.add_argument("--folder", required=True, type=Path)
    given = parser.parse_args()
    spoken_talks(given.speak, given.folder, print, print)


if __name__ == "__main__":
    _main()
