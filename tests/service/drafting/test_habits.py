"""How a chair is used to move on, and who leads once the chair has left."""

from service.drafting.cues import Cue, Move
from service.drafting.habits import led_on, used_to, with_habits
from service.drafting.remarks import Remark


def said(*lines: str) -> list[Remark]:
    return [Remark(f"u{i}", line[0], line[3:], i, i + 1, position=i) for i, line in enumerate(lines)]


def test_words_that_a_chair_moves_on_with_twice_are_a_habit() -> None:
    talk = said("K: Hop videre.", "M: Vi har brugt det hele.", "K: Hop videre.", "M: Taget er tæt.")
    nothing: list[tuple[Cue, ...]] = [()] * len(talk)
    assert used_to(talk, nothing, "K") == {"hop videre"}
    assert [any(c.move is Move.NEXT for c in found) for found in with_habits(talk, nothing, "K")] == [
        False,
        True,
        False,
        True,
    ]


def test_a_name_that_is_called_again_and_again_is_no_habit() -> None:
    talk = said("K: Bo.", "M: Ja.", "K: Bo.", "M: Ja.", "K: Bo.", "M: Ja.")
    assert not used_to(talk, [()] * len(talk), "K")


def test_who_names_the_items_once_the_chair_has_left_leads_the_meeting() -> None:
    talk = said("K: Jeg må gå nu.", "M: Fem.", "N: Den er god.", "M: Seks.", "N: Den er bedre.", "M: Ja.")
    cues = [(), (Cue(Move.TO, (4,)),), (), (Cue(Move.TO, (5,)),), (), ()]
    assert [r.speaker for r in led_on(talk, cues, "K")] == ["K", "K", "N", "K", "N", "K"]


def test_a_chair_who_speaks_to_the_end_has_not_left() -> None:
    talk = said("K: Fem.", "M: Seks.", "M: Syv.", "K: Tak for i dag.")
    cues = [(), (Cue(Move.TO, (4,)),), (Cue(Move.TO, (5,)),), ()]
    assert list(led_on(talk, cues, "K")) == talk
