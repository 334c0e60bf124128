import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from service.approving import Answer, SeatState, Standing, Verdict, standing
from service.families import load
from service.meetings import Family, Role

PLAIN = load("standard")
PEOPLE = {Role.REFERENT: ["Rikke Toft"], Role.CHAIR: ["Mogens Ahlgren"], Role.VICE_CHAIR: ["Bente Skovgaard"]}
THEN = datetime.datetime(2026, 1, 14, 12, 0, tzinfo=datetime.UTC)


def answer(role: Role, *, content: str = "now", round_: int = 1, verdict: Verdict = Verdict.APPROVED) -> Answer:
    return Answer(
        round=round_, role=role, user_id=role, name=PEOPLE[role][0], verdict=verdict, content_sha256=content, at=THEN
    )


def stands(*answers: Answer, family: Family = PLAIN, people: dict[Role, list[str]] = PEOPLE) -> Standing:
    return standing(family, people, answers, 1, "now")


def test_the_referent_is_awaited_alone_at_first() -> None:
    assert stands().awaited == (Role.REFERENT,)
    assert [seat.state for seat in stands().seats] == [SeatState.AWAITED, SeatState.LATER, SeatState.LATER]


def test_chair_and_vice_chair_answer_in_any_order() -> None:
    sent = answer(Role.REFERENT)
    assert set(stands(sent).awaited) == {Role.CHAIR, Role.VICE_CHAIR}
    assert stands(sent, answer(Role.VICE_CHAIR)).awaited == (Role.CHAIR,)
    assert stands(sent, answer(Role.VICE_CHAIR), answer(Role.CHAIR)).complete


def test_an_approval_before_its_turn_counts_for_nothing() -> None:
    early = stands(answer(Role.CHAIR), answer(Role.VICE_CHAIR))
    assert early.awaited == (Role.REFERENT,)
    assert not early.answers


@pytest.mark.parametrize("stale", [{"content": "before"}, {"round_": 2}, {"verdict": Verdict.SENT_BACK}])
def test_an_answer_to_something_else_counts_for_nothing(stale: dict[str, str]) -> None:
    assert stands(answer(Role.REFERENT, **stale)).awaited == (Role.REFERENT,)  # type: ignore[arg-type]


def test_a_role_that_nobody_has_is_missing_and_holds_the_round_up() -> None:
    alone = {**PEOPLE, Role.VICE_CHAIR: []}
    waits = stands(answer(Role.REFERENT), answer(Role.CHAIR), people=alone)
    assert [seat.title for seat in waits.missing] == ["næstformand"]
    assert not waits.complete
    assert waits.awaited == ()


def test_a_role_that_the_house_can_do_without_is_passed_over_and_said_to_be() -> None:
    family = PLAIN.model_copy(update={"optional_approvers": (Role.VICE_CHAIR,)})
    alone = {**PEOPLE, Role.VICE_CHAIR: []}
    done = stands(answer(Role.REFERENT), answer(Role.CHAIR), family=family, people=alone)
    assert done.complete
    assert [seat.state for seat in done.seats] == [SeatState.ANSWERED, SeatState.ANSWERED, SeatState.PASSED_OVER]
    assert not stands(answer(Role.REFERENT), answer(Role.CHAIR), family=family).complete


def test_who_left_the_committee_has_approved_all_the_same() -> None:
    left = {**PEOPLE, Role.CHAIR: []}
    assert stands(answer(Role.REFERENT), answer(Role.CHAIR), answer(Role.VICE_CHAIR), people=left).complete


@given(
    st.lists(
        st.builds(
            answer,
            st.sampled_from([Role.REFERENT, Role.CHAIR, Role.VICE_CHAIR]),
            content=st.sampled_from(["now", "before"]),
            round_=st.integers(1, 2),
            verdict=st.sampled_from(Verdict),
        ),
        max_size=12,
    ),
    st.sets(st.sampled_from([Role.CHAIR, Role.VICE_CHAIR])),
    st.sets(st.sampled_from([Role.CHAIR, Role.VICE_CHAIR])),
)
def test_a_round_is_complete_only_with_everybodys_approval_of_this_very_content(
    answers: list[Answer], absent: set[Role], optional: set[Role]
) -> None:
    people = {role: [] if role in absent else names for role, names in PEOPLE.items()}
    family = PLAIN.model_copy(update={"optional_approvers": tuple(optional)})
    now = stands(*answers, family=family, people=people)
    valid = {a.role for a in answers if (a.round, a.content_sha256, a.verdict) == (1, "now", Verdict.APPROVED)}
    must = {Role.REFERENT, Role.CHAIR, Role.VICE_CHAIR} - (absent & optional)
    assert now.complete == (must <= valid)
    assert {a.role for a in now.answers} <= valid
    assert not set(now.awaited) & valid
    assert now.complete or now.awaited or now.missing


@pytest.mark.parametrize(
    "approval",
    [(), ((),), ((Role.CHAIR,),), ((Role.REFERENT,), (Role.REFERENT,)), ((Role.REFERENT,), (Role.MEMBER,))],
)
def test_a_family_that_cannot_be_approved_is_refused(approval: tuple[tuple[Role, ...], ...]) -> None:
    with pytest.raises(ValidationError, match=r"approval|medlem"):
        Family(id="x", name="X", sections=(), phrases={}, approval=approval)


def test_a_house_has_its_own_words_for_a_role() -> None:
    family = PLAIN.model_copy(update={"role_titles": {Role.CHAIR: "forperson"}})
    assert [seat.title for seat in stands(family=family).seats] == ["referent", "forperson", "næstformand"]
