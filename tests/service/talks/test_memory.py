"""What is agreed in steps, and summed up in the end."""

from tests.service.talks.conftest import Drafted
from tests.service.talks.test_adjusting import agreed
from tests.service.talks.test_course import day


def test_steps_follow_on_each_other(drafted: Drafted) -> None:
    one, other = agreed(
        drafted(
            "L: Tre vagter om ugen fra på mandag og de første to uger.\nM: Ja.\n"
            "M: Og så fire vagter?\nL: Fire vagter i to uger.\nM: Ja.\nL: Og fuld tid fra mandag den 6. april."
        )
    )
    assert (one.from_, one.until) == (day("9/3"), day("22/3"))
    assert (other.from_, other.until) == (day("23/3"), day("5/4"))


def test_steps_in_one_sentence_are_agreements_of_their_own(drafted: Drafted) -> None:
    one, other = agreed(drafted("L: Altså to dage om ugen i april, tre dage om ugen i maj.\nM: Ja."))
    assert (one.from_, one.until) == (day("1/4"), day("30/4"))
    assert (other.from_, other.until) == (day("1/5"), day("31/5"))


def test_a_sum_at_the_end_is_of_everything_it_names(drafted: Drafted) -> None:
    made = agreed(
        drafted(
            "L: Ti timer?\nM: Ti timer. Hjemmefra.\nL: Hjemmefra, ja.\n"
            "H: Ti timer om ugen hjemmefra, fra den 9. marts til og med den 30. april.\nM: Ja."
        )
    )
    assert {(one.from_, one.until) for one in made} == {(day("9/3"), day("30/4"))}
