"""Every error becomes a Danish page that says what to do next, or problem+json (RFC 9457) under /api/.

What goes wrong inside is logged by its kind and place alone: an exception's text may quote what somebody said.
"""

import logging
import traceback
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models.error import UdkastError
from service.access import ThrottledError
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.jobs.problem import is_full
from service.web.page import Page, render
from service.web.security import ForeignRequestError
from service.web.visitor import CHANGE_PASSWORD, SIGN_IN, NotSignedInError, PasswordChangeNeededError

log = logging.getLogger("udkast.web")

LINES = {
    400: ("Det kunne ikke læses", "Gå tilbage, og prøv igen."),
    401: ("Du er ikke logget ind", "Log ind, og prøv igen."),
    403: ("Det har du ikke adgang til", "Bed din administrator om adgang, hvis du skal bruge den."),
    404: ("Siden findes ikke", "Den kan være flyttet eller slettet, eller også er den ikke delt med dig."),
    405: ("Det kan man ikke her", "Gå tilbage, og brug sidens egne knapper."),
    409: ("Det er ændret imens", "Hent siden igen, og se den nyeste udgave."),
    413: ("Det er for stort", "Vælg en mindre fil, eller del teksten op."),
    415: ("Filtypen kan ikke bruges", "Vælg en anden fil."),
    422: ("Noget mangler eller er skrevet forkert", "Gå tilbage, ret det, og prøv igen."),
    429: ("Der er prøvet for mange gange", "Vent et øjeblik, og prøv så igen."),
    500: ("Noget gik galt hos os", "Prøv igen om lidt. Hvis det bliver ved, så sig det til din administrator."),
    503: ("Udkast er ikke klar", "Vent et øjeblik, og prøv så igen."),
    507: (
        "Der er ikke plads på serveren",
        "Det sidste er ikke gemt. Lad siden stå, bed driften frigøre plads på disken, og prøv så igen.",
    ),
}
REFUSALS: dict[type[Exception], int] = {
    NotFoundError: 404,
    ForbiddenError: 403,
    ConflictError: 409,
    ThrottledError: 429,
}
FOREIGN = ("Siden har været åben for længe", "Hent siden igen, og gentag det sidste. Så bliver det gemt.")


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """What went wrong and what to do. `leads` and `way` are a link.

    `lost`: what was sent can be sent again from there.
    """

    template: ClassVar[str] = "error.html"

    status: int
    heading: str
    advice: str
    leads: str
    way: str
    lost: bool


def answer(  # noqa: PLR0913, PLR0917 - the page's fields
    request: Request,
    status: int,
    heading: str,
    advice: str,
    leads: str = "/moeder",
    way: str = "Gå til mødeoversigten",
    *,
    lost: bool = False,
) -> Response:
    """The error in the form that the asker reads."""
    if wants_json(request):
        problem = {"type": "about:blank", "title": heading, "status": status, "detail": advice}
        return JSONResponse(problem, status_code=status, media_type="application/problem+json")
    page = ErrorPage(status=status, heading=heading, advice=advice, leads=leads, way=way, lost=lost)
    return render(request, page, status)


def _before(request: Request) -> str:
    """The page of ours that the request was sent from."""
    from_ = urlsplit(request.headers.get("Referer", ""))
    ours = from_.netloc == request.headers.get("Host") and from_.path.startswith("/") and from_.path[1:2] not in "/\\"
    return from_.path if ours else "/moeder"


def wants_json(request: Request) -> bool:
    """A program, or a script of ours that sent JSON."""
    return request.url.path.startswith("/api/") or request.headers.get("Accept", "").startswith("application/json")


def install(app: FastAPI) -> None:
    """Hand every kind of error to its answer."""

    def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if status == 413:
            return answer(request, status, *LINES[status], _before(request), "Tilbage til siden", lost=True)
        return answer(request, status, *LINES.get(status, LINES[400 if status < 500 else 500]))

    def unreadable(request: Request, _error: Exception) -> Response:
        return answer(request, 422, *LINES[422])

    def foreign(request: Request, _error: Exception) -> Response:
        return answer(request, 403, *FOREIGN, _before(request), "Hent siden igen", lost=True)

    def refused(request: Request, error: Exception) -> Response:
        status = next((status for kind, status in REFUSALS.items() if isinstance(error, kind)), 400)
        heading = LINES[status][0] if status != 400 else "Det kan ikke lade sig gøre"
        return answer(request, status, heading, str(error))

    def sign_in(request: Request, _error: Exception) -> Response:
        if wants_json(request) or request.method != "GET":
            again = f"{SIGN_IN}?videre={quote(_before(request), safe='')}"
            return answer(request, 401, *LINES[401], again, "Log ind", lost=True)
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return _sent(request, f"{SIGN_IN}?videre={quote(wanted, safe='')}")

    def change_password(request: Request, _error: Exception) -> Response:
        return answer(request, 403, *LINES[403]) if wants_json(request) else _sent(request, CHANGE_PASSWORD)

    def unkeepable(request: Request, error: Exception) -> Response:
        """Text that no encoding has (half a character, a foreign `charset`), a number beyond what is kept."""
        log.warning("refused: %s", place(error))
        return answer(request, 400, *LINES[400])

    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(UnicodeError, unkeepable)
    app.add_exception_handler(OverflowError, unkeepable)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(ForeignRequestError, foreign)
    app.add_exception_handler(UdkastError, refused)
    app.add_exception_handler(NotSignedInError, sign_in)
    app.add_exception_handler(PasswordChangeNeededError, change_password)


def _sent(request: Request, address: str) -> Response:
    """Elsewhere; htmx is told to load a whole page, for a redirect would be put into a corner of this one."""
    if request.headers.get("HX-Request"):
        return Response(status_code=204, headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)


class Unexpected:
    """The last net: an error that nobody foresaw is logged without content and answered with status 500."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def sent(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            log.error("%s", place(error))  # noqa: TRY400 - a traceback quotes the exception's text
            if not started:
                request = Request(scope)
                request.state.visitor = None
                status = 507 if is_full(error) else 500
                await answer(request, status, *LINES[status], lost=status == 507)(scope, receive, send)


def place(error: BaseException) -> str:
    """The kind of an error and where it arose: nothing of what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    trail = " < ".join(f"{frame.name} ({frame.filename.rpartition('/')[2]}:{frame.lineno})" for frame in frames[:-6:-1])
    return f"{type(error).__module__}.{type(error).__name__}: {trail}"
