"""A server that speaks OpenAI's chat completions: the model runs on another machine of the municipality's.

llama.cpp's server and vLLM are two of them. What people said goes to that server, so its address comes from the
settings alone, must be on the municipality's own network, and is reached directly: no proxy, no redirect.
"""

import json
import re
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

import httpx

from models.error import UdkastError
from models.language.prompt import conversation
from models.language.server import Server, check_address
from models.language.task import Form, Task
from models.progress import Progress, silent

TRIES = 4
LONGEST = 4 * 1024**2
"""Bytes of a reply: more is no answer."""
_SEED = 1
_BUSY = {408, 409, 425, 429, 500, 502, 503, 504}
_THOUGHT = re.compile(r"\s*<think>.*?(?:</think>|\Z)\s*", re.DOTALL)


class OpenAI:
    """The model of a server, asked in chat.

    Raises `UdkastError`, in one line that says what to do, where the server is away, refuses, is somebody else's or
    answers with what is no answer.
    """

    def __init__(self, server: Server) -> None:
        check_address(server)
        self._server = server
        self._held = True  # until the server turns out not to know how to be held to a form
        # The environment's proxies would carry what was said elsewhere.
        self._client: httpx.Client | None = httpx.Client(
            base_url=server.url.rstrip("/") + "/",
            headers={"Authorization": f"Bearer {server.key}"} if server.key else {},
            timeout=httpx.Timeout(server.timeout, connect=min(10.0, server.timeout)),
            trust_env=False,
            follow_redirects=False,
        )
        self._model = server.model

    def name(self) -> str:
        """What the server calls the model, which is then the one that is asked."""
        listed = self._call("GET", "models")
        try:
            names = [str(one["id"]) for one in listed["data"]]
        except (KeyError, TypeError):
            raise self._nonsense() from None
        known = ", ".join(names[:8]) or "ingen"
        if self._server.model:
            if self._server.model not in names:
                raise UdkastError(
                    f"Serveren {self._server.place} har ikke modellen »{self._server.model}«. "
                    f"Ret UDKAST_SERVER_MODEL; den har: {known}."
                )
        elif len(names) != 1:
            raise UdkastError(f"Vælg en af modellerne på {self._server.place} med UDKAST_SERVER_MODEL: {known}.")
        self._model = self._server.model or names[0]
        return self._model

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[Form | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        """One answer for every question, in order; see `Language.answer`. A server that can't be held to a form answers
        freely.
        """
        if not self._model:
            self.name()
        forms = list(grammars) if grammars is not None else [None] * len(questions)
        answers = [""] * len(questions)
        with ThreadPoolExecutor(self._server.slots) as pool:
            asked = {
                pool.submit(self._ask, task, question, form, max_tokens): place
                for place, (question, form) in enumerate(zip(questions, forms, strict=True))
            }
            try:
                for done, future in enumerate(as_completed(asked), start=1):
                    answers[asked[future]] = future.result()
                    progress(done / len(questions))
            except UdkastError:
                pool.shutdown(cancel_futures=True)
                raise
        return answers

    def close(self) -> None:
        """Hang up. The model can't be asked again."""
        if self._client is not None:
            self._client.close()
        self._client = None

    def _ask(self, task: Task, question: str, form: Form | None, max_tokens: int) -> str:
        request: dict[str, Any] = {
            "model": self._model,
            "messages": conversation(task, question),
            "temperature": 0,
            "seed": _SEED,
            "max_tokens": max_tokens,
            # Of a model that can think first: its answer would be cut off before it began.
            "chat_template_kwargs": {"enable_thinking": False},
        }
        reply = self._call("POST", "chat/completions", {**request, **_held_to(form)} if self._held else request)
        try:
            text = reply["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError):
            raise self._nonsense() from None
        return _THOUGHT.sub("", str(text or "")).strip()

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The server's reply; what may pass is tried again."""
        if self._client is None:
            raise UdkastError("Sprogmodellen er lukket. Start kørslen igen.")
        for attempt in range(1, TRIES + 1):
            status, content = self._sent(self._client, method, path, body)
            if status == httpx.codes.OK:
                try:
                    return json.loads(content)
                except (ValueError, RecursionError):
                    raise self._nonsense() from None
            if status in {400, 422} and body is not None and set(body) & _FORMS:
                self._held = False
                body = {name: value for name, value in body.items() if name not in _FORMS}
                continue
            if (status and status not in _BUSY) or attempt == TRIES:
                raise self._refused(status)
            time.sleep(self._server.wait * 2 ** (attempt - 1))
        raise self._refused(0)

    @staticmethod
    def _sent(client: httpx.Client, method: str, path: str, body: dict[str, Any] | None) -> tuple[int, bytes]:
        """Status and bytes of one reply; status 0 where there was none, or only a part of one."""
        content = b""
        try:
            with client.stream(method, path, json=body) as reply:
                for part in reply.iter_bytes():
                    content += part
                    if len(content) > LONGEST:
                        return reply.status_code, b""
                return reply.status_code, content
        except httpx.HTTPError:
            return 0, b""

    def _refused(self, status: int) -> UdkastError:
        place = self._server.place
        if status == 0:
            return UdkastError(
                f"Sprogmodellens server {place} svarer ikke. Kontrollér, at den kører, og kør så igen, eller vælg en "
                "anden profil."
            )
        if status in {401, 403}:
            return UdkastError(f"Sprogmodellens server {place} afviser nøglen. Ret UDKAST_SERVER_KEY.")
        if status in _BUSY:
            return UdkastError(
                f"Sprogmodellens server {place} melder fejl ({status}). Se efter i dens log, og kør igen."
            )
        return UdkastError(
            f"Serveren {place} svarer ikke som en sprogmodel ({status}). UDKAST_SERVER_URL skal som regel ende på /v1."
        )

    def _nonsense(self) -> UdkastError:
        return UdkastError(
            f"Sprogmodellens server {self._server.place} svarede noget, der ikke kan læses. "
            "Kontrollér UDKAST_SERVER_URL."
        )


_FORMS = {"grammar", "structured_outputs", "response_format"}


def _held_to(form: Form | None) -> dict[str, Any]:
    """The fields that hold an answer to a form: JSON schema is everybody's, a grammar has a name with each."""
    if form is None:
        return {}
    if isinstance(form, Mapping):
        schema = {"name": "svar", "strict": True, "schema": dict(form)}
        return {"response_format": {"type": "json_schema", "json_schema": schema}}
    return {"grammar": form, "structured_outputs": {"grammar": form}}
