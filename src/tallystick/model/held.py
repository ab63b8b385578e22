"""What a ledger holds of each document, and all of it together."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.claim import Claim
from tallystick.model.document import Version
from tallystick.model.reading import Reading
from tallystick.model.told import Linked


@dataclass(frozen=True, slots=True)
class Held:
    """A document's current reading, the version that was read, and the ids of its mentions in their order."""

    reading: Reading
    version: Version
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that stands in a ledger, seen at one moment: documents by their ids, claims by theirs."""

    held: tuple[Held, ...]
    claims: tuple[Claim, ...]
    linked: tuple[Linked, ...]
