"""A FastAPI page that does nothing: one line of Jinja, or the JSON that was sent. uvicorn evaluation.pages.bare:app

What any FastAPI program costs on this machine, however little it does.
"""

import time
from typing import Any

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse
from jinja2 import Template
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

app = FastAPI(openapi_url=None)
_page = Template("<!DOCTYPE html><title>{{ title }}</title><h1>{{ title }}</h1>", autoescape=True)


@app.get("/")
def page() -> Response:
    """One line; in a thread, as our pages are."""
    return HTMLResponse(_page.render(title="Udkast"))


@app.post("/")
def said(sent: dict[str, Any]) -> dict[str, Any]:
    """What was sent."""
    return sent


class Timed:
    """Says how long the answer took, as our own program does."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        began = time.perf_counter()

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                spent = f"app;dur={1000 * (time.perf_counter() - began):.2f}"
                MutableHeaders(scope=message).append("Server-Timing", spent)
            await send(message)

        await self._app(scope, receive, sent)


app.add_middleware(Timed)
