"""The program that a web server runs."""

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware

from service.web import api, assets, errors, security
from service.web.assets import Assets
from service.web.page import environment
from service.web.pages import ROUTERS
from service.web.services import Services

PACKED = (
    *DEFAULT_EXCLUDED_CONTENT_TYPES,
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
"""What is compressed in itself."""


def create_app(services: Services) -> FastAPI:
    """All pages on these services. Nothing is read from the surroundings and nothing is started."""
    app = FastAPI(
        title="Udkast",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        openapi_url="/api/v1/openapi.json",
        dependencies=[Depends(security.from_our_pages)],
    )
    app.state.services = services
    app.state.assets = Assets(services.settings.assets)
    app.state.jinja = environment(app.state.assets)
    for router in (assets.router, *ROUTERS):
        app.include_router(router, include_in_schema=False)
    app.include_router(api.router)
    errors.install(app)
    app.add_middleware(security.BodyLimit)
    app.add_middleware(errors.Unexpected)
    # Compressed answers can tell a secret to one who makes the browser ask again and again with guesses in the answer
    # (BREACH). No other site can make it: the session's cookie is SameSite, and nothing asked for stands in a page.
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=4, exclude_content_types=PACKED)
    app.add_middleware(security.Headers)
    return app
