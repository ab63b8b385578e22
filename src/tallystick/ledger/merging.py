"""Takes a document of another ledger into this one, as if both had been posted to one ledger in the order of time.

Every reading keeps the time at which it was first recorded, in whichever ledger
that was. What came after all that is known here is simply posted. Where it came
between, the document is taken out and posted once more, all of it in the order of
time: so whatever posting decides (which text is current, which reading counts, by
which address a document is known) is decided as posting would have, it does not
matter which ledger is taken into which, and taking one in twice changes nothing.

A document is the one of the same id, else the one of the same outlet and address.
Where an id stands for two addresses the ledgers disagree: that is told, the texts
stand side by side as versions, and the address that was recorded first is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, or_, select

from tallystick.ledger.erasing import erase
from tallystick.ledger.handing_over import Facts, KeptDocument, KeptReading, handed_over
from tallystick.ledger.linker import Linker
from tallystick.ledger.posting import Posted, post
from tallystick.ledger.purging import known_by, purge_of, told_of_purge
from tallystick.ledger.search_filling import LemmasOf
from tallystick.ledger.tables import document_ids, documents
from tallystick.ledger.waiting import wait


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two ledgers say differently of a document or a mention: this one, the other one, and what counts now."""

    about: str
    here: str
    there: str
    kept: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a document in did, and where the ledgers disagree on it.

    There is no document where it is the review log; `posted` is None there, and where the document was purged here.
    """

    document: str | None
    posted: Posted | None
    conflicts: tuple[Conflict, ...] = ()


def take(connection: Connection, kept: KeptDocument, linker: Linker, lemmas_of: LemmasOf, now: str) -> Taken:
    """Takes a document in with all that is kept of it; everything or nothing, as the caller's transaction ends.

    Its mentions wait to be linked.
    """
    keys = _same(connection, kept)
    if not keys and (refused := _purged(connection, kept)):
        return Taken(kept.facts.id, None, (refused,))
    ours = [handed_over(connection, key) for key in keys]
    known = [reading for document in ours for reading in document.readings]
    new = [reading for reading in kept.readings if not _is_known(reading, known)]
    if new and known and max(one.recorded for one in known) >= min(one.recorded for one in new):
        left = [block for key in keys for block in erase(connection, key, now)]
        _replay(connection, _with_bytes([*known, *new]), linker, lemmas_of)
        wait(connection, left)
    else:
        _replay(connection, new, linker, lemmas_of)
    _keep_ids(connection, kept, ours)
    return Taken(kept.facts.id, _outcome(known, new), tuple(_conflicts(connection, kept, ours)))


def _purged(connection: Connection, kept: KeptDocument) -> Conflict | None:
    """That the document was purged here, if it was and nobody took that back."""
    entry = purge_of(connection, {key for one in kept.readings for key in known_by(one.reading.document)})
    return Conflict(kept.facts.id, told_of_purge(entry), "kept", "purged") if entry else None


def _same(connection: Connection, kept: KeptDocument) -> list[str]:
    """The keys of what is this document here, held against other writers: by its ids, and by its address."""
    by_id = documents.c.key.in_(select(document_ids.c.document).where(document_ids.c.id.in_(kept.ids)))
    by_address = documents.c.address == kept.facts.address
    same = by_id if kept.facts.address is None else or_(by_id, by_address)
    return list(
        connection.execute(select(documents.c.key).where(same).order_by(documents.c.key).with_for_update()).scalars()
    )


def _is_known(reading: KeptReading, known: Sequence[KeptReading]) -> bool:
    """Whether this was recorded here, then or before; one that was made to count again, at that very time."""
    same = [one for one in known if (one.text_sha256, one.line_sha256) == (reading.text_sha256, reading.line_sha256)]
    if reading.again:
        return any(one.recorded == reading.recorded for one in same)
    return any(one.recorded <= reading.recorded for one in same)


def _replay(connection: Connection, readings: Sequence[KeptReading], linker: Linker, lemmas_of: LemmasOf) -> None:
    for one in sorted(readings, key=lambda each: each.order):
        post(
            connection,
            one.reading,
            one.recorded,
            linker,
            lemmas_of,
            again=one.again,
            line=one.line,
            link_later=True,
        )


def _with_bytes(readings: Sequence[KeptReading]) -> list[KeptReading]:
    """The readings with the bytes of their text wherever one ledger has them, so that none are lost."""
    raw = {one.text_sha256: one.reading.document.raw for one in readings if one.reading.document.raw is not None}
    return [
        one
        if one.reading.document.raw is not None or one.text_sha256 not in raw
        else replace(
            one, reading=replace(one.reading, document=replace(one.reading.document, raw=raw[one.text_sha256]))
        )
        for one in readings
    ]


def _keep_ids(connection: Connection, kept: KeptDocument, ours: Sequence[KeptDocument]) -> None:
    """Remembers the ids that no reading carries any more, such as those of a page that was posted under another."""
    wanted = {*kept.ids, *(name for document in ours for name in document.ids)}
    there = select(document_ids.c.id, document_ids.c.document).where(document_ids.c.id.in_(wanted))
    found = {row.id: row.document for row in connection.execute(there)}
    key = found.get(kept.facts.id) or next(iter(found.values()))
    for name in sorted(wanted - found.keys()):
        connection.execute(document_ids.insert(), {"id": name, "document": key})


def _outcome(known: Sequence[KeptReading], new: Sequence[KeptReading]) -> Posted:
    if not new:
        return Posted.UNCHANGED
    if not known:
        return Posted.NEW_DOCUMENT
    texts = {one.text_sha256 for one in known}
    return Posted.REREAD if all(one.text_sha256 in texts for one in new) else Posted.NEW_VERSION


def _conflicts(connection: Connection, kept: KeptDocument, ours: Sequence[KeptDocument]) -> Iterator[Conflict]:
    """The documents here that share an id with the other ledger's, and stand at another address."""
    for document in ours:
        addresses = (document.facts.address, kept.facts.address)
        if None not in addresses and addresses[0] != addresses[1]:
            columns = (documents.c.id, documents.c.outlet, documents.c.url, documents.c.address)
            by_id = select(document_ids.c.document).where(document_ids.c.id == kept.facts.id).scalar_subquery()
            now = Facts(*connection.execute(select(*columns).where(documents.c.key == by_id)).one())
            yield Conflict(kept.facts.id, *map(_address, (document.facts, kept.facts, now)))


def _address(facts: Facts) -> str:
    return f"{facts.outlet or 'no outlet'}, {facts.url or 'no address'}"
