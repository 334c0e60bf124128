"""The GPU adapter on a real weight, on the CPU: slow, and so one question."""

from pathlib import Path

import pytest

from models.language import Example, Task
from models.language.transformers import Transformers

WEIGHT = Path("~/.cache/udkast/weights/gemma-3-270m/model.gguf").expanduser()


@pytest.mark.weights
@pytest.mark.skipif(not WEIGHT.exists(), reason="gemma-3-270m er ikke hentet: udkast models pull gemma-3-270m")
def test_a_gguf_weight_answers_in_one_line() -> None:
    pytest.importorskip("transformers", reason="ekstra gpu er ikke installeret")
    model = Transformers(WEIGHT, "cpu")
    task = Task("Skriv replikken om til referat.", (Example("Lars: Jeg sender planen.", "Lars sender planen."),))
    (answer,) = model.answer(task, ["Mette: Jeg ringer til skolen."], max_tokens=16)
    model.close()
    assert answer
    assert "\n" not in answer
