"""Approval: the referent sends the draft on, the approvers answer, and the last of them seals it."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal, Scope
from service.approving import Answer, Referat, SealedFile, Standing, Verdict
from service.desk.answers import answers_of, reason_of, signatures, standing_of
from service.desk.exporting import Written, written
from service.desk.input import InputError, lines
from service.desk.meeting import meeting_for, referent_for
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.desk.sealing import Archive, discard, referat_of, seal, store
from service.export import Document
from service.meetings import Family, MeetingState, Role
from service.reviewing import ReviewItem, ready
from service.storage.tables import ApprovalRow, Committee, Event, ItemRow, MeetingRow, now

LONGEST_REMARK = 2000
_ATTEMPTS = 5
_CHANGED = "Udkastet er ændret, siden du hentede siden. Læs det igen, og godkend så."


@dataclass(frozen=True)
class Wanting:
    """An item that can't be approved yet, and why: each reason a Danish line."""

    key: str
    number: int
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ApprovalView:
    """What the approval page shows. `document` is the referat as it will be printed; `content_sha256` is to be sent
    back with an approval. `turn` is what the person can answer for now; `history` every answer there was, the newest
    first; `reason` why there is a version after the first.
    """

    meeting_id: str
    committee_id: str
    committee: str
    title: str
    date: datetime.date | None
    state: MeetingState
    version: int
    document: Document
    content_sha256: str
    standing: Standing
    wanting: tuple[Wanting, ...]
    history: tuple[Answer, ...]
    turn: tuple[Role, ...]
    may_edit: bool
    may_send_back: bool
    reason: str


@dataclass(frozen=True)
class Approved:
    """What an answer led to: the roles still awaited, or the `seal` where it was the last."""

    state: MeetingState
    awaited: tuple[str, ...] = ()
    seal: str | None = None


def approval(archive: Archive, who: Principal, meeting_id: str) -> ApprovalView:
    """The draft with where its approval stands.

    Raises:
        NotFoundError: no such meeting, or none that the person may know of.
        ConflictError: there is no draft yet.

    """
    with archive.database.read() as session:
        row = meeting_for(session, who, meeting_id)
        if who.roles[row.committee_id] == {Role.MEMBER}:
            raise NotFoundError
        now_ = written(session, row, archive.templates)
        committee = session.get(Committee, row.committee_id)
        content = now_.seen
        answers = answers_of(session, row.id)
        stands = standing_of(session, row, now_.family, content, answers)
        wanting = _wanting(session, row.id)
        open_ = row.state in (MeetingState.REVIEW, MeetingState.APPROVAL)
        mine = _mine(who, row, stands) if open_ and Scope.APPROVE in who.scopes else ()
        return ApprovalView(
            meeting_id=row.id,
            committee_id=row.committee_id,
            committee=committee.name if committee else "",
            title=row.title,
            date=row.date,
            state=row.state,
            version=row.version,
            document=now_.final,
            content_sha256=content,
            standing=stands,
            wanting=wanting,
            history=tuple(reversed(answers)),
            turn=mine,
            may_edit=row.state is MeetingState.REVIEW and who.is_(row.committee_id, Role.REFERENT),
            may_send_back=row.state is MeetingState.APPROVAL and bool(_approver(who, row, now_)),
            reason=reason_of(answers),
        )


def turn(session: Session, who: Principal, row: MeetingRow, family: Family) -> tuple[Role, ...]:
    """The roles in which the person's answer is awaited; by the answers alone, since nobody can change a draft while
    it is being approved. Far cheaper than `approval`, for lists.
    """
    if row.state is not MeetingState.APPROVAL:
        return ()
    answers = answers_of(session, row.id)
    content = next((a.content_sha256 for a in reversed(answers) if a.round == row.round), "")
    return _mine(who, row, standing_of(session, row, family, content, answers))


def approve(archive: Archive, who: Principal, meeting_id: str, content_sha256: str, remark: str = "") -> Approved:
    """Approve what was seen, in every role of the person's whose turn it is. The last approval seals the referat.

    Raises:
        NotFoundError, ForbiddenError: the meeting is not the person's to approve.
        ConflictError: the draft has changed since, is not ready, or it is not the person's turn.
        InputError: the remark is too long.

    """
    remark = _remark(remark)
    for _ in range(_ATTEMPTS):
        with archive.database.read() as session:
            planned = _plan(session, archive, who, meeting_id, content_sha256, remark, now())
        files = store(archive.files, planned.referat, planned.written) if planned.referat else {}
        done: Approved | None = None
        try:
            with archive.database.write() as session:
                again = _plan(session, archive, who, meeting_id, content_sha256, remark, planned.at)
                if again.referat == planned.referat:
                    done = _carry_out(session, again, who, files)
        finally:
            if done is None and files:
                discard(archive, files)
        if done is not None:
            return done
    raise ConflictError("Flere godkender på samme tid. Vent et øjeblik, og prøv igen.")


def send_back(archive: Archive, who: Principal, meeting_id: str, remark: str) -> None:
    """Send the draft back to the referent (who can also take it back herself), with a remark that says why.

    Earlier approvals stay in the history and count no more.

    Raises:
        NotFoundError, ForbiddenError: the meeting is not the person's to approve.
        ConflictError: it is not being approved.
        InputError: the remark is empty or too long.

    """
    remark = _remark(remark, needed="Skriv, hvad der skal rettes, før du sender referatet tilbage.")
    with archive.database.write() as session:
        row, person = _person(session, who, meeting_id)
        if row.state is not MeetingState.APPROVAL:
            raise ConflictError("Referatet er ikke til godkendelse, så det kan ikke sendes tilbage.")
        now_ = written(session, row, archive.templates)
        roles = _approver(who, row, now_)
        if not roles:
            raise ForbiddenError("Kun de, der skal godkende referatet, kan sende det tilbage.")
        session.add(
            ApprovalRow(
                meeting_id=row.id,
                round=row.round,
                role=roles[0],
                user_id=person,
                decision=Verdict.SENT_BACK,
                remark=remark,
                content_sha256=now_.seen,
            )
        )
        _record(session, row, person, "sent_back", f"round {row.round}")
        row.round += 1
        row.state = MeetingState.REVIEW
        row.changed += 1


def reopen(archive: Archive, who: Principal, meeting_id: str, reason: str) -> int:
    """Begin a new version of a sealed referat; its number. What is sealed stays as it is, and readable.

    Raises:
        NotFoundError, ForbiddenError: the person is not a referent of the committee.
        ConflictError: the referat is not sealed.
        InputError: the reason is empty or too long.

    """
    reason = _remark(
        reason, needed="Skriv, hvorfor referatet skal ændres. Grunden står i den nye version.", field="reason"
    )
    with archive.database.write() as session:
        row = referent_for(session, who, meeting_id)
        person = _user(who)
        if row.state is not MeetingState.APPROVED:
            raise ConflictError("Kun et godkendt referat kan få en ny version.")
        content = written(session, row, archive.templates).seen
        row.version += 1
        row.round += 1
        row.state = MeetingState.REVIEW
        row.changed += 1
        session.add(
            ApprovalRow(
                meeting_id=row.id,
                round=row.round,
                role=Role.REFERENT,
                user_id=person,
                decision=Verdict.REOPENED,
                remark=reason,
                content_sha256=content,
            )
        )
        _record(session, row, person, "reopened", f"version {row.version}")
        return row.version


@dataclass(frozen=True)
class _Plan:
    """An approval that may be given: with `referat` it is the last one."""

    row: MeetingRow
    written: Written
    answers: tuple[Answer, ...]
    stands: Standing
    referat: Referat | None
    at: datetime.datetime


def _plan(  # noqa: PLR0913, PLR0917 - all that an approval rests on
    session: Session,
    archive: Archive,
    who: Principal,
    meeting_id: str,
    content_sha256: str,
    remark: str,
    at: datetime.datetime,
) -> _Plan:
    row, person = _person(session, who, meeting_id)
    if row.state is MeetingState.APPROVED:
        raise ConflictError("Referatet er allerede godkendt.")
    now_ = written(session, row, archive.templates)
    content = now_.seen
    answers = answers_of(session, row.id)
    stands = standing_of(session, row, now_.family, content, answers)
    roles = _mine(who, row, stands)
    if not roles:
        raise _not_your_turn(who, row, now_, stands)
    if content != content_sha256:
        raise ConflictError(_CHANGED)
    if Role.REFERENT in roles and (wanting := _wanting(session, row.id)):
        numbers = ", ".join(str(item.number) for item in wanting)
        raise ConflictError(f"Referatet er ikke klar. Se, hvad der mangler under punkt {numbers}, og godkend så.")
    given = tuple(
        Answer(
            round=row.round,
            role=role,
            user_id=person,
            name=who.name,
            verdict=Verdict.APPROVED,
            remark=remark,
            content_sha256=content,
            at=at,
        )
        for role in roles
    )
    after = standing_of(session, row, now_.family, content, (*answers, *given))
    referat = referat_of(session, row, now_, signatures(after), reason_of(answers)) if after.complete else None
    return _Plan(row, now_, given, after, referat, at)


def _carry_out(session: Session, plan: _Plan, who: Principal, files: dict[str, SealedFile]) -> Approved:
    row = plan.row
    for answer in plan.answers:
        session.add(
            ApprovalRow(
                meeting_id=row.id,
                round=answer.round,
                role=answer.role,
                user_id=answer.user_id,
                decision=answer.verdict,
                remark=answer.remark,
                content_sha256=answer.content_sha256,
                at=answer.at,
            )
        )
        _record(session, row, answer.user_id, "approved", f"round {answer.round} {answer.role}")
    row.changed += 1
    if plan.referat is None:
        row.state = MeetingState.APPROVAL
        return Approved(row.state, tuple(s.title for s in plan.stands.seats if s.role in plan.stands.awaited))
    sealed = seal(session, plan.referat, files, plan.at)
    row.state = MeetingState.APPROVED
    _record(session, row, who.user_id, "sealed", f"version {row.version}")
    return Approved(row.state, seal=sealed.seal)


def _person(session: Session, who: Principal, meeting_id: str) -> tuple[MeetingRow, str]:
    row = meeting_for(session, who, meeting_id, scope=Scope.APPROVE)
    return row, _user(who)


def _user(who: Principal) -> str:
    if who.user_id is None:
        raise ForbiddenError("Kun en person kan godkende. Brug en nøgle, der hører til den, som godkender.")
    return who.user_id


def _mine(who: Principal, row: MeetingRow, stands: Standing) -> tuple[Role, ...]:
    return tuple(role for role in stands.awaited if who.is_(row.committee_id, role))


def _approver(who: Principal, row: MeetingRow, now_: Written) -> tuple[Role, ...]:
    """Those of the approving roles that the person has, the last to approve first: a chair who also writes answers as
    chair.
    """
    roles = [role for step in now_.family.approval for role in step if who.is_(row.committee_id, role)]
    return tuple(reversed(roles))


def _not_your_turn(who: Principal, row: MeetingRow, now_: Written, stands: Standing) -> ForbiddenError | ConflictError:
    if not _approver(who, row, now_):
        return ForbiddenError("Du er ikke blandt dem, der skal godkende referatet.")
    if any(answer.user_id == who.user_id for answer in stands.answers):
        return ConflictError("Du har allerede godkendt referatet.")
    awaited = " og ".join(seat.title for seat in stands.seats if seat.role in stands.awaited)
    return ConflictError(f"Det er ikke din tur endnu. Referatet afventer {awaited or 'de andre'}.")


def _wanting(session: Session, meeting_id: str) -> tuple[Wanting, ...]:
    rows = session.scalars(select(ItemRow).where(ItemRow.meeting_id == meeting_id).order_by(ItemRow.place))
    found = (Wanting(r.key, r.number, r.title, ready(ReviewItem.model_validate_json(r.content))) for r in rows)
    return tuple(item for item in found if item.reasons)


def _remark(text: str, *, needed: str = "", field: str = "remark") -> str:
    kept = lines(text)
    if needed and not kept:
        raise InputError({field: needed})
    if len(kept) > LONGEST_REMARK:
        raise InputError({field: f"Skriv højst {LONGEST_REMARK} tegn."})
    return kept


def _record(session: Session, row: MeetingRow, user_id: str | None, kind: str, detail: str) -> None:
    session.add(Event(user_id=user_id, meeting_id=row.id, kind=kind, detail=detail))
