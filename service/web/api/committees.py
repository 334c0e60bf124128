"""The committees that a key reaches, and the key itself."""

from fastapi import APIRouter
from pydantic import BaseModel

from service.access import Scope
from service.desk import committees as desk
from service.meetings import Role
from service.web.api.caller import Caller
from service.web.api.problem import RESPONSES, ProblemRoute
from service.web.services import Served

router = APIRouter(tags=["Udvalg"], route_class=ProblemRoute, responses=RESPONSES)


class CommitteeShape(BaseModel):
    """A committee. `roles` is what the key may act as in it."""

    id: str
    name: str
    family: str
    place: str
    roles: list[Role]


class KeyShape(BaseModel):
    """A key: whose it is, and what it may be used for. `person` tells whether it stands for somebody."""

    name: str
    person: bool
    scopes: list[Scope]


@router.get("/key", summary="Hvem nøglen er, og hvad den kan bruges til")
def key(who: Caller) -> KeyShape:
    """The key that the call came with."""
    return KeyShape(name=who.name, person=who.user_id is not None, scopes=sorted(who.scopes))


@router.get("/committees", summary="Udvalg, som nøglen giver adgang til")
def committees(who: Caller, served: Served) -> list[CommitteeShape]:
    """The committees, by name."""
    return [
        CommitteeShape(id=c.id, name=c.name, family=c.family, place=c.place, roles=sorted(c.roles))
        for c in desk.committees(served.database, who)
    ]
