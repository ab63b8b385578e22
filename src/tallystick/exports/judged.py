"""What a person judged of a mention: that its words were read rightly, or what was to be put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement on a mention that stands: who made it, when and why.

    `slot` is what was corrected, None where nothing was; `id` that of its entry in the log.
    """

    id: str
    mention: str
    by: str
    recorded: datetime
    why: str | None = None
    slot: str | None = None
