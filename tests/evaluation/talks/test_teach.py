import numpy as np

from evaluation.talks.script import PlantedKind
from evaluation.talks.statements import HarmlessKind, Statement, statements
from evaluation.talks.teach import fingerprint, fitted, lessons
from service.talks.likelihood import WEIGHTS, Weighed


def test_the_weights_are_those_of_the_sentences_that_are_there() -> None:
    with np.load(WEIGHTS, allow_pickle=False) as file:
        assert str(file["taught"]) == fingerprint(lessons()), "run: python -m evaluation.talks.teach"


def test_what_was_written_to_learn_from_has_no_sentence_of_the_kept_ones() -> None:
    written = {one.text for one in (*statements("taught"), *statements("weighed"))}
    assert sum(one.text in written for one in statements("kept")) == 0


def test_what_is_taught_is_known() -> None:
    ill = [Statement(text=f"Jeg har {what}.", kind=PlantedKind.DIAGNOSIS) for what in ("gigt", "astma", "stress")]
    well = [Statement(text=f"Vi tager {what}.", kind=HarmlessKind.TASK) for what in ("posten", "arkivet", "vagten")]
    likely = Weighed(*fitted([*ill, *well])).of(["Jeg har gigt.", "Vi tager posten."])
    assert likely[0] > 0.5 > likely[1]
