"""The program running for a browser, and a browser for each person of the town."""

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, expect, sync_playwright

from service.access import Cookie, Principal, sessions
from service.web.services import Services
from tests.service.conftest import *  # noqa: F403 - the town, with all that it is built of
from tests.service.web.conftest import app, compiled, queue, services
from tests.web import browsing, looking
from tests.web.browsing import PATIENCE, Window
from tests.web.site import serving

__all__ = ["app", "compiled", "queue", "services"]

SignedIn = Callable[..., Window]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file's tests; each person gets a context of their own in it.

    Playwright holds an event loop in this thread for as long as it lives, and no test beside it in the same process may
    then start one: so it goes with the file, and not with the run.
    """
    if not looking.AXE.exists():
        pytest.skip("the npm packages are not installed")
    # How long a page takes says something of the machine, on which a model may be at work beside it.
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        try:
            browser = browsing.launched(playwright)
        except Exception:  # whatever it says, there is no browser
            pytest.skip("Chromium is not installed (Debian: chromium)")
        yield browser
        browser.close()


@pytest.fixture
def address(app: FastAPI) -> Iterator[str]:
    """Where the town's program answers."""
    with serving(app) as url:
        yield url


@pytest.fixture
def browse(chromium: Browser, address: str, services: Services) -> Iterator[SignedIn]:
    """A window for a stranger, or for a principal, signed in. Afterwards no page may have done what none may do."""
    windows: list[Window] = []

    def opened(who: Principal | None = None, *, width: int = 1280, height: int = 900) -> Window:
        window = browsing.window(chromium, address, width=width, height=height)
        windows.append(window)
        if who is not None and who.user_id is not None:
            with services.database.write() as session:
                secret = sessions.open_session(session, who.user_id)
            cookie = Cookie.of(services.settings.public_url)
            window.context.add_cookies([{"name": cookie.name, "value": secret, "url": address}])
        return window

    yield opened
    for window in windows:
        window.context.close()
    problems = [problem for window in windows for problem in window.problems]
    assert not problems, "\n".join(problems)
