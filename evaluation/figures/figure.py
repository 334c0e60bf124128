"""What is measured. Times in seconds of the wall clock, memory in bytes, rates as fractions (0.5 is 50 %)."""

import datetime
import math
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


class Spread(Value):
    """Milliseconds of many: the middle one, the one that 95 % are under, and the longest."""

    p50: float
    p95: float
    most: float

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> Self:
        """The spread of at least one value; percentiles by nearest rank."""
        ordered = sorted(milliseconds)
        p50, p95 = (ordered[math.ceil(share * len(ordered)) - 1] for share in (0.5, 0.95))
        return cls(p50=round(p50, 1), p95=round(p95, 1), most=round(ordered[-1], 1))


class RequestFigure(Value):
    """One kind of request: `server` as the program says itself, `client` until the answer was read; `bytes` is the
    median size of what came over the line. Requests that were not answered with 200 are counted as `failed` alone.
    """

    kind: str
    count: int
    failed: int
    server: Spread | None
    client: Spread | None
    bytes: int


class PageFigure(Value):
    """Bytes of the review page before sound: the HTML as it is and as it is sent, and all that the browser fetched to
    show it for the first time (scripts, styles, fonts, waveform), as sent and unpacked.
    """

    html: int
    html_sent: int
    whole: int
    whole_sent: int


class LagFigure(Value):
    """From a key press or click to the next picture on the screen; `longest_task` is the longest time that the page
    was busy with one thing meanwhile, 0 where it never was for 50 ms.
    """

    what: str
    times: int
    lag: Spread
    longest_task: float


class PagesFigure(Value):
    """The review of a long meeting, many referents at work while a job runs; beside it a bare page under that load."""

    items: int
    utterances: int
    longest_item: int
    minutes: float
    referents: int
    seconds: float
    stages: tuple[str, ...]
    requests: tuple[RequestFigure, ...]
    bare: tuple[RequestFigure, ...]
    peak_bytes: int
    bare_peak_bytes: int
    page: PageFigure
    lag: tuple[LagFigure, ...]


class Counted(Value):
    """One measure of one system: the pooled rate with its interval."""

    measure: str
    rate: Rate


class Gap(Value):
    """How much higher our rate is than a baseline's, with the paired 95 % interval."""

    measure: str
    baseline: str
    gap: float
    low: float
    high: float


class Stretch(Value):
    """The items with at most so many words said, and more than in the stretch before: how well they went."""

    words: int
    items: int
    recall: Rate
    outcome: Rate


class SystemFigure(Value):
    """One system on the meetings. `confused`, `wrong`, `grammar`, `forbidden` and `stretches` are empty where a split
    that is kept is in it.
    """

    system: str
    meetings: int
    items: int
    seconds_per_minute: float
    peak_bytes: int
    counts: tuple[Counted, ...]
    gaps: tuple[Gap, ...] = ()
    confused: tuple[Confused, ...] = ()
    wrong: dict[str, int] = Field(default_factory=dict)
    grammar: dict[str, int] = Field(default_factory=dict)
    forbidden: dict[str, int] = Field(default_factory=dict)
    stretches: tuple[Stretch, ...] = ()


class SoundFigure(Value):
    """What the drafts of the spoken meetings are worth where the named parts are heard and the others known.

    `seconds_per_minute` and `peak_bytes` are of the listening, 0 where nothing was heard. `gaps` are from the draft
    where everything is known.
    """

    condition: str
    meetings: int
    minutes: float
    seconds_per_minute: float
    peak_bytes: int
    counts: tuple[Counted, ...]
    gaps: tuple[Gap, ...] = ()


class StyleFigure(Value):
    """How beslutninger are written: see `evaluation.measures.style`."""

    whose: str
    items: int
    sentences: int
    counts: tuple[Counted, ...]
    words: Spread


class MinutesFigure(Value):
    """All systems on the same meetings; `models` are the weights that those with a language model ran on."""

    splits: tuple[str, ...]
    systems: tuple[SystemFigure, ...]
    models: tuple[str, ...] = ()
    sound: tuple[SoundFigure, ...] = ()
    style: tuple[StyleFigure, ...] = ()


class TalksFigure(Value):
    """The fields of the scripted talks of one split, drafted from one source: see `evaluation.measures.fields`.

    `wer` is how much of what was said was heard wrongly, where the talks were heard.
    """

    split: str
    source: str
    talks: int
    counts: tuple[Counted, ...]
    wrong: int
    leaks: int
    wer: Rate | None = None


class StatementsFigure(Value):
    """The sentences of one split: private ones and harmless ones that are caught by the lexicon, the model or both;
    `doubt` is the likelihood from which on the model catches.
    """

    split: str
    by: str
    doubt: float | None = None
    recall: Rate
    alarms: Rate


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
    pages: PagesFigure | None = None
    minutes: tuple[MinutesFigure, ...] = ()
    talks: tuple[TalksFigure, ...] = ()
    statements: tuple[StatementsFigure, ...] = ()
