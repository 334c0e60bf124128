from evaluation.figures.teaching import markdown, measured
from models.grammar import write_numbers
from models.teaching.pair import NOTHING, kept

FACTS = [pair for pair in kept() if pair.kind != NOTHING]


def test_the_references_themselves_are_right_in_every_way() -> None:
    written = {write_numbers(pair.said): pair.written for pair in kept()}
    row = measured("hånd", lambda said: [written[text] for text in said], None, kept())
    assert (row.facts, row.nothing, row.left) == (92, 8, 8)
    assert row.answered == row.same == row.names == row.verb == row.grammar == 92
    assert row.words >= 0.9 * row.facts
    assert row.passed >= 0.9 * row.facts


def test_what_was_not_said_is_no_right_word_and_no_right_name() -> None:
    row = measured("digter", lambda said: ["Ida Bo oplyste, at elefanten koster 99 kr."] * len(said), None, FACTS)
    assert row.words == row.names == row.passed == row.same == 0
    assert row.grammar == row.facts


def test_a_writer_without_answers_has_left_all_small_talk_out() -> None:
    row = measured("tavs", lambda said: [""] * len(said), None, kept())
    assert (row.answered, row.words, row.left) == (0, 0, 8)
    assert "0/92" in markdown([row])
    assert "8/8" in markdown([row])
