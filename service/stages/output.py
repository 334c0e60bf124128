"""The result folder gets all files or none."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.error import UdkastError


def check(out: Path) -> None:
    """See before the long work that the results can be put there.

    Raises:
        UdkastError: it is a file, or nobody may write there.

    """
    if out.exists() and not out.is_dir():
        raise UdkastError(f"{out} er en fil; angiv en mappe til resultatet med --out.")
    nearest = out
    while not nearest.exists():
        nearest = nearest.parent
    if not nearest.is_dir():
        raise UdkastError(f"{nearest} er en fil; angiv en anden mappe til resultatet med --out.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise UdkastError(f"Der må ikke skrives i {nearest}; angiv en anden mappe med --out.")


@contextmanager
def all_or_none(out: Path) -> Iterator[Path]:
    """A folder to write into; its files move to `out` when the block ends well, and vanish when it does not."""
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    out.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".udkast-", dir=out.parent))
    try:
        yield part
        if out.exists():
            for file in sorted(part.iterdir()):
                file.replace(out / file.name)
        else:
            part.chmod(0o777 & ~_umask())
            part.replace(out)
            missing = []
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        for folder in missing:
            # Only what this run made, and only while it is empty.
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        raise
    shutil.rmtree(part, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def is_full_disk(error: OSError) -> bool:
    """Whether the disk (or the quota) is full."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)
