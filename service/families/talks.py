"""Templates of talks are read from `templates/sygefravaer/<id>.toml`, or from a municipality's own folder."""

import tomllib
from pathlib import Path
from typing import Any

from models.error import UdkastError
from service.meetings.talk import TalkTemplate

FOLDER = "sygefravaer"
SHELF = Path(__file__).resolve().parents[2] / "templates" / FOLDER


def talk_names(own: Path | None = None) -> tuple[str, ...]:
    """The templates' names; those of the municipality's `own` folder too (`own/sygefravaer/*.toml`)."""
    found = {path.stem for shelf in _shelves(own) for path in shelf.glob("*.toml")}
    return tuple(sorted(found, key=lambda name: (name != FOLDER, name)))


def load_talk(name: str, own: Path | None = None) -> TalkTemplate:
    """The template of that name. Raises UdkastError where there is none or it cannot be read."""
    if name not in talk_names(own):
        raise UdkastError(f"Skabelonen {name!r} findes ikke. Vælg en af disse: {', '.join(talk_names(own))}.")
    try:
        return TalkTemplate.model_validate({"id": name, **_completed((name,), own)})
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        lines = [line.strip() for line in str(error).splitlines()]
        raise UdkastError(f"Skabelonen {name!r} kan ikke læses. Ret {name}.toml: {' '.join(lines[:3])}") from error


def _shelves(own: Path | None) -> tuple[Path, ...]:
    return (SHELF,) if own is None else (own / FOLDER, SHELF)


def _path(name: str, own: Path | None) -> Path:
    paths = [shelf / f"{name}.toml" for shelf in _shelves(own)]
    return next((path for path in paths if path.is_file()), paths[-1])


def _completed(line: tuple[str, ...], own: Path | None) -> dict[str, Any]:
    """The template with what it inherits. `line` are the names from the one that was asked for down to this one.

    A municipality's own template may build on ours of the same name: the second time, the name is ours.
    """
    name = line[-1]
    text = tomllib.loads(_path(name, None if name in line[:-1] else own).read_text(encoding="utf-8"))
    elder = text.pop("extends", None)
    leaves_out = set(text.pop("leave_out", ()))
    fields = text.pop("fields", [])
    below: dict[str, Any] = {}
    if elder is not None:
        if line.count(elder) > 1 or (elder in line and not (SHELF / f"{elder}.toml").is_file()):
            raise UdkastError(f"Skabelonen {line[0]!r} bygger i ring på {elder!r}. Ret “extends” i {name}.toml.")
        if elder not in talk_names(own):
            raise UdkastError(f"Skabelonen {name!r} bygger på {elder!r}, som ikke findes. Ret “extends” i {name}.toml.")
        below = _completed((*line, elder), own)
    merged = {**below, **text}
    merged["layout"] = {**below.get("layout", {}), **text.get("layout", {})}
    kept = [field for field in below.get("fields", []) if field["name"] not in leaves_out]
    merged["fields"] = _placed(kept, fields)
    return merged


def _placed(elder: list[dict[str, Any]], own: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The elder's fields with one's own: of a field they share what one leaves out is the elder's.

    `after` names the field that a field stands after; without it a shared one keeps its place and a new one is last.
    """
    fields = list(elder)
    for given in own:
        field = dict(given)
        after = field.pop("after", None)
        place = next((i for i, other in enumerate(fields) if other["name"] == field["name"]), None)
        if place is not None:
            field = {**fields.pop(place), **field}
        if after is not None:
            place = next((i + 1 for i, other in enumerate(fields) if other["name"] == after), None)
            if place is None:
                raise UdkastError(f"Feltet {field['name']} skal stå efter {after}, som ikke findes. Ret “after”.")
        fields.insert(len(fields) if place is None else place, field)
    return fields
