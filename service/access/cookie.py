"""The cookie that carries a session's secret."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Cookie:
    """Its name and flags. Over https the name begins with `__Host-`: browsers then take it only over https, from
    this very host and for the whole of it, so no neighbouring site can plant one (RFC 6265bis 4.1.3.2).

    It ends with the browser; how long it counts is the session's matter.
    """

    name: str
    secure: bool
    httponly: Literal[True] = True
    samesite: Literal["lax"] = "lax"
    path: Literal["/"] = "/"

    @classmethod
    def of(cls, public_url: str | None) -> "Cookie":
        """The cookie of a service that people reach at that address."""
        secure = (public_url or "").lower().startswith("https://")
        return cls("__Host-udkast" if secure else "udkast", secure)
