"""A talk's sound and what was heard of it: where they lie, and how they go, with a receipt.

All of it lies in one folder of the talk's own. The rows are let go and the files are removed in one transaction, so
that a chunk on its way either comes before and goes with the rest, or comes after and is refused.
"""

import datetime
import logging

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.desk.talks.receipt import What, Why, receipt
from service.desk.talks.talk import TalkDesk
from service.storage import Files
from service.storage.tables import Event, TalkJob, TalkRow, TalkTake, now

ROOT = "talks"
TRIES = 3
UNDER_WAY = ("waiting", "running")
"""The states of a job that is not over."""
_LEFT = "talk_sound_left"
_log = logging.getLogger(__name__)


def folder(talk_id: str) -> str:
    """The key that all of a talk's sound lies under."""
    return f"{ROOT}/{talk_id}"


def let_go(  # noqa: PLR0913 - what a receipt is made of
    desk: TalkDesk, session: Session, row: TalkRow, why: Why, by: str | None = None, *, later: bool = False
) -> None:
    """Remove the talk's sound, and write the receipt. Within the caller's transaction; twice is once.

    `later`: the files go by `clear`, once what was made of them is committed.
    """
    if row.sound is None:
        return
    row.sound = None
    session.execute(delete(TalkTake).where(TalkTake.talk_id == row.id))
    gone = not later and _removed(desk.files, row.id)
    if not gone and not later:
        _log.error("talk %s: sound could not be removed", row.id)
    session.add(Event(user_id=by, meeting_id=row.id, kind=What.SOUND if gone else _LEFT, detail=why))


def forget(session: Session, row: TalkRow, why: Why, by: str | None = None) -> None:
    """Remove what was heard, and write the receipt. Within the caller's transaction; twice is once."""
    if row.transcript is None:
        return
    row.transcript = None
    session.add(receipt(row.id, What.HEARD, why, by))


def stop(session: Session, row: TalkRow) -> None:
    """End whatever works on the sound: a stage that runs sees it within a second, and what it gives is kept nowhere."""
    running = update(TalkJob).where(TalkJob.talk_id == row.id, TalkJob.state.in_(UNDER_WAY))
    session.execute(running.values(state="cancelled", finished=now()))


def worked_on(session: Session, talk_id: str) -> bool:
    """Whether a job is under way."""
    wanted = select(TalkJob.id).where(TalkJob.talk_id == talk_id, TalkJob.state.in_(UNDER_WAY)).limit(1)
    return session.scalar(wanted) is not None


def expire(desk: TalkDesk, days: float) -> int:
    """Remove the sound that nobody has drafted from within so many days of its last chunk, with a receipt; of how many
    talks. What is being written down stays.
    """
    limit = now() - datetime.timedelta(days=days)
    lately = select(TalkTake.talk_id).where(TalkTake.latest >= limit)
    unused = select(TalkRow.id).where(
        TalkRow.sound.is_not(None), TalkRow.transcript.is_(None), TalkRow.created < limit, TalkRow.id.not_in(lately)
    )
    with desk.database.read() as session:
        old = session.scalars(unused).all()
    gone = 0
    for talk_id in old:
        with desk.database.write() as session:
            # Looked at once more, now that nothing can be begun meanwhile.
            row = session.scalar(unused.where(TalkRow.id == talk_id))
            if row is not None and not worked_on(session, talk_id):
                let_go(desk, session, session.get_one(TalkRow, talk_id), Why.UNUSED)
                gone += 1
    return gone


def sweep(desk: TalkDesk) -> None:
    """Remove what lies there without belonging to a talk that keeps sound: a process was killed at the wrong moment,
    or a stage that was stopped still wrote. Run when the service starts, and every hour.
    """
    root = desk.files.path(ROOT)
    for path in root.iterdir() if root.is_dir() else ():
        clear(desk, path.name)


def clear(desk: TalkDesk, talk_id: str) -> None:
    """Remove the files of a talk that keeps no sound any more; only then the receipt says that they are deleted."""
    with desk.database.write() as session:
        row = session.get(TalkRow, talk_id)
        if (row is None or row.sound is None) and _removed(desk.files, talk_id):
            left = update(Event).where(Event.meeting_id == talk_id, Event.kind == _LEFT)
            session.execute(left.values(kind=What.SOUND))


def _removed(files: Files, talk_id: str) -> bool:
    """A stage that is being stopped may put a file there while they are removed."""
    for _ in range(TRIES):
        files.delete_all(folder(talk_id))
        if not files.path(folder(talk_id)).exists():
            return True
    return False
