"""What is asked of a language model, and who answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from models.progress import Progress, silent

Form = str | Mapping[str, Any]
"""What an answer is held to: a grammar in llama.cpp's GBNF, or a JSON schema."""


@dataclass(frozen=True)
class Example:
    """One question with the answer that is wanted."""

    question: str
    answer: str


@dataclass(frozen=True)
class Task:
    """What all questions share: the instruction and the examples. A model reads this prefix once."""

    instruction: str
    examples: tuple[Example, ...] = ()


class Language(Protocol):
    """A model that answers questions of one task."""

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[Form | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        """One answer for every question, in order, stripped; never longer than `max_tokens`.

        `grammars` gives for each question the form that its answer must have, or None. The same questions give the same
        answers. Raises `UdkastError` if the weight is missing, damaged or out of memory.
        """
        ...

    def close(self) -> None:
        """Give the memory back. The model can't be asked again."""
        ...
