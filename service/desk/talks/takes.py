"""A talk's recording as it comes, in takes of numbered chunks, each on the disk before it is acknowledged.

The row says how many chunks have come and how many bytes they are. What a killed process wrote beyond that is written
over. A chunk and a yes that is taken back never cross: both have the database's write lock.
"""

import os
import shutil
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.error import UdkastError
from models.sound.recording import probe
from service.access import Principal
from service.agreeing import TalkState
from service.desk.refusal import ConflictError
from service.desk.talks.consenting import agreement_of
from service.desk.talks.receipt import Why
from service.desk.talks.sound import folder, let_go, stop, worked_on
from service.desk.talks.talk import TalkDesk, talk_for
from service.desk.uploads import SPARE, NoRoomError, TooLargeError
from service.storage.tables import Event, TalkRow, TalkTake, now

LARGEST = 2 * 1024**3
"""Bytes of a talk's recording at most."""
LARGEST_CHUNK = 8 * 1024**2
_GONE = "Optagelsen er slettet og tager ikke imod mere."


class MissingError(UdkastError):
    """A chunk came before the one that is awaited, `next`."""

    def __init__(self, next_: int) -> None:
        self.next = next_
        super().__init__("Et stykke af optagelsen mangler. Det bliver sendt igen.")


class EndedError(ConflictError):
    """No more is taken in: the recording is deleted, somebody's yes is wanting, or another one has been begun."""


def begin(desk: TalkDesk, who: Principal, talk_id: str, *, uploaded: bool = False) -> str:
    """A new take; its id. One that somebody else is recording ends: the latest counts.

    Raises:
        NotFoundError: as `talk_for`.
        ConflictError: somebody's yes is wanting, or the talk is past being recorded.
        NoRoomError: the disk is too full.

    """
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        if (problem := unable(session, row)) is not None:
            raise ConflictError(problem)
        path = desk.files.path(f"{folder(row.id)}/sound/x").parent
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        if shutil.disk_usage(path).free < SPARE:
            raise NoRoomError("Der er ikke plads til optagelsen på serveren. Bed driften om at rydde op, og prøv igen.")
        row.sound = f"{folder(row.id)}/sound"
        before = _takes(session, row)
        for take in before:
            take.ended = take.ended or now()
        made = TalkTake(talk_id=row.id, place=len(before), uploaded=uploaded)
        session.add(made)
        session.flush()
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="talk_recording_begun", detail=made.id))
        return made.id


def unable(session: Session, row: TalkRow) -> str | None:
    """Why the talk can't be recorded now, in Danish; None where it can."""
    if row.state is not TalkState.PREPARING:
        return "Referatet er sendt, så samtalen kan ikke optages mere."
    if row.transcript is not None or worked_on(session, row.id):
        return "Udkastet er skrevet eller bliver skrevet ud fra en optagelse, så der kan ikke optages mere."
    if not agreement_of(session, row).complete:
        return "Samtalen kan ikke optages, før alle har sagt ja, og det er noteret."
    return None


def arrive(desk: TalkDesk, who: Principal, talk_id: str, take_id: str, number: int, chunk: bytes) -> int:  # noqa: PLR0913, PLR0917 - what a chunk is
    """Keep a chunk at its place; the number of the one awaited next. One that has come before counts once.

    Raises:
        NotFoundError: as `talk_for`.
        EndedError: nothing more is taken in.
        MissingError: one before it is missing.
        TooLargeError: the recording would be too large.
        OSError: the disk; what came before stays.

    """
    with desk.database.write() as session:
        take = _open(session, talk_for(session, who, talk_id), take_id)
        if number < take.chunks:
            return take.chunks
        if number > take.chunks:
            raise MissingError(take.chunks)
        whole = session.scalar(select(func.sum(TalkTake.size)).where(TalkTake.talk_id == talk_id)) or 0
        if whole + len(chunk) > LARGEST:
            raise TooLargeError("Optagelsen er for stor. Gem den som ren lyd, fx M4A, eller optag i kortere stykker.")
        _write(path_of(desk, take), take.size, chunk)
        take.size += len(chunk)
        take.chunks += 1
        take.latest = now()
        return take.chunks


def end(desk: TalkDesk, who: Principal, talk_id: str, take_id: str, count: int) -> None:
    """The take is whole, of `count` chunks; twice is once. A file that is no recording is removed again.

    Raises:
        NotFoundError, EndedError: as `arrive`.
        MissingError: not all have come.
        UdkastError: the file that was chosen is no recording.

    """
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        take = session.get(TalkTake, take_id)
        if take is not None and take.talk_id == row.id and take.ended is not None:
            return
        take = _open(session, row, take_id)
        if count > take.chunks:
            raise MissingError(take.chunks)
        take.ended = now()
        problem = _problem(path_of(desk, take)) if take.uploaded else None
        if problem is not None or not take.size:
            session.delete(take)
            session.flush()
            path_of(desk, take).unlink(missing_ok=True)
            if not _takes(session, row):
                row.sound = None
    if problem is not None:
        raise UdkastError(problem)


def discard(desk: TalkDesk, who: Principal, talk_id: str) -> None:
    """Delete the recording, with a receipt, and stop what works on it; everybody's yes stands. Raises NotFoundError."""
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        stop(session, row)
        let_go(desk, session, row, Why.REGRETTED, who.user_id)


def path_of(desk: TalkDesk, take: TalkTake) -> Path:
    """Where the take lies."""
    return desk.files.path(f"{folder(take.talk_id)}/sound/{take.id}")


def _takes(session: Session, row: TalkRow) -> list[TalkTake]:
    return list(session.scalars(select(TalkTake).where(TalkTake.talk_id == row.id).order_by(TalkTake.place)))


def _open(session: Session, row: TalkRow, take_id: str) -> TalkTake:
    """The take, if it takes more in. Raises EndedError."""
    take = session.get(TalkTake, take_id)
    if take is None or take.talk_id != row.id or row.sound is None:
        raise EndedError(_GONE)
    if take.ended is not None:
        raise EndedError("Optagelsen er afsluttet, eller der optages fra en anden enhed.")
    if (problem := unable(session, row)) is not None:
        raise EndedError(problem)
    return take


def _problem(path: Path) -> str | None:
    try:
        probe(path)
    except UdkastError as error:
        return str(error)
    return None


def _write(path: Path, at: int, chunk: bytes) -> None:
    """On the disk when it returns."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        view = memoryview(chunk)
        while view:
            written = os.pwrite(file, view, at)
            view, at = view[written:], at + written
        os.fsync(file)
    finally:
        os.close(file)
