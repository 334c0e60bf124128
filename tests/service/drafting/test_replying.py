"""Short answers told together with their questions."""

import pytest

from service.drafting.fact import FactKind
from service.drafting.facts import facts_of
from service.drafting.remarks import Remark
from service.drafting.replying import stated


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("Hvad koster hegnet?", "8.000 mere.", "Hegnet koster 8.000 mere."),
        ("Hvor mange af lamperne er nye?", "17.", "17 af lamperne er nye."),
        ("Og hvor mange er det?", "Cirka 40 meter.", "Det er cirka 40 meter."),
        ("Hvornår åbner den nye hal?", "Den 4. maj.", "Den nye hal åbner den 4. maj."),
        ("Hvad koster hegnet?", "Det ved jeg ikke.", ""),
        ("Hvad siger du?", "8.000.", ""),
        ("Er hegnet dyrt?", "8.000.", ""),
    ],
)
def test_a_number_takes_the_place_of_the_question_word(question: str, answer: str, told: str) -> None:
    assert stated(question, answer) == told


def test_question_and_answer_are_one_fact_that_rests_on_both() -> None:
    lines = ["M: Hvad koster det nye hegn?", "K: 8.000."]
    remarks = [Remark(f"u{i}", line[0], line[3:], i, i + 1, (), i) for i, line in enumerate(lines)]
    (fact,) = facts_of(remarks, "K")
    assert (fact.kind, fact.speaker, fact.text) == (FactKind.ANSWER, "K", "Det nye hegn koster 8.000.")
    assert fact.sources == ("u0", "u1")
