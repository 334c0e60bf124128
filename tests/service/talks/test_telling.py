import pytest

from tests.service.talks.conftest import Drafted


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
