"""How well turns tell who spoke when: DER and JER, as pyannote.metrics computes them.

Settings: no collar (0 s: every frame counts, also those beside a change), overlapped speech counted (each voice of
the reference must be found), the best one-to-one mapping between the speakers of reference and hypothesis.

- DER, diarisation error rate (NIST RT): (missed speech + false alarm + confusion) / speech in the reference.
  Over 1 is possible.
- JER, Jaccard error rate (DIHARD II): one minus the Jaccard index of each speaker of the reference, averaged over
  speakers: somebody who says little counts as much as the chair.
"""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SpokenBy = tuple[float, float, str]
"""One turn: start and end in seconds, the speaker's label."""


@dataclass(frozen=True)
class DiarizationError:
    """The rates (1.0 is 100 %) and what they are made of, in seconds of speech."""

    der: float
    jer: float
    missed: float
    false_alarm: float
    confusion: float
    speech: float
    speakers: int
    speakers_found: int


def diarization_error(reference: Iterable[SpokenBy], hypothesis: Iterable[SpokenBy]) -> DiarizationError:
    """Hold turns against the reference's. A reference without speech gives 0 if nothing was found, otherwise 1."""
    from pyannote.metrics.diarization import DiarizationErrorRate, JaccardErrorRate

    truth, found = _annotation(reference), _annotation(hypothesis)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="'uem' was approximated")
        parts = DiarizationErrorRate(collar=0.0, skip_overlap=False)(truth, found, detailed=True)
        jer = JaccardErrorRate(collar=0.0, skip_overlap=False)(truth, found)  # type: ignore[no-untyped-call]
    return DiarizationError(
        der=float(parts["diarization error rate"]),
        jer=float(jer),
        missed=float(parts["missed detection"]),
        false_alarm=float(parts["false alarm"]),
        confusion=float(parts["confusion"]),
        speech=float(parts["total"]),
        speakers=len(truth.labels()),
        speakers_found=len(found.labels()),
    )


def read_rttm(path: Path) -> list[SpokenBy]:
    """The turns of an RTTM file (NIST Rich Transcription: `SPEAKER file channel start length <NA> <NA> speaker …`)."""
    turns = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if fields and fields[0] == "SPEAKER":
            start = float(fields[3])
            turns.append((start, start + float(fields[4]), fields[7]))
    return turns


def _annotation(turns: Iterable[SpokenBy]):  # type: ignore[no-untyped-def]  # pyannote ships no types
    from pyannote.core import Annotation, Segment

    annotation = Annotation()
    for track, (start, end, speaker) in enumerate(turns):
        annotation[Segment(start, end), track] = speaker
    return annotation
