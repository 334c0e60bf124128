"""What every answer says to the browser, and the check that a change comes from our own pages.

OWASP: Cross-Site Request Forgery Prevention (synchroniser token, with Sec-Fetch-Site and Origin as a second line);
Secure Headers.
"""

import hmac
import time
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.web.assets import PREFIX
from service.web.frame import NOTICE
from service.web.visitor import cookie, visitor

FORM_LIMIT = 1_000_000
"""Bytes of a request's body, unless its page says more with `@takes(…)`."""

Endpoint = TypeVar("Endpoint", bound=Callable[..., object])

_SAFE = {"GET", "HEAD", "OPTIONS"}
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}


LISTENS = {"Permissions-Policy": HEADERS["Permissions-Policy"].replace("microphone=()", "microphone=(self)")}
"""The header of the one page that records."""


class ForeignRequestError(Exception):
    """A change that doesn't come from a page of ours, or from one that has been open for too long."""


class Headers:
    """Puts the headers on every answer, with the milliseconds it took; a page is never kept by the browser, a notice is
    forgotten once shown.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        began = time.perf_counter()

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.append("Server-Timing", f"app;dur={(time.perf_counter() - began) * 1000:.1f}")
                if not scope["path"].startswith(PREFIX):
                    headers.setdefault("Cache-Control", "no-store")
                if state.get("notices_shown") and message["status"] == 200:
                    headers.append("Set-Cookie", f"{NOTICE}=; Max-Age=0; Path=/; HttpOnly; SameSite=strict")
            await send(message)

        await self._app(scope, receive, sent)


def takes(size: int) -> Callable[[Endpoint], Endpoint]:
    """Mark a page's function as taking a body of up to that many bytes. Stands below the router's decorator."""

    def marked(endpoint: Endpoint) -> Endpoint:
        endpoint.body_limit = size  # type: ignore[attr-defined]
        return endpoint

    return marked


class BodyLimit:
    """Refuses a body that is larger than its page takes, before and while it comes in.

    The limit is looked up when the body is first read: only then is it known which page it is for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = dict(scope["headers"]).get(b"content-length", b"")
        size = 0

        async def received() -> Message:
            nonlocal size
            limit = getattr(scope.get("endpoint"), "body_limit", FORM_LIMIT)
            if announced.isdigit() and int(announced) > limit:
                raise HTTPException(413)
            message = await receive()
            size += len(message.get("body", b""))
            if size > limit:
                raise HTTPException(413)
            return message

        await self._app(scope, received, send)


async def from_our_pages(request: Request) -> None:
    """A dependency of the whole app: refuse a change that another site could have sent.

    A program that signs in with a token in `Authorization` carries no cookie, so no other site can speak for it.
    """
    if request.method in _SAFE:
        return
    with_session = cookie(request).name in request.cookies
    if "Authorization" in request.headers and not with_session:
        return
    if not _same_site(request):
        raise ForeignRequestError
    if not with_session:
        return
    who = await run_in_threadpool(visitor, request)
    if who is not None and not hmac.compare_digest((await _token(request)).encode(), who.csrf.encode()):
        raise ForeignRequestError


def _same_site(request: Request) -> bool:
    fetched = request.headers.get("Sec-Fetch-Site")
    if fetched is not None:
        return fetched in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("Host")


async def _token(request: Request) -> str:
    token = request.headers.get("X-CSRF-Token")
    if token is None and request.headers.get("Content-Type", "").startswith(_FORMS):
        field = (await request.form()).get("csrf")
        token = field if isinstance(field, str) else None
    return token or ""
