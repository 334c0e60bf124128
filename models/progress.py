"""How long work tells how far it has come."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the fraction done, 0.0 to 1.0, never falling; called often, so it must be cheap."""


def silent(fraction: float) -> None:
    """Progress that nobody watches."""
