"""A file in gzip, whose end tells length and checksum: a backup that was cut off or damaged is known as such."""

from __future__ import annotations

import gzip
import shutil
import zlib
from pathlib import Path

from tallystick.errors import LedgerError

_LEVEL = 3  # a third of the time of the usual level, and hardly more bytes
_AT_ONCE = 1 << 20


def pack(plain: Path, packed: Path) -> None:
    """Writes a file packed, always to the same bytes."""
    with (
        plain.open("rb") as source,
        packed.open("wb") as file,
        gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as target,
    ):
        shutil.copyfileobj(source, target, _AT_ONCE)


def unpack(packed: Path, plain: Path) -> None:
    """Writes what is packed in a file; LedgerError where the file is none of this kind, cut off or damaged."""
    try:
        with gzip.open(packed) as source, plain.open("wb") as target:
            shutil.copyfileobj(source, target, _AT_ONCE)
    except (gzip.BadGzipFile, zlib.error) as problem:
        raise LedgerError(str(packed), "is no backup, or is damaged", "take another backup") from problem
    except EOFError as problem:
        raise LedgerError(str(packed), "is cut off: its end is missing", "take another backup") from problem
    except FileNotFoundError as problem:
        raise LedgerError(str(packed), "is not there", "name the file that backup made") from problem
    except (IsADirectoryError, PermissionError) as problem:
        raise LedgerError(str(packed), f"cannot be read: {problem.strerror}", "check its name and rights") from problem


def is_whole(packed: Path) -> bool:
    """Whether a packed file can be read to its end."""
    try:
        with gzip.open(packed) as source:
            while source.read(_AT_ONCE):
                pass
    except (OSError, EOFError, zlib.error):
        return False
    return True
