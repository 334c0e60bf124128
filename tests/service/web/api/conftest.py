"""Programs that call the interface with a key."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.access import Scope
from service.access.tokens import new_token
from tests.service.conftest import Town

Calls = Callable[..., TestClient]
API = "/api/v1"


@pytest.fixture
def calls(app: FastAPI, town: Town) -> Calls:
    """A program: with these scopes, in that committee, on behalf of that person."""

    def program(*scopes: Scope, owner: str = "administrator", committee: str | None = None) -> TestClient:
        with town.database.write() as session:
            _, secret = new_token(session, name="ESDH", scopes=scopes, committee_id=committee, owner_id=owner)
        headers = {"Authorization": f"Bearer {secret}"}
        return TestClient(app, headers=headers, base_url=f"http://testserver{API}/", raise_server_exceptions=False)

    return program
