"""What a person is to a committee."""

from enum import StrEnum


class Role(StrEnum):
    """The referent writes and approves first, chair and vice-chair approve after; a member reads what is approved."""

    REFERENT = "referent"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"


TITLES = {Role.REFERENT: "referent", Role.CHAIR: "formand", Role.VICE_CHAIR: "næstformand", Role.MEMBER: "medlem"}
"""What a role is called, unless a house calls it something else (`Family.title_of`)."""
