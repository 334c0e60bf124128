"""A `Language` that asks a taught model in the form it was taught: no examples, the kind first, then the sentence."""

from collections.abc import Sequence

from models.language.task import Language, Task
from models.progress import Progress, silent
from models.teaching.form import TASK, read


class Taught:
    """Asks `model`, which carries our adapter. A question is what was said, each line behind its speaker's name.

    The task that comes with the questions is for models that were not taught, and isn't put to this one. An answer is
    the sentence, or "" where the model finds nothing to minute.
    """

    def __init__(self, model: Language) -> None:
        self._model = model

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[str | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        """One sentence for every question, in order; see `Language.answer`."""
        del task
        answers = self._model.answer(TASK, questions, grammars, max_tokens, progress)
        return [read(text)[1] for text in answers]

    def close(self) -> None:
        """Give the memory back. The model can't be asked again."""
        self._model.close()
