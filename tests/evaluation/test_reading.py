"""A language model that reads the scenes: what it is asked, and how its answers are counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from evaluation.measures.share import Share
from evaluation.scenes.reading import asked, question, read, rows
from evaluation.scenes.scene import scenes
from models.language import Form, Task
from models.progress import Progress, silent
from service.meetings import Outcome


@dataclass
class Letters:
    """A model that answers with the letters it is given, and keeps what it was asked."""

    letters: str
    forms: list[Form | None] = field(default_factory=list)

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[Form | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        del task, max_tokens, progress
        self.forms = list(grammars or ())
        return list(self.letters[: len(questions)])

    def close(self) -> None:
        """Nothing to give back."""


def test_every_outcome_has_a_letter_that_is_explained_and_shown() -> None:
    task, letters = asked()
    assert set(letters.values()) == set(Outcome)
    assert set(re.findall(r"^([A-Z]): ", task.instruction, re.MULTILINE)) == set(letters)
    assert {example.answer for example in task.examples} == set(letters)


def test_the_examples_are_no_scenes() -> None:
    shown = " ".join(example.question for example in asked()[0].examples)
    assert not any(r.text in shown for s in scenes("kept") for r in s.remarks if len(r.text.split()) > 4)


def test_a_model_is_shown_the_last_words_by_role() -> None:
    scene = scenes("fitted")[0]
    told = question(replace(scene, remarks=scene.remarks * 40))
    assert told.startswith(f"Punkt: {scene.item.title}\nIndstilling: ")
    assert told.endswith(scene.remarks[-1].text)
    assert len(told.split()) < 220


def test_letters_become_outcomes_and_are_held_to_them() -> None:
    model = Letters("AD?")
    assert read(model, scenes("fitted")[:3]) == [Outcome.APPROVED, Outcome.POSTPONED, None]
    assert set(model.forms) == {"root ::= [ABCDEFGH]"}


def test_where_a_word_of_decision_was_heard_the_model_is_not_believed() -> None:
    found = scenes("fitted")[:60]
    rules, model, both = (Share.sum(shares).part for _, shares in rows(found, [None] * len(found)))
    assert model == 0
    assert 0 < both < rules
