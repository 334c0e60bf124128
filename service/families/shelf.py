"""The families that lie in `templates/referat/`."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.error import UdkastError
from service.families.phrase import pattern
from service.meetings.draft import Outcome
from service.meetings.family import Family

SHELF = Path(__file__).resolve().parents[2] / "templates" / "referat"


def names(own: Path | None = None) -> tuple[str, ...]:
    """The families' names, `standard` first; those of the municipality's `own` folder too."""
    found = {path.parent.name for shelf in _shelves(own) for path in shelf.glob("*/family.toml")}
    return tuple(sorted(found, key=lambda name: (name != "standard", name)))


def load(name: str, own: Path | None = None) -> Family:
    """The family of that name. Raises UdkastError, listing the choices, where there is none or it cannot be read."""
    if name not in names(own):
        raise UdkastError(f"Skabelonen {name!r} findes ikke. Vælg en af disse: {', '.join(names(own))}.")
    try:
        return Family.model_validate({"id": name, **_completed((name,), own)})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError, re.error, OSError) as error:
        first = str(error).splitlines()[0]
        raise UdkastError(f"Skabelonen {name!r} kan ikke læses. Ret family.toml: {first}") from error


def word_template(name: str, own: Path | None = None) -> Path | None:
    """The family's own Word template; None where it has none."""
    path = _folder(name, own) / "referat.docx"
    return path if path.is_file() else None


def _shelves(own: Path | None) -> tuple[Path, ...]:
    return (SHELF,) if own is None else (own, SHELF)


def _folder(name: str, own: Path | None) -> Path:
    """A municipality's own family goes before ours of the same name."""
    folders = [shelf / name for shelf in _shelves(own)]
    return next((folder for folder in folders if (folder / "family.toml").is_file()), folders[-1])


def _raw(name: str, own: Path | None) -> dict[str, Any]:
    return tomllib.loads((_folder(name, own) / "family.toml").read_text(encoding="utf-8"))


def _completed(line: tuple[str, ...], own: Path | None) -> dict[str, Any]:
    """The family with what it inherits: of `layout` what it leaves out; phrases of the elder come after its own.

    `line` are the names from the family that was asked for down to this one. A municipality's own family may build on
    ours of the same name, so a name that comes again is ours, and none comes a third time.
    """
    name = line[-1]
    text = _raw(name, None if name in line[:-1] else own)
    elder = text.pop("extends", None)
    text["unheard"] = _phrases(text.get("unheard", []))
    text["phrases"] = {outcome: _phrases(text.get("phrases", {}).get(outcome, [])) for outcome in Outcome}
    if elder is None:
        return text
    if line.count(elder) > 1 or (elder in line and not (SHELF / elder).is_dir()):
        raise UdkastError(f"Skabelonen {line[0]!r} bygger i ring på {elder!r}. Ret “extends” i family.toml.")
    below = _completed((*line, elder), own)
    merged = {**below, **text}
    merged["layout"] = {**below.get("layout", {}), **text.get("layout", {})}
    merged["unheard"] = _inherited(text["unheard"], below["unheard"])
    merged["phrases"] = {o: _inherited(text["phrases"][o], below["phrases"][o]) for o in Outcome}
    return merged


def _inherited(own: list[dict[str, str]], elder: list[dict[str, str]]) -> list[dict[str, str]]:
    """A phrase that always fits ends the list: nothing of the elder's is wanted after it."""
    return own if any(not row["when"] for row in own) else own + elder


def _phrases(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{**row, "when": pattern(row.get("when", ""))} for row in rows]
