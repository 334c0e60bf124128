"""A `Language` that asks a taught model in the form it was taught: no examples, the kind first, then the sentence."""

from collections.abc import Sequence

from models.language.task import Language, Task
from models.progress import Progress, silent
from models.teaching.bounds import grammar_of
from models.teaching.form import TASK, read


class Taught:
    """Asks `model`, which carries our adapter. A question is what was said, each line behind its speaker's name.

    The task that comes with the questions is for models that were not taught, and isn't put to this one. An answer is
    the sentence, or "" where the model finds nothing to minute. `bound` holds it to the words that were said.
    """

    def __init__(self, model: Language, *, bound: bool = True) -> None:
        self._model, self._bound = model, bound

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
        rules = [grammar_of(said) for said in questions] if grammars is None and self._bound else grammars
        answers = self._model.answer(TASK, questions, rules, max_tokens, progress)
        return [read(text)[1] for text in answers]

    def close(self) -> None:
        """Give the memory back. The model can't be asked again."""
        self._model.close()
