"""The programs that are compared. Each hears one recording (16 kHz mono WAV) per process and prints JSON on stdout:

{"seconds": the recording alone, "load_seconds": …, "text": …}  or  {…, "turns": [{"start", "end", "speaker"}]}
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from evaluation.figures.figure import Timing
from evaluation.figures.process import ended

ROOT = Path(__file__).parents[2]
PEERS = ROOT / "evaluation" / "peers"


class _Turn(BaseModel):
    start: float
    end: float
    speaker: str | int


class _Printed(BaseModel):
    seconds: float
    text: str = ""
    turns: list[_Turn] = []


@dataclass(frozen=True)
class Heard:
    """What a program found in a recording, and what several runs of it cost."""

    text: str
    turns: tuple[tuple[float, float, str], ...]
    process: Timing
    work: Timing
    peak_bytes: int


@dataclass(frozen=True)
class System:
    """A program: its name in the tables, and its command but for the recording."""

    name: str
    command: tuple[str, ...]

    @property
    def missing(self) -> str:
        """In Danish why it cannot run here; empty if it can."""
        gone = [part for part in self.command if part.startswith("/") and not Path(part).exists()]
        return f"{self.name} er udeladt: {Path(gone[0]).relative_to(ROOT)} findes ikke (make peers)" if gone else ""

    def hear(self, sound: Path, runs: int) -> Heard:
        """Run it that many times on the recording; what it found is the last run's. Raises ProcessFailedError."""
        ends = [ended([*self.command, str(sound)], {"PYANNOTE_METRICS_ENABLED": "0"}) for _ in range(runs)]
        printed = [_Printed.model_validate(json.loads(end.output)) for end in ends]
        return Heard(
            text=printed[-1].text,
            turns=tuple((t.start, t.end, str(t.speaker)) for t in printed[-1].turns),
            process=Timing.of([end.seconds for end in ends]),
            work=Timing.of([found.seconds for found in printed]),
            peak_bytes=max(end.peak_bytes for end in ends),
        )


def own(task: str) -> System:
    """Our own, by the same road."""
    return System("Udkast", (sys.executable, "-m", "evaluation.figures.own", task))


def peer(name: str, script: str, *, apart: bool = True) -> System:
    """A peer's script; `apart` runs it in the peers' environment, otherwise in ours."""
    python = str(ROOT / ".venv-peers" / "bin" / "python") if apart else sys.executable
    return System(name, (python, str(PEERS / script)))


SPEECH = (
    own("words"),
    peer("faster-whisper, ét vindue ad gangen (beam 5)", "sequential_words.py", apart=False),
    peer("whisperX 3.8.6", "whisperx_words.py"),
)
SPEAKERS = (
    own("turns"),
    peer("pyannote, egne indstillinger", "stock_turns.py", apart=False),
    peer("senko 0.2.2", "senko_turns.py"),
)
