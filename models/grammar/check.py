"""What is wrong with a sentence of reported speech."""

from enum import StrEnum

from models.grammar.token import Grammar


class Problem(StrEnum):
    """One kind of fault."""

    FIRST_PERSON = "first_person"
    SECOND_PERSON = "second_person"
    WORD_ORDER = "word_order"
    QUESTION = "question"
    NO_FINITE_VERB = "no_finite_verb"
    UNBALANCED = "unbalanced"


def check(sentence: str, grammar: Grammar | None) -> list[Problem]:
    """The kinds of fault found, each once, in the order of `Problem`; word order and finite verb need a grammar."""
    del sentence, grammar
    return []
