"""What is measured. Times in seconds of the wall clock, memory in bytes, rates as fractions (0.5 is 50 %)."""

import datetime
import statistics
from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field

from evaluation.measures.share import Share, interval
from service.meetings import Value

Source = Literal["sound", "teams"]


class Timing(Value):
    """The median of several runs, and the extremes."""

    median: float
    least: float
    most: float
    runs: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Self:
        """The timing of runs that took these seconds."""
        return cls(
            median=round(statistics.median(seconds), 3),
            least=round(min(seconds), 3),
            most=round(max(seconds), 3),
            runs=len(seconds),
        )


class Rate(Value):
    """`part` of `whole`, with the 95 % bootstrap interval where there was enough to draw from."""

    part: int
    whole: int
    rate: float
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, shares: Sequence[Share]) -> Self:
        """The pooled rate of independent shares."""
        pooled = Share.sum(shares)
        low, high = interval(shares) if len(shares) > 1 else (None, None)
        return cls(part=pooled.part, whole=pooled.whole, rate=pooled.rate, low=low, high=high)


class StageFigure(Value):
    """One stage of the job; `realtime` is seconds over the recording's length."""

    name: str
    seconds: Timing
    realtime: float
    peak_bytes: int


class JobFigure(Value):
    """The whole job on one recording, from the command to its files."""

    source: Source
    audio_seconds: float
    seconds: Timing
    realtime: float
    peak_bytes: int
    stages: tuple[StageFigure, ...]
    alignment: Rate
    outcome: Rate
    models: tuple[str, ...]


class SpeechFigure(Value):
    """One program's words of one recording. `process` covers starting and loading, `work` the recording alone."""

    recording: str
    audio_seconds: float
    system: str
    wer: Rate
    cer: Rate
    process: Timing
    work: Timing
    peak_bytes: int


class SpeakersFigure(Value):
    """One program's turns of one or more recordings, their seconds of error pooled."""

    recording: str
    audio_seconds: float
    system: str
    der: float
    missed: float
    false_alarm: float
    confusion: float
    speakers: int
    speakers_found: int
    process: Timing
    work: Timing
    peak_bytes: int


class NotMeasured(Value):
    """A program that gave nothing on a recording, and in Danish why."""

    recording: str
    system: str
    reason: str


class MemoryFigure(Value):
    """The peak memory of the stages that hear, on a recording of that many minutes, and their seconds together."""

    minutes: int
    seconds: float
    peak_bytes: dict[str, int]


class Confused(Value):
    """How often one outcome was taken for another; `found` is None where the draft lacks the item."""

    expected: str
    found: str | None
    count: int


class DraftingFigure(Value):
    """Alignment and outcome on the scripted meetings of one split, without a language model.

    `confused` is empty for the fresh split.
    """

    split: str
    meetings: int
    alignment: Rate
    outcome: Rate
    confused: tuple[Confused, ...]


class Part(Value):
    """When and where one part was measured, and what had to be left out."""

    measured: datetime.date
    machine: str
    left_out: tuple[str, ...] = ()


class Figures(Value):
    """All figures as they were last measured; a part that was not measured again keeps what it had."""

    format: Literal["udkast-figures/1"] = "udkast-figures/1"
    parts: dict[str, Part] = Field(default_factory=dict)
    job: tuple[JobFigure, ...] = ()
    speech: tuple[SpeechFigure | NotMeasured, ...] = ()
    speakers: tuple[SpeakersFigure | NotMeasured, ...] = ()
    memory: tuple[MemoryFigure, ...] = ()
    drafting: tuple[DraftingFigure, ...] = ()
