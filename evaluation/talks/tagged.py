"""Talks of which a reader has tagged every sentence with the fields that it is about: what the tagger is taught.

A file is one talk: `kind:` and `roles:` (first name=part; …), then `== spoken` with "name | tags | sentence" and
`== notes` with "tags | line" ("+ tags | …" goes on with the line before). A tag is a code of `CODES`: bare where the
sentence itself says what belongs in the field, with "?" where it is only about it, "-" where there is none.
The talks of "tune" are among them; none of "kept" is.
"""

from dataclasses import dataclass
from pathlib import Path

from service.agreeing import Part
from service.talks.tagging import FIELDS, Line

HERE = Path(__file__).parent / "tagged"
CODES = dict(
    zip(
        ("FORM", "SICK", "INV", "DUR", "TASKS", "ADJ", "PLAN", "CAP", "NEXT", "REM", "SINCE", "BACK", "RPLAN", "PRIV"),
        FIELDS,
        strict=True,
    )
)
"""The code of each of the tagger's fields."""


@dataclass(frozen=True)
class Tagged:
    """One talk from one source, spoken or typed: its lines, and for each the fields it is about and tells of."""

    name: str
    kind: str
    lines: tuple[Line, ...]
    about: tuple[frozenset[str], ...]
    tells: tuple[frozenset[str], ...]


def tagged() -> tuple[Tagged, ...]:
    """All tagged talks, those with two sources twice. Raises ValueError where a line or a tag is none."""
    return tuple(one for path in sorted(HERE.glob("*.txt")) for one in read(path.stem, path.read_text("utf-8")))


def read(name: str, text: str) -> list[Tagged]:
    """The talk of one file."""
    head, *parts = text.split("\n== ")
    told = dict(line.split(":", 1) for line in head.splitlines())
    roles = {who.strip(): Part(part) for who, _, part in (one.partition("=") for one in told["roles"].split(";"))}
    return [_part(name, told["kind"].strip(), part.splitlines(), roles) for part in parts]


def _part(name: str, kind: str, text: list[str], roles: dict[str, Part]) -> Tagged:
    source, *rows = text
    lines: list[Line] = []
    tags: list[list[str]] = []
    for at, row in enumerate(rows):
        if source == "spoken":
            who, codes, said = (piece.strip() for piece in row.split(" | ", 2))
            opens = not lines or lines[-1].speaker != who
            lines.append(Line(said, who, roles[who], opens=opens, noted=False))
        else:
            goes_on = row.startswith("+ ")
            codes, said = (piece.strip() for piece in row.removeprefix("+ ").split(" | ", 1))
            lines.append(Line(said, "", None, opens=True, noted=True, row=lines[-1].row if goes_on and lines else at))
        tags.append([] if codes == "-" else codes.split(","))
    return Tagged(
        name=name,
        kind=kind,
        lines=tuple(lines),
        about=tuple(frozenset(_field(name, code.removesuffix("?")) for code in codes) for codes in tags),
        tells=tuple(frozenset(_field(name, code) for code in codes if not code.endswith("?")) for codes in tags),
    )


def _field(name: str, code: str) -> str:
    if code not in CODES:
        raise ValueError(f"{name}: no tag: {code}")
    return CODES[code]
