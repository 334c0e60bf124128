"""The tus resumable upload protocol 1.0.0 (https://tus.io/protocols/resumable-upload): its headers, and the writing.

Own code and not the library tuspyserver (4.4.3): that one keeps what has arrived in files of its own beside the
database, writes on the event loop, takes its bytes as safe before the disk has them, and knows of no meeting.
"""

import base64
import datetime
import hashlib
import os
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime
from functools import partial
from pathlib import Path

import anyio
from anyio import CancelScope, to_thread
from starlette.requests import ClientDisconnect

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,termination,checksum"
ALGORITHMS = "sha256,sha1"
BLOCK = 1 << 20
"""Bytes gathered before they are written."""
SAFE_EVERY = 64 << 20
"""Bytes after which the disk is asked to keep them and the database is told: what a pulled plug costs at most."""
IDLE = 120.0
"""Seconds without a byte after which a sender is thought gone."""
STALE = 5.0
"""Seconds without a byte after which somebody else may go on with the upload."""
PATIENCE = 10.0


class MalformedError(Exception):
    """The request breaks the protocol; the message is for the program that sent it."""


class LockedError(Exception):
    """Somebody else is sending this upload."""


class ChecksumError(Exception):
    """What arrived is not what was sent."""


def metadata(header: str) -> dict[str, str]:
    """`Upload-Metadata`: keys with values in Base64. Raises MalformedError."""
    found = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        key, _, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode()
        except ValueError:  # not Base64, not ASCII even, or no UTF-8 in it
            raise MalformedError("Upload-Metadata") from None
    return found


def number(headers: Mapping[str, str], name: str) -> int:
    """A header that must be there and be a number. Raises MalformedError."""
    value = headers.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        raise MalformedError(name)
    return int(value)


def http_date(moment: datetime.datetime) -> str:
    """A time as `Upload-Expires` has it (RFC 9110)."""
    return format_datetime(moment.astimezone(datetime.UTC), usegmt=True)


class Checksum:
    """The digest of one request's bytes, to compare with `Upload-Checksum`. Raises MalformedError for other kinds."""

    def __init__(self, header: str) -> None:
        kind, _, digest = header.partition(" ")
        if kind not in ALGORITHMS.split(","):
            raise MalformedError("Upload-Checksum")
        self._digest = hashlib.new(kind, usedforsecurity=False)
        try:
            self._wanted = base64.b64decode(digest, validate=True)
        except ValueError:
            raise MalformedError("Upload-Checksum") from None

    def update(self, data: bytes) -> None:
        """More bytes."""
        self._digest.update(data)

    @property
    def right(self) -> bool:
        """Whether all of them were what was sent."""
        return self._digest.digest() == self._wanted


@dataclass
class Writer:
    """Somebody who is sending an upload."""

    scope: CancelScope = field(default_factory=CancelScope)
    gone: anyio.Event = field(default_factory=anyio.Event)
    heard: float = field(default_factory=time.monotonic)


class Writers:
    """One sender at a time for each upload. Lives in one process on one event loop, as the service does.

    A laptop that was closed leaves a line that nobody hangs up: whoever comes after it takes its place.
    """

    def __init__(self) -> None:
        self._writing: dict[str, Writer] = {}

    @asynccontextmanager
    async def alone(self, upload_id: str) -> AsyncIterator[Writer]:
        """The right to write to that upload. Raises LockedError while somebody else is sending it."""
        before = self._writing.get(upload_id)
        if before is not None and time.monotonic() - before.heard > STALE:
            before.scope.cancel()
            with anyio.move_on_after(PATIENCE):
                await before.gone.wait()
        if upload_id in self._writing:
            raise LockedError
        mine = self._writing[upload_id] = Writer()
        try:
            yield mine
        finally:
            del self._writing[upload_id]
            mine.gone.set()


class Sink:
    """Writes one request's bytes at their place in the file; memory does not grow with them.

    `safe` is told, from a thread, how many bytes of the file lie safely on the disk.
    """

    def __init__(self, path: Path, offset: int, size: int, safe: Callable[[int], object]) -> None:
        self._path, self._size, self._safe = path, size, safe
        self._at = self._told = offset
        self._waiting = bytearray()

    async def take(self, chunks: AsyncIterator[bytes], writer: Writer, checksum: Checksum | None) -> int:
        """Write all that comes; how far the file then reaches. A line that breaks ends it without an error.

        Raises:
            MalformedError: more came than the upload holds; nothing beyond its size is written.
            ChecksumError: nothing of it counts.
            OSError: the disk; what was safe before stays.

        """
        file = await to_thread.run_sync(partial(os.open, self._path, os.O_WRONLY | os.O_CREAT, 0o600))
        try:
            await self._listen(file, chunks, writer, checksum)
            # Whatever happens to the line now, what has come is kept.
            with CancelScope(shield=True):
                await self._write(file)
                if checksum is not None and not checksum.right:
                    raise ChecksumError
                await self._keep(file)
        finally:
            os.close(file)
        return self._told

    async def _listen(self, file: int, chunks: AsyncIterator[bytes], writer: Writer, checksum: Checksum | None) -> None:
        writer.scope.deadline = anyio.current_time() + IDLE
        with writer.scope:
            try:
                async for chunk in chunks:
                    writer.heard = time.monotonic()
                    writer.scope.deadline = anyio.current_time() + IDLE
                    if self._at + len(self._waiting) + len(chunk) > self._size:
                        raise MalformedError("Upload-Length")
                    if checksum is not None:
                        checksum.update(chunk)
                    self._waiting += chunk
                    if len(self._waiting) >= BLOCK:
                        await self._write(file)
                    if checksum is None and self._at - self._told >= SAFE_EVERY:
                        await self._keep(file)
            except ClientDisconnect:
                return

    async def _write(self, file: int) -> None:
        data, self._waiting = bytes(self._waiting), bytearray()
        await to_thread.run_sync(_write_all, file, data, self._at)
        self._at += len(data)

    async def _keep(self, file: int) -> None:
        await to_thread.run_sync(os.fsync, file)
        await to_thread.run_sync(self._safe, self._at)
        self._told = self._at


def _write_all(file: int, data: bytes, at: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(file, view, at)
        view, at = view[written:], at + written
