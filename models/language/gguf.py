"""The head of a GGUF file: is it whole, and does it bring a chat template?

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md (versions 2 and 3, little-endian).
"""

import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

from models.error import UdkastError

_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9


@dataclass(frozen=True)
class Head:
    """What a weight says about itself. `chat` is whether it was taught to follow instructions in a chat format."""

    architecture: str
    chat: bool


class _Reader:
    """A cursor over the mapped file; running off its end is a struct.error."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data, self.at = data, 0

    def number(self, kind: str) -> int:
        value = struct.unpack_from("<" + kind, self.data, self.at)[0]
        self.at += struct.calcsize("<" + kind)
        return int(value)

    def text(self) -> str:
        length = self.number("Q")
        start, self.at = self.at, self.at + length
        if self.at > len(self.data):
            raise struct.error
        return self.data[start : self.at].decode("utf-8", "replace")

    def skip(self, kind: int) -> None:
        if kind == _STRING:
            self.at += 8 + struct.unpack_from("<Q", self.data, self.at)[0]
        elif kind == _ARRAY:
            inner, count = self.number("I"), self.number("Q")
            if inner in _SIZES:
                self.at += count * _SIZES[inner]
            else:
                for _ in range(count):
                    self.skip(inner)
        else:
            self.at += _SIZES[kind]
        if self.at > len(self.data):
            raise struct.error


def read_head(weight: Path) -> Head:
    """The head of the weight. Raises `UdkastError` if the file is missing or isn't a whole GGUF file."""
    try:
        with weight.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _head(_Reader(data))
    except OSError as error:
        raise UdkastError("Sprogmodellen mangler eller kan ikke læses. Hent den med: udkast models pull") from error
    except (struct.error, KeyError, ValueError) as error:
        raise UdkastError(
            "Sprogmodellens fil er beskadiget. Slet den, og hent den igen med: udkast models pull"
        ) from error


def _head(reader: _Reader) -> Head:
    if reader.data[:4] != b"GGUF":
        raise ValueError
    reader.at = 8
    tensors, fields = reader.number("Q"), reader.number("Q")
    architecture, chat, alignment = "", False, 32
    for _ in range(fields):
        key, kind = reader.text(), reader.number("I")
        if key == "general.architecture" and kind == _STRING:
            architecture = reader.text()
        elif key == "general.alignment" and kind == 4:
            alignment = reader.number("I")
        else:
            chat = chat or key == "tokenizer.chat_template"
            reader.skip(kind)
    last = 0
    for _ in range(tensors):
        reader.text()
        dimensions = reader.number("I")
        reader.at += 8 * dimensions + 4
        last = max(last, reader.number("Q"))
    # The last tensor must at least begin inside the file: a cut-off download ends earlier.
    begin = -(-reader.at // alignment) * alignment
    if begin + last >= len(reader.data):
        raise ValueError
    return Head(architecture, chat)
