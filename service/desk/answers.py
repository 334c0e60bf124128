"""What people have answered to a meeting's referat, and where its approval stands by that."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.approving import Answer, Signature, Standing, Verdict, standing
from service.meetings import Family, Role
from service.storage.tables import ApprovalRow, MeetingRow, Membership, User


def answers_of(session: Session, meeting_id: str) -> tuple[Answer, ...]:
    """Every answer there was, in order."""
    query = (
        select(ApprovalRow, User.name)
        .join(User, User.id == ApprovalRow.user_id)
        .where(ApprovalRow.meeting_id == meeting_id)
        .order_by(ApprovalRow.at, ApprovalRow.role)
    )
    return tuple(
        Answer(
            round=row.round,
            role=row.role,
            user_id=row.user_id,
            name=name,
            verdict=Verdict(row.decision),
            remark=row.remark,
            content_sha256=row.content_sha256,
            at=row.at,
        )
        for row, name in session.execute(query)
    )


def standing_of(session: Session, row: MeetingRow, family: Family, content: str, answers: Sequence[Answer]) -> Standing:
    """Where the approval stands, of the content with that hash, by the answers and by who has which role now."""
    query = (
        select(Membership.role, User.name)
        .join(User, User.id == Membership.user_id)
        .where(Membership.committee_id == row.committee_id, User.active)
        .order_by(User.name)
    )
    holders: dict[Role, list[str]] = {}
    for role, name in session.execute(query):
        holders.setdefault(role, []).append(name)
    return standing(family, holders, answers, row.round, content)


def signatures(stands: Standing) -> tuple[Signature, ...]:
    """Those who have approved, as the sealed referat names them."""
    return tuple(
        Signature(name=a.name, role=a.role, title=seat.title, user_id=a.user_id, at=a.at, remark=a.remark)
        for seat in stands.seats
        if (a := seat.answer) is not None
    )


def reason_of(answers: Sequence[Answer]) -> str:
    """Why there is a version after the first; empty for the first."""
    return next((a.remark for a in reversed(answers) if a.verdict is Verdict.REOPENED), "")
