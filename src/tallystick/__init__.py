"""Reads supply claims out of news reports, and keeps the books on them with the exact words behind every entry.

>>> import tallystick
>>> tallystick.read("Nothing of note.", published="2026-02-04").mentions
()
"""

from __future__ import annotations

import importlib
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.desk.books import Ledger
    from tallystick.desk.reading import read
    from tallystick.desk.remote import connect

__version__ = version("tallystick")
__all__ = ["Ledger", "__version__", "connect", "read"]

_PLACES = {
    "read": "tallystick.desk.reading",
    "Ledger": "tallystick.desk.books",
    "connect": "tallystick.desk.remote",
}


def __getattr__(name: str) -> object:
    """The public names, loaded when asked for: every module of ours imports this one first, and few need the desk."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_PLACES[name]), name)
