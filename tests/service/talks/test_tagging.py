"""Which field a sentence is about is told by what is said around it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.agreeing import Part
from service.families import load_talk
from service.meetings import Participant
from service.talks.people import People
from service.talks.saying import Saying, sayings_of
from service.talks.tagging import FIELDS, PLACES, Line, Marks, features, marks_of, second, taught
from tests.service.talks.conftest import PEOPLE, transcript

TALK = """
L: Kom indenfor og find en stol, der er kaffe på kanden.
M: Tak skal du have.
L: Hvad kan du overkomme for tiden, når du er her?
M: Skranken går fint, og telefonerne.
M: Men jeg kan ikke køre ud til borgerne.
L: Det er i orden.
L: Hvordan har det fungeret, det vi aftalte sidst?
M: De korte dage har holdt hver uge.
L: Dejligt at høre.
L: Så siger vi, at du møder klokken ti i hele april.
M: Ja, det er fint.
L: Er der noget, der skal stå i papiret fra din side?
M: Jeg vil gerne takke mine kolleger.
L: Hvornår ses vi igen?
M: Torsdag den 26. marts klokken ni.
"""

LINES = st.lists(
    st.builds(
        Line,
        text=st.text(max_size=40),
        speaker=st.sampled_from("ab"),
        part=st.sampled_from([None, *Part]),
        opens=st.booleans(),
        noted=st.booleans(),
        row=st.integers(0, 3),
    ),
    min_size=1,
    max_size=8,
)


def sayings(text: str, people: tuple[Participant, ...] = PEOPLE) -> tuple[Saying, ...]:
    said = transcript(text)
    return sayings_of(said, People(people, said))


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Skranken går fint", "tasks_now"),
        ("korte dage", "since_last"),
        ("klokken ti", "adjustments"),
        ("takke", "employee_remarks"),
        ("26. marts", "next_meeting"),
    ],
)
def test_a_sentence_tells_of_its_field_though_nobody_names_it(words: str, field: str) -> None:
    said = sayings(TALK)
    marks = marks_of(said, load_talk("sygefravaer-opfoelgning").fields, taught())
    place = next(saying.place for saying in said if words in saying.text)
    others = set(FIELDS) - {field, "private"}
    assert marks.tells(field, place) > max(marks.tells(other, place) for other in others)
    assert marks.about(field, place) > 0


def test_of_a_few_sentences_and_without_a_model_nothing_is_known() -> None:
    fields = load_talk("sygefravaer").fields
    assert not marks_of(sayings("L: Hvad kan du?\nM: Skranken."), fields, taught()).knows("tasks_now")
    assert not marks_of(sayings(TALK), fields, None).knows("tasks_now")


def test_a_municipalitys_own_field_has_its_words_alone() -> None:
    marks = marks_of(sayings(TALK), load_talk("sygefravaer").fields, taught())
    assert marks.knows("tasks_now")
    assert not marks.knows("parkering")


def test_a_sentence_that_the_model_has_not_seen_is_about_nothing() -> None:
    marks = Marks({0: np.zeros(2 * len(FIELDS))})
    assert marks.about("invitation", 7) < 0


@given(LINES, st.sampled_from(["first", "follow_up", "return"]))
def test_any_lines_have_odds_for_every_tag(lines: list[Line], kind: str) -> None:
    model = taught()
    assert model is not None
    odds = model.odds(lines, kind)
    assert odds.shape == (len(lines), 2 * len(FIELDS))
    assert np.isfinite(odds).all()


@given(LINES)
def test_features_are_places_and_the_second_step_looks_no_farther_than_the_talk(lines: list[Line]) -> None:
    for at in range(len(lines)):
        assert all(0 <= place < PLACES for place in features(lines, at, "first"))
    alone = second(lines[:1], np.ones((1, 3)))
    assert alone.shape == (1, second(lines, np.ones((len(lines), 3))).shape[1])
