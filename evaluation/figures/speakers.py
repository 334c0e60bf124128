"""DER and time of our diarisation beside its peers."""

from collections.abc import Sequence

from evaluation.figures.figure import NotMeasured, SpeakersFigure, Timing
from evaluation.figures.process import ProcessFailedError
from evaluation.figures.recordings import Recording
from evaluation.figures.system import Heard, System
from evaluation.measures.der import diarization_error
from models.progress import Progress, silent


def measured(
    systems: Sequence[System],
    groups: dict[str, Sequence[Recording]],
    runs: dict[str, int],
    progress: Progress = silent,
) -> tuple[SpeakersFigure | NotMeasured, ...]:
    """Every program on every group of recordings. One that fails is said to have failed: the others are measured."""
    figures: list[SpeakersFigure | NotMeasured] = []
    for done, system in enumerate(systems):
        for name, recordings in groups.items():
            try:
                heard = [system.hear(recording.sound, runs[name]) for recording in recordings]
            except ProcessFailedError as error:
                figures.append(NotMeasured(recording=name, system=system.name, reason=str(error)))
                continue
            figures.append(_pooled(name, system, recordings, heard))
        progress((done + 1) / len(systems))
    return tuple(figures)


def _pooled(name: str, system: System, recordings: Sequence[Recording], heard: Sequence[Heard]) -> SpeakersFigure:
    """The errors of all recordings over all their speech; the times are sums."""
    errors = [diarization_error(r.turns, h.turns) for r, h in zip(recordings, heard, strict=True)]
    speech = sum(error.speech for error in errors)
    missed, false_alarm, confusion = (
        sum(getattr(error, part) for error in errors) / speech for part in ("missed", "false_alarm", "confusion")
    )
    return SpeakersFigure(
        recording=name,
        audio_seconds=round(sum(recording.seconds for recording in recordings), 1),
        system=system.name,
        der=missed + false_alarm + confusion,
        missed=missed,
        false_alarm=false_alarm,
        confusion=confusion,
        speakers=sum(error.speakers for error in errors),
        speakers_found=sum(error.speakers_found for error in errors),
        process=_summed([h.process for h in heard]),
        work=_summed([h.work for h in heard]),
        peak_bytes=max(h.peak_bytes for h in heard),
    )


def _summed(timings: Sequence[Timing]) -> Timing:
    return Timing(
        median=round(sum(t.median for t in timings), 3),
        least=round(sum(t.least for t in timings), 3),
        most=round(sum(t.most for t in timings), 3),
        runs=timings[0].runs,
    )
