"""A claim as the object that `claims --json` writes."""

from __future__ import annotations

from tallystick.contract.encode import Json, day, quantity_object, said_object
from tallystick.model import Claim, Judgement, MentionRef, Origin


def claim_object(claim: Claim) -> Json:
    """A claim with its mentions and origins."""
    quantity = quantity_object(claim.quantity)
    del quantity["vague"]
    period = claim.period
    return {
        "claim": claim.id,
        "status": claim.status,
        "stage": claim.stage,
        "modality": claim.modality,
        "measure": claim.measure,
        "quantity": quantity,
        "category": claim.category,
        "item": claim.item or None,
        "period": None if period is None else {"start": day(period.start), "end": day(period.end), "edge": period.edge},
        "agent": claim.agent,
        "recipient": claim.recipient,
        "first": day(claim.first),
        "last": day(claim.last),
        "mentions": [mention_reference(mention) for mention in claim.mentions],
        "origins": [_origin(origin) for origin in claim.origins],
    }


def mention_reference(mention: MentionRef) -> Json:
    """The name of a mention: its id, its document, the place of its quantity, and the version if it is a former one."""
    place = {} if mention.place == "text" else {"in": mention.place}
    version = {} if mention.version is None else {"version": mention.version}
    return {"id": mention.id, "document": mention.document, **version, **place, "span": list(mention.span)}


def judgement_object(judgement: Judgement) -> Json:
    """Why a mention stands in its claim: the rule, the reason, who judged so and when."""
    return {
        "mention": judgement.mention,
        "origin": judgement.origin,
        "rule": judgement.rule,
        "why": judgement.why,
        "made_by": judgement.made_by,
        "recorded": judgement.recorded and judgement.recorded.isoformat(),
    }


def _origin(origin: Origin) -> Json:
    return {
        "origin": origin.id,
        "source": origin.source,
        "anonymity": origin.anonymity,
        "said": said_object(origin.said),
        "carriers": list(origin.carriers),
        "mentions": [mention_reference(mention) for mention in origin.mentions],
    }
