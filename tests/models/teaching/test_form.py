from models.language.prompt import STOP
from models.teaching.form import answer, prompt, read
from models.teaching.pair import NOTHING, Line, Pair

FACT = Pair("svar", (Line("Ida Bo", "Hvornår?"), Line("Lars Dam", "I maj.")), "Lars Dam svarede, at det er i maj.")


def test_a_pair_is_put_as_one_prompt_that_ends_where_the_model_goes_on() -> None:
    assert prompt(FACT.said) == "Referat\n\nIda Bo: Hvornår?\nLars Dam: I maj.\n→"
    assert answer(FACT) == " svar: Lars Dam svarede, at det er i maj.\n"


def test_kind_and_sentence_are_read_back() -> None:
    assert read(answer(FACT)) == ("svar", FACT.written)
    assert read(answer(Pair(NOTHING, FACT.lines, ""))) == (NOTHING, "")


def test_a_sentence_without_a_kind_is_still_a_sentence() -> None:
    assert read("Formanden oplyste: fire pladser.") == ("", "Formanden oplyste: fire pladser.")


def test_an_answer_is_one_line() -> None:
    assert answer(FACT).count(STOP) == 1
