"""Who is looking at a page."""

from typing import Annotated

from fastapi import Depends, Request, Response

from service.access import Cookie, Principal, sessions

SIGN_IN = "/log-ind"
CHANGE_PASSWORD = "/adgangskode"  # noqa: S105 - an address

POLL = "Udkast-Poll"
"""The header of what a page asks by itself, which keeps no session alive."""


class NotSignedInError(Exception):
    """The page is only for people who have signed in."""


class PasswordChangeNeededError(Exception):
    """The person must choose a password of their own before anything else."""


def cookie(request: Request) -> Cookie:
    """The cookie that carries sessions, as this service's address has it."""
    return Cookie.of(request.app.state.services.settings.public_url)


def session_secret(request: Request) -> str | None:
    """What the browser brought as its session, good or not."""
    return request.cookies.get(cookie(request).name)


def remember(request: Request, response: Response, secret: str) -> None:
    """Hand the browser its new session. The cookie ends with the browser; the session itself may end before."""
    kept = cookie(request)
    response.set_cookie(
        kept.name, secret, path=kept.path, secure=kept.secure, httponly=kept.httponly, samesite=kept.samesite
    )


def forget(request: Request, response: Response) -> None:
    """Take the session's cookie back."""
    kept = cookie(request)
    response.delete_cookie(
        kept.name, path=kept.path, secure=kept.secure, httponly=kept.httponly, samesite=kept.samesite
    )


def visitor(request: Request) -> sessions.SignedIn | None:
    """Who is looking, or None; looked up once per request."""
    if not hasattr(request.state, "visitor"):
        secret = session_secret(request)
        database = request.app.state.services.database
        in_use = POLL not in request.headers
        request.state.visitor = sessions.signed_in(database, secret, in_use=in_use) if secret else None
    found: sessions.SignedIn | None = request.state.visitor
    return found


def signed_in(request: Request) -> sessions.SignedIn:
    """The person; a page that asks for this sends everybody else to sign in."""
    found = visitor(request)
    if found is None:
        raise NotSignedInError
    if found.must_change and request.url.path != CHANGE_PASSWORD:
        raise PasswordChangeNeededError
    return found


def acting(request: Request) -> Principal:
    """The person as the desk knows them."""
    return signed_in(request).principal


Visiting = Annotated[sessions.SignedIn | None, Depends(visitor)]
SignedIn = Annotated[sessions.SignedIn, Depends(signed_in)]
Acting = Annotated[Principal, Depends(acting)]
