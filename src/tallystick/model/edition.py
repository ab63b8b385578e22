"""What the versions of one document state, so that a change between them can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.told import Told


@dataclass(frozen=True, slots=True)
class Stated:
    """A mention of one version, with the words of its clause before its figure and after it."""

    told: Told
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a document, with all that it states."""

    document: str
    version: int
    stated: tuple[Stated, ...]
