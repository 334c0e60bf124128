"""Whisper is told the names, the topics that are near, and how people talk."""

from models.speech import Hints
from models.speech.prompt import MANNER, ROOM, Prompter


def encode(text: str) -> list[int]:
    return [ord(c) for c in text]


def decoded(tokens: list[int]) -> str:
    return "".join(map(chr, tokens))


def by_word(text: str) -> list[int]:
    """A token a word, so that there is room for many."""
    return [hash(word) % 50_000 for word in text.split()]


def test_names_come_first_and_speech_last() -> None:
    (prompt,) = Prompter(encode, Hints(names=("Ida Holt", "Per Vad"))).prompts([0.5])
    assert decoded(prompt) == f" Ida Holt, Per Vad. {MANNER}"


def test_the_topics_of_a_window_are_those_near_it() -> None:
    topics = tuple(f"Emne{n} med et langt navn og mange ord i sin titel" for n in range(30))
    early, late = Prompter(by_word, Hints(topics=topics)).prompts([0.0, 1.0])
    assert by_word("Emne0")[0] in early
    assert by_word("Emne0")[0] not in late
    assert by_word("Emne29.")[0] not in early
    assert by_word("Emne29")[0] in late


def test_prompts_of_a_batch_are_of_one_length_and_there_is_room_for_them() -> None:
    topics = tuple("emne " * n for n in range(1, 40))
    prompts = Prompter(by_word, Hints(names=("Ida Holt",) * 3, topics=topics)).prompts([0.0, 0.3, 0.9])
    assert len({len(prompt) for prompt in prompts}) == 1
    assert len(prompts[0]) <= ROOM


def test_without_hints_only_the_manner_is_told() -> None:
    assert [decoded(prompt) for prompt in Prompter(encode, Hints()).prompts([0.0])] == [f" {MANNER}"]
