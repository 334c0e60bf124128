"""A talk's state, people's answers, and what was deleted, as a page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.agreeing import PARTS, SAYS, Say, Seat, Standing, TalkState
from service.desk.talks.recording import Work
from service.desk.talks.sound import Receipt, Why
from service.jobs.problem import NAMES
from service.web.wording import moment

STATES = {
    TalkState.PREPARING: ("Skrives", "info"),
    TalkState.ASKING: ("Afventer svar", "warning"),
    TalkState.SEALED: ("Færdigt", "success"),
}
_KINDS = {Say.SEEN: "info", Say.AGREES: "success", Say.DISAGREES: "warning"}
_WHY = {
    Why.WITHDRAWN: "fordi et ja blev trukket tilbage",
    Why.DRAFTED: "fordi udkastet er skrevet",
    Why.SEALED: "fordi referatet er færdigt",
    Why.REGRETTED: "fordi en af dem, der holder samtalen, valgte det",
}


@dataclass(frozen=True)
class SeatLine:
    """Somebody who takes part, with their answer in a word. `outdated`: they answered another text."""

    seat: Seat
    part: str
    word: str
    kind: str
    outdated: bool


def seats(standing: Standing, *, asking: bool) -> tuple[SeatLine, ...]:
    """Everybody in their order. Nobody is awaited before the referat has been sent."""
    return tuple(_line(seat, asking=asking) for seat in standing.seats)


def deleted(receipts: Sequence[Receipt]) -> tuple[str, ...]:
    """What was deleted, a line each."""
    return tuple(
        f"{'Det, der blev hørt,' if one.transcript else 'Lyden'} blev slettet {moment(one.at)}, {_WHY[one.why]}."
        for one in receipts
    )


def told(work: Work | None) -> str:
    """What the job on the recording does now."""
    return NAMES.get(work.stage, "") if work is not None else ""


def _line(seat: Seat, *, asking: bool) -> SeatLine:
    outdated = seat.answer is None and seat.before is not None
    if seat.answer is not None:
        word, kind = SAYS[seat.answer.say], _KINDS[seat.answer.say]
    elif not seat.asked:
        word, kind = "Læser med", ""
    else:
        word, kind = ("Afventer", "info") if asking else ("Ikke spurgt endnu", "")
    return SeatLine(seat, PARTS[seat.part], word, kind, outdated)
