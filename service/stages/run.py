"""What a run cost and what it ran on: `run.json`. Figures and hashes, never content."""

from typing import Literal

from service.meetings import Value


class StageRun(Value):
    """One stage: seconds on the wall, the greatest memory of its process, and whether an earlier run had done it."""

    name: str
    seconds: float
    peak_bytes: int
    reused: bool = False


class ModelUsed(Value):
    """A weight that took part, with the SHA-256 of its file (of its hashes, where it has several)."""

    task: str
    id: str
    sha256: str


class Run(Value):
    """The whole job. `seconds` covers everything between the command and its files."""

    format: Literal["udkast-run/1"] = "udkast-run/1"
    version: str
    profile: str
    template: str
    template_sha256: str
    audio_seconds: float
    seconds: float
    peak_bytes: int
    stages: tuple[StageRun, ...]
    models: tuple[ModelUsed, ...]
    warnings: tuple[str, ...] = ()
