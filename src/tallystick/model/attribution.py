"""Who said what, in the terms of PARC 3 and PolNeAR: source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tallystick.model.party import Party, Speaker
from tallystick.model.span import Span


class Manner(StrEnum):
    """Whether the words are the source's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said, where the document tells: a day, or the month or span that it names."""

    span: Span | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text given as somebody's words.

    `carriers` are those through whom it reached the outlet, nearest first.
    `declined` marks a source that would not say.
    """

    source: Speaker | None
    cue: Span | None
    content: Span
    manner: Manner = Manner.INDIRECT
    carriers: tuple[Party, ...] = ()
    said: Said | None = None
    declined: bool = False
