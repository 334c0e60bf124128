"""What a page shows of a talk's recording."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import Agreement
from service.desk.refusal import NotFoundError
from service.desk.talks.consenting import agreement_of
from service.desk.talks.inviting import Guest
from service.desk.talks.notes import Matter, matter
from service.desk.talks.receipt import Receipt, receipts
from service.desk.talks.sound import UNDER_WAY
from service.desk.talks.takes import unable
from service.desk.talks.talk import TalkDesk, talk_for
from service.storage.tables import TalkJob, TalkRow, TalkTake, now

STILL = datetime.timedelta(seconds=30)
"""After so long without a chunk nobody is thought to be recording."""


@dataclass(frozen=True)
class Take:
    """A piece of the recording. `live`: chunks are coming."""

    begun: datetime.datetime
    latest: datetime.datetime
    size: int
    uploaded: bool
    live: bool


WEIGHTS = {"sound": 0.05, "speech": 0.65, "speakers": 0.25, "transcript": 0.01, "fields": 0.04}
"""How much of a job each stage is, about."""


@dataclass(frozen=True)
class Work:
    """The talk's latest job: `state` and `problem` as its row has them, `fraction` of the whole (0 to 1)."""

    state: str
    stage: str
    fraction: float
    problem: str
    warnings: tuple[str, ...]

    @property
    def under_way(self) -> bool:
        """Whether it is not over."""
        return self.state in UNDER_WAY


@dataclass(frozen=True)
class RecordingView:
    """Who has said yes, what has been recorded and deleted, and why no more can be recorded, in Danish ("" where it
    can). `heard`: the recording has been written down. `matter`: what there is to write from.
    """

    agreement: Agreement
    takes: tuple[Take, ...]
    receipts: tuple[Receipt, ...]
    unable: str
    work: Work | None
    heard: bool
    matter: Matter | None

    @property
    def begun(self) -> bool:
        """Whether anybody has said yes to it, be it taken back or not."""
        return any(voice.latest is not None for voice in self.agreement.voices)


def recording(desk: TalkDesk, who: Principal, talk_id: str) -> RecordingView:
    """The recording for those who hold the talk. Raises NotFoundError."""
    with desk.database.read() as session:
        return _view(session, talk_for(session, who, talk_id))


def guests_recording(desk: TalkDesk, guest: Guest) -> RecordingView:
    """As `recording`, for somebody who came by a link."""
    with desk.database.read() as session:
        row = session.get(TalkRow, guest.talk_id)
        if row is None:
            raise NotFoundError
        return _view(session, row)


def _work(session: Session, talk_id: str) -> Work | None:
    wanted = select(TalkJob).where(TalkJob.talk_id == talk_id).order_by(TalkJob.created.desc()).limit(1)
    job = session.scalar(wanted)
    if job is None:
        return None
    names = list(WEIGHTS)
    before = sum(WEIGHTS[name] for name in names[: names.index(job.stage)]) if job.stage in WEIGHTS else 0.0
    fraction = min(1.0, before + WEIGHTS.get(job.stage, 0.0) * job.fraction)
    return Work(job.state, job.stage, fraction, job.problem, tuple(job.warnings.splitlines()))


def _view(session: Session, row: TalkRow) -> RecordingView:
    limit = now() - STILL
    takes = session.scalars(select(TalkTake).where(TalkTake.talk_id == row.id).order_by(TalkTake.place))
    return RecordingView(
        agreement=agreement_of(session, row),
        takes=tuple(
            Take(t.begun, t.latest, t.size, t.uploaded, t.ended is None and t.latest > limit) for t in takes if t.size
        ),
        receipts=receipts(session, row.id),
        unable=unable(session, row) or "",
        work=_work(session, row.id),
        heard=row.transcript is not None,
        matter=matter(session, row),
    )
