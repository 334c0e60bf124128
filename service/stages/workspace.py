"""What a finished stage gave is kept until its day is over, so that no stage is repeated.

A result is found again by its key: a hash of everything it depends on. A changed recording, model or setting is
another key, so an old result can never be taken for a new one.
"""

import hashlib
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")
BLOCK = 1 << 20


def key_of(*parts: object) -> str:
    """A key for anything that JSON can write; parts that are not JSON are written as text."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:24]


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


class Workspace:
    """The results of one recording's stages, in a folder that only its owner can read."""

    def __init__(self, root: Path, key: str) -> None:
        self._folder = root / key
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder.chmod(0o700)
        # Its day is counted from when it was last used.
        os.utime(self._folder)

    def file(self, name: str) -> Path:
        """A path in the workspace for what is too large for JSON (the decoded sound)."""
        return self._folder / name

    def load(self, name: str, key: str, type_: TypeAdapter[T]) -> T | None:
        """The result kept under that key; None if there is none, or if it can't be read any more."""
        try:
            return type_.validate_json((self._folder / f"{name}-{key}.json").read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def keep(self, name: str, key: str, value: T, type_: TypeAdapter[T]) -> None:
        """Keep a result: wholly or not at all, even if the power goes."""
        whole = self._folder / f"{name}-{key}.json"
        part = self._folder / f"{name}-{key}.{os.getpid()}.part"
        try:
            with part.open("wb") as file:
                file.write(type_.dump_json(value))
                file.flush()
                os.fsync(file.fileno())
            part.replace(whole)
        finally:
            part.unlink(missing_ok=True)

    def holds(self, name: str, key: str) -> bool:
        """Whether a result is kept under that key."""
        return (self._folder / f"{name}-{key}.json").exists()

    def forget(self, name: str, key: str) -> None:
        """Keep the result no longer."""
        (self._folder / f"{name}-{key}.json").unlink(missing_ok=True)

    def remove(self, file: str) -> None:
        """Remove a file: the decoded sound is not needed once every stage that reads it has finished."""
        (self._folder / file).unlink(missing_ok=True)


def prune(root: Path, days: float) -> None:
    """Remove the workspaces that nobody has used for that many days."""
    if not root.is_dir():
        return
    limit = time.time() - days * 86_400
    for folder in root.iterdir():
        if folder.is_dir() and folder.stat().st_mtime < limit:
            shutil.rmtree(folder, ignore_errors=True)


def adapter(type_: Any) -> TypeAdapter[Any]:
    """How values of that type are written as JSON and read back."""
    return TypeAdapter(type_)
