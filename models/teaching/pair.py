"""The lessons as values: what was said, what is written of it, and of what kind it is."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOTHING = "intet"
"""The kind of what no referat holds: small talk, procedure, half words, anybody's health."""

KINDS = (
    "oplysning",
    "mening",
    "spørgsmål",
    "svar",
    "forslag",
    "indvending",
    "enighed",
    "opgave",
    "beslutning",
    "protokol",
    "afstemning",
    NOTHING,
)


@dataclass(frozen=True)
class Line:
    """Who says what. An empty `speaker` is a slot still to be filled."""

    speaker: str
    text: str


@dataclass(frozen=True)
class Pair:
    """One fact: its lines as they were said, the sentence that a referat has for it ("" for nothing), and its kind."""

    kind: str
    lines: tuple[Line, ...]
    written: str

    @property
    def said(self) -> str:
        """All lines, each behind its speaker's name."""
        return "\n".join(f"{line.speaker}: {line.text}" for line in self.lines)


def lessons() -> tuple[Pair, ...]:
    """Every pair of `pairs/`, slots and speakers unfilled, in the order of the files."""
    found = []
    for path in sorted((HERE / "pairs").glob("*.toml")):
        for kind, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for entry in entries:
                said, written = (entry, "") if isinstance(entry, str) else entry
                found.append(Pair(kind, _lines(said), written))
    return tuple(found)


def kept() -> tuple[Pair, ...]:
    """The pairs that nothing is taught from."""
    data = tomllib.loads((HERE / "kept.toml").read_text(encoding="utf-8"))
    return tuple(Pair(kind, _lines(said, speaker), written) for kind, speaker, said, written in data["pairs"])


def _lines(said: str, speaker: str = "") -> tuple[Line, ...]:
    """A question and its answer ("Q: …|A: …"), or else one line. The question may name who asks."""
    if not said.startswith("Q: "):
        return (Line(speaker, said),)
    question, answer = said.removeprefix("Q: ").split("|A: ")
    asker, _, rest = question.partition(": ")
    return (Line(asker, rest) if rest else Line("", question), Line(speaker, answer))
