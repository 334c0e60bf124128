"""A sentence as words with lemma and tags."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Token:
    """One word or mark of a sentence. `before` is the blank in front of it.

    `tags` are Apertium's (https://wiki.apertium.org/wiki/List_of_symbols), part of speech first; a word that the
    dictionary doesn't know has none and is its own lemma.
    """

    surface: str
    lemma: str
    tags: tuple[str, ...] = ()
    before: str = ""
    head: str = ""
    """The lemma of a compound's last part, empty for other words."""

    @property
    def part(self) -> str:
        """The part of speech: n, np, adj, adv, prn, det, pr, cnjsub, cnjcoo, num, ij, sent … or an empty string."""
        return self.tags[0] if self.tags else ""

    @property
    def verb(self) -> bool:
        """Whether this is a verb in any form."""
        return self.part.startswith("v")

    @property
    def finite(self) -> bool:
        """Whether this is a verb in present or past."""
        return self.verb and bool({"pres", "past"} & set(self.tags))

    @property
    def person(self) -> int:
        """1, 2 or 3 for a pronoun that has a person, otherwise 0."""
        return next((int(tag[1]) for tag in self.tags if tag in {"p1", "p2", "p3"}), 0)

    @property
    def known(self) -> bool:
        """Whether the dictionary has the word."""
        return bool(self.tags)


def text_of(tokens: Iterable[Token]) -> str:
    """The sentence that the tokens came from, without blanks around it."""
    return "".join(token.before + token.surface for token in tokens).strip()


class Grammar(Protocol):
    """Danish morphology."""

    def analyse(self, sentences: Sequence[str]) -> list[list[Token]]:
        """Every sentence as tokens; `text_of` gives each sentence back. One run for all of them."""
        ...

    def inflect(self, lemma: str, tags: Sequence[str]) -> str | None:
        """The form of a lemma with these tags ("sende", vblex past actv: "sendte"), None if there is none."""
        ...
