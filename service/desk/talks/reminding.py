"""Words to send to somebody by the house's own mail, letter or telephone: this program sends nothing.

They may be read by others on their way, so they tell of a talk and its day, never of sickness; they name the one who
gets them and the one who sends them, and hold no code.
"""

import datetime
from dataclasses import dataclass

from service.access import Principal
from service.agreeing import Part, TalkState
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks.inviting import Invitation
from service.desk.talks.talk import TalkDesk, TalkView, shown
from service.desk.talks.waiting import Awaited, awaited
from service.meetings.calendar import written_out
from service.storage.tables import now


@dataclass(frozen=True)
class Reminder:
    """What to send to somebody who has not answered. `leads`: they have a way in that works."""

    to: Awaited
    text: str
    leads: bool


def reminder(desk: TalkDesk, who: Principal, talk_id: str, person_id: str, address: str) -> Reminder:
    """A reminder for somebody whom the talk waits for. `address` is the talk's page, for whoever signs in.

    Raises:
        NotFoundError: there is no such talk or person.
        ConflictError: the talk doesn't wait for them, or they are the one who looks.

    """
    view = shown(desk, who, talk_id)
    if person_id not in {person.id for person in view.people}:
        raise NotFoundError
    found = next((one for one in awaited(desk, who, talk_id) if one.person_id == person_id), None)
    if found is None:
        raise ConflictError("Der ventes ikke på svar fra den, du ville minde om det.")
    if person_id == view.me:
        raise ConflictError("Det er dig selv, der mangler at svare.")
    leads = found.account or (found.link is not None and found.link.leads(now()))
    return Reminder(found, _reminder(found, view.date, who.name, address, leads=leads), leads)


def message(view: TalkView, made: Invitation, sender: str, link: str) -> str:
    """What to send together with a new link. The code goes another way."""
    if view.state is TalkState.PREPARING:
        told = f"Her kan du læse referatet af samtalen {_on(view.date)}, når det er klar:"
    elif view.state is TalkState.ASKING and made.part is Part.EMPLOYEE:
        told = f"Referatet af vores samtale {_on(view.date)} er klar. Læs det, og svar her:"
    else:
        told = f"Her kan du læse referatet af samtalen {_on(view.date)}:"
    kept = f"Linket er kun til dig og virker til {_on(made.expires.date())}. Du får en kode til det på en anden måde."
    return _letter(made.name, f"{told}\n{link}\n\n{kept}", sender)


def _reminder(to: Awaited, date: datetime.date, sender: str, address: str, *, leads: bool) -> str:
    if to.account:
        return _letter(
            to.name, f"Referatet af samtalen {_on(date)} venter på dit svar. Log ind, og svar her:\n{address}", sender
        )
    asked = f"Referatet af vores samtale {_on(date)} er klar, og jeg mangler dit svar."
    if leads and to.link is not None:
        way = (
            f"Brug det link, du har fået; det virker til {_on(to.link.expires.date())}. Har du mistet linket eller"
            " koden, så skriv eller ring til mig. Så får du et nyt link og en ny kode."
        )
    elif to.link is not None:
        way = (
            "Det link, du har fået, virker ikke længere. Skriv eller ring til mig, så får du et nyt link og en ny kode."
        )
    else:
        way = "Skriv eller ring til mig, så får du et link og en kode, som du kan læse det med."
    answers = "Du kan svare »set«, »enig« eller »uenig med bemærkninger«."
    return _letter(to.name, f"{asked} {way}\n\n{answers}", sender)


def _letter(name: str, text: str, sender: str) -> str:
    return f"Kære {name}\n\n{text}\n\nVenlig hilsen\n{sender}"


def _on(date: datetime.date) -> str:
    return f"den {written_out(date)}"
