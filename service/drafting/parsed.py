"""What the grammar tells of the sentences of a talk: whether there is a verb in them, and whose names.

Without a grammar nothing is known: every sentence has its verb, and nobody is named.
"""

import re
from collections.abc import Iterable, Sequence

from models.grammar import Grammar
from models.grammar.clause import finite
from models.grammar.token import Token

_WORDY = re.compile(
    r"\b(?:er|var|har|havde|skal|kan|vil|må|bør|blev|bliver|får|fik|går|gik|gør|kom|kommer)\b", re.IGNORECASE
)


class Parsed:
    """The sentences of a meeting through the grammar; `learn` reads many at once, which is far cheaper."""

    def __init__(self, grammar: Grammar | None = None) -> None:
        self._grammar = grammar
        self._known: dict[str, Sequence[Token]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Read the sentences that are not known yet."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if self._grammar is not None and new:
            self._known.update(zip(new, self._grammar.analyse(new), strict=True))

    def verbless(self, text: str) -> bool:
        """Whether a sentence has no finite verb ("Klokken 19 på rådhuset.")."""
        tokens = self.tokens(text)
        return bool(tokens) and not any(finite(token) for token in tokens) and _WORDY.search(text) is None

    def persons(self, text: str) -> tuple[str, ...]:
        """The names of people in a sentence, each with the surname that follows it."""
        found: list[str] = []
        tokens = self.tokens(text)
        for place, token in enumerate(tokens):
            if token.part != "np" or "ant" not in token.tags or not token.surface[:1].isupper():
                continue
            name = token.surface
            rest = place + 1
            while rest < len(tokens) and tokens[rest].surface[:1].isupper() and tokens[rest].surface.isalpha():
                name += f" {tokens[rest].surface}"
                rest += 1
            if not (found and found[-1].endswith(f" {token.surface}")):
                found.append(name)
        return tuple(found)

    def tokens(self, text: str) -> Sequence[Token]:
        """The words of a sentence; none where no grammar is known."""
        self.learn([text])
        return self._known.get(text, ())
