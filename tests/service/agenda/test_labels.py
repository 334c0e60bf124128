"""The words that a line of the head begins with."""

import pytest

from service.agenda.labels import is_people


@pytest.mark.parametrize(
    "label",
    [
        "Medlemmer",
        "Udvalgets medlemmer",
        "Bestyrelsens medlemmer",
        "Øvrige medlemmer",
        "Rådsmedlemmer",
        "Deltagerkreds",
        "Indbudte",
    ],
)
def test_members_are_named_in_many_ways(label: str) -> None:
    assert is_people(f"{label}: Karen Holm (formand), Lars Juul")


@pytest.mark.parametrize("line", ["Valg af nye medlemmer: Karen Holm", "Medlemmernes budget: 20.000 kr."])
def test_a_title_that_tells_of_members_names_nobody(line: str) -> None:
    assert not is_people(line)
