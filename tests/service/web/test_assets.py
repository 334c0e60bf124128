"""Styles, scripts and icons."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.web.assets import Assets

if TYPE_CHECKING:
    from tests.service.conftest import Town

Browse = Callable[..., TestClient]


def test_a_file_is_served_compressed_and_kept_for_a_year(app: FastAPI, browse: Browse) -> None:
    assets: Assets = app.state.assets
    for file in ("dkfds/css/dkfds.min.css", "htmx/htmx.min.js", "tus/tus.min.js", "udkast/js/page.js"):
        answer = browse().get(assets.address(file), headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.text == browse().get(assets.address(file), headers={"Accept-Encoding": ""}).text


def test_an_address_changes_with_the_content(app: FastAPI, browse: Browse) -> None:
    assets: Assets = app.state.assets
    address = assets.address("udkast/js/page.js")
    assert browse().get(address.replace(assets.trees["udkast"].version, "0" * 12)).status_code == 404


@pytest.mark.parametrize("path", ["../assets.py", "%2e%2e/assets.py", "js/../../app.py", "", "js"])
def test_nothing_else_is_served(app: FastAPI, browse: Browse, path: str) -> None:
    assets: Assets = app.state.assets
    assert browse().get(f"/static/udkast-{assets.trees['udkast'].version}/{path}").status_code == 404


def test_a_page_carries_the_icons_it_uses_and_no_others(browse: Browse, town: "Town") -> None:
    page = browse(town.referent).get("/findes-ikke").text
    shown = {use.partition('"')[0] for use in page.split('<use href="#')[1:]}
    carried = {symbol.partition('"')[0] for symbol in page.split('<symbol id="')[1:]}
    assert shown == carried == {"person"}
