"""The app on an empty database, and browsers for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.settings import Settings
from service.storage import Database, LocalFiles
from service.web.app import create_app
from service.web.services import REPOSITORY, Services
from service.web.visitor import SESSION, Visitor


class Known:
    """An Identity that knows the visitors it is given, by their cookie."""

    def __init__(self) -> None:
        self.visitors: dict[str, Visitor] = {}

    def visitor(self, session: str) -> Visitor | None:
        return self.visitors.get(session)


@pytest.fixture
def identity() -> Known:
    return Known()


@pytest.fixture
def services(tmp_path: Path, identity: Known) -> Iterator[Services]:
    if not (REPOSITORY / "node_modules/dkfds").is_dir():
        pytest.skip("the npm packages are not installed")
    database = Database.in_folder(tmp_path / "data")
    yield Services(settings=Settings(), database=database, files=LocalFiles(tmp_path / "files"), identity=identity)
    database.close()


@pytest.fixture
def app(services: Services) -> FastAPI:
    return create_app(services)


@pytest.fixture
def browse(app: FastAPI, identity: Known) -> Callable[..., TestClient]:
    """A browser for that app; with a visitor, signed in."""

    def browser(visitor: Visitor | None = None) -> TestClient:
        client = TestClient(app, follow_redirects=False, raise_server_exceptions=False)
        if visitor is not None:
            identity.visitors[f"session-of-{visitor.id}"] = visitor
            client.cookies.set(SESSION, f"session-of-{visitor.id}")
        return client

    return browser


@pytest.fixture
def anna() -> Visitor:
    return Visitor(id="anna", name="Anna Holm", csrf="annas-token")
