"""WER, CER and time of our speech recognition beside its peers."""

from collections.abc import Callable, Sequence

from evaluation.figures.figure import Rate, SpeechFigure
from evaluation.figures.process import ProcessFailedError
from evaluation.figures.recordings import Recording
from evaluation.figures.system import System
from evaluation.measures.wer import character_errors, word_errors
from models.progress import Progress, silent


def measured(
    systems: Sequence[System],
    recordings: Sequence[Recording],
    runs: int,
    tell: Callable[[str], None],
    progress: Progress = silent,
) -> tuple[SpeechFigure, ...]:
    """Every program on every recording; `tell` hears in Danish of those that could not run."""
    figures: list[SpeechFigure] = []
    for done, system in enumerate(systems):
        if system.missing:
            tell(system.missing)
            continue
        for recording in recordings:
            try:
                heard = system.hear(recording.sound, runs)
            except ProcessFailedError as error:
                tell(f"{system.name} er udeladt på {recording.name}: {error}")
                continue
            figures.append(
                SpeechFigure(
                    recording=recording.name,
                    audio_seconds=round(recording.seconds, 1),
                    system=system.name,
                    wer=Rate.of([word_errors(recording.text, heard.text)]),
                    cer=Rate.of([character_errors(recording.text, heard.text)]),
                    process=heard.process,
                    work=heard.work,
                    peak_bytes=heard.peak_bytes,
                )
            )
        progress((done + 1) / len(systems))
    return tuple(figures)
