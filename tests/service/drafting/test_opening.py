"""How likely an utterance is the first of another item."""

from service.drafting.opening import openings
from service.drafting.remarks import Remark


def odds(*lines: str) -> list[float]:
    """The log-odds of each line, "K" leading."""
    talk = [Remark(f"u{i}", line[0], line[3:], i, i + 1, position=i) for i, line in enumerate(lines)]
    found = openings(talk, [()] * len(talk), "K", [False] * len(talk))
    return [value for value in found if value is not None]


def test_a_chair_who_turns_to_something_new_once_it_is_settled_opens_an_item() -> None:
    found = odds(
        "M: Hvad koster den?",
        "N: Den koster 4.000 kroner.",
        "K: Så køber vi den, og Bo bestiller den inden fredag.",
        "M: Det gør jeg.",
        "K: Så er der taget. Bo, du er på.",
        "M: Ja. Det drypper ned i skabene hver nat, og vi har haft tømreren ude at se på det to gange i denne måned.",
        "K: Hvad siger han?",
    )
    assert max(found) == found[4] > 0 > found[6]


def test_whoever_answers_opens_nothing() -> None:
    found = odds("K: Hvad koster den?", "M: Den koster 4.000.", "K: Det er dyrt.", "M: Ja.", "N: Ja, det er det.")
    assert all(value < 0 for value in found[1:])


def test_only_the_first_remark_of_an_utterance_is_judged() -> None:
    talk = [Remark("u0", "K", "Godt.", 0, 1), Remark("u0", "K", "Taget.", 1, 2), Remark("u1", "M", "Ja.", 2, 3)]
    found = openings(talk, [()] * 3, "K", [False] * 3)
    assert [value is None for value in found] == [False, True, False]


def test_nothing_said_has_no_openings() -> None:
    assert openings([], [], "K", []) == []
