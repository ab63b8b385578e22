"""Links mentions whose slots are equal, and utterances of one voice on one day.

This is the plainest linking there is: no roundings, no unresolved parties, no
restatements. The linking room replaces it; the store keeps whatever claim and
origin a mention is given. Both keys follow from the mention and its document
alone, so that documents posted in any order make equal ledgers.
"""

from __future__ import annotations

import unicodedata

from tallystick.contract.encode import day
from tallystick.contract.lines import plain, written
from tallystick.model import Mention, Party, Reading


def claim_key(mention: Mention) -> str:
    """What a mention says, as one canonical line; equal lines are one claim.

    The item counts by its category, which has no language; by its name only where no domain knows it.
    """
    quantity = mention.quantity
    period = mention.period.period if mention.period else None
    return written(
        {
            "status": mention.status,
            "stage": mention.stage,
            "measure": quantity.measure,
            "unit": quantity.unit,
            "per": quantity.per,
            "lower": None if quantity.lower is None else plain(quantity.lower),
            "upper": None if quantity.upper is None else plain(quantity.upper),
            "bound": quantity.bound,
            "category": mention.item.category,
            "item": folded(mention.item.name) if mention.item.category == "other" else None,
            "period": period and [day(period.start), day(period.end), period.edge],
            "agent": _voice(mention.agent),
            "recipient": _voice(mention.recipient),
        }
    )


def origin_key(mention: Mention, reading: Reading, document: str) -> str:
    """Whose utterance a mention goes back to, as one canonical line: a voice and its day, or the outlet's own count.

    A source that cannot be told from others is one of its own in each document.
    """
    voice = _voice(mention.speaker)
    if voice is None:
        return written({"document": document, "anonymous": mention.speaker is not None})
    said = mention.said
    on = day(said.start or said.end) if said else None
    if on is None:
        on = day(reading.document.published)
    return written({"voice": voice, "on": on} if on else {"voice": voice, "document": document})


def folded(name: str) -> str:
    """A name without the differences of case, width and spacing.

    >>> folded("  155 MM\u00a0 Shells ")
    '155 mm shells'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _voice(party: Party | None) -> str | None:
    """A party's key, else its folded name, marked so that a name is never taken for a key."""
    if party is None:
        return None
    return party.key or (f"={folded(party.name)}" if party.name.strip() else None)
