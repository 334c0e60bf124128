"""Every refusal as problem+json (RFC 9457): what is wrong in Danish, and field by field where it is a field."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field

from models.error import UdkastError
from service.desk.input import InputError
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.desk.sealing import SealBrokenError
from service.web.errors import LINES

MEDIA_TYPE = "application/problem+json"
_STATUS: dict[type[UdkastError], int] = {
    NotFoundError: 404,
    ForbiddenError: 403,
    ConflictError: 409,
    SealBrokenError: 500,
}
_NO_KEY = "Send en gyldig nøgle i headeren Authorization: Bearer … Nøgler laves under Integrationer."
_MESSAGES = {
    "missing": "Feltet mangler.",
    "string_type": "Feltet skal være en tekst.",
    "string_too_short": "Teksten er for kort: mindst {min_length} tegn.",
    "string_too_long": "Teksten er for lang: højst {max_length} tegn.",
    "too_long": "Listen er for lang: højst {max_length}.",
    "string_pattern_mismatch": "Teksten har ikke den rette form.",
    "int_type": "Feltet skal være et helt tal.",
    "int_parsing": "Feltet skal være et helt tal.",
    "finite_number": "Feltet skal være et helt tal.",
    "int_from_float": "Feltet skal være et helt tal.",
    "int_parsing_size": "Tallet er for stort.",
    "bool_type": "Feltet skal være true eller false.",
    "bool_parsing": "Feltet skal være true eller false.",
    "enum": "Vælg en af disse: {expected}.",
    "literal_error": "Vælg en af disse: {expected}.",
    "union_tag_invalid": "Vælg en af disse: {expected_tags}.",
    "union_tag_not_found": "Feltet {discriminator} mangler.",
    "date_parsing": "Datoen skal skrives som 2026-12-31.",
    "date_from_datetime_parsing": "Datoen skal skrives som 2026-12-31.",
    "date_type": "Datoen skal skrives som 2026-12-31.",
    "greater_than_equal": "Tallet skal være mindst {ge}.",
    "less_than_equal": "Tallet kan højst være {le}.",
    "extra_forbidden": "Feltet kendes ikke.",
    "json_invalid": "Det sendte er ikke JSON.",
    "model_attributes_type": "Der skal sendes et JSON-objekt.",
    "dict_type": "Der skal sendes et JSON-objekt.",
}


class FieldProblem(BaseModel):
    """One field that is wrong, and in Danish how."""

    field: str = Field(description="Feltets navn, med punktum mellem leddene; tomt for det hele.")
    message: str


class Problem(BaseModel):
    """What is wrong and what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = Field(default_factory=list)


_TEXT = {"type": "string"}
_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "errors"],
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": _TEXT, "message": _TEXT},
            },
        },
    },
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"description": LINES[status][0], "content": {MEDIA_TYPE: {"schema": _SCHEMA}}}
    for status in (400, 401, 403, 404, 409, 413, 422)
}
"""What any part of the interface can answer besides what it is for."""


class ProblemRoute(APIRoute):
    """A route whose refusals are problems with fields."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with its net."""
        handler = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handler(request)
            except RequestValidationError as invalid:
                return _told(422, "Ret de felter, der er nævnt.", [_field(error) for error in invalid.errors()])
            except InputError as wrong:
                fields = [FieldProblem(field=name, message=line) for name, line in wrong.problems.items()]
                return _told(422, "Ret de felter, der er nævnt.", fields)
            except UdkastError as refused:
                return _told(next((s for kind, s in _STATUS.items() if isinstance(refused, kind)), 422), str(refused))
            except HTTPException as refused:
                known = refused.status_code if refused.status_code in LINES else 400
                return _told(refused.status_code, _NO_KEY if refused.status_code == 401 else LINES[known][1])

        return handled


def _told(status: int, detail: str, errors: list[FieldProblem] | None = None) -> Response:
    title = LINES.get(status, LINES[400])[0]
    problem = Problem(title=title, status=status, detail=detail, errors=errors or [])
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse(problem.model_dump(), status_code=status, headers=headers, media_type=MEDIA_TYPE)


def _field(error: dict[str, Any]) -> FieldProblem:
    """Pydantic's finding in Danish. What was sent is not said again: it may be what was spoken at a meeting."""
    place = ".".join(str(step) for step in error["loc"][1:])
    line = _MESSAGES.get(error["type"], "Feltet er ikke udfyldt rigtigt.")
    try:
        message = line.format(**error.get("ctx", {}))
    except (KeyError, IndexError):
        message = "Feltet er ikke udfyldt rigtigt."
    return FieldProblem(field="" if error["type"] == "json_invalid" else place, message=message)
