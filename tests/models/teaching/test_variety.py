import re

import pytest

from models.grammar import write_numbers
from models.teaching.pair import KINDS, NOTHING, Pair, kept, lessons
from models.teaching.variety import distinct, in_words, varied

_FIRST_PERSON = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|I|jer|jeres)\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[\w,] )[A-ZÆØÅ][\w-]+")
_SMALL = {"1": "første", "2": "anden", "3": "tredje", "4": "fjerde", "5": "femte", "6": "sjette", "7": "syvende"}


def test_there_are_at_least_fifteen_hundred_different_pairs_from_seven_hundred_sentences() -> None:
    assert distinct(varied(1)) >= 1500
    assert len({pair.said for pair in lessons()}) >= 700
    assert len(kept()) == 100


def test_the_same_seed_gives_the_same_pairs_and_another_gives_others() -> None:
    assert varied(3) == varied(3)
    assert varied(3) != varied(4)


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_written_was_said(seed: int) -> None:
    for pair in (*varied(seed), *kept()):
        holds(pair)


def holds(pair: Pair) -> None:
    said = write_numbers(pair.said)
    assert not re.search(r"[{}|]", pair.said + pair.written)
    assert pair.kind in KINDS
    assert (pair.kind == NOTHING) == (not pair.written)
    assert not _FIRST_PERSON.search(pair.written)
    if pair.written:
        assert pair.written[-1] == "."
        assert "?" not in pair.written
    digits = {number.rstrip(".,") for number in _NUMBER.findall(said)}
    for number in _NUMBER.findall(pair.written):
        assert number.rstrip(".,") in digits or _SMALL.get(number, "") in said
    heard = said.casefold()
    for name in _NAME.findall(pair.written):
        assert name.casefold().removesuffix("s") in heard


@pytest.mark.parametrize("pair", lessons(), ids=lambda pair: pair.lines[-1].text[:30])
def test_a_lesson_writes_no_slot_that_was_not_said(pair: Pair) -> None:
    slots = re.compile(r"\{(\w+)\}")
    assert set(slots.findall(pair.written)) - {"A"} <= set(slots.findall(pair.said))


def test_what_is_kept_apart_shares_no_sentence_with_the_lessons() -> None:
    taught = {pair.lines[0].text for pair in lessons()}
    assert not taught & {pair.lines[0].text for pair in kept() if pair.kind != NOTHING}


@pytest.mark.parametrize(
    ("number", "words"), [(13, "tretten"), (21, "enogtyve"), (50, "halvtreds"), (99, "nioghalvfems")]
)
def test_numbers_are_said_in_danish(number: int, words: str) -> None:
    assert in_words(number) == words
