"""What an id of before is called now: ids are given at birth, and whoever kept one finds what stands in its place.

A mention of a former reading or version is found by its words, a claim by the mentions that were judged to make it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from sqlalchemy import Connection, select

from tallystick.ledger.anchoring import quotation_of_old, standing_at
from tallystick.ledger.rows import SHORT_ID
from tallystick.ledger.tables import claim_mentions, judgements, mentions

_BEGINNING = re.compile(r"[0-9a-f]{1,15}")


def mention_now(connection: Connection, name: str) -> str | None:
    """The id of the mention that stands where the one of this id stood; None where nothing does."""
    if not SHORT_ID.fullmatch(name):
        return None
    standing = (mentions.c.id == name) & mentions.c.superseded.is_(False)
    if connection.execute(select(mentions.c.id).where(standing)).first() is not None:
        return name
    quote = quotation_of_old(connection, name)
    return None if quote is None else standing_at(connection, quote.document, [quote]).get(quote)


def claim_now(connection: Connection, name: str) -> str | None:
    """The claim of this id, the claim that it became a part of, or the one that the mention of this id makes."""
    if not SHORT_ID.fullmatch(name):
        return None
    if connection.execute(select(claim_mentions.c.claim).where(claim_mentions.c.claim == name)).first() is not None:
        return name
    mention = mention_now(connection, name)
    return _claims_of(connection, {mention}) if mention else _heir(connection, name)


def mentions_beginning(connection: Connection, given: str) -> list[str]:
    """The ids that begin so of mentions that stand."""
    if not _BEGINNING.fullmatch(given):
        return []
    standing = _begins(mentions.c.id, given) & mentions.c.superseded.is_(False)
    return list(connection.execute(select(mentions.c.id).distinct().where(standing)).scalars())


def claims_beginning(connection: Connection, given: str) -> list[str]:
    """The ids that begin so of claims that stand."""
    if not _BEGINNING.fullmatch(given):
        return []
    standing = _begins(claim_mentions.c.claim, given)
    return list(connection.execute(select(claim_mentions.c.claim).distinct().where(standing)).scalars())


def _begins(column: Any, given: str) -> Any:
    """That an id begins so, asked in a way that its index answers: no digit of an id comes behind f."""
    return (column >= given) & (column < f"{given}g")


def _heir(connection: Connection, name: str) -> str | None:
    """The claim in which most of the mentions stand that once made the claim of this id."""
    made = select(judgements.c.mention).distinct().where(judgements.c.claim == name)
    once = connection.execute(made.order_by(judgements.c.mention)).scalars().all()
    return _claims_of(connection, {now for mention in once if (now := mention_now(connection, mention))})


def _claims_of(connection: Connection, ids: set[str]) -> str | None:
    wanted = select(claim_mentions.c.claim).where(claim_mentions.c.mention.in_(ids))
    counted = Counter(connection.execute(wanted).scalars())
    return min(counted, key=lambda claim: (-counted[claim], claim), default=None)
