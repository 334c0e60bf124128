"""What a person typed, made fit to keep; and the error that says which field is wrong."""

import re
import unicodedata
from collections.abc import Mapping

from models.error import UdkastError

_SPACE = re.compile(r"\s+")


class InputError(UdkastError):
    """What was given can't be used. `problems` maps a field's name to one Danish line that stands beside it."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


def line(text: str) -> str:
    """The text as one line: NFC, single spaces, without control characters and marks that turn the writing round.

    A name with such a mark in it would turn whatever is printed beside it (Unicode TR36, bidirectional spoofing).
    """
    kept = (c if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"} else "" for c in text)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", "".join(kept))).strip()


def lines(text: str) -> str:
    """As `line`, but lines stay lines."""
    return "\n".join(line(part) for part in text.splitlines()).strip("\n")


def file_name(name: str, instead: str) -> str:
    """What a person called a file, for showing only: without folders and at most 120 characters."""
    bare = line(re.split(r"[/\\]", name)[-1])
    if len(bare) > 120:
        stem, dot, ending = bare.rpartition(".")
        bare = f"{stem[:110]}…{dot}{ending}" if dot and len(ending) <= 5 else bare[:120]
    return bare if bare.strip(".") else instead
