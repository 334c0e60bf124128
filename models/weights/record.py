"""What was last found in a weight's folder: size, time of change and SHA-256 of each file.

Kept as `.record.json` beside the files. A file whose size and time of change are still the same need not be hashed
again; anything else does. For a file whose hash was not known beforehand it also holds the hash of what was fetched.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

UNTRUSTED = -1


@dataclass(frozen=True)
class Seen:
    """One file as it was found."""

    size: int
    mtime_ns: int
    sha256: str

    def distrusted(self) -> "Seen":
        """The same hash, but the file must be hashed before it is used again."""
        return replace(self, mtime_ns=UNTRUSTED)


def read(folder: Path) -> dict[str, Seen]:
    """The record, by path; empty when there is none or it can't be read."""
    try:
        content = json.loads((folder / ".record.json").read_text(encoding="utf-8"))
        return {path: Seen(**seen) for path, seen in content["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write(folder: Path, files: dict[str, Seen]) -> None:
    """Keep the record. A store that is read-only has none; its files are hashed each time then."""
    # Of its own for each process: two may find the same weight whole at once.
    fresh = folder / f".record.{os.getpid()}.new"
    with suppress(OSError):
        content = {"files": {path: asdict(seen) for path, seen in sorted(files.items())}}
        fresh.write_text(json.dumps(content, indent=1), encoding="utf-8")
        fresh.replace(folder / ".record.json")
