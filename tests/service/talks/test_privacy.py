from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.talks.privacy import private, tells

HEARD = "Jeg kan tage telefonen om formiddagen."
ILL = "Jeg har ondt i ryggen."


class Says:
    """A model with one answer."""

    def __init__(self, likely: float) -> None:
        self._likely = likely

    def of(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        return np.full(len(sentences), self._likely)


def test_without_a_model_the_lexicon_decides() -> None:
    assert tells(ILL, None)
    assert not tells(HEARD, None)


def test_the_model_catches_what_the_lexicon_knows_nothing_of() -> None:
    assert tells(HEARD, Says(0.9))
    assert not tells(HEARD, Says(0.1))


def test_the_model_does_not_overrule_the_lexicon() -> None:
    assert tells(ILL, Says(0.0))


def test_what_is_installed_knows_private_sentences_from_plain_ones() -> None:
    assert private("Det hele vender sig i mig, når jeg står op.")
    assert private("Hun derhjemme har pakket sine ting.")
    assert not private("Så tager du arkivet om tirsdagen.")
    assert not private("Vi mødes den 3. marts klokken ti.")
