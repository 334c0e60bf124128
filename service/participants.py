"""Who was there: a participants file, and its meeting with the dagsorden's own list."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from models.error import UdkastError
from service.meetings import Meeting, Participant

LARGEST = 1_000_000
_ABSENT = re.compile(r"\b(afbud|fraværende|ikke til stede)\b", re.IGNORECASE)
_LINE = re.compile(r"^(?:[-–•*]\s*)?(?P<name>[^(,;\t]+?)\s*(?:\((?P<role>[^)]*)\)|[,;\t]\s*(?P<rest>.*))?$")
_NAME = re.compile(r"[^\W\d_][\w.’'\- ]*$")


def read(path: Path) -> tuple[Participant, ...]:
    """The participants in `path`, one per line ("Karen Holm (formand)", "Karen Holm, formand"), CSV with a line of
    headings (navn, rolle, til stede), or JSON as in draft.json. "Afbud" after the name means absent.

    Raises:
        UdkastError: the file is missing, or a line in it isn't a participant.

    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UdkastError(f"Deltagerfilen {path} findes ikke; kontrollér stien.") from None
    except IsADirectoryError:
        raise UdkastError(f"{path} er en mappe; angiv selve deltagerfilen.") from None
    except PermissionError:
        raise UdkastError(f"Deltagerfilen {path} må ikke læses; giv læseadgang til filen.") from None
    if len(raw) > LARGEST:
        raise UdkastError(f"Deltagerfilen {path.name} er over 1 MB; kontrollér, at det er den rigtige fil.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    if "\x00" in text or "\ufffd" in text:
        raise UdkastError(f"Deltagerfilen {path.name} er ikke tekst; gem den som .txt, .csv eller .json.")
    people = tuple(_parsed(text, path.name))
    if not people:
        raise UdkastError(f"Der står ingen deltagere i {path.name}; skriv én pr. linje: Navn (rolle).")
    return people


def _parsed(text: str, file: str) -> Iterable[Participant]:
    if text.lstrip().startswith(("[", "{")):
        return _json(text, file)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and re.match(r"\W*navn\W", lines[0] + " ", re.IGNORECASE) and re.search(r"[;,\t]", lines[0]):
        return _csv(lines)
    return [_line(line, number, file) for number, line in enumerate(lines, start=1)]


def _json(text: str, file: str) -> tuple[Participant, ...]:
    try:
        content = json.loads(text)
        if isinstance(content, dict):
            content = content.get("participants", content)
        return TypeAdapter(tuple[Participant, ...]).validate_python(content)
    except (ValueError, ValidationError):
        raise UdkastError(
            f'{file} er ikke en gyldig deltagerliste; i JSON skrives [{{"name": "…", "role": "…"}}, …].'
        ) from None


def _csv(lines: list[str]) -> Iterator[Participant]:
    dialect = next(mark for mark in ";\t," if mark in lines[0])
    for row in csv.DictReader(io.StringIO("\n".join(lines)), delimiter=dialect):
        cells = {(key or "").strip().casefold(): (cell or "").strip() for key, cell in row.items() if key}
        if cells.get("navn"):
            present = cells.get("til stede", "").casefold()
            yield Participant(
                name=cells["navn"],
                role=cells.get("rolle", ""),
                present=None if not present else present in {"ja", "x", "1", "true"},
            )


def _line(line: str, number: int, file: str) -> Participant:
    match = _LINE.match(line)
    if not match or not _NAME.match(match["name"]) or len(match["name"]) > 80:
        raise UdkastError(f"Linje {number} i {file} er ikke en deltager; skriv én pr. linje: Navn (rolle).")
    role = (match["role"] or match["rest"] or "").strip()
    absent = bool(_ABSENT.search(role))
    role = _ABSENT.sub("", role).strip(" ,;-–()") if absent else role
    return Participant(name=match["name"], role=role, present=False if absent else None)


def joined(meeting: Meeting, people: Iterable[Participant]) -> Meeting:
    """The meeting with `people` added: the file knows best who has what role, the dagsorden keeps its order."""
    known = {p.name.casefold(): p for p in meeting.participants}
    for person in people:
        before = known.get(person.name.casefold(), person)
        known[person.name.casefold()] = Participant(
            name=before.name,
            role=person.role or before.role,
            present=before.present if person.present is None else person.present,
        )
    return meeting.model_copy(update={"participants": tuple(known.values())})
