"""WER, CER and time of our speech recognition beside its peers."""

from collections.abc import Sequence

from evaluation.figures.figure import NotMeasured, Rate, SpeechFigure
from evaluation.figures.process import ProcessFailedError
from evaluation.figures.recordings import Recording
from evaluation.figures.system import System
from evaluation.measures.wer import character_errors, word_errors
from models.progress import Progress, silent


def measured(
    systems: Sequence[System],
    recordings: Sequence[Recording],
    runs: int,
    progress: Progress = silent,
) -> tuple[SpeechFigure | NotMeasured, ...]:
    """Every program on every recording. One that fails is said to have failed: the others are measured all the same."""
    figures: list[SpeechFigure | NotMeasured] = []
    for done, system in enumerate(systems):
        for recording in recordings:
            try:
                heard = system.hear(recording.sound, runs)
            except ProcessFailedError as error:
                figures.append(NotMeasured(recording=recording.name, system=system.name, reason=str(error)))
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
