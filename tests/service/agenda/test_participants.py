"""Who comes, from the lines that name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.agenda.participants import merge, read_names
from service.meetings import Participant

NAMES = st.sampled_from(
    ["Karen Holm", "Lars Juul", "Mona Bæk-Friis", "Åse de la Cour", "Bo", "Eva Ravn Møller", "Ole O. Dam"]
)
ROLES = st.sampled_from(["formand", "TR", "Leder, Jobcenter", "AMR BYC og AUC", "næstformand"])


@given(st.lists(st.tuples(NAMES, st.none() | ROLES), min_size=1, max_size=6), st.sampled_from([", ", "; ", "\n"]))
def test_names_and_roles_in_brackets_come_apart(people: list[tuple[str, str | None]], between: str) -> None:
    line = between.join(f"{name} ({role})" if role else name for name, role in people)
    assert [(p.name, p.role or None) for p in read_names(line)] == people


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Karen Holm, formand", [("Karen Holm", "formand")]),
        ("Karen Holm – formand", [("Karen Holm", "formand")]),
        ("Karen Holm, formand, Lars Juul, TR", [("Karen Holm", "formand"), ("Lars Juul", "TR")]),
        ("formand Karen Holm, Lars Juul og Bo", [("Karen Holm", "formand"), ("Lars Juul", ""), ("Bo", "")]),
        ("- Karen Holm (KH)", [("Karen Holm", "KH")]),
        ("Karen Holm (B) (formand), Lars Juul (SF)", [("Karen Holm", "formand, B"), ("Lars Juul", "SF")]),
        ("Karen Holm (formand) (B)", [("Karen Holm", "formand, B")]),
        ("• Karen Holm", [("Karen Holm", "")]),
    ],
)
def test_roles_are_written_in_many_ways(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.name, p.role) for p in read_names(line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Alle",
        "Ingen",
        "Ingen afbud",
        "12 medarbejdere",
        "Alle undtagen Bo",
        "Udvalgets medlemmer mødes i kantinen.",
        "",
    ],
)
def test_what_names_nobody_is_left_to_others(line: str) -> None:
    assert read_names(line) == ()


def test_who_stands_in_several_lists_stands_there_once() -> None:
    people = merge([], read_names("Karen Holm (leder), Lars Juul"))
    people = merge(people, read_names("Karen Holm", role="Mødeleder"))
    people = merge(people, read_names("Lars Juul", present=False))
    assert people == [
        Participant(name="Karen Holm", role="leder, Mødeleder"),
        Participant(name="Lars Juul", present=False),
    ]


def test_what_a_person_is_after_the_comma_is_no_person() -> None:
    found = read_names("Anna Bro, Teamleder\nCarla Eg, SSA\nIb Juul, TR")
    assert [(p.name, p.role) for p in found] == [("Anna Bro", "Teamleder"), ("Carla Eg", "SSA"), ("Ib Juul", "TR")]
    assert [p.name for p in read_names("DJ, KMP, LHS og RTB")] == ["DJ", "KMP", "LHS", "RTB"]
