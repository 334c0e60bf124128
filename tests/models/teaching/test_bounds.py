from pathlib import Path

import pytest

from models.grammar import write_numbers
from models.language.llama import Llama
from models.language.task import Task
from models.teaching.bounds import grammar_of, heard_in, words_for
from models.teaching.form import prompt
from models.teaching.pair import KINDS, NOTHING, Pair, kept
from models.teaching.taught import Taught
from models.teaching.variety import varied

WEIGHT = Path.home() / ".cache/udkast/weights/gemma-3-270m/model.gguf"
SAID = "Ida Bo: Hvornår kommer {x}?\nLars Dam: Den 12. maj, og det koster 45.000 kr."


def fits(pair: Pair) -> bool:
    said = write_numbers(pair.said)
    allowed = {word.casefold().strip(".") for word in words_for(said)}
    text = pair.written.removesuffix(".")
    for line in sorted(pair.lines, key=lambda line: -len(line.speaker)):
        text = text.replace(f"{line.speaker}s ", "").replace(line.speaker, "")
    return all(word.strip(",;.").casefold() in allowed for word in text.split())


def test_what_the_lessons_write_may_be_written() -> None:
    pairs = [pair for pair in (*varied(1), *kept()) if pair.kind != NOTHING]
    assert sum(map(fits, pairs)) >= 0.97 * len(pairs)


def test_a_number_or_a_name_that_was_not_said_may_not_be_written() -> None:
    allowed = set(words_for(SAID))
    assert {"12.", "45.000", "kr.", "maj", "Lars Dam"} <= allowed
    assert not {"13.", "45", "Lars", "juni", "Idas"} & allowed


def test_words_may_change_their_ending_and_numbers_not() -> None:
    allowed = set(words_for("Ida Bo: Skolen sender 312 planer."))
    assert {"skolerne", "sendte", "planerne", "312"} <= allowed
    assert not {"312er", "313"} & allowed


def test_names_of_speakers_are_no_words_that_were_said() -> None:
    assert heard_in("Ida Bo: Ja.\nLars: Nej.") == ["Ja", "ja", "Nej", "nej"]


def test_marks_in_speech_don_t_end_a_word_of_the_grammar() -> None:
    rule = grammar_of('Ida Bo: Han sagde "stop\\nu" til os.')
    assert all(line.count('"') % 2 == 0 for line in rule.replace('\\"', "").splitlines())


class Echo:
    """Answers what it is told to, and remembers what it was asked."""

    def __init__(self, answer: str) -> None:
        self.given, self.asked, self.rules = answer, [""], [None]

    def answer(self, task: Task, questions, grammars=None, max_tokens=96, progress=None):  # type: ignore[no-untyped-def]
        self.asked, self.rules = [f"{task.instruction}|{len(task.examples)}|{q}" for q in questions], grammars
        return [self.given for _ in questions]

    def close(self) -> None:
        self.given = ""


def test_the_taught_model_is_asked_as_it_was_taught_and_its_sentence_is_given_back() -> None:
    model = Echo("oplysning: Ida Bo oplyste, at det regner.")
    assert Taught(model).answer(Task("Noget andet"), ["Ida Bo: Det regner."]) == ["Ida Bo oplyste, at det regner."]
    assert model.asked == ["Referat|0|Ida Bo: Det regner."]
    assert model.rules == [grammar_of("Ida Bo: Det regner.")]


def test_what_carries_no_fact_is_no_sentence() -> None:
    assert Taught(Echo("intet"), bound=False).answer(Task(""), ["Ida Bo: Sikke et vejr."]) == [""]


@pytest.mark.weights
@pytest.mark.skipif(not WEIGHT.is_file(), reason="weights are not fetched")
def test_a_weight_held_to_the_grammar_writes_only_words_that_were_said() -> None:
    said = "Ida Bo: Skolen sender 312 planer til Lemming."
    model = Llama(WEIGHT, threads=1, context=512)
    answer = model.answer(Task("Referat"), [said], [grammar_of(said)], max_tokens=24)[0]
    model.close()
    kind, _, sentence = answer.partition(": ")
    words = {word.strip(",;.").casefold() for word in sentence.removeprefix("Ida Bo").split()[:-1]}
    assert prompt(said).endswith("→")
    assert kind in KINDS
    assert words <= {word.strip(".").casefold() for word in words_for(said)} | {"det", "der"}
