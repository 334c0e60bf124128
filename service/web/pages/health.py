"""Whether the program is alive (/health) and ready for work (/ready); for those who watch it."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from service.web.services import Stored

router = APIRouter()


@router.get("/health")
def health() -> JSONResponse:
    """The program answers."""
    return JSONResponse({"status": "ok"})


@router.get("/ready")
def ready(database: Stored) -> JSONResponse:
    """The database answers too."""
    try:
        with database.read() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return JSONResponse({"status": "unavailable"}, status_code=503)
    return JSONResponse({"status": "ok"})
