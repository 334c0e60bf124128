"""Single sentences of sygefraværssamtaler: planted ones, which must be caught, and harmless ones, which must not."""

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Literal

from evaluation.talks.script import PlantedKind
from service.meetings import Value

HERE = Path(__file__).parent / "statements"

StatementSplit = Literal["taught", "weighed", "tune", "kept"]
"""The files. All but "kept" may be read by who tunes, "kept" may not: see `README.md`."""


class HarmlessKind(StrEnum):
    """What a harmless sentence is about."""

    TASK = "task"
    HOURS = "hours"
    AGREEMENT = "agreement"
    FUNCTION = "function"  # what one can do at work, without why
    PROCESS = "process"  # absence, papers, rules: words that look like health
    JOB = "job"  # the work of hospitals, care homes, schools
    PHRASE = "phrase"  # set phrases and pictures
    TALK = "talk"  # the talk itself: coffee, sound, the chair's words


class Statement(Value):
    """One sentence as said. `kind` tells whether it must be caught."""

    text: str
    kind: PlantedKind | HarmlessKind

    @property
    def planted(self) -> bool:
        """Whether it must be caught."""
        return isinstance(self.kind, PlantedKind)


def statements(split: StatementSplit) -> tuple[Statement, ...]:
    """The sentences of a split, planted ones first, in the order of the file."""
    raw = tomllib.loads((HERE / f"{split}.toml").read_text(encoding="utf-8"))
    return tuple(
        Statement(text=text, kind=kind)
        for group, kinds in (("planted", PlantedKind), ("harmless", HarmlessKind))
        for kind in kinds
        for text in raw[group].get(kind, ())
    )
