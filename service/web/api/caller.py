"""Who calls: a program's or a person's key in `Authorization: Bearer …`. Cookies count for nothing here."""

from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from service.access import Principal, principal_of_token
from service.web.services import Served

_bearer = HTTPBearer(
    auto_error=False,
    description="En nøgle fra siden Integrationer eller fra `udkast tokens add`. "
    "Rettigheder: `read` (læse), `write` (oprette og rette som referent), `approve` (godkende på sin ejers vegne).",
)


def caller(served: Served, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Principal:
    """Whom the key stands for. Raises HTTPException 401 where it is missing, wrong, over or revoked."""
    who = principal_of_token(served.database, given.credentials) if given else None
    if who is None:
        raise HTTPException(401)
    return who


Caller = Annotated[Principal, Depends(caller)]
