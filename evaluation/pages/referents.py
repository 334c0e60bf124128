"""Referents at work, fifty at once: python -m evaluation.pages.referents PLAN.json prints what they asked and got.

Each has a review of their own open, looks at it for a while, and then does what the page's scripts do:

- the page is opened anew every 60 s or so, another item every 15 s, a sentence is saved every 4 s;
- the page asks by itself every 5 s whether anything has changed.

They come within a quarter of a minute; pauses are drawn between half and one and a half of these. The bare page gets
the same requests at the same pace.
"""

import asyncio
import json
import random
import re
import secrets
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import httpx

OPENED_EVERY, SWITCHED_EVERY, SAVED_EVERY, POLLED_EVERY = 60.0, 15.0, 4.0, 5.0
"""Seconds from one to the next, for one referent."""

ARRIVING = 15.0
"""Seconds over which they come to work, one by one."""

_VERSION = re.compile(r'data-version="([0-9]+)"')
_TOKEN = re.compile(r'"X-CSRF-Token": "([^"]+)"')
_DURATION = re.compile(r"\bdur=([0-9.]+)")


@dataclass(frozen=True)
class Plan:
    """Who goes where for how long. `seats` are (meeting, cookie); `items` the ids of each item's sentences; with `bare`
    the same is asked of the bare page.
    """

    address: str
    seconds: float
    cookie: str
    seats: list[list[str]]
    items: dict[str, list[str]]
    bare: bool = False


@dataclass(frozen=True)
class Asked:
    """One request: milliseconds in the program (None where it did not say), and until the answer was read."""

    kind: str
    status: int
    server: float | None
    client: float
    size: int


@dataclass
class Referent:
    """One person with a browser."""

    client: httpx.AsyncClient
    plan: Plan
    meeting: str
    draw: random.Random
    asked: list[Asked] = field(default_factory=list)
    csrf: str = ""
    key: str = ""
    version: int = 0

    async def work(self) -> None:
        """All at once, as a page and a person do: opening, moving on, saving, and the page's own asking."""
        await asyncio.sleep(self.draw.uniform(0, ARRIVING))
        await self.open()
        await asyncio.gather(
            self._every(OPENED_EVERY, self.open),
            self._every(SWITCHED_EVERY, self.switch),
            self._every(SAVED_EVERY, self.save),
            self._every(POLLED_EVERY, self.poll),
        )

    async def open(self) -> None:
        """The whole page, at the item that one is at."""
        self.key = self.key or self.draw.choice(list(self.plan.items))
        self._shown(self.key, await self._ask("page", "GET", self.key))

    async def switch(self) -> None:
        """Another item: the part of the page that its scripts put in."""
        key = self.draw.choice(list(self.plan.items))
        answer = await self._ask("item", "GET", key, headers={"HX-Request": "true"})
        self.key = key
        self._shown(key, answer)

    async def poll(self) -> None:
        """Has anything changed? The session lives no longer for it."""
        await self._ask("poll", "GET", f"{self.key}/stand", headers={"Udkast-Poll": "1"})

    async def save(self) -> None:
        """A sentence of the item gets another text."""
        key = self.key
        sentence = self.draw.choice(self.plan.items[key])
        text = f"Udvalget drøftede sagen og bad om et notat med nummer {self.draw.randrange(10_000)}."
        sent = {
            "edit": {"kind": "edit", "sentence": sentence, "text": text},
            "seen": self.version,
            "said": secrets.token_hex(16),
        }
        answer = await self._ask("save", "POST", f"{key}/rettelser", json=sent, headers={"X-CSRF-Token": self.csrf})
        if answer is not None and key == self.key:
            self.version = answer.json()["version"]

    def _shown(self, key: str, answer: httpx.Response | None) -> None:
        """What a page's scripts read in it: the version of the Beslutning, and the token that changes carry."""
        if answer is None or key != self.key:
            return
        if version := _VERSION.search(answer.text):
            self.version = int(version[1])
        if token := _TOKEN.search(answer.text):
            self.csrf = token[1]

    async def _every(self, seconds: float, act: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(seconds * self.draw.uniform(0.5, 1.5))
            await act()

    async def _ask(self, kind: str, method: str, path: str, **more: Any) -> httpx.Response | None:
        where = "/" if self.plan.bare else f"/moeder/{self.meeting}/gennemgang/{path}"
        began = time.perf_counter()
        try:
            answer = await self.client.request(method, where, **more)
        except httpx.HTTPError:
            self.asked.append(Asked(kind, 0, None, 1000 * (time.perf_counter() - began), 0))
            return None
        spent = _DURATION.search(answer.headers.get("Server-Timing", ""))
        client = 1000 * (time.perf_counter() - began)
        size = answer.num_bytes_downloaded
        self.asked.append(Asked(kind, answer.status_code, float(spent[1]) if spent else None, client, size))
        return answer if answer.is_success and not self.plan.bare else None


async def at_work(plan: Plan) -> list[Asked]:
    """Everything that was asked while they worked."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    referents = []
    for place, (meeting, secret) in enumerate(plan.seats):
        client = httpx.AsyncClient(
            base_url=plan.address,
            cookies={plan.cookie: secret},
            headers={"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"},
            limits=limits,
            timeout=30,
        )
        referents.append(Referent(client, plan, meeting, random.Random(place)))  # noqa: S311 - pauses, not secrets
    work = [asyncio.create_task(referent.work()) for referent in referents]
    await asyncio.wait(work, timeout=plan.seconds)
    failed = [task.exception() for task in work if task.done()]
    for task in work:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    for referent in referents:
        await referent.client.aclose()
    if any(failed):
        raise RuntimeError(str(failed[0]))
    return [asked for referent in referents for asked in referent.asked]


if __name__ == "__main__":
    wanted = Plan(**json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    json.dump([asdict(asked) for asked in asyncio.run(at_work(wanted))], sys.stdout)
