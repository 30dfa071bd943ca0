"""A file that is there whole or not at all: written beside its place, flushed to the disk, then renamed."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_PART = ".part-"


@contextmanager
def publishing(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write; at the end it stands under `path`, unless something was raised: then nothing is left.

    :raises OSError: if the disk is full or cannot be written
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=_PART, dir=path.parent)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def sweep(folder: Path, *, before: float) -> int:
    """Delete what a killed process left half written before an instant (seconds since 1970); return how many."""
    left = [part for part in folder.rglob(f"{_PART}*") if part.stat().st_mtime < before] if folder.is_dir() else []
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)


def _settle(folder: Path) -> None:
    """Flush a folder, so that the new name outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
