"""The pages, one noun per file; each gives a `router`. A new page is added to `ROUTERS`."""

from service.web.pages import (
    health,
    uploads,
)

ROUTERS = (
    health.router,
    uploads.router,
)
