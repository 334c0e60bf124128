import numpy as np
import pytest

from service.talks.likelihood import PLACES, Weighed
from service.talks.privacy import Judge, private, tells, view

HEARD = "Jeg kan tage telefonen om formiddagen."
ILL = "Jeg har ondt i ryggen."


def judge(odds: float, lexicon: float = 0.0) -> Judge:
    """A judge whose model always says the same, and to whom a finding of the lexicon is worth `lexicon`."""
    weights = np.zeros_like(view(HEARD, 0.0))
    weights[0] = 1.0
    weights[1:] = lexicon
    return Judge(Weighed(np.ones(PLACES), np.zeros(PLACES), odds), weights, 0.0)


def test_without_a_model_the_lexicon_decides() -> None:
    assert tells(ILL, None)
    assert not tells(HEARD, None)


def test_the_model_catches_what_the_lexicon_knows_nothing_of() -> None:
    assert tells(HEARD, judge(3.0))
    assert not tells(HEARD, judge(-3.0))


def test_what_the_lexicon_finds_is_weighed_beside_the_model() -> None:
    assert tells(ILL, judge(-3.0, lexicon=2.0))
    assert not tells(ILL, judge(-3.0, lexicon=0.1))


def test_what_is_plain_around_it_does_not_hide_what_is_private() -> None:
    assert private(
        "Jeg kan skrive, jeg har angst, og jeg kan tage telefonen, og jeg kan rydde op i arkivet om tirsdagen."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Det hele vender sig i mig, når jeg står op.",
        "Hun derhjemme har pakket sine ting.",
        "Jeg får insulin klokken tolv.",
        "Jeg skal have kigget på hoften på mandag.",
        "Der er noget galt med min mave.",
        "Jeg går til psykolog om tirsdagen.",
    ],
)
def test_private_sentences_are_known(sentence: str) -> None:
    assert private(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Så tager du arkivet om tirsdagen.",
        "Vi mødes den 3. marts klokken ti.",
        "Jeg giver insulin til to borgere klokken tolv.",
        "Jeg skal have kigget på vagtplanen på mandag.",
        "Der er noget galt med printeren.",
        "Psykologen i PPR har kontor på anden sal.",
    ],
)
def test_what_only_looks_like_them_is_left_alone(sentence: str) -> None:
    assert not private(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Når Bo går på barsel, overtager Renata kasserne.", "Mette er på barsel.", "Han har forældreorlov fra uge 12."],
)
def test_why_a_colleague_is_away_is_left_out_too(sentence: str) -> None:
    assert private(sentence)


@pytest.mark.parametrize("sentence", ["Barselsvikaren bliver til maj.", "Reglerne for barsel står på intranettet."])
def test_the_jobs_own_words_about_leave_are_kept(sentence: str) -> None:
    assert not private(sentence)
