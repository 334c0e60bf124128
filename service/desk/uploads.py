"""A recording on its way up: begun, gone on with after whatever interrupted it, and taken in once it is whole.

The database says how much has arrived, and is told only of bytes that lie safely on the disk. What a killed process
wrote beyond that is written over. A finished upload that nobody took in (killed at the last moment) is taken in when
the service starts again.
"""

import datetime
import hashlib
import logging
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.error import UdkastError
from models.sound.recording import probe
from service.access import Principal
from service.desk.input import file_name
from service.desk.meeting import referent_for
from service.desk.meetings import Desk, start_if_ready, under_way
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.sources import replace_file
from service.meetings import MeetingState, Source
from service.storage.tables import Event, MeetingRow, Upload, new_id, now

KEPT = datetime.timedelta(days=1)
SPARE = 1024**3
"""Bytes that stay free on the disk for everything else."""
_BLOCK = 1 << 20
_log = logging.getLogger(__name__)


class TooLargeError(UdkastError):
    """The recording is larger than the service takes."""


class NoRoomError(UdkastError):
    """The disk does not hold the recording."""


@dataclass(frozen=True)
class Arriving:
    """An upload as it stands: `offset` of `size` bytes are safe."""

    id: str
    meeting_id: str
    name: str
    size: int
    offset: int
    expires: datetime.datetime
    finished: bool

    @property
    def whole(self) -> bool:
        """Whether every byte has arrived."""
        return self.offset == self.size


def begin(desk: Desk, who: Principal, meeting_id: str, name: str, size: int, limit: int) -> Arriving:  # noqa: PLR0913, PLR0917 - what an upload is
    """Make room for a recording of `size` bytes.

    Raises:
        NotFoundError, ForbiddenError: as `referent_for`.
        ConflictError: drafting has begun.
        TooLargeError: over `limit` bytes.
        NoRoomError: the disk is too full.
        UdkastError: the file is empty.

    """
    with desk.database.write() as session:
        row = referent_for(session, who, meeting_id)
        _open(session, row)
        if size > limit:
            raise TooLargeError(
                f"Optagelsen fylder over {_gigabytes(limit)} GB. Gem den som ren lyd (fx M4A eller MP3), og prøv igen."
            )
        if size <= 0:
            raise UdkastError("Filen er tom. Vælg en anden optagelse.")
        folder = desk.files.path("uploads/x").parent
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        coming = session.scalar(select(func.sum(Upload.size - Upload.offset)).where(Upload.finished.is_(None))) or 0
        if shutil.disk_usage(folder).free < size + coming + SPARE:
            raise NoRoomError("Der er ikke plads til optagelsen på serveren. Bed driften om at rydde op, og prøv igen.")
        upload = Upload(
            id=new_id(),
            meeting_id=row.id,
            user_id=who.user_id,
            kind="recording",
            name=file_name(name, "Optagelse"),
            size=size,
            expires=now() + KEPT,
        )
        session.add(upload)
        row.source = Source.RECORDING
        row.changed += 1
        path = desk.files.path(_key(upload.id))
        path.touch(mode=0o600)
        return _arriving(upload)


def find(desk: Desk, who: Principal, upload_id: str) -> Arriving:
    """An upload of a meeting that the person is a referent of. Raises NotFoundError where there is none."""
    with desk.database.read() as session:
        upload = session.get(Upload, upload_id)
        if upload is None:
            raise NotFoundError
        referent_for(session, who, upload.meeting_id)
        if upload.finished is None and upload.expires < now():
            raise NotFoundError
        return _arriving(upload)


def path_of(desk: Desk, upload_id: str) -> Path:
    """Where the bytes go."""
    return desk.files.path(_key(upload_id))


def arrived(desk: Desk, upload_id: str, offset: int) -> Arriving:
    """So many bytes lie safely on the disk; the upload lives a day from now."""
    with desk.database.write() as session:
        upload = session.get(Upload, upload_id)
        if upload is None:
            raise NotFoundError
        upload.offset = max(upload.offset, offset)
        upload.expires = now() + KEPT
        return _arriving(upload)


def finish(desk: Desk, upload_id: str) -> None:
    """Take in an upload that is whole: look at it, count its hash, give it to its meeting, begin drafting.

    Done twice it is done once. What is no recording is removed again.

    Raises:
        UdkastError: it is no recording (a Danish line says what it is); the meeting stays as it was.
        ConflictError: drafting began meanwhile.

    """
    with desk.database.read() as session:
        upload = session.get(Upload, upload_id)
        if upload is None:
            raise NotFoundError
        if upload.finished is not None:
            return
    path = path_of(desk, upload_id)
    if path.exists():
        try:
            _look(upload, path)
            digest = _sha256(path)
        except (UdkastError, FileNotFoundError):
            if not path.exists():  # somebody else has just taken it in, or given it up
                finish(desk, upload_id)
                return
            _remove(desk, upload_id)
            raise
    else:  # killed between the move and its transaction
        digest = _sha256(desk.files.path(_recording(upload.meeting_id)))
    try:
        again = _take_in(desk, upload_id, digest)
    except ConflictError:
        _remove(desk, upload_id)
        raise
    if again:
        desk.queue.start(upload.meeting_id, "sound")
    elif again is not None:
        start_if_ready(desk, upload.meeting_id)


def abandon(desk: Desk, who: Principal, upload_id: str) -> None:
    """Give an upload up; what has arrived of it is removed."""
    find(desk, who, upload_id)
    _remove(desk, upload_id)


def sweep(desk: Desk) -> None:
    """Take in what is whole, remove what has expired, and what lies there without belonging to anything.

    Run when the service starts and every hour.
    """
    with desk.database.read() as session:
        uploads = session.scalars(select(Upload)).all()
    for upload in uploads:
        if upload.expires < now() and (upload.finished is not None or upload.offset < upload.size):
            _remove(desk, upload.id)
        elif upload.finished is None and upload.offset == upload.size:
            try:
                finish(desk, upload.id)
            except (UdkastError, OSError) as error:
                _log.warning("upload %s was not taken in: %s", upload.id, type(error).__name__)
    known = {upload.id for upload in uploads}
    folder = desk.files.path("uploads/x").parent
    day_old = now().timestamp() - KEPT.total_seconds()
    for path in folder.glob("*") if folder.is_dir() else ():
        if path.name not in known and path.stat().st_mtime < day_old:
            path.unlink(missing_ok=True)


def _look(upload: Upload, path: Path) -> None:
    """Raises for what is no recording."""
    if path.stat().st_size != upload.size:
        raise UdkastError("Optagelsen kom ikke helt frem. Læg den op igen.")
    probe(path)


def _open(session: Session, row: MeetingRow) -> None:
    """Raises ConflictError where the meeting takes no recording any more."""
    begun = row.state is MeetingState.DRAFTING and under_way(session, row.id)
    if begun or row.state not in {MeetingState.NEW, MeetingState.DRAFTING}:
        raise ConflictError("Udkastet er begyndt, så optagelsen ligger fast. Opret et nyt møde til en anden optagelse.")


def _take_in(desk: Desk, upload_id: str, digest: str) -> bool | None:
    """Move the recording to its meeting and say so; whether a job that ended before its time is to go on, None where
    somebody else has taken it in.

    The file is moved while the database is held: nobody can delete the meeting, begin its job or take in another
    recording between the two.
    """
    with desk.database.write() as session:
        upload = session.get(Upload, upload_id)
        row = session.get(MeetingRow, upload.meeting_id) if upload is not None else None
        if upload is None or row is None:
            raise NotFoundError
        if upload.finished is not None:
            return None
        path, key = path_of(desk, upload_id), _recording(row.id)
        if path.exists():
            _open(session, row)
            desk.files.adopt(key, path)
        again = row.state is MeetingState.DRAFTING
        replace_file(session, row.id, "recording", upload.name, key, upload.size, digest)
        row.source = Source.RECORDING
        row.changed += 1
        upload.offset, upload.finished, upload.expires = upload.size, now(), now() + KEPT
        session.add(Event(user_id=upload.user_id, meeting_id=row.id, kind="recording_arrived"))
        return again


def _remove(desk: Desk, upload_id: str) -> None:
    with desk.database.write() as session:
        upload = session.get(Upload, upload_id)
        if upload is not None:
            if row := session.get(MeetingRow, upload.meeting_id):
                row.changed += 1
            session.delete(upload)
    desk.files.delete(_key(upload_id))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _key(upload_id: str) -> str:
    return f"uploads/{upload_id}"


def _recording(meeting_id: str) -> str:
    return f"{meeting_id}/recording"


def _gigabytes(size: int) -> str:
    return f"{size / 1024**3:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def _arriving(upload: Upload) -> Arriving:
    return Arriving(
        id=upload.id,
        meeting_id=upload.meeting_id,
        name=upload.name,
        size=upload.size,
        offset=upload.offset,
        expires=upload.expires,
        finished=upload.finished is not None,
    )
