"""Who was not there: apologies in the dagsorden's head and those told at the start of the meeting."""

import re
from collections.abc import Sequence

from service.drafting.people import People
from service.drafting.remarks import Remark
from service.meetings import Agenda, Meeting, Participant

_APOLOGY = re.compile(
    r"\b(?:afbud|fraværende|kan\s+(?:desværre\s+)?ikke\s+(?:være\s+(?:med|her)|komme|deltage)"
    r"|er\s+(?:desværre\s+)?(?:syg|sygemeldt|på\s+ferie|forhindret|på\s+kursus|på\s+barsel)"
    r"|kommer\s+(?:desværre\s+)?ikke|deltager\s+(?:desværre\s+)?ikke|mangler)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:senere|forsinket|på\s+vej|lige\s+om\s+lidt|minutter|går\s+(?:lidt\s+)?(?:før|tidligere)|er\s+her\s+(?:om"
    r"|kl))\b",
    re.IGNORECASE,
)
_COMING_ANYWAY = re.compile(r"\b(?:alligevel|ikke\s+afbud|er\s+her\s+nu|nåede\s+det)\b", re.IGNORECASE)
_HEAD = re.compile(r"afbud|fravær", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:ingen|ikke\s+nogen)\s+(?:har\s+(?:meldt\s+)?)?(?:afbud|fraværende)\b|\bingen\s+afbud\b", re.IGNORECASE
)
_FIRST_MINUTES = 240.0


def with_attendance(agenda: Agenda, remarks: Sequence[Remark], people: People, outside: Sequence[Remark]) -> Meeting:
    """The meeting with `present` set for those of whom it is known: False by apology, True for who is heard.

    `outside` are the remarks that belong to no item; apologies are told there or in the first minutes. Nobody who
    speaks counts as absent.
    """
    meeting = agenda.meeting
    heard = {p.name for r in remarks if (p := people.participant(r.speaker)) is not None}
    away = {p.name for p in meeting.participants if p.present is False}
    for section in agenda.head:
        if _HEAD.search(section.heading) or re.match(r"(?i)\s*(?:afbud|fraværende)", section.text):
            away |= {p.name for p in people.mentioned(section.text)}
    start = remarks[0].start if remarks else 0.0
    opening = [r for r in remarks if r in outside or r.start - start < _FIRST_MINUTES]
    away = (away | _told(opening, people)) - _back(opening, people) - heard
    participants = tuple(
        p.model_copy(update={"present": False if p.name in away else True if p.name in heard else p.present})
        for p in meeting.participants
    )
    return meeting.model_copy(update={"participants": participants})


def absent_line(participants: Sequence[Participant]) -> str:
    """Those who are known not to have been there, as in "Susanne Lykke (leder), Jonas Krogh (TR)"."""
    return ", ".join(f"{p.name} ({p.role})" if p.role else p.name for p in participants if p.present is False)


def _told(opening: Sequence[Remark], people: People) -> set[str]:
    away: set[str] = set()
    for remark in opening:
        if _NOBODY.search(remark.text) or remark.question:
            continue
        for part in re.split(r"[;,.]\s+(?:og\s+|men\s+)?(?=[A-ZÆØÅ])|\bmen\b", remark.text):
            if _APOLOGY.search(part) and not (_LATE.search(part) and not re.search(r"\bafbud\b", part, re.IGNORECASE)):
                away |= {p.name for p in people.mentioned(part)}
    return away


def _back(opening: Sequence[Remark], people: People) -> set[str]:
    return {p.name for r in opening if _COMING_ANYWAY.search(r.text) for p in people.mentioned(r.text)}
