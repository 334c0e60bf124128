"""Answers count for the text that was answered, and for no other."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from service.agreeing import Answer, Part, Say, changes, fingerprint, standing
from service.meetings.field import Field

AT = datetime.datetime(2026, 11, 16, 12, tzinfo=datetime.UTC)
PEOPLE = [("l", "Helle", Part.LEADER), ("e", "Mette", Part.EMPLOYEE), ("c", "Kim", Part.COMPANION)]
TEXTS = st.sampled_from(["a", "b"])
ANSWERS = st.lists(st.builds(Answer, st.sampled_from("lec"), st.sampled_from(Say), TEXTS, st.just(AT)))


@given(ANSWERS, TEXTS)
def test_it_is_complete_when_all_who_are_asked_have_answered_this_text(answers: list[Answer], text: str) -> None:
    stands = standing(PEOPLE, answers, text)
    assert stands.complete == {"l", "e"}.issubset({a.person_id for a in answers if a.sha256 == text})
    assert stands.complete == (not stands.awaited)


def test_with_nobody_to_ask_it_is_never_complete() -> None:
    assert not standing([("c", "Kim", Part.COMPANION)], [], "a").complete


FIELDS = st.lists(
    st.builds(Field, name=st.sampled_from("abc"), text=st.text(max_size=3)), unique_by=lambda field: field.name
)


@given(FIELDS, FIELDS)
def test_two_texts_have_one_hash_exactly_where_they_are_the_same(one: list[Field], other: list[Field]) -> None:
    same = [(f.name, f.text) for f in one] == [(f.name, f.text) for f in other]
    assert (fingerprint(one) == fingerprint(other)) == same
    if same:
        assert changes(one, other) == ()


@given(FIELDS, FIELDS)
def test_every_change_is_told_once_with_both_texts(before: list[Field], after: list[Field]) -> None:
    was, stands = {f.name: f.text for f in before}, {f.name: f.text for f in after}
    for change in changes(before, after):
        assert (was.pop(change.name, ""), stands.pop(change.name, "")) == (change.before, change.after)
    assert {k: v for k, v in was.items() if v or k in stands} == {k: v for k, v in stands.items() if v or k in was}
