"""What a run cost and what it ran on: `run.json`. Figures and hashes, never content."""

from collections import Counter
from typing import Literal

from service.meetings import Draft, Value


class StageRun(Value):
    """One stage: seconds on the wall, the greatest memory of its process, and whether an earlier run had done it."""

    name: str
    seconds: float
    peak_bytes: int
    reused: bool = False


class PromptUsed(Value):
    """What a language model was asked: a file in `templates/prompts`, and the SHA-256 of its bytes."""

    name: str
    sha256: str


class ModelUsed(Value):
    """A weight that took part, with the SHA-256 of its file (of its hashes, where it has several).

    Of a model that a server runs, nothing but the name that the server gives it is known: `sha256` is empty.
    """

    task: str
    id: str
    sha256: str
    title: str = ""
    prompts: tuple[PromptUsed, ...] = ()


class Wrote(Value):
    """How many sentences of an item each writer wrote, by the writers' names in draft.json."""

    item: int
    sentences: dict[str, int]


def wrote(draft: Draft) -> tuple[Wrote, ...]:
    """Who wrote what, item by item."""
    return tuple(
        Wrote(item=item.number, sentences=dict(Counter(s.writer for s in item.decision.sentences if s.writer)))
        for item in draft.items
    )


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
    writers: tuple[Wrote, ...] = ()
    warnings: tuple[str, ...] = ()
