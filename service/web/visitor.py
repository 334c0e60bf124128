"""Who is looking at a page."""

from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import Depends, Request

SESSION = "udkast_session"
"""The cookie that says which browser this is: HttpOnly, SameSite=Lax."""

SIGN_IN = "/log-ind"
CHANGE_PASSWORD = "/adgangskode"  # noqa: S105 - an address


@dataclass(frozen=True)
class Visitor:
    """A person who is signed in. `csrf` is the secret that this session's forms carry."""

    id: str
    name: str
    csrf: str
    administrator: bool = False
    must_change_password: bool = False


class Identity(Protocol):
    """Knows who a session's cookie belongs to."""

    def visitor(self, session: str) -> Visitor | None:
        """The person, or None where the session is unknown or has ended."""
        ...


class NotSignedInError(Exception):
    """The page is only for people who have signed in."""


class PasswordChangeNeededError(Exception):
    """The person must choose a password of their own before anything else."""


def visitor(request: Request) -> Visitor | None:
    """Who is looking, or None; looked up once per request."""
    if not hasattr(request.state, "visitor"):
        session = request.cookies.get(SESSION)
        identity: Identity = request.app.state.services.identity
        request.state.visitor = identity.visitor(session) if session else None
    found: Visitor | None = request.state.visitor
    return found


def signed_in(request: Request) -> Visitor:
    """The person; a page that asks for this sends everybody else to sign in."""
    found = visitor(request)
    if found is None:
        raise NotSignedInError
    if found.must_change_password and request.url.path != CHANGE_PASSWORD:
        raise PasswordChangeNeededError
    return found


Visiting = Annotated[Visitor | None, Depends(visitor)]
SignedIn = Annotated[Visitor, Depends(signed_in)]
