"""What the desk says no with. Each message is a Danish line for the person; none quotes content."""

from models.error import UdkastError


class NotFoundError(UdkastError):
    """There is no such thing, or the person may not know that there is."""

    def __init__(self, message: str = "Siden findes ikke, eller du har ikke adgang til den.") -> None:
        super().__init__(message)


class ForbiddenError(UdkastError):
    """The person may see the meeting, but not do this."""


class ConflictError(UdkastError):
    """The meeting is not where it must be for this (a sealed referat can't be edited)."""
