"""An origin over the whole ledger as the object that `origins --json` writes."""

from __future__ import annotations

from tallystick.contract.claims import mention_reference
from tallystick.contract.encode import Json, day, said_object
from tallystick.model import Traced


def traced_object(origin: Traced) -> Json:
    """An origin with its claims, its mentions, and where it was first seen."""
    speaker, first = origin.speaker, origin.first
    return {
        "origin": origin.id,
        "source": (speaker.name or speaker.role) if speaker else None,
        "anonymity": speaker.anonymity if speaker else None,
        "said": said_object(origin.said),
        "carriers": list(origin.carriers),
        "first": {"document": first.ref.document, "outlet": first.outlet, "published": day(first.published)},
        "claims": list(origin.claims),
        "mentions": [mention_reference(told.ref) for told in origin.told],
    }
