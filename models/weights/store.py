"""The directory that weights lie in, as `<root>/<id>/<path>`: what is there, and that it is whole."""

import hashlib
import shutil
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from models.error import UdkastError
from models.progress import Progress, silent
from models.weights import record
from models.weights.assembly import NoSpaceError, part_of, sha256_of, writing_in
from models.weights.catalogue import Weight, WeightFile
from models.weights.record import Seen
from models.weights.sources import Errand, Source

SPARE = 64 << 20
"""Bytes that stay free beside what is fetched."""


class Status(StrEnum):
    """What a weight is found to be, in the words a person reads."""

    OK = "i orden"
    UNCHECKED = "ikke kontrolleret"
    MISSING = "mangler"
    DAMAGED = "beskadiget"


WORST_FIRST = (Status.DAMAGED, Status.MISSING, Status.UNCHECKED, Status.OK)


class Store:
    """The weights under `root`. Several processes may use and fill the same store."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, weight: Weight) -> Path:
        """The weight's folder, with every file in it whole.

        Size and time of change are compared with the record; a file the record doesn't know is hashed. Raises
        UdkastError when the weight is missing or damaged.
        """
        status, _ = self._examine(weight, hashing="changed")
        if status is Status.MISSING:
            raise UdkastError(f"Modellen {weight.id} mangler i {self.root}. Kør `udkast models pull {weight.id}`.")
        if status is Status.DAMAGED:
            raise UdkastError(f"Modellen {weight.id} er beskadiget. Kør `udkast models pull {weight.id}`.")
        return self.root / weight.id

    def status(self, weight: Weight) -> Status:
        """What can be said at a glance, without hashing anything."""
        return self._examine(weight, hashing="never")[0]

    def verify(self, weight: Weight) -> Status:
        """What is found when every byte is hashed. UNCHECKED: whole, but no hash was known to compare with."""
        return self._examine(weight, hashing="always")[0]

    def fingerprint(self, weight: Weight) -> str:
        """The SHA-256 that names the weight in a report.

        One file: the file's own. More: that of the lines `<sha256>  <path>`, sorted by path, as `sha256sum` prints
        them. Raises UdkastError as `path` does.
        """
        self.path(weight)
        _, seen = self._examine(weight, hashing="changed")
        if len(seen) == 1:
            return next(iter(seen.values())).sha256
        lines = "".join(f"{found.sha256}  {path}\n" for path, found in sorted(seen.items()))
        return hashlib.sha256(lines.encode()).hexdigest()

    def pull(self, weight: Weight, sources: Sequence[Source], progress: Progress = silent) -> None:
        """Fetch what is missing or damaged, trying the weight's sources in the catalogue's order.

        One pull at a time per store; another waits, and finds the work done. Raises UdkastError when no source had it
        (what was fetched so far is kept for the next try) or the disk is too small.
        """
        if self._broken(weight):
            lock = FileLock(self.root / ".lock")
            with writing_in(self.root):
                self.root.mkdir(parents=True, exist_ok=True)
                lock.acquire()
            try:
                if broken := self._broken(weight):
                    self._need_room(weight, broken)
                    self._fetch(weight, broken, sources, _rising(progress))
                    self._remember(weight, broken)
            finally:
                lock.release()
        progress(1.0)

    def tidy(self) -> None:
        """Remove downloads that were kept because several weights lie in them, unless another pull is at work."""
        with suppress(Timeout, OSError), FileLock(self.root / ".lock", timeout=0):
            shutil.rmtree(self.root / ".downloads", ignore_errors=True)

    def _fetch(
        self, weight: Weight, broken: tuple[WeightFile, ...], sources: Sequence[Source], progress: Progress
    ) -> None:
        errand = Errand(weight, broken, self.root / weight.id)
        reasons = []
        for origin in weight.source:
            for source in sources:
                if source.serves(origin):
                    try:
                        source.fetch(errand, origin, progress)
                    except NoSpaceError:
                        raise
                    except UdkastError as error:
                        reasons.append(str(error))
                    else:
                        return
        raise UdkastError(f"Modellen {weight.id} kunne ikke hentes. {' '.join(dict.fromkeys(reasons))}".strip())

    def _remember(self, weight: Weight, fetched: Sequence[WeightFile]) -> None:
        """Record what was just fetched: its hash was checked before it got its name."""
        folder = self.root / weight.id
        known = record.read(folder)
        for file in fetched:
            stat = (folder / file.path).stat()
            sha256 = file.sha256 or sha256_of(folder / file.path)
            known[file.path] = Seen(stat.st_size, stat.st_mtime_ns, sha256)
        record.write(folder, known)

    def _broken(self, weight: Weight) -> tuple[WeightFile, ...]:
        """The files that must be fetched."""
        known = record.read(self.root / weight.id)
        states = ((file, self._file(weight, file, known, "changed")[0]) for file in weight.files)
        return tuple(file for file, status in states if status in {Status.MISSING, Status.DAMAGED})

    def _examine(self, weight: Weight, hashing: str) -> tuple[Status, dict[str, Seen]]:
        """The worst status of the weight's files, and the files as they were found; kept in the record."""
        folder = self.root / weight.id
        known = record.read(folder)
        found: dict[str, Seen] = {}
        statuses = []
        for file in weight.files:
            status, seen = self._file(weight, file, known, hashing)
            statuses.append(status)
            if seen:
                found[file.path] = seen
        if hashing != "never" and found != known and folder.is_dir():
            record.write(folder, found)
        return next(status for status in WORST_FIRST if status in statuses), found

    def _file(
        self, weight: Weight, file: WeightFile, known: dict[str, Seen], hashing: str
    ) -> tuple[Status, Seen | None]:
        path = self.root / weight.id / file.path
        seen = known.get(file.path)
        if not path.is_file():
            return Status.MISSING, seen and seen.distrusted()
        stat = path.stat()
        if file.size is not None and stat.st_size != file.size:
            return Status.DAMAGED, seen and seen.distrusted()
        whole = Status.OK if file.sha256 else Status.UNCHECKED
        same = seen is not None and (stat.st_size, stat.st_mtime_ns) == (seen.size, seen.mtime_ns)
        expected = file.sha256 or (seen.sha256 if seen else None)
        if hashing != "always" and same and seen is not None and seen.sha256 == expected:
            return whole, seen
        if hashing == "never":
            return Status.UNCHECKED, seen
        sha256 = sha256_of(path)
        if expected is not None and sha256 != expected:
            return Status.DAMAGED, Seen(stat.st_size, record.UNTRUSTED, expected)
        return whole, Seen(stat.st_size, stat.st_mtime_ns, sha256)

    def _need_room(self, weight: Weight, broken: Sequence[WeightFile]) -> None:
        """Say so before anything is fetched when the disk can't hold it."""
        sizes = [file.size for file in broken if file.size is not None]
        size = sum(sizes) if len(sizes) == len(broken) else weight.size
        parts = [part_of(self.root / weight.id / file.path) for file in broken]
        there = sum(part.stat().st_size for part in parts if part.exists())
        beside = weight.size if weight.conversion else max((wheel.size for wheel in weight.wheels), default=0)
        needed = max(size - there, 0) + beside + SPARE
        free = shutil.disk_usage(self.root).free
        if free < needed:
            raise UdkastError(
                f"Der er ikke plads til modellen {weight.id} på drevet med {self.root}: den kræver {_gb(needed)} GB, "
                f"og {_gb(free)} GB er ledig. Gør plads, eller sæt UDKAST_WEIGHTS til et andet drev."
            )


def _gb(size: int) -> str:
    return f"{size / 1e9:.2f}".replace(".", ",")


def _rising(progress: Progress) -> Progress:
    """Progress that never falls, though a download may start over."""
    highest = 0.0

    def told(fraction: float) -> None:
        nonlocal highest
        if (within := min(fraction, 1.0)) > highest:
            highest = within
            progress(within)

    return told
