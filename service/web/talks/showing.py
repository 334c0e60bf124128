"""A talk's state and people's answers as a page shows them."""

from dataclasses import dataclass

from service.agreeing import PARTS, SAYS, Say, Seat, Standing, TalkState

STATES = {
    TalkState.PREPARING: ("Skrives", "info"),
    TalkState.ASKING: ("Afventer svar", "warning"),
    TalkState.SEALED: ("Færdigt", "success"),
}
_KINDS = {Say.SEEN: "info", Say.AGREES: "success", Say.DISAGREES: "warning"}


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


def _line(seat: Seat, *, asking: bool) -> SeatLine:
    outdated = seat.answer is None and seat.before is not None
    if seat.answer is not None:
        word, kind = SAYS[seat.answer.say], _KINDS[seat.answer.say]
    elif not seat.asked:
        word, kind = "Læser med", ""
    else:
        word, kind = ("Afventer", "info") if asking else ("Ikke spurgt endnu", "")
    return SeatLine(seat, PARTS[seat.part], word, kind, outdated)
