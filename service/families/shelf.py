"""The families that lie in `templates/referat/`."""

import re
import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.error import UdkastError
from service.families.phrase import pattern
from service.meetings.draft import Outcome
from service.meetings.family import Family

SHELF = Path(__file__).resolve().parents[2] / "templates" / "referat"


def names(shelf: Path = SHELF) -> tuple[str, ...]:
    """The families' names, `standard` first."""
    found = (path.parent.name for path in shelf.glob("*/family.toml"))
    return tuple(sorted(found, key=lambda name: (name != "standard", name)))


def load(name: str, shelf: Path = SHELF) -> Family:
    """The family of that name. Raises UdkastError, listing the choices, where there is none or it cannot be read."""
    if name not in names(shelf):
        raise UdkastError(f"Skabelonen {name!r} findes ikke. Vælg en af disse: {', '.join(names(shelf))}.")
    path = shelf / name / "family.toml"
    try:
        text = tomllib.loads(path.read_text(encoding="utf-8"))
        return Family.model_validate({"id": name, **_completed(text, partial(_raw, shelf=shelf))})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError, re.error, OSError) as error:
        first = str(error).splitlines()[0]
        raise UdkastError(f"Skabelonen {name!r} kan ikke læses. Ret family.toml: {first}") from error


def _raw(name: str, shelf: Path) -> dict[str, Any]:
    return tomllib.loads((shelf / name / "family.toml").read_text(encoding="utf-8"))


def _completed(text: dict[str, Any], raw: partial[dict[str, Any]]) -> dict[str, Any]:
    """The family with what it inherits: of `layout` what it leaves out; phrases of the elder come after its own."""
    elder = text.pop("extends", None)
    text["unheard"] = _phrases(text.get("unheard", []))
    text["phrases"] = {outcome: _phrases(text.get("phrases", {}).get(outcome, [])) for outcome in Outcome}
    if elder is None:
        return text
    below = _completed(raw(elder), raw)
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
