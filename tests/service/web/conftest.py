"""The app on the town's database, and browsers for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from jinja2 import BytecodeCache, FileSystemBytecodeCache

from service.access import Cookie, Principal, sessions
from service.settings import Settings
from service.web.app import create_app
from service.web.services import Services

if TYPE_CHECKING:
    from tests.service.conftest import Town

Browse = Callable[..., TestClient]


class Asked:
    """A queue that only remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def start(self, meeting_id: str, from_stage: str | None = None) -> str:
        self.asked.append(("start", meeting_id, from_stage or ""))
        return "j" * 32

    def rewrite(self, meeting_id: str, item_key: str) -> str:
        self.asked.append(("rewrite", meeting_id, item_key))
        return "j" * 32

    def draft_talk(self, talk_id: str) -> str:
        self.asked.append(("draft_talk", talk_id))
        return "j" * 32

    def cancel(self, meeting_id: str) -> None:
        self.asked.append(("cancel", meeting_id))


@pytest.fixture
def queue() -> Asked:
    return Asked()


@pytest.fixture
def services(town: "Town", queue: "Asked") -> Services:
    settings = Settings()
    if not (settings.assets / "dkfds").is_dir():
        pytest.skip("the npm packages are not installed")
    return Services(settings=settings, database=town.database, files=town.files, queue=queue)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """The pages' templates, compiled once for all apps: it takes longer than anything else that a page does."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(services: Services, compiled: BytecodeCache) -> FastAPI:
    made = create_app(services)
    made.state.jinja.bytecode_cache = compiled
    return made


@pytest.fixture
def browse(app: FastAPI, services: Services) -> Browse:
    """A browser for that app; with a principal, signed in and sending its CSRF token as our scripts do."""

    def browser(who: Principal | None = None) -> TestClient:
        client = TestClient(app, follow_redirects=False, raise_server_exceptions=False)
        if who is not None and who.user_id is not None:
            with services.database.write() as session:
                secret = sessions.open_session(session, who.user_id)
            client.cookies.set(Cookie.of(services.settings.public_url).name, secret, domain="testserver.local")
            known = sessions.signed_in(services.database, secret)
            assert known is not None
            client.headers["X-CSRF-Token"] = known.csrf
        return client

    return browser
