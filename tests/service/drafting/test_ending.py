"""How the talk of an item ends."""

from service.drafting.ending import ending_features, ending_of
from service.drafting.hearing import Heard
from service.drafting.remarks import Remark
from service.meetings import Item, Outcome, Section

ITEM = Item(number=1, title="Rute 12", sections=(Section(heading="Indstilling", text="at rute 12 nedlægges"),))


def heard(*lines: str) -> Heard:
    return Heard(ITEM, [Remark(f"u{i}", line[0], line[3:], i, i + 1, position=i) for i, line in enumerate(lines)], "K")


def test_the_chairs_last_word_is_found_behind_the_answers_to_it() -> None:
    ending = ending_of(heard("M: Ja.", "K: Skal den køre?", "M: Ja.", "K: Så kører den videre.", "M: Godt."))
    assert [r.text for r in ending.last] == ["Så kører den videre."]
    assert [r.text for r in ending.asked] == ["Skal den køre?"]
    assert [r.text for r in ending.after] == ["Godt."]


def test_a_chair_who_only_asks_has_no_last_word() -> None:
    ending = ending_of(heard("K: Skal den køre?", "M: Ja."))
    assert not ending.last
    assert ending.asked


def test_what_keeps_is_set_against_a_proposal_that_ends() -> None:
    features = ending_features(heard("M: Den er god.", "K: Så kører den videre."), Outcome.NONE)
    assert features["keeps ends"] == 1.0
    assert "ends ends" not in features
