"""The store: what was read, in which versions, and which claims it makes."""

from tallystick.ledger.linker import ALONE, Linker
from tallystick.ledger.posting import Posted
from tallystick.ledger.search_snippets import Snippet
from tallystick.ledger.searching import Found, Hit
from tallystick.ledger.showing import Listed, Quoted, ShownClaim, ShownDocument
from tallystick.ledger.store import Ledger
from tallystick.ledger.verifying import Verified

__all__ = [
    "ALONE",
    "Found",
    "Hit",
    "Ledger",
    "Linker",
    "Listed",
    "Posted",
    "Quoted",
    "ShownClaim",
    "ShownDocument",
    "Snippet",
    "Verified",
]
