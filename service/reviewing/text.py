"""What a person typed, made fit to stand in a referat."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator

from service.reviewing.told import EditRefusedError

LONGEST = 5_000
"""Characters in one sentence."""
_UNSEEN = {"Cc", "Cf", "Cs"}
"""Control characters, marks that turn the reading direction or show nothing, halves of characters."""
_JOINERS = "\u200c\u200d"
"""Unseen too, but words of some scripts and emoji are put together with them."""
_NOT_IN_XML = "\ufffe\uffff"


def whole(text: str) -> str:
    """The text without halves of characters (lone surrogates): JSON can bring them, but they can't be kept."""
    return text.encode(errors="ignore").decode()


Text = Annotated[str, AfterValidator(whole)]
"""A text as somebody sent it, fit to be kept as it was sent."""


def cleaned(text: str, longest: int = LONGEST) -> str:
    """The text in one line: composed letters (NFC), single spaces, nothing that cannot be seen.

    Raises EditRefusedError where it is longer than `longest` characters.
    """
    if not text.isprintable():
        text = "".join(c for c in text if c.isspace() or c in _JOINERS or _visible(c))
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if not line.strip(_JOINERS + " "):
        return ""
    if len(line) > longest:
        shown = f"{longest:,}".replace(",", ".")
        raise EditRefusedError(f"Teksten er for lang: der kan højst stå {shown} tegn. Del den op, eller kort den af.")
    return line


def _visible(character: str) -> bool:
    return unicodedata.category(character) not in _UNSEEN and character not in _NOT_IN_XML
