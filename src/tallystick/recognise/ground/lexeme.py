"""What a word or phrase of a pack's lexical sections means where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Lexeme:
    """The arguments of the entry, and the features of the form that was met (of its first inflected word)."""

    args: Mapping[str, Any]
    features: frozenset[str] = frozenset()
