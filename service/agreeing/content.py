"""The text that people answer: its hash, and what was changed since another."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from service.meetings.field import Field


@dataclass(frozen=True)
class Change:
    """A field whose text was changed, as it stood and as it stands."""

    name: str
    before: str
    after: str


def fingerprint(fields: Sequence[Field]) -> str:
    """The SHA-256 of what a reader sees: the fields' names and texts in order, without sources and flags."""
    seen = [[field.name, field.text] for field in fields]
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()


def changes(before: Sequence[Field], after: Sequence[Field]) -> tuple[Change, ...]:
    """The fields whose texts differ, in the order in which they now stand; then those that are gone."""
    was = {field.name: field.text for field in before}
    stands = {field.name: field.text for field in after}
    names = [*stands, *(name for name in was if name not in stands)]
    found = (Change(name, was.get(name, ""), stands.get(name, "")) for name in names)
    return tuple(change for change in found if change.before != change.after)
