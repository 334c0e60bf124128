import asyncio
import sys

from evaluation.pages.referents import Plan, at_work
from evaluation.pages.running import free_port, running


def test_referents_ask_of_the_bare_page_what_they_ask_of_ours() -> None:
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "evaluation.pages.bare:app", "--no-access-log", "--port", str(port)]
    items = {"i1": ["s1"], "i2": ["s1", "s2"]}
    with running(command, port, "/") as bare:
        plan = Plan(bare.address, 20, "udkast", [["m" * 32, "secret"]] * 5, items, bare=True)
        asked = asyncio.run(at_work(plan))
        assert bare.peak_bytes() > 10_000_000
    assert {one.kind for one in asked} >= {"page", "save", "poll"}
    assert {one.status for one in asked} == {200}
    assert all(one.server is not None and 0 <= one.server <= one.client for one in asked)
