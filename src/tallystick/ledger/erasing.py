"""Takes a document out with everything that hangs on it; its judgements stay, marked as no longer holding."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tallystick.ledger.judging import retire
from tallystick.ledger.parts import blocks_of_claims
from tallystick.ledger.search_filling import forget
from tallystick.ledger.tables import (
    claim_mentions,
    document_ids,
    documents,
    mention_parties,
    mentions,
    readings,
    versions,
)
from tallystick.ledger.tally_shelves import forget_report


def erase(connection: Connection, key: str, recorded: str) -> list[str]:
    """Leaves nothing of the document of a key; returns the blocks that its mentions leave, to be judged anew."""
    here = mentions.c.document == key
    standing = connection.execute(select(mentions.c.id, mentions.c.block).where(here, mentions.c.superseded.is_(False)))
    leaving = standing.all()
    claims = connection.execute(
        select(claim_mentions.c.claim).distinct().where(claim_mentions.c.mention.in_([row.id for row in leaving]))
    ).scalars()
    blocks = blocks_of_claims(connection, claims.all())  # a claim that people merged stands in several
    retire(connection, [row.id for row in leaving], recorded)
    forget(connection, key)
    forget_report(connection, key)
    its = select(mentions.c.id).where(here)
    connection.execute(mention_parties.delete().where(mention_parties.c.mention.in_(its)))
    connection.execute(mentions.delete().where(here))
    connection.execute(readings.delete().where(readings.c.document == key))
    connection.execute(versions.delete().where(versions.c.document == key))
    connection.execute(document_ids.delete().where(document_ids.c.document == key))
    connection.execute(documents.delete().where(documents.c.key == key))
    return sorted(blocks | {row.block for row in leaving if row.block is not None})
