"""The seal: a record of hashes, and the hash of that record, which the next record names.

A changed file, text, hash or reason breaks its own seal; a seal taken out or put in breaks the chain after it.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from pydantic import ValidationError

from service.approving.referat import Referat, canonical, sha256
from service.meetings import Value


class SealedFile(Value):
    """A file as it was sealed: where `Files` keeps it, its bytes counted and hashed."""

    key: str
    size: int
    sha256: str


class Record(Value):
    """What a seal covers. `supersedes` is the seal of the same meeting's version before, `previous` the seal put
    last in this installation before this one, whichever meeting's: so no referat can vanish unseen.
    """

    format: Literal["udkast-seal/1"] = "udkast-seal/1"
    meeting_id: str
    version: int
    reason: str
    at: datetime.datetime
    content_sha256: str
    family_sha256: str
    template_sha256: str
    files: dict[str, SealedFile]
    supersedes: str | None
    previous: str | None

    def to_canonical(self) -> bytes:
        """The one JSON that this record has."""
        return canonical(self.model_dump(mode="json"))

    @property
    def seal(self) -> str:
        """The SHA-256 of the record."""
        return sha256(self.to_canonical())


class Link(Value):
    """A seal as the database gives it back: nothing of it is believed."""

    meeting_id: str
    version: int
    record: str
    content: str
    files: str
    seal: str


def read(link: Link) -> Record | None:
    """The record, if the seal, the content and the row beside it are as it says; else None."""
    try:
        record = Record.model_validate_json(link.record)
        referat = Referat.model_validate_json(link.content)
    except ValidationError:
        return None
    named = {
        (link.meeting_id, link.version),
        (record.meeting_id, record.version),
        (referat.meeting_id, referat.version),
    }
    files = canonical(record.model_dump(mode="json")["files"]).decode()
    whole = (
        record.to_canonical() == link.record.encode()
        and record.seal == link.seal
        and record.content_sha256 == sha256(link.content.encode())
        and files == link.files
    )
    return record if len(named) == 1 and whole and referat.is_what_was_seen else None


def unbroken(links: Iterable[Link], hash_of: Callable[[str], str | None]) -> tuple[str, ...]:
    """What is wrong with the seals, in the order they were put; empty where all is well.

    `hash_of` gives the SHA-256 of the file under a key, None where there is none. Each problem is a Danish line with
    the meeting's id, and quotes nothing.
    """
    problems: list[str] = []
    last: str | None = None
    of_meeting: dict[str, tuple[int, str]] = {}
    for link in links:
        name = f"Møde {link.meeting_id}, version {link.version}"
        record = read(link)
        if record is None:
            problems.append(f"{name}: indholdet svarer ikke til seglet.")
        else:
            problems += [f"{name}: {line}" for line in _follows(record, last, of_meeting.get(link.meeting_id))]
            problems += [f"{name}: {line}" for line in _files(record.files, hash_of)]
        last = link.seal
        of_meeting[link.meeting_id] = (link.version, link.seal)
    return tuple(problems)


def _follows(record: Record, last: str | None, before: tuple[int, str] | None) -> Iterable[str]:
    if record.previous != last:
        yield "kæden af segl er brudt; et segl mangler eller er byttet om."
    version, seal = before or (0, None)
    if record.supersedes != seal or record.version <= version:
        yield "versionen bygger ikke på den forrige version."
    if record.version > 1 and not record.reason:
        yield "en ny version mangler sin begrundelse."


def _files(files: Mapping[str, SealedFile], hash_of: Callable[[str], str | None]) -> Iterable[str]:
    for name, file in sorted(files.items()):
        found = hash_of(file.key)
        if found is None:
            yield f"filen {name} mangler."
        elif found != file.sha256:
            yield f"filen {name} er ændret siden godkendelsen."
