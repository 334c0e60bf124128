"""Where files lie: recordings, agendas, playback copies, sealed exports."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol


class Files(Protocol):
    """A store of files under keys ("m1f0…/recording"). Keys are made of ids, never of what a person named a file."""

    def path(self, key: str) -> Path:
        """Where the file lies, for reading and for stages that want a path; it need not exist."""
        ...

    def put(self, key: str, content: bytes | Iterable[bytes]) -> tuple[int, str]:
        """Keep the content wholly or not at all; its size in bytes and SHA-256."""
        ...

    def adopt(self, key: str, path: Path) -> None:
        """Move a finished file into the store (an upload that has arrived)."""
        ...

    def delete(self, key: str) -> bool:
        """Remove the file; whether there was one."""
        ...

    def delete_all(self, prefix: str) -> None:
        """Remove every file under the prefix (a meeting's)."""
        ...


class LocalFiles:
    """Files in a folder that only its owner can read."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def path(self, key: str) -> Path:
        """Raises ValueError for a key that leads out of the folder: keys come from ids, so that is a bug, not input."""
        path = (self._root / key).resolve()
        if self._root not in path.parents:
            raise ValueError("a key leads out of the store")
        return path

    def put(self, key: str, content: bytes | Iterable[bytes]) -> tuple[int, str]:
        """Write, flush to the disk, then rename: a reader sees the whole file or none."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
        digest, size = hashlib.sha256(), 0
        try:
            with part.open("wb") as file:
                for block in (content,) if isinstance(content, bytes) else content:
                    digest.update(block)
                    size += len(block)
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(0o600)
            part.replace(path)
            _settle(path.parent)
        finally:
            part.unlink(missing_ok=True)
        return size, digest.hexdigest()

    def adopt(self, key: str, path: Path) -> None:
        """A rename where both lie on one disk, else a copy that is renamed into place."""
        target = self.path(key)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.move(path, target)
        target.chmod(0o600)
        _settle(target.parent)

    def delete(self, key: str) -> bool:
        """Remove the file; whether there was one."""
        path = self.path(key)
        existed = path.exists()
        path.unlink(missing_ok=True)
        return existed

    def delete_all(self, prefix: str) -> None:
        """Remove the folder of that name with all that is in it."""
        shutil.rmtree(self.path(prefix), ignore_errors=True)


def _settle(folder: Path) -> None:
    """A name that was just given to a file is on the disk too, should the power go."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
