"""Who is told how far the work has come."""

from typing import Protocol

from models.progress import Progress, silent


class Watch(Protocol):
    """Told when a stage begins, how far it is, and when it ends. Names are the stages' own ("speech")."""

    def begin(self, stage: str) -> Progress:
        """A stage begins; what is returned is called with the fraction done."""
        ...

    def end(self, stage: str, *, reused: bool) -> None:
        """The stage is done, or had been done by an earlier run."""
        ...

    def warn(self, message: str) -> None:
        """One Danish line that the person should know, though the work goes on."""
        ...


class Unwatched:
    """Nobody is told."""

    def begin(self, stage: str) -> Progress:  # noqa: ARG002 - the protocol's parameters
        """Progress that nobody sees."""
        return silent

    def end(self, stage: str, *, reused: bool) -> None:
        """Nobody is told."""

    def warn(self, message: str) -> None:
        """Nobody is told."""
