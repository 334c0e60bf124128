"""What a meeting is drafted from: the files that are handed in, read before they are kept."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service import transcript as transcripts
from service.desk.agendas import Document
from service.desk.input import file_name
from service.meetings import Agenda, Meeting, Source
from service.storage import Files
from service.storage.tables import StoredFile, now
from service.transcript import notes

LARGEST_SOURCE = 20 * 1024 * 1024
"""Bytes of a transcript or of notes."""


def stored(session: Session, meeting_id: str, kind: str) -> StoredFile | None:
    """The meeting's newest file of that kind which still exists."""
    wanted = (
        select(StoredFile)
        .where(StoredFile.meeting_id == meeting_id, StoredFile.kind == kind, StoredFile.deleted.is_(None))
        .order_by(StoredFile.created.desc())
    )
    return session.scalars(wanted).first()


def readable(source: Source, document: Document) -> None:
    """Raises UdkastError where no transcript comes of the document."""
    name = file_name(document.name, "Filen")
    if not document.content.strip():
        raise UdkastError(f"“{name}” er tom: vælg en anden fil.")
    if len(document.content) > LARGEST_SOURCE:
        raise UdkastError(f"“{name}” fylder over 20 MB: kontrollér, at det er den rigtige fil.")
    read: Callable[[Path], object] = transcripts.read
    if source is Source.NOTES:
        # Whether they are notes at all does not hang on the dagsorden.
        read = lambda path: notes.read(path, Agenda(meeting=Meeting(), items=()))  # noqa: E731 - one of two ways to read
    with tempfile.TemporaryDirectory(prefix="udkast-") as folder:
        path = Path(folder) / name.encode()[:200].decode(errors="ignore")
        path.write_bytes(document.content)
        read(path)


def keep(session: Session, files: Files, meeting_id: str, kind: str, document: Document) -> None:
    """Keep a file under the meeting; the one of its kind that was there before is gone."""
    key = f"{meeting_id}/{kind}"
    size, digest = files.put(key, document.content)
    replace_file(session, meeting_id, kind, file_name(document.name, "Uden navn"), key, size, digest)


def replace_file(  # noqa: PLR0913, PLR0917 - the columns of the row
    session: Session, meeting_id: str, kind: str, name: str, key: str, size: int, digest: str
) -> None:
    """The row of a file that has come; the row of the one it takes the place of becomes its receipt."""
    before = stored(session, meeting_id, kind)
    if before is not None:
        before.deleted = now()
    session.add(StoredFile(meeting_id=meeting_id, kind=kind, name=name, key=key, size=size, sha256=digest))
