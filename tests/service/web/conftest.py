"""The app on the town's database, and browsers for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.access import Cookie, Principal, sessions
from service.settings import Settings
from service.web.app import create_app
from service.web.services import Services

if TYPE_CHECKING:
    from tests.service.conftest import Town

Browse = Callable[..., TestClient]


@pytest.fixture
def services(town: "Town") -> Services:
    settings = Settings()
    if not (settings.assets / "dkfds").is_dir():
        pytest.skip("the npm packages are not installed")
    return Services(settings=settings, database=town.database, files=town.files)


@pytest.fixture
def app(services: Services) -> FastAPI:
    return create_app(services)


@pytest.fixture
def browse(app: FastAPI, services: Services) -> Browse:
    """A browser for that app; with a principal, signed in and sending its CSRF token as our scripts do."""

    def browser(who: Principal | None = None) -> TestClient:
        client = TestClient(app, follow_redirects=False, raise_server_exceptions=False)
        if who is not None and who.user_id is not None:
            with services.database.write() as session:
                secret = sessions.open_session(session, who.user_id)
            client.cookies.set(Cookie.of(services.settings.public_url).name, secret)
            known = sessions.signed_in(services.database, secret)
            assert known is not None
            client.headers["X-CSRF-Token"] = known.csrf
        return client

    return browser
