"""One file of a weight, written beside its place and moved there only when size and hash are right."""

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from models.error import UdkastError

BLOCK = 1 << 20


class NoSpaceError(UdkastError):
    """The disk is full: no other source can help."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Disken er fuld. Gør plads på drevet med {folder}, og kør kommandoen igen.")


class DamagedError(UdkastError):
    """What was fetched is not what it should be. Its remains are gone, so another try starts over."""


def part_of(target: Path) -> Path:
    """The name of a file while it is being written."""
    return target.with_name(target.name + ".part")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Turns a full or closed disk into an error that a person can act on. For writing only."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise NoSpaceError(folder) from error
        raise UdkastError(f"Der kan ikke skrives i {folder}. Ret adgangen, eller sæt UDKAST_WEIGHTS.") from error


class Assembly:
    """A file put together piece by piece. What stands in its `.part` file is kept for the next run.

    `start` cuts the `.part` file back to a length that is known to be good, `append` adds to it, `finish` checks it
    and moves it into place in one step: a file under its own name is always whole.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._part = part_of(target)

    @property
    def size(self) -> int:
        """How many bytes have been written, of this run and earlier ones."""
        return self._part.stat().st_size if self._part.exists() else 0

    def start(self, size: int) -> None:
        """Keep the first `size` bytes of an earlier run and drop the rest."""
        with writing_in(self.target.parent):
            self._part.parent.mkdir(parents=True, exist_ok=True)
            with self._part.open("ab") as stream:
                stream.truncate(size)

    def append(self, blocks: Iterable[bytes]) -> None:
        """Add the blocks, and see them to the disk."""
        with writing_in(self.target.parent), self._part.open("ab") as stream:
            for block in blocks:
                stream.write(block)
            stream.flush()
            os.fsync(stream.fileno())

    def finish(self, size: int | None, sha256: str | None) -> None:
        """Move the file into place. Raises DamagedError, and removes it, when size or hash is wrong."""
        if (size is not None and self.size != size) or (sha256 is not None and sha256_of(self._part) != sha256):
            self.drop()
            raise DamagedError(f"{self.target.name} er ikke den fil, den skulle være.")
        with writing_in(self.target.parent):
            self._part.replace(self.target)

    def drop(self) -> None:
        """Forget what was written."""
        self._part.unlink(missing_ok=True)
