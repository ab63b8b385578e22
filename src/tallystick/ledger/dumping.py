"""The canonical dump by which two ledgers are compared.

It holds everything that was said and how it hangs together, sorted, and nothing
that tells in what order or when it came: no counters, no clock.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from tallystick.contract.claims import claim_object
from tallystick.contract.lines import read, written
from tallystick.ledger.claims_read import every_claim
from tallystick.ledger.tables import documents, mentions, readings, versions


def dump_lines(connection: Connection) -> Iterator[str]:
    """The dump, line by line: documents, versions, readings, superseded mentions, claims."""
    told = select(documents.c.key, documents.c.id, documents.c.outlet, documents.c.url).order_by(documents.c.id)
    for key, name, outlet, url in connection.execute(told).all():
        yield written({"document": name, "outlet": outlet, "url": url})
        yield from sorted(_parts(connection, key))
    for claim in every_claim(connection):
        yield written(claim_object(claim))


def _parts(connection: Connection, key: str) -> Iterator[str]:
    """What a document's versions are, how they were read, and which of their mentions stand."""
    here = versions.c.document == key
    for version in connection.execute(select(versions).where(here)):
        yield written({"version": version.text_sha256, "bytes": version.bytes_sha256, "title": version.title})
    for line in connection.execute(select(readings.c.line).where(readings.c.document == key)).scalars():
        yield written({"reading": read(zlib.decompress(line))})
    told = select(mentions.c.id, mentions.c.superseded, versions.c.text_sha256).join(
        versions, (versions.c.document == mentions.c.document) & (versions.c.number == mentions.c.version)
    )
    for name, superseded, text in connection.execute(told.where(mentions.c.document == key)):
        yield written({"mention": name, "of": text, "superseded": superseded})
