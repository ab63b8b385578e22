"""A file of an export, before it is written: its name and its bytes."""

from __future__ import annotations

from typing import NamedTuple


class File(NamedTuple):
    """The name of a file in its folder, and what it holds."""

    name: str
    content: bytes
