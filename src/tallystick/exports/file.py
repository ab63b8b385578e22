"""A file of an export, before it is written: its name, and its bytes piece by piece.

The pieces are made while somebody takes them, and anew for whoever takes them again, so that
no file is ever in memory as a whole unless it is asked for its `content`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

PIECE = 1 << 16
"""So many characters or bytes at least are handed on at a time."""


@dataclass(frozen=True, slots=True)
class File:
    """The name of a file in its folder, and what it holds."""

    name: str
    pieces: Iterable[bytes]

    @property
    def content(self) -> bytes:
        """All of it at once."""
        return b"".join(self.pieces)


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Texts as bytes in UTF-8, made whenever they are taken; half surrogate pairs become question marks."""

    texts: Callable[[], Iterable[str]]

    def __iter__(self) -> Iterator[bytes]:
        """The pieces, from the first."""
        return encoded(self.texts())


class Measured:
    """Pieces of which size and hash are known, once they were taken to their end."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self._known: tuple[int, str] | None = None

    def __iter__(self) -> Iterator[bytes]:
        """The pieces, from the first."""
        size, hash = 0, hashlib.sha256()
        for piece in self._pieces:
            size += len(piece)
            hash.update(piece)
            yield piece
        self._known = size, hash.hexdigest()

    @property
    def known(self) -> tuple[int, str]:
        """The size in bytes and the SHA-256; pieces that nobody has taken yet are made for that."""
        for _ in () if self._known else self:
            pass
        assert self._known is not None, "the pieces were taken to their end"
        return self._known


def encoded(texts: Iterable[str]) -> Iterator[bytes]:
    """Texts in UTF-8, many small ones in one piece.

    >>> list(encoded(["a", "b"])), list(encoded([]))
    ([b'ab'], [])
    """
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size >= PIECE:
            yield "".join(waiting).encode("utf-8", "replace")
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting).encode("utf-8", "replace")
