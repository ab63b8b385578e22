"""A file that is whole when it appears: made beside its place, and moved there, where nothing is overwritten."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tallystick.errors import LedgerError

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """A folder beside a place to make its file in, gone afterwards; LedgerError where something is there already."""
    check_free(place)
    try:
        with TemporaryDirectory(dir=place.parent, prefix=f".{place.name}.") as folder:
            yield Path(folder)
    except OSError as problem:
        reason = f"cannot be written: {problem.strerror or problem}"
        raise LedgerError(str(place), reason, "make room, check the rights, or name another file") from problem


def check_free(place: Path) -> None:
    """LedgerError where something is at a place already."""
    if os.path.lexists(place):
        raise LedgerError(str(place), "is there already, and is not overwritten", "name another file")


def put(made: Path, place: Path) -> None:
    """Moves a file to its place when all of it is on the disk; LedgerError where somebody was there first."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    try:
        _move(made, place)
    except FileExistsError as there:
        raise LedgerError(str(place), "was made by somebody else meanwhile", "name another file") from there
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _move(made: Path, place: Path) -> None:
    """A second name is given to nobody's file; where a disk knows no second names, the place is taken first."""
    try:
        os.link(made, place)
    except OSError as problem:
        if problem.errno not in _NO_LINKS:
            raise
        os.close(os.open(place, os.O_CREAT | os.O_EXCL, 0o600))
        made.replace(place)
