import pytest

from evaluation.talks.script import talks
from evaluation.talks.tagged import read, tagged
from service.agreeing import Part

TEXT = """kind: first
roles: Bo=leader; Ea=employee
== spoken
Bo | - | Kom ind.
Ea | INV,NEXT? | Brevet kom i mandags.
Ea | PRIV? | Nå.
== notes
TASKS | Kan tage telefonen.
+ ADJ? | Måske hjemmefra.
- | Kaffe.
"""


def test_a_talk_is_read_with_what_each_line_is_about_and_tells() -> None:
    spoken, noted = read("prøve", TEXT)
    assert [line.opens for line in spoken.lines] == [True, True, False]
    assert [line.part for line in spoken.lines] == [Part.LEADER, Part.EMPLOYEE, Part.EMPLOYEE]
    assert spoken.about[1] == {"invitation", "next_meeting"}
    assert spoken.tells == (frozenset(), frozenset({"invitation"}), frozenset())
    assert [line.row for line in noted.lines] == [0, 0, 2]
    assert noted.about[1] == {"adjustments"}


def test_a_tag_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="HVAD"):
        read("prøve", TEXT.replace("TASKS", "HVAD"))


def test_all_tagged_talks_are_read_and_none_is_a_kept_one() -> None:
    names = {talk.name for talk in tagged()}
    assert len(names) >= 140
    assert set(talks("tune")) & names
    assert not set(talks("kept")) & names


def test_no_line_of_a_kept_talk_is_learnt_from() -> None:
    kept = {line for talk in talks("kept").values() for source in talk.sources for line in talk.lines(source)}
    learnt = {line.text for talk in tagged() for line in talk.lines}
    assert not [text for text in kept & learnt if len(text.split()) > 8]
