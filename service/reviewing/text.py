"""What a person typed, made fit to stand in a referat."""

import unicodedata

from service.reviewing.told import EditRefused

LONGEST = 5_000
"""Characters in one sentence."""
_UNFIT = {"Cc", "Cs"}
# Overrides of the writing direction (they let a text read otherwise than it is) and what XML cannot hold.
_TREACHEROUS = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF, 0xFEFF]))


def cleaned(text: str, longest: int = LONGEST) -> str:
    """The text in one line: composed letters (NFC), single spaces, no control characters.

    Raises EditRefused where it is longer than `longest` characters.
    """
    kept = "".join(
        c for c in text if c.isspace() or (unicodedata.category(c) not in _UNFIT and c not in _TREACHEROUS)
    )
    line = " ".join(unicodedata.normalize("NFC", kept).split())
    if len(line) > longest:
        shown = f"{longest:,}".replace(",", ".")
        raise EditRefused(f"Teksten er for lang: der kan højst stå {shown} tegn. Del den op, eller kort den af.")
    return line
