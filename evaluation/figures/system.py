"""The programs that are compared. Each hears one recording (16 kHz mono WAV) per process and prints JSON on stdout:

{"seconds": the recording alone, "load_seconds": …, "text": …}  or  {…, "turns": [{"start", "end", "speaker"}]}
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from evaluation.figures.figure import Timing
from evaluation.figures.process import ProcessFailedError, ended

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
    """A program: its name in the tables, its command up to the recording and what follows the recording."""

    name: str
    command: tuple[str, ...]
    weights: tuple[str, ...] = ()

    @property
    def missing(self) -> str:
        """In Danish why it cannot run here; empty if it can."""
        gone = [part for part in self.command if part.startswith("/") and not Path(part).exists()]
        return f"{Path(gone[0]).relative_to(ROOT)} findes ikke (make peers)" if gone else ""

    def hear(self, sound: Path, runs: int) -> Heard:
        """Run it that many times on the recording; what it found is the last run's.

        Raises:
            ProcessFailedError: it is missing, failed, or printed something else than it should.

        """
        if self.missing:
            raise ProcessFailedError(self.missing)
        command = [*self.command, str(sound), *self.weights]
        ends = [ended(command, {"PYANNOTE_METRICS_ENABLED": "0"}) for _ in range(runs)]
        try:
            # The answer is the last line: libraries may have told of themselves before it.
            printed = [_Printed.model_validate_json(end.output.strip().rpartition("\n")[2]) for end in ends]
        except ValidationError as error:
            raise ProcessFailedError("svaret kunne ikke læses") from error
        return Heard(
            text=printed[-1].text,
            turns=tuple((t.start, t.end, str(t.speaker)) for t in printed[-1].turns),
            process=Timing.of([end.seconds for end in ends]),
            work=Timing.of([found.seconds for found in printed]),
            peak_bytes=max(end.peak_bytes for end in ends),
        )


def own(task: str, name: str = "Udkast") -> System:
    """Our own, by the same road."""
    return System(name, (sys.executable, "-m", "evaluation.figures.own", task))


def peer(name: str, script: str, *weights: Path) -> System:
    """A peer's script in the peers' environment, given our weights."""
    python = str(ROOT / ".venv-peers" / "bin" / "python")
    return System(name, (python, str(PEERS / script)), tuple(str(weight) for weight in weights))


def speech(store: Path) -> tuple[System, ...]:
    """What turns sound into words, ours first; `store` holds the weights."""
    whisper = store / "whisper-base"
    return (
        own("words"),
        own("told", "Udkast, som kender demomødets dagsorden"),
        peer("faster-whisper, ét vindue ad gangen (beam 5)", "sequential_text.py", whisper),
        peer("whisperX 3.8.6", "whisperx_text.py", whisper),
    )


def speakers(store: Path) -> tuple[System, ...]:
    """What tells voices apart, ours first; `store` holds the weights."""
    segmentation = store / "segmentation-3.0" / "pytorch_model.bin"
    embedding = store / "campplus" / "campplus_cn_en_common.pt"
    return (
        own("turns"),
        peer("pyannote, som den leveres", "stock_turns.py", segmentation, embedding),
        peer("senko 0.2.2", "senko_turns.py"),
    )
