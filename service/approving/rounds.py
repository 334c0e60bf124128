"""The rounds of approval. A round begins when the referent sends the draft on and ends sealed or sent back.

An approval names the content that the person saw. It counts in its own round and for that content alone: of what was
changed, nobody has approved anything.
"""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum

from service.meetings import Family, Role, Value


class Verdict(StrEnum):
    """What somebody answered. `reopened`: a sealed referat was taken up again for a new version."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"
    REOPENED = "reopened"


class Answer(Value):
    """One person's answer in one role. `content_sha256` is what they saw."""

    round: int
    role: Role
    user_id: str
    name: str
    verdict: Verdict
    remark: str = ""
    content_sha256: str
    at: datetime.datetime


class SeatState(StrEnum):
    """`awaited`: it is their turn. `later`: a step before theirs is open. `missing`: nobody has the role, so that
    the referat cannot be approved. `passed_over`: nobody has it, and the house can do without.
    """

    ANSWERED = "answered"
    AWAITED = "awaited"
    LATER = "later"
    MISSING = "missing"
    PASSED_OVER = "passed_over"


class Seat(Value):
    """One role of the round: what the house calls it, who has it (names, in order), and what was answered."""

    role: Role
    title: str
    holders: tuple[str, ...]
    state: SeatState
    answer: Answer | None = None


class Standing(Value):
    """How far a round is."""

    round: int
    steps: tuple[tuple[Seat, ...], ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Every role of the round, in order."""
        return tuple(seat for step in self.steps for seat in step)

    @property
    def awaited(self) -> tuple[Role, ...]:
        """The roles whose turn it is."""
        return tuple(seat.role for seat in self.seats if seat.state is SeatState.AWAITED)

    @property
    def missing(self) -> tuple[Seat, ...]:
        """The roles that nobody in the committee has."""
        return tuple(seat for seat in self.seats if seat.state is SeatState.MISSING)

    @property
    def complete(self) -> bool:
        """Whether all who must have approved."""
        return all(seat.state in (SeatState.ANSWERED, SeatState.PASSED_OVER) for seat in self.seats)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The approvals that count, in the order of the roles."""
        return tuple(seat.answer for seat in self.seats if seat.answer is not None)


def standing(
    family: Family,
    holders: Mapping[Role, Iterable[str]],
    answers: Iterable[Answer],
    round_: int,
    content_sha256: str,
) -> Standing:
    """Where the round stands. Any one who has a role answers for it; `holders` are their names.

    Who approved and then left the committee has approved all the same.
    """
    given = {
        answer.role: answer
        for answer in answers
        if answer.round == round_ and answer.verdict is Verdict.APPROVED and answer.content_sha256 == content_sha256
    }
    steps: list[tuple[Seat, ...]] = []
    open_before = False
    for roles in family.approval:
        step = tuple(_seat(family, role, holders, None if open_before else given.get(role)) for role in roles)
        if open_before:
            step = tuple(
                seat.model_copy(update={"state": SeatState.LATER}) if seat.state is SeatState.AWAITED else seat
                for seat in step
            )
        open_before = open_before or any(seat.state in (SeatState.AWAITED, SeatState.MISSING) for seat in step)
        steps.append(step)
    return Standing(round=round_, steps=tuple(steps))


def _seat(family: Family, role: Role, holders: Mapping[Role, Iterable[str]], answer: Answer | None) -> Seat:
    names = tuple(holders.get(role, ()))
    if answer is not None:
        state = SeatState.ANSWERED
    elif names:
        state = SeatState.AWAITED
    else:
        state = SeatState.PASSED_OVER if role in family.optional_approvers else SeatState.MISSING
    return Seat(role=role, title=family.title_of(role), holders=names, state=state, answer=answer)
