"""The same with `transformers`, for a GPU (the `gpu` extra): a directory of safetensors, or a GGUF file.

Grammars are not applied here: a model large enough to be worth a GPU follows its examples, and every sentence is
checked afterwards anyway. Callers that need a form to the letter ask `Llama`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.error import UdkastError
from models.language.gguf import read_head
from models.language.prompt import STOP, continuation, conversation
from models.language.task import Form, Task
from models.progress import Progress, silent

_MISSING = "Sprogmodellen mangler eller er beskadiget. Hent den med: udkast models pull"
_BATCH = 8


class Transformers:
    """A causal language model on `device` ("cuda", "cpu"; empty takes the GPU if there is one).

    Raises `UdkastError` if the weight or the `gpu` extra is missing.
    """

    def __init__(self, weight: Path, device: str = "") -> None:
        if not weight.exists():
            raise UdkastError(_MISSING)
        gguf = weight.suffix == ".gguf"
        if gguf:
            read_head(weight)
        try:
            import torch
            import transformers
        except ImportError as error:
            raise UdkastError("Profilen kræver GPU-pakkerne. Installér dem med: pip install 'udkast[gpu]'") from error

        library: Any = transformers
        library.logging.set_verbosity_error()
        library.logging.disable_progress_bar()
        self._device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        where: dict[str, Any] = {"gguf_file": weight.name} if gguf else {}
        folder = str(weight.parent if gguf else weight)
        kind = torch.bfloat16 if self._device.startswith("cuda") else torch.float32
        try:
            self._tokenizer: Any = library.AutoTokenizer.from_pretrained(
                folder, local_files_only=True, padding_side="left", **where
            )
            model: Any = library.AutoModelForCausalLM.from_pretrained(
                folder, local_files_only=True, dtype=kind, **where
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise UdkastError(_MISSING) from error
        self._model: Any = model.to(self._device).eval()
        if self._tokenizer.pad_token_id is None:
            self._tokenizer.pad_token = self._tokenizer.eos_token

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[Form | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        """One answer for every question, in order; see `Language.answer`. Grammars are not applied."""
        del grammars
        if self._model is None:
            raise UdkastError("Sprogmodellen er lukket. Start kørslen igen.")
        answers: list[str] = []
        for start in range(0, len(questions), _BATCH):
            answers.extend(self._batch([self._prompt(task, q) for q in questions[start : start + _BATCH]], max_tokens))
            progress(len(answers) / len(questions))
        return answers

    def close(self) -> None:
        """Give the memory back. The model can't be asked again."""
        self._model = None
        if self._device.startswith("cuda"):
            import torch

            torch.cuda.empty_cache()

    @property
    def _chat(self) -> bool:
        return self._tokenizer.chat_template is not None

    def _prompt(self, task: Task, question: str) -> str:
        if not self._chat:
            return continuation(task, question)
        messages = conversation(task, question)
        return str(self._tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True))

    def _batch(self, prompts: list[str], max_tokens: int) -> list[str]:
        import torch

        # A chat template brings its own marks for the beginning.
        asked = self._tokenizer(prompts, return_tensors="pt", padding=True, add_special_tokens=not self._chat)
        asked = asked.to(self._device)
        stop: dict[str, Any] = {} if self._chat else {"stop_strings": [STOP], "tokenizer": self._tokenizer}
        with torch.inference_mode():
            made = self._model.generate(
                **asked, max_new_tokens=max_tokens, do_sample=False, pad_token_id=self._tokenizer.pad_token_id, **stop
            )
        new = made[:, asked["input_ids"].shape[1] :]
        texts = self._tokenizer.batch_decode(new, skip_special_tokens=True)
        return [(text if self._chat else text.split(STOP)[0]).strip() for text in texts]
