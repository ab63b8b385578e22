"""The store: what was read, in which versions, and which claims it makes."""

from tallystick.ledger.posting import Posted
from tallystick.ledger.showing import Listed, Quoted, ShownClaim, ShownDocument
from tallystick.ledger.store import Ledger

__all__ = ["Ledger", "Listed", "Posted", "Quoted", "ShownClaim", "ShownDocument"]
