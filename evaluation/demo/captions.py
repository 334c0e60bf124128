"""A transcript as Microsoft Teams writes it: WebVTT with short cues that cut sentences anywhere."""

from typing import NamedTuple

LONGEST = 6.0  # seconds a cue of Teams lasts at most
WIDEST = 90  # letters


class Turn(NamedTuple):
    """What one person said from `start` to `end` (seconds)."""

    start: float
    end: float
    speaker: str
    text: str


def webvtt(turns: list[Turn], recording: str) -> str:
    """The turns as WebVTT; `recording` is the id that every cue's id begins with.

    Times within a turn follow the share of its letters.
    """
    blocks = ["WEBVTT"]
    for number, turn in enumerate(turns):
        letters, seconds = len(turn.text), turn.end - turn.start
        at = 0
        for piece, text in enumerate(_pieces(turn.text, seconds)):
            start = turn.start + seconds * at / letters
            at += len(text) + 1
            end = turn.start + seconds * min(at, letters) / letters
            blocks.append(
                f"{recording}/{number}-{piece}\n{_clock(start)} --> {_clock(end)}\n<v {turn.speaker}>{text}</v>"
            )
    return "\n\n".join(blocks) + "\n"


def _pieces(text: str, seconds: float) -> list[str]:
    widest = min(WIDEST, int(len(text) * LONGEST / seconds) - 1)
    pieces = [""]
    for word in text.split():
        if pieces[-1] and len(pieces[-1]) + 1 + len(word) > widest:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {word}".strip()
    return pieces


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
