"""What somebody is to a talk; who is none of these (in notes, nobody) has no part."""

from enum import StrEnum


class Part(StrEnum):
    """The leader and the HR consultant hold the talk; a companion (bisidder or tillidsrepræsentant) reads along."""

    LEADER = "leader"
    HR = "hr"
    EMPLOYEE = "employee"
    COMPANION = "companion"


PARTS = {
    Part.LEADER: "leder",
    Part.HR: "HR-konsulent",
    Part.EMPLOYEE: "medarbejder",
    Part.COMPANION: "bisidder",
}

ASKED = frozenset({Part.LEADER, Part.HR, Part.EMPLOYEE})
"""Those whose answer the referat waits for."""
