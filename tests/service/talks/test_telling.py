import re

import pytest

from service.talks.telling import straight
from tests.service.talks.conftest import Drafted


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


@pytest.mark.parametrize(
    ("asked", "answer", "word"),
    [
        ("Og banetovene?", "Dem skal jeg heller ikke trække i.", "banetovene"),
        ("Hvad med kassen?", "Ja, den kan jeg godt passe.", "kassen"),
        ("Så læsesalen?", "Jo, den går.", "læsesalen"),
        ("Og vandprøverne?", "Nej, dem kan jeg ikke tage endnu.", "vandprøverne"),
    ],
)
def test_an_answer_that_points_tells_what_was_asked_about(drafted: Drafted, asked: str, answer: str, word: str) -> None:
    talk = f"L: Hvilke opgaver kan du tage nu?\nM: Jeg kan tage telefonen.\nL: {asked}\nM: {answer}"
    field = next(one for one in drafted(talk).fields if one.name == "tasks_now")
    assert word in field.text.casefold()
