"""What a person is to a committee."""

from enum import StrEnum


class Role(StrEnum):
    """The referent writes and approves first, chair and vice-chair approve after; a member reads what is approved."""

    REFERENT = "referent"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
