"""The last word counts."""

import pytest

from service.drafting.remarks import Remark
from service.drafting.repairs import heard_of, repaired


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Det koster 40.000, nej undskyld, 45.000 kroner.", "Det koster 45.000 kroner."),
        ("Så er vi nået til punkt seks, nej undskyld, punkt fem.", "Så er vi nået til punkt fem."),
        ("Vi mødes på mandag, nej, på tirsdag.", "Vi mødes på tirsdag."),
        ("Det er Bent, nej undskyld, Jonas, der har nøglen.", "Det er Jonas, der har nøglen."),
        ("Det er fyrre tusind, undskyld, femogfyrre tusind kroner.", "Det er femogfyrre tusind kroner."),
    ],
)
def test_what_was_taken_back_is_gone(said: str, meant: str) -> None:
    assert repaired(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Fristen er tre, eller, det er faktisk fire uger.", "Fristen er fire uger."),
        ("Vi ses onsdag, jeg mener torsdag.", "Vi ses torsdag."),
        ("Prisen er syv ... nej, otte millioner.", "Prisen er otte millioner."),
        ("Der kom 52, øh nej, 54 gæster.", "Der kom 54 gæster."),
        ("Hun er fra Vejen, eller rettere Ribe.", "Hun er fra Ribe."),
        ("Det var i 2019, hov, 2021.", "Det var i 2021."),
        ("Linjen åbner i maj, nej vent, det bliver juni.", "Linjen åbner i juni."),
        ("Det er den 3., nej, det er den 10. maj, der er fridag.", "Det er den 10. maj, der er fridag."),
    ],
)
def test_there_are_many_ways_of_taking_back(said: str, meant: str) -> None:
    assert repaired(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "Det er dyrt, jeg mener, at det er for dyrt.",
        "Vi kan vente, eller det er måske bedre at gå nu.",
        "Hov, jeg glemte nøglen.",
        "Der er tre døre, og det er tre for mange.",
    ],
)
def test_words_that_only_sound_like_it_take_nothing_back(said: str) -> None:
    assert repaired(said) == said


@pytest.mark.parametrize("said", ["Nej, det er ikke godt.", "Undskyld, jeg er forsinket.", "Det ved jeg ikke, nej."])
def test_a_no_that_corrects_nothing_stays(said: str) -> None:
    assert repaired(said) == said


def test_a_correction_in_a_sentence_of_its_own_reaches_back() -> None:
    first = Remark("u1", "s1", "Fristen er den 12. marts.", 0, 2)
    second = Remark("u2", "s1", "Nej, undskyld, den 14. marts.", 2, 4, position=1)
    (heard,) = heard_of([first, second])
    assert heard.text == "Fristen er den 14. marts."
    assert [r.utterance for r in heard.remarks] == ["u1", "u2"]


def test_another_speaker_corrects_nobody() -> None:
    first = Remark("u1", "s1", "Fristen er den 12. marts.", 0, 2)
    second = Remark("u2", "s2", "Nej, den 14. marts.", 2, 4, position=1)
    assert [h.text for h in heard_of([first, second])] == [first.text, second.text]


def test_a_date_that_captions_cut_in_two_is_one() -> None:
    cut = [Remark("u1", "s", "Der er to møder: 4.", 0, 1), Remark("u2", "s", "februar og 13. maj.", 1, 2, position=1)]
    (heard,) = heard_of(cut)
    assert heard.text == "Der er to møder: 4. februar og 13. maj."
    assert [r.utterance for r in heard.remarks] == ["u1", "u2"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Det er et kursus på to dage, hvis man går med en makker ... nej, en dag.", "Det er et kursus på en dag."),
        ("Vi mødes tre gange, hvis I kan, nej, fire gange om året.", "Vi mødes fire gange om året."),
        ("Der kommer 12 børn med to voksne, nej, 14 børn.", "Der kommer 14 børn."),
        ("Kokken er fyret, nej, ikke fyret, hun er flyttet.", "Hun er flyttet."),
        ("Døren er låst, eller ikke låst, men bommen er nede.", "Bommen er nede."),
    ],
)
def test_what_is_put_right_takes_all_of_what_it_stands_for(said: str, left: str) -> None:
    assert repaired(said) == left
