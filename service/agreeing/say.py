"""What somebody answers to a referat, and where a talk is."""

from enum import StrEnum


class Say(StrEnum):
    """An answer shows that the text was presented. None of the three stands in the way of the referat."""

    SEEN = "seen"
    AGREES = "agrees"
    DISAGREES = "disagrees"


SAYS = {Say.SEEN: "Set", Say.AGREES: "Enig", Say.DISAGREES: "Uenig med bemærkninger"}


class TalkState(StrEnum):
    """`preparing`: it is written; `asking`: it has been sent, and answers are awaited; `sealed`: all have answered."""

    PREPARING = "preparing"
    ASKING = "asking"
    SEALED = "sealed"
