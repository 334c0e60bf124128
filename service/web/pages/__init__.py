"""The pages, one noun per file; each gives a `router`. A new page is added to `ROUTERS`."""

from service.web.pages import (
    committees,
    health,
    integrations,
    password,
    signin,
    uploads,
    users,
)

ROUTERS = (
    health.router,
    uploads.router,
    signin.router,
    password.router,
    users.router,
    committees.router,
    integrations.router,
)
