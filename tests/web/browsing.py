"""Chromium, and what went wrong on a page while somebody looked at it."""

import os
import shutil
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

CHROMIUM = os.environ.get("UDKAST_CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
    "--use-fake-device-for-media-stream",  # a microphone that beeps, and nobody who is asked for it
    "--use-fake-ui-for-media-stream",
]
_WATCH = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
PATIENCE = 30_000  # milliseconds that a page may take to do what it was asked


def launched(playwright: Playwright) -> Browser:
    """Debian's Chromium, which asks nobody for anything."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)


@dataclass
class Window:
    """One person's browser with one page open. `problems` is what no page may do: errors in the console or in a
    script, a breach of the content security policy, a request to somebody else, an answer of 500.
    """

    context: BrowserContext
    page: Page
    address: str
    problems: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    """Parts of console lines that the test itself provokes (the browser writes one for each refused request)."""
    unheeded: tuple[str, ...] = ()
    """Ends of addresses whose answers of 500 and more the test makes itself."""

    def open(self, path: str) -> Page:
        """Go to that path; the page, once it is loaded."""
        self.page.goto(self.address + path)
        return self.page

    def tab(self) -> Page:
        """Another tab of the same person."""
        page = self.context.new_page()
        self.watch(page)
        return page

    def watch(self, page: Page) -> None:
        """Write down what goes wrong on it from now on."""
        page.set_default_timeout(PATIENCE)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error.message}"))
        page.on("request", self._asked)
        page.on("response", lambda answer: self._failed(answer.url) if answer.status >= 500 else None)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(part in message.text for part in self.expected):
            self.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https", "ws", "wss") and not request.url.startswith(self.address):
            self.problems.append(f"another host: {request.url}")

    def _failed(self, url: str) -> None:
        if not url.endswith(self.unheeded or ("\0",)):
            self.problems.append(f"server error: {url}")


def window(browser: Browser, address: str, *, width: int = 1280, height: int = 900) -> Window:
    """A fresh browser that knows nobody, in Danish and Danish time."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="da-DK", timezone_id="Europe/Copenhagen"
    )
    context.add_init_script(_WATCH)
    opened = Window(context, context.new_page(), address)
    opened.watch(opened.page)
    return opened
