import re

import pytest

from service.talks.clause import straight


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Så laver jeg et udkast, og I får det fredag.", "jeg laver et udkast, og I får det fredag."),
        ("Okay, så kan du sidde inde hos mig.", "du kan sidde inde hos mig."),
        ("Så tager Birgit telefonen.", "Birgit tager telefonen."),
        ("Og så får I planen.", "I får planen."),
        ("Så når du kommer, sidder du der.", "når du kommer, sidder du der."),
        ("Så i morgen er fint.", "i morgen er fint."),
    ],
)
def test_a_main_clause_that_so_has_turned_stands_straight_without_it(said: str, told: str) -> None:
    assert straight(said, re.sub(r"^(?:\w+,?\s+)?så ", "", said, flags=re.IGNORECASE)) == told
