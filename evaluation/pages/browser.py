"""One referent's browser, Debian's Chromium: what it fetches to show the review, and how soon it shows what is done."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Page, sync_playwright

from evaluation.figures.figure import LagFigure, PageFigure, Spread
from evaluation.pages.hall import Seat
from models.error import UdkastError

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
CHARACTERS = "Udvalget bad forvaltningen om et notat til mødet i marts, og sagen tages op igen, når tallene foreligger."
STEPS, SWITCHES = 60, 24
_PAUSE = 120  # milliseconds between two key presses: a quick typist's
_LAG = Path(__file__).parent / "lag.js"


@dataclass(frozen=True)
class Seen:
    """What the browser had to fetch, and how soon it answered."""

    page: PageFigure
    lag: tuple[LagFigure, ...]


def seen(address: str, cookie: str, seat: Seat, item: str) -> Seen:
    """The review of that item, in a browser with nothing in its cache. Raises UdkastError where there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise UdkastError("Chromium mangler (Debians pakke »chromium«); installér den, og mål igen.")
    path = f"/moeder/{seat.meeting}/gennemgang"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="da-DK")
        context.add_cookies([{"name": cookie, "value": seat.cookie, "url": address}])
        context.add_init_script(_LAG.read_text(encoding="utf-8"))
        page = context.new_page()
        sizes = _fetched(page, f"{address}{path}/{item}")
        lag = tuple(_measured(page, what, act) for what, act in (("typing", _type), ("next", _step), ("item", _switch)))
        browser.close()
    with httpx.Client(base_url=address, cookies={cookie: seat.cookie}, headers={"Accept-Encoding": "gzip"}) as client:
        html = client.get(f"{path}/{item}").raise_for_status()
    return Seen(PageFigure(html=len(html.content), html_sent=html.num_bytes_downloaded, **sizes), lag)


def _fetched(page: Page, address: str) -> dict[str, int]:
    """Bytes of everything but the sound until the page has come to rest, as sent and unpacked."""
    sound: set[str] = set()
    sent: dict[str, int] = {}
    whole: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def asked(event: dict[str, Any]) -> None:
        if event["request"]["url"].endswith("/lyd"):
            sound.add(event["requestId"])

    def finished(event: dict[str, Any]) -> None:
        sent[event["requestId"]] = int(event["encodedDataLength"])

    def received(event: dict[str, Any]) -> None:
        whole[event["requestId"]] = whole.get(event["requestId"], 0) + int(event["dataLength"])

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", finished)
    session.on("Network.dataReceived", received)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    session.detach()
    return {
        "whole": sum(size for key, size in whole.items() if key not in sound),
        "whole_sent": sum(size for key, size in sent.items() if key not in sound),
    }


def _measured(page: Page, what: str, act: Callable[[Page], None]) -> LagFigure:
    page.evaluate("() => { lag.times.length = 0; lag.tasks.length = 0; }")
    act(page)
    page.wait_for_timeout(300)
    times, tasks = page.evaluate("() => [lag.times, lag.tasks]")
    if not times:
        raise UdkastError(f"Browseren viste ikke, hvad der skete ({what}).")
    return LagFigure(what=what, times=len(times), lag=Spread.of(times), longest_task=round(max(tasks, default=0.0), 1))


def _type(page: Page) -> None:
    """A sentence is written over; it is saved meanwhile, as ever."""
    page.locator("textarea.sentence-text").nth(3).click()
    page.evaluate("() => { lag.times.length = 0; }")
    page.keyboard.type(CHARACTERS, delay=_PAUSE)


def _step(page: Page) -> None:
    """To the next sentence and back, by key."""
    page.keyboard.press("Escape")
    page.evaluate("() => { lag.times.length = 0; }")
    for step in range(STEPS):
        page.keyboard.press("j" if step % 20 < 10 else "k")
        page.wait_for_timeout(_PAUSE)


def _switch(page: Page) -> None:
    """Other items, from the list."""
    page.evaluate("() => { lag.swaps = true; }")
    for step in range(SWITCHES):
        with page.expect_response(lambda answer: "/gennemgang/i" in answer.url and answer.request.method == "GET"):
            page.locator("a.line[data-key^=i]").nth(step * 7 % 40).click()
        page.wait_for_timeout(400)
