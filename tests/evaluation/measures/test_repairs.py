"""Repairs are right, false or harmful by what was said."""

from evaluation.measures.repairs import as_heard, false_repairs, harmful_repairs
from evaluation.measures.share import Share
from models.speech import HeardWord

SAID = "Ida Holt tager referatet til efterretning."
WORDS = [
    HeardWord(0, 1, "Ida", 0.5, "Eda"),
    HeardWord(1, 2, "Holt", 0.5, ""),
    HeardWord(2, 3, "tog", 0.5, "tager"),
    HeardWord(3, 4, "reformen", 0.5, "hefferatet"),
    HeardWord(4, 5, "til", 0.9),
]


def test_a_repaired_word_that_was_not_said_is_false() -> None:
    assert false_repairs(SAID, WORDS) == Share(2, 5)


def test_a_repair_of_what_was_right_does_harm() -> None:
    assert harmful_repairs(SAID, WORDS) == Share(1, 5)


def test_what_was_heard_can_be_read_again() -> None:
    assert as_heard(WORDS) == "Eda tager hefferatet til"
