"""The pages, one noun per file; each gives a `router`. A new page is added to `ROUTERS`."""

from service.web.pages import (
    approval,
    committees,
    editing,
    health,
    integrations,
    listening,
    meeting,
    new_meeting,
    overview,
    password,
    referat,
    review,
    signin,
    sound,
    uploads,
    users,
)

ROUTERS = (
    health.router,
    listening.router,
    review.router,
    editing.router,
    approval.router,
    referat.router,
    signin.router,
    password.router,
    users.router,
    committees.router,
    integrations.router,
    uploads.router,
    overview.router,
    new_meeting.router,
    meeting.router,
    sound.router,
)
