"""The language model that may write, and a sentence with who wrote it."""

from dataclasses import dataclass
from typing import Literal

from models.language import Language

AtATime = Literal["fact", "item"]
"""How much a model is given at a time: one fact, or a whole item's facts to join and word."""


@dataclass(frozen=True)
class Scribe:
    """A language model at drafting's disposal. `id` is what the draft calls it where it has written."""

    language: Language
    id: str = "model"
    writes: AtATime = "fact"


@dataclass(frozen=True)
class Written:
    """A sentence, and its writer as `Sentence.writer` names them."""

    text: str
    writer: str
