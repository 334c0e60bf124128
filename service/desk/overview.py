"""What a person sees of meetings: all of theirs in a list, and one from setting up to draft."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service import families
from service.access import Principal
from service.desk.approval import turn
from service.desk.meeting import meeting_for
from service.desk.meetings import missing
from service.meetings import Agenda, MeetingState, Participant, Role, Source
from service.storage import Database
from service.storage.tables import (
    Committee,
    CommitteePerson,
    ItemRow,
    Job,
    JobStage,
    MeetingRow,
    Sealed,
    StoredFile,
    Upload,
    now,
)

_UNDER_WAY = {"waiting", "running"}


class Wait(StrEnum):
    """What a meeting waits for."""

    SOURCE = "source"  # the referent lays something up
    JOB = "job"  # the program drafts
    RESTART = "restart"  # the referent starts a job that failed or was stopped
    REVIEW = "review"  # the referent goes through it
    APPROVAL = "approval"  # the approvers read it
    NOTHING = "nothing"  # it is sealed


@dataclass(frozen=True)
class StageView:
    """A stage of a job: `remaining` seconds until it is done, as far as anybody knows."""

    name: str
    state: str
    fraction: float
    remaining: float
    seconds: float | None
    reused: bool


@dataclass(frozen=True)
class JobView:
    """The latest job that drafts the meeting."""

    id: str
    state: str
    problem: str
    warnings: tuple[str, ...]
    stages: tuple[StageView, ...]
    finished: datetime.datetime | None

    @property
    def under_way(self) -> bool:
        """Whether it waits or runs."""
        return self.state in _UNDER_WAY

    @property
    def remaining(self) -> float:
        """Seconds until the draft is there."""
        return sum(stage.remaining for stage in self.stages)

    @property
    def fraction(self) -> float:
        """How much of the work is done, by time."""
        done = sum(s.remaining * s.fraction / (1 - s.fraction) for s in self.stages if 0 < s.fraction < 1)
        done += sum(s.seconds or 0.0 for s in self.stages if s.state == "done" and not s.reused)
        return done / (done + self.remaining) if done + self.remaining > 0 else 0.0


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in the list. `mine` is whether what it waits for is the person's to do; `sealed`, whether there is an
    approved referat of it, also while the next version is written.
    """

    id: str
    title: str
    committee: str
    date: datetime.date | None
    state: MeetingState
    source: Source
    wait: Wait
    mine: bool
    lacking: tuple[str, ...]
    job: JobView | None
    unchecked: int
    flagged: int
    changed: int
    sealed: bool


@dataclass(frozen=True)
class FileView:
    """A file of the meeting."""

    kind: str
    name: str
    size: int
    created: datetime.datetime


@dataclass(frozen=True)
class UploadView:
    """A recording on its way up."""

    id: str
    name: str
    size: int
    offset: int


@dataclass(frozen=True)
class MeetingView:
    """One meeting. `agenda` has no items while no dagsorden has been handed in."""

    line: MeetingLine
    committee_id: str
    agenda: Agenda
    family: str
    speakers: int | None
    duration: float
    files: tuple[FileView, ...]
    uploads: tuple[UploadView, ...]
    created: datetime.datetime
    reviewed: bool
    referent: bool
    deletable: bool

    @property
    def open(self) -> bool:
        """Whether dagsorden and source can still be exchanged."""
        job = self.line.job
        begun = job is not None and job.under_way
        return self.referent and not begun and not self.reviewed and self.line.state in {
            MeetingState.NEW,
            MeetingState.DRAFTING,
        }  # fmt: skip

    def file(self, kind: str) -> FileView | None:
        """The meeting's file of that kind."""
        return next((f for f in self.files if f.kind == kind), None)


@dataclass(frozen=True)
class CommitteeChoice:
    """A committee that the person can set up a meeting for, with who usually comes and where."""

    id: str
    name: str
    place: str
    people: tuple[Participant, ...]


def meetings(database: Database, who: Principal, templates: Path | None = None) -> tuple[MeetingLine, ...]:
    """Every meeting that the person sees, the latest first. `templates` are the municipality's own, if it has any."""
    with database.read() as session:
        wanted = (
            select(MeetingRow, Committee.name)
            .join(Committee, Committee.id == MeetingRow.committee_id)
            .where(MeetingRow.committee_id.in_(who.roles))
            .order_by(MeetingRow.date.desc().nulls_first(), MeetingRow.created.desc())
        )
        found = session.execute(wanted).all()
        sealed = _sealed(session, [row.id for row, _ in found])
        rows = [
            (row, name)
            for row, name in found
            if not _reader(who, row) or row.state is MeetingState.APPROVED or row.id in sealed
        ]
        read = _Read(
            jobs=_jobs(session, [row.id for row, _ in rows]),
            counts=_counts(session, [row.id for row, _ in rows]),
            sealed=sealed,
            templates=templates,
        )
        return tuple(_line(session, who, row, name, read) for row, name in rows)


def meeting(database: Database, who: Principal, meeting_id: str, templates: Path | None = None) -> MeetingView:
    """One meeting. Raises as `meeting_for`."""
    with database.read() as session:
        row = meeting_for(session, who, meeting_id)
        committee = session.get_one(Committee, row.committee_id)
        sealed = _sealed(session, [row.id])
        read = _Read(_jobs(session, [row.id]), _counts(session, [row.id]), sealed, templates)
        line = _line(session, who, row, committee.name, read)
        kept = select(StoredFile).where(StoredFile.meeting_id == row.id, StoredFile.deleted.is_(None))
        coming = select(Upload).where(Upload.meeting_id == row.id, Upload.finished.is_(None), Upload.expires > now())
        items = session.scalar(select(func.count()).where(ItemRow.meeting_id == row.id)) or 0
        referent = who.is_(row.committee_id, Role.REFERENT)
        return MeetingView(
            line=line,
            committee_id=row.committee_id,
            agenda=Agenda.model_validate_json(row.agenda),
            family=row.family,
            speakers=row.speakers,
            duration=row.duration,
            files=tuple(FileView(f.kind, f.name, f.size, f.created) for f in session.scalars(kept)),
            uploads=tuple(UploadView(u.id, u.name, u.size, u.offset) for u in session.scalars(coming)),
            created=row.created,
            reviewed=items > 0,
            referent=referent,
            deletable=referent and not sealed and row.state is not MeetingState.APPROVED,
        )


def choices(database: Database, who: Principal) -> tuple[CommitteeChoice, ...]:
    """The committees that the person is a referent of, by name."""
    mine = [committee for committee, roles in who.roles.items() if Role.REFERENT in roles]
    with database.read() as session:
        people: dict[str, list[Participant]] = {}
        wanted = select(CommitteePerson).where(CommitteePerson.committee_id.in_(mine)).order_by(CommitteePerson.place)
        for person in session.scalars(wanted):
            people.setdefault(person.committee_id, []).append(Participant(name=person.name, role=person.title))
        rows = session.scalars(select(Committee).where(Committee.id.in_(mine)).order_by(Committee.name))
        return tuple(CommitteeChoice(c.id, c.name, c.place, tuple(people.get(c.id, ()))) for c in rows)


@dataclass(frozen=True)
class _Read:
    """What the list has read for all its lines at once, by meeting."""

    jobs: dict[str, JobView]
    counts: dict[str, tuple[int, int]]
    sealed: set[str]
    templates: Path | None


def _reader(who: Principal, row: MeetingRow) -> bool:
    """Whether the person only reads: a member sees what is sealed, and nothing of the next version."""
    return who.roles[row.committee_id] == {Role.MEMBER}


def _line(session: Session, who: Principal, row: MeetingRow, committee: str, read: _Read) -> MeetingLine:
    job, counts, sealed = read.jobs.get(row.id), read.counts.get(row.id, (0, 0)), row.id in read.sealed
    if _reader(who, row):
        job, counts = None, (0, 0)
    lacking = missing(session, row) if row.state is MeetingState.NEW else []
    wait = Wait.NOTHING if _reader(who, row) else _wait(row, job, lacking)
    referents = {Wait.SOURCE, Wait.RESTART, Wait.REVIEW}
    mine = (wait in referents and who.is_(row.committee_id, Role.REFERENT)) or (
        wait is Wait.APPROVAL and _answer_awaited(session, who, row, read.templates)
    )
    return MeetingLine(
        id=row.id,
        title=row.title,
        committee=committee,
        date=row.date,
        state=MeetingState.APPROVED if _reader(who, row) else row.state,
        source=row.source,
        wait=wait,
        mine=mine,
        lacking=tuple(lacking),
        job=job,
        unchecked=counts[0],
        flagged=counts[1],
        changed=row.changed,
        sealed=sealed,
    )


def _wait(row: MeetingRow, job: JobView | None, lacking: Sequence[str]) -> Wait:
    if row.state is MeetingState.NEW:
        return Wait.SOURCE if lacking else Wait.RESTART if job is None or not job.under_way else Wait.JOB
    if row.state is MeetingState.DRAFTING:
        return Wait.JOB if job is not None and job.under_way else Wait.RESTART
    return {
        MeetingState.REVIEW: Wait.REVIEW,
        MeetingState.APPROVAL: Wait.APPROVAL,
        MeetingState.APPROVED: Wait.NOTHING,
    }[row.state]


def _answer_awaited(session: Session, who: Principal, row: MeetingRow, templates: Path | None) -> bool:
    """Whether it is the person's turn to answer; a family that can't be read asks nobody."""
    try:
        return bool(turn(session, who, row, families.load(row.family, templates)))
    except UdkastError:
        return False


def _sealed(session: Session, meeting_ids: Sequence[str]) -> set[str]:
    """Those of the meetings that have a sealed referat."""
    return set(session.scalars(select(Sealed.meeting_id).where(Sealed.meeting_id.in_(meeting_ids))))


def _jobs(session: Session, meeting_ids: Sequence[str]) -> dict[str, JobView]:
    """The latest drafting job of each meeting."""
    wanted = select(Job).where(Job.meeting_id.in_(meeting_ids), Job.kind == "draft").order_by(Job.created)
    latest = {job.meeting_id: job for job in session.scalars(wanted)}
    stages: dict[str, list[StageView]] = {}
    parts = select(JobStage).where(JobStage.job_id.in_([job.id for job in latest.values()])).order_by(JobStage.place)
    moment = now()
    for stage in session.scalars(parts):
        stages.setdefault(stage.job_id, []).append(_stage(stage, moment))
    return {
        meeting_id: JobView(
            id=job.id,
            state=job.state,
            problem=job.problem,
            warnings=tuple(job.warnings.splitlines()),
            stages=tuple(stages.get(job.id, ())),
            finished=job.finished,
        )
        for meeting_id, job in latest.items()
    }


def _stage(row: JobStage, moment: datetime.datetime) -> StageView:
    """A stage's row as it is now: between two reports of progress, time still passes."""
    estimate = row.estimate or 0.0
    remaining = 0.0
    if row.state == "waiting":
        remaining = estimate
    elif row.state == "running":
        elapsed = (moment - row.started).total_seconds() if row.started else 0.0
        remaining = max(estimate - elapsed, estimate * (1 - row.fraction) * 0.2, 1.0)
    return StageView(row.name, row.state, row.fraction, remaining, row.seconds, row.reused)


def _counts(session: Session, meeting_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Unchecked and flagged sentences of each meeting."""
    wanted = (
        select(ItemRow.meeting_id, func.sum(ItemRow.unchecked), func.sum(ItemRow.flagged))
        .where(ItemRow.meeting_id.in_(meeting_ids))
        .group_by(ItemRow.meeting_id)
    )
    return {meeting_id: (int(unchecked), int(flagged)) for meeting_id, unchecked, flagged in session.execute(wanted)}
