"""A pyannote pipeline as its authors tune it, for weights that bring one (community-1) and a GPU to run it on.

Needs the extra `gpu`. Bredin, "pyannote.audio 4 and speaker-diarization-community-1", 2025.
"""

import os
from pathlib import Path
from typing import Any

from models.error import UdkastError
from models.progress import Progress, silent
from models.sound import RATE, Sound
from models.speakers.turn import Turn

_MISSING = "Profilen kræver GPU-pakkerne. Installér dem med: pip install 'udkast[gpu]'"


class Pipeline:
    """Speakers on the pipeline that lies in `folder` (config.yaml and its weights), on `device` ("cuda" or "cpu").

    Raises `UdkastError` if the extra is missing.
    """

    def __init__(self, folder: Path, device: str = "cuda") -> None:
        # Before pyannote is imported: it would report home.
        os.environ["PYANNOTE_METRICS_ENABLED"] = "0"
        try:
            import torch
            from pyannote.audio import Pipeline as Pyannote
        except ImportError as error:
            raise UdkastError(_MISSING) from error
        pipeline: Any = Pyannote.from_pretrained(folder)
        self._pipeline = pipeline.to(torch.device(device))

    def turns(self, sound: Sound, count: int | None = None, progress: Progress = silent) -> list[Turn]:
        """The turns of a recording; see `Speakers`. The whole recording is held in memory once (230 MB an hour)."""
        import torch

        done = 0.0

        def hook(_step: str, _artefact: object, total: int = 1, completed: int = 1, **_: object) -> None:
            # The steps are not told beforehand; each brings the bar nearer to its end and never back.
            nonlocal done
            done = max(done, 0.95 * completed / max(total, 1))
            progress(done)

        waveform = torch.from_numpy(sound.read(0, sound.samples))[None]
        found = self._pipeline({"waveform": waveform, "sample_rate": RATE}, num_speakers=count, hook=hook)
        progress(1.0)
        return turns_of(getattr(found, "speaker_diarization", found))


def turns_of(annotation: Any) -> list[Turn]:
    """The turns of a pyannote Annotation, speakers numbered in the order they are first heard."""
    tracks = sorted((turn.start, turn.end, label) for turn, _, label in annotation.itertracks(yield_label=True))
    numbers = {label: number for number, label in enumerate(dict.fromkeys(label for _, _, label in tracks))}
    return [Turn(start, end, numbers[label]) for start, end, label in tracks]
