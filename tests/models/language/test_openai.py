"""A model behind an OpenAI-compatible server: a real llama.cpp server, and stand-ins for servers that misbehave."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from models.error import UdkastError
from models.language import Example, Form, Task
from models.language.openai import OpenAI
from models.language.server import Server
from tests.models.language.serving import KEY, Serving, serving

WEIGHT = Path.home() / ".cache/udkast/weights/gemma-3-270m/model.gguf"
TASK = Task("Skriv tallet med bogstaver.", (Example("1", "en"), Example("2", "to"), Example("4", "fire")))
SHOWN = Task("Svar i JSON.", (Example("1", '{"tal": "en"}'), Example("2", '{"tal": "to"}')))
SCHEMA = {
    "type": "object",
    "properties": {"tal": {"enum": ["syv", "otte"]}},
    "required": ["tal"],
    "additionalProperties": False,
}

needs_weights = pytest.mark.skipif(not WEIGHT.is_file(), reason="weights are not fetched")


# ---- a real server -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> Iterator[Serving]:
    with serving(WEIGHT) as running:
        yield running


@pytest.mark.weights
@needs_weights
def test_a_real_server_answers_in_order_and_in_the_form_asked_for(real: Serving) -> None:
    model = OpenAI(Server(real.url, KEY))
    assert model.name() == "gemma-prøve"
    seen: list[float] = []
    forms: list[Form | None] = ['root ::= "ja" | "nej"', SCHEMA, 'root ::= "tre"']
    answers = model.answer(SHOWN, ["9", "7", "3"], forms, max_tokens=40, progress=seen.append)
    assert answers[0] in {"ja", "nej"}
    assert json.loads(answers[1])["tal"] in {"syv", "otte"}
    assert answers[2] == "tre"
    assert seen[-1] == 1.0
    model.close()
    with pytest.raises(UdkastError, match="lukket"):
        model.answer(TASK, ["9"])


@pytest.mark.weights
@needs_weights
def test_a_wrong_key_is_told_and_never_shown(real: Serving) -> None:
    with pytest.raises(UdkastError, match="UDKAST_SERVER_KEY") as refusal:
        OpenAI(Server(real.url, "en-forkert")).name()
    assert "en-forkert" not in str(refusal.value)


@pytest.mark.weights
@needs_weights
def test_a_model_that_the_server_does_not_have_is_told_with_those_it_has(real: Serving) -> None:
    with pytest.raises(UdkastError, match="gemma-prøve"):
        OpenAI(Server(real.url, KEY, "gpt-9")).name()


@pytest.mark.weights
@needs_weights
def test_a_server_that_is_killed_in_the_middle_of_an_answer_is_told() -> None:
    with serving(WEIGHT) as running:
        model = OpenAI(Server(running.url, KEY, wait=0.05))
        model.name()
        threading.Timer(0.5, running.process.kill).start()
        with pytest.raises(UdkastError, match="svarer ikke"):
            model.answer(Task("Tæl."), ["Skriv et langt eventyr."], ['root ::= ("a" | "b"){4000}'], max_tokens=3900)


# ---- servers that misbehave --------------------------------------------------------------------------------------

Reply = Callable[[int, dict[str, Any]], tuple[int, bytes]]


@contextmanager
def standing_in(reply: Reply) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server that answers as told: `reply` is given how many requests came before, and the body."""
    bodies: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def _answer(self, content: bytes) -> None:
            body = json.loads(content or b"{}")
            bodies.append(body)
            status, sent = reply(len(bodies) - 1, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", bodies
    finally:
        server.shutdown()
        server.server_close()


def said(text: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": text}}]}).encode()


def ask(url: str, form: Any = None, **changes: Any) -> str:
    return OpenAI(Server(url, model="m", wait=0.01, **changes)).answer(TASK, ["hemmeligt"], [form])[0]


@pytest.mark.parametrize(
    "content",
    [b"<html>hej</html>", b"", b"[]", b"{}", b'{"choices": []}', b'"svar"', b"null", b"\xff\xfe", b"[" * 100_000],
)
def test_an_answer_that_is_none_is_one_line_that_quotes_nothing(content: bytes) -> None:
    with standing_in(lambda *_: (200, content)) as (url, _), pytest.raises(UdkastError) as failure:
        ask(url)
    assert "ikke kan læses" in str(failure.value)
    assert "hemmeligt" not in str(failure.value)
    assert "\n" not in str(failure.value)


def test_an_answer_without_text_is_empty() -> None:
    with standing_in(lambda *_: (200, said(None))) as (url, _):
        assert ask(url) == ""


def test_what_a_model_thinks_first_is_not_its_answer() -> None:
    with standing_in(lambda *_: (200, said("<think>Tja …\n</think>\n\ntre"))) as (url, _):
        assert ask(url) == "tre"
    with standing_in(lambda *_: (200, said("<think>Tja, det kommer an på"))) as (url, _):
        assert ask(url) == ""


def test_a_server_that_is_busy_for_a_moment_is_asked_again() -> None:
    with standing_in(lambda before, _: (503, b"") if before < 2 else (200, said("tre"))) as (url, bodies):
        assert ask(url) == "tre"
    assert len(bodies) == 3


def test_a_server_that_stays_busy_is_told() -> None:
    with standing_in(lambda *_: (500, b"")) as (url, bodies), pytest.raises(UdkastError, match="500"):
        ask(url)
    assert len(bodies) == 4


def test_a_server_that_does_not_know_the_form_answers_freely() -> None:
    def strict(_: int, body: dict[str, Any]) -> tuple[int, bytes]:
        known = {"model", "messages", "temperature", "seed", "max_tokens", "chat_template_kwargs"}
        return (200, said("tre")) if set(body) <= known else (400, b'{"error": "unknown field"}')

    with standing_in(strict) as (url, _):
        assert ask(url, 'root ::= "fire"') == "tre"
        assert ask(url, SCHEMA) == "tre"


@pytest.mark.parametrize("status", [301, 404, 418])
def test_another_kind_of_server_is_told_and_no_redirect_is_followed(status: int) -> None:
    with standing_in(lambda *_: (status, b"")) as (url, bodies), pytest.raises(UdkastError, match="/v1"):
        ask(url)
    assert len(bodies) == 1


def test_a_server_that_never_ends_its_answer_is_left() -> None:
    with standing_in(lambda *_: (200, b" " * 5_000_000)) as (url, _), pytest.raises(UdkastError, match="læses"):
        ask(url)


def test_a_server_that_takes_too_long_is_left() -> None:
    def slow(*_: object) -> tuple[int, bytes]:
        time.sleep(0.5)
        return 200, said("tre")

    with standing_in(slow) as (url, _), pytest.raises(UdkastError, match="svarer ikke"):
        ask(url, timeout=0.05)


def test_a_server_that_is_away_is_told() -> None:
    with standing_in(lambda *_: (200, said("tre"))) as (url, _):
        pass
    with pytest.raises(UdkastError, match="svarer ikke"):
        ask(url)


def test_of_several_models_one_must_be_chosen() -> None:
    listed = json.dumps({"data": [{"id": "lille"}, {"id": "stor"}]}).encode()
    with standing_in(lambda *_: (200, listed)) as (url, _):
        with pytest.raises(UdkastError, match="lille, stor"):
            OpenAI(Server(url)).name()
        assert OpenAI(Server(url, model="stor")).name() == "stor"


def test_an_environment_with_a_proxy_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    with standing_in(lambda *_: (200, said("tre"))) as (url, _):
        assert ask(url) == "tre"
