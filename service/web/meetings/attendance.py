"""Participants as a person types them: one a line, "Karen Holm, formand"; "afbud" last where they did not come."""

import re
from collections.abc import Iterable

from service.meetings import Participant

_AWAY = re.compile(r"[,;(\s–-]*\b(?:afbud|fraværende)\b\s*\)?\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–•*]|\d{1,2}[.)])\s+")
_ROLE = re.compile(r"(?P<name>[^(,;\t]+?)\s*(?:\((?P<inside>.*)\)|[,;\t]\s*(?P<after>.*))")


def typed(text: str) -> tuple[Participant, ...]:
    """The participants in the text; empty lines are none."""
    return tuple(_line(line) for line in text.splitlines() if line.strip())


def shown(people: Iterable[Participant]) -> str:
    """The text in which they stand, for typing on in."""
    return "\n".join(
        ", ".join(part for part in (p.name, p.role, "afbud" if p.present is False else "") if part) for p in people
    )


def remembered(people: Iterable[Participant], before: Iterable[Participant]) -> tuple[Participant, ...]:
    """The people with what was known of them and can't be typed: that they were there."""
    came = {p.name for p in before if p.present}
    return tuple(p.model_copy(update={"present": True}) if p.present is None and p.name in came else p for p in people)


def _line(line: str) -> Participant:
    line = _BULLET.sub("", line).strip()
    there = _AWAY.sub("", line)
    away, line = there != line, there.strip() or line
    match = _ROLE.fullmatch(line)
    name, role = (match["name"], match["inside"] or match["after"] or "") if match else (line, "")
    return Participant(name=name.strip(), role=role.strip(), present=False if away else None)
