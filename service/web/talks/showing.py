"""A talk's state, people's answers, how long they have been awaited, and what was deleted, as a page shows them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from service.agreeing import PARTS, SAYS, Say, Seat, Standing, TalkState
from service.desk.talks.notes import Matter
from service.desk.talks.receipt import Receipt, What, Why
from service.desk.talks.recording import Work
from service.desk.talks.waiting import Awaited, Link
from service.jobs.problem import NAMES
from service.web.wording import danish, day, hour, moment

SOON = 3
"""Days before a link expires at which it is said."""

WARNED = datetime.timedelta(days=7)
"""Before what a referat is written from goes, where the list says so."""

STATES = {
    TalkState.PREPARING: ("Skrives", "info"),
    TalkState.ASKING: ("Afventer svar", "warning"),
    TalkState.SEALED: ("Færdigt", "success"),
}
_KINDS = {Say.SEEN: "info", Say.AGREES: "success", Say.DISAGREES: "warning"}
_WHAT = {What.SOUND: "Lyden", What.HEARD: "Det, der blev hørt,", What.NOTES: "Noterne"}
_WHY = {
    Why.WITHDRAWN: "fordi et ja blev trukket tilbage",
    Why.COMPANION: "fordi en ny bisidder ikke har sagt ja til optagelsen",
    Why.DRAFTED: "fordi udkastet er skrevet",
    Why.SEALED: "fordi referatet er færdigt",
    Why.UNUSED: "fordi der ikke var skrevet udkast ud fra den, da dens tid var gået",
    Why.UNDONE: "fordi referatet ikke blev færdigt i tide",
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


@dataclass(frozen=True)
class AwaitedLine:
    """Somebody whose answer is awaited. `link` tells of theirs, "" where there is nothing to tell; `pressing`: it leads
    nowhere, or soon will not.
    """

    one: Awaited
    waited: str
    link: str
    pressing: bool


def awaited_lines(awaited: Sequence[Awaited], at: datetime.datetime) -> tuple[AwaitedLine, ...]:
    """Those who are awaited, a line each."""
    return tuple(_awaited(one, at) for one in awaited)


def waited(since: datetime.datetime, at: datetime.datetime) -> str:
    """How long something has waited: "i 5 dage"."""
    days = _days(since, at)
    return f"i {days} dage" if days > 1 else f"siden i {'går' if days == 1 else 'dag'}"


def seats(standing: Standing, *, asking: bool) -> tuple[SeatLine, ...]:
    """Everybody in their order. Nobody is awaited before the referat has been sent."""
    return tuple(_line(seat, asking=asking) for seat in standing.seats)


def deleted(receipts: Sequence[Receipt]) -> tuple[str, ...]:
    """What was deleted, a line each."""
    return tuple(f"{_WHAT[one.what]} blev slettet {moment(one.at)}, {_WHY[one.why]}." for one in receipts)


def going(matter: Matter | None, days: float, at: datetime.datetime) -> str:
    """What the list says of notes that soon go; "" while that is far off."""
    if matter is None or matter.goes(days) - at > WARNED:
        return ""
    what = {(True, True): "Noterne og det, der blev hørt,", (False, True): "Det, der blev hørt,"}
    named = what.get((matter.notes, matter.heard), "Noterne")
    return f"{named} bliver slettet {day(danish(matter.goes(days)).date())}: gør referatet færdigt"


def told(work: Work | None) -> str:
    """What the job on the recording does now."""
    return NAMES.get(work.stage, "") if work is not None else ""


def _awaited(one: Awaited, at: datetime.datetime) -> AwaitedLine:
    link, pressing = ("", False) if one.account else _link(one.link, at)
    return AwaitedLine(one, waited(one.since, at), link, pressing)


def _link(link: Link | None, at: datetime.datetime) -> tuple[str, bool]:
    if link is None:
        return "har ikke fået et link: lav et", True
    if link.closed:
        return "linket er lukket, fordi koden blev tastet forkert for mange gange: lav et nyt", True
    if not link.leads(at):
        return "linket er udløbet: lav et nyt", True
    days = _days(at, link.expires)
    if days > SOON:
        return f"linket virker til {day(danish(link.expires).date())}", False
    when = {0: f"i dag kl. {hour(link.expires)}", 1: "i morgen"}.get(days, f"om {days} dage")
    return f"linket udløber {when}", True


def _days(before: datetime.datetime, after: datetime.datetime) -> int:
    return (danish(after).date() - danish(before).date()).days


def _line(seat: Seat, *, asking: bool) -> SeatLine:
    outdated = seat.answer is None and seat.before is not None
    if seat.answer is not None:
        word, kind = SAYS[seat.answer.say], _KINDS[seat.answer.say]
    elif not seat.asked:
        word, kind = "Læser med", ""
    else:
        word, kind = ("Har ikke svaret", "info") if asking else ("Ikke spurgt endnu", "")
    return SeatLine(seat, PARTS[seat.part], word, kind, outdated)
