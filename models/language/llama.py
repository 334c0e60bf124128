"""llama.cpp inside this process (xllamacpp): nothing is logged, and no port is opened.

llama.cpp can only be driven through its server, which always listens somewhere. Ours listens on a Unix socket in a
directory that nobody but this process' user may enter, behind a random key, and the socket's name is removed as
soon as it is there: after that nothing can connect at all. All questions go by calls inside the process.
"""

import json
import os
import secrets
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from models.error import UdkastError
from models.language.gguf import read_head
from models.language.prompt import STOP, continuation, conversation
from models.language.task import Form, Task
from models.progress import Progress, silent

_SEED = 1


class Llama:
    """A GGUF weight on the CPU, asked as it was taught: in chat if it brings a template, otherwise by completion.

    `slots` questions are answered side by side, each within `context` tokens. With more than one, chance decides which
    are computed together, and what rounds differently can end in another word: only one slot gives the same answers
    every time. `threads` 0 means every CPU this process may use. `lora` is a GGUF adapter that was taught on this very
    weight. Raises `UdkastError` if the weight or the adapter is missing, damaged or doesn't fit in memory.
    """

    def __init__(
        self, weight: Path, threads: int = 0, slots: int = 1, context: int = 2048, lora: Path | None = None
    ) -> None:
        import xllamacpp

        self._chat = read_head(weight).chat
        self._slots = slots
        params = xllamacpp.CommonParams()
        params.model.path = str(weight)
        if lora is not None:
            read_head(lora)
            params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(str(lora), 1.0)]
        params.n_parallel = slots
        params.n_ctx = context * slots
        params.kv_unified = False
        params.n_batch, params.n_ubatch = 512, 256
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads or len(os.sched_getaffinity(0))
        params.warmup = params.fit_params = params.endpoint_slots = params.ui = False
        params.n_ctx_checkpoints = params.cache_ram_mib = 0  # the slots' own caches are all that is needed
        params.verbosity = -1  # not a line: llama.cpp would print prompts
        params.api_keys = [secrets.token_hex(32)]
        params.cors_origins = ""
        with tempfile.TemporaryDirectory(prefix="udkast-") as private:
            params.hostnames = [str(Path(private) / "llama.sock")]
            try:
                self._server: Any = xllamacpp.Server(params)
            except RuntimeError as error:
                raise UdkastError(
                    "Sprogmodellen kunne ikke indlæses. Prøv: udkast models verify. "
                    "Er den hel, så mangler der hukommelse: luk andre programmer, eller vælg en mindre profil."
                ) from error

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[Form | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        """One answer for every question, in order; see `Language.answer`."""
        if self._server is None:
            raise UdkastError("Sprogmodellen er lukket. Start kørslen igen.")
        rules = list(grammars) if grammars is not None else [None] * len(questions)
        answers = [""] * len(questions)
        done = 0
        with ThreadPoolExecutor(self._slots) as pool:
            asked = {
                pool.submit(self._ask, task, question, rule, max_tokens, fresh=place == 0): place
                for place, (question, rule) in enumerate(zip(questions, rules, strict=True))
            }
            for future in as_completed(asked):
                answers[asked[future]] = future.result()
                done += 1
                progress(done / len(questions))
        return answers

    def close(self) -> None:
        """Give the memory back. The model can't be asked again."""
        self._server = None

    def _ask(self, task: Task, question: str, form: Form | None, max_tokens: int, *, fresh: bool) -> str:
        """One question. `fresh` forgets what was asked before, so that a run doesn't depend on the one before it."""
        request: dict[str, Any] = {"temperature": 0, "seed": _SEED, "max_tokens": max_tokens, "cache_prompt": not fresh}
        if form is not None:
            request["grammar" if isinstance(form, str) else "json_schema"] = form
        try:
            if self._chat:
                request["messages"] = conversation(task, question)
                reply = self._server.handle_chat_completions(request)
            else:
                request["prompt"] = continuation(task, question)
                request["stop"] = [STOP]
                reply = self._server.handle_completions(request)
        except RuntimeError:
            reply = {"error": {}}
        reply = json.loads(reply) if isinstance(reply, str) else reply
        if "error" in reply:
            # llama.cpp's own message can quote the prompt, so it goes no further.
            raise UdkastError("Sprogmodellen kunne ikke svare på et af spørgsmålene. Kør igen med en anden profil.")
        choice = reply["choices"][0]
        text = choice["message"]["content"] if self._chat else choice["text"]
        return str(text or "").strip()
