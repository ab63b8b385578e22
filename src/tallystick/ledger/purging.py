"""Takes a document out of a ledger for legal reasons: its texts, readings and mentions, and every quotation of them.

A tombstone stays: an entry of the log with who, when and why, and hashes of the document's ids and address, by which
a posting of the same document is refused until the entry is undone. The chain of the log stays whole, since it holds
seals of the quoted words and not the words; salt and words are deleted together.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, select, update

from tallystick.errors import PurgedError, SettingError
from tallystick.ledger import rows
from tallystick.ledger.judging import link
from tallystick.ledger.linker import Linker
from tallystick.ledger.log_entries import entries_of
from tallystick.ledger.parts import blocks_of_claims
from tallystick.ledger.review_log import append
from tallystick.ledger.search_filling import forget
from tallystick.ledger.tables import (
    claim_mentions,
    document_ids,
    documents,
    judgements,
    mention_parties,
    mentions,
    origins,
    readings,
    review_log,
    review_mentions,
    tombstones,
    versions,
)
from tallystick.ledger.tally_forgetting import forget_claims, forget_told
from tallystick.ledger.tally_notes import touch
from tallystick.ledger.tally_shelves import forget_report
from tallystick.ledger.unscrubbed import note
from tallystick.model import Action, Deed, Document, Entry

BECAUSE = "judged anew after a purge"
_BURIED = select(tombstones.c.entry).where(tombstones.c.key.in_(bindparam("keys", expanding=True)))


def purge(connection: Connection, name: str, *, by: str, why: str, recorded: str, linker: Linker) -> int:
    """Removes the document of this id and returns the number of the entry that says so."""
    if not why.strip():
        raise SettingError("a purge needs a reason, which stays in the log")
    key = connection.execute(select(document_ids.c.document).where(document_ids.c.id == name)).scalar_one_or_none()
    if key is None:
        raise SettingError(f"{name!r:.200}: there is no document of this id; see documents")
    number = append(connection, Deed(Action.PURGE, subject=key, value=name), (), by=by, why=why, recorded=recorded)
    bury(connection, _known_by(connection, key), number)
    remove(connection, key, number, recorded, linker)
    return number


def remove(connection: Connection, key: str, number: int, recorded: str, linker: Linker) -> None:
    """Deletes all that is kept of a document, as the entry of a number says, and judges anew what it leaves."""
    note(connection, number)
    blank(connection, key)
    blocks, voices = _remove(connection, key)
    link(connection, linker, blocks, recorded, BECAUSE)
    _forget_voices(connection, voices)


def refuse_purged(connection: Connection, document: Document) -> None:
    """PurgedError where a document was purged and nobody took that back."""
    entry = purge_of(connection, known_by(document))
    if entry is not None:
        raise PurgedError(str(connection.engine.url.database), document.id, entry.number, _when(entry))


def purge_of(connection: Connection, keys: Collection[str]) -> Entry | None:
    """The entry that purged what is known by one of these hashes, if it stands."""
    numbers = connection.execute(_BURIED, {"keys": list(keys)}).scalars().all()
    found = entries_of(connection, numbers) if numbers else []
    return next((entry for entry in found if entry.stands), None)


def told_of_purge(entry: Entry) -> str:
    """A purge in a few words."""
    return f"purged on {_when(entry)}"


def _when(entry: Entry) -> str:
    return f"{entry.recorded.date().isoformat()} by {entry.by}: {entry.why}"


def known_by(document: Document) -> list[str]:
    """The hashes by which a document is found to be purged."""
    return _keys([document.id], rows.address_of(document))


def _keys(ids: Sequence[str], address: str | None) -> list[str]:
    """What a document is known by after it is gone: hashes, and no words."""
    keys = [rows.short_id("document", "id", name) for name in ids]
    return keys + ([rows.short_id("document", "address", address)] if address else [])


def _known_by(connection: Connection, key: str) -> list[str]:
    ids = connection.execute(select(document_ids.c.id).where(document_ids.c.document == key)).scalars().all()
    address = connection.execute(select(documents.c.address).where(documents.c.key == key)).scalar_one()
    return [key, *_keys(ids, address)]


def bury(connection: Connection, keys: Iterable[str], number: int) -> None:
    """Notes what a document was known by that an entry purged."""
    connection.execute(tombstones.insert(), [{"key": one, "entry": number} for one in sorted(set(keys))])


def buried_here(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """The documents that another ledger buried under these hashes and that stand here: their ids by their keys."""
    found: dict[str, str] = {}
    for row in connection.execute(select(documents.c.key, documents.c.id, documents.c.address)):
        if row.key in keys or {*_keys([row.id], row.address)} & set(keys):
            found[row.key] = row.id
    for id, key in connection.execute(select(document_ids.c.id, document_ids.c.document)):
        if not set(keys).isdisjoint(_keys([id], None)):
            found.setdefault(key, id)
    return found


def blank(connection: Connection, key: str) -> None:
    """Deletes the words and salts of all entries that quote a document."""
    for row in connection.execute(select(review_log).where(review_log.c.action != str(Action.PURGE))).all():
        if key in json.loads(row.about)["documents"]:
            this = update(review_log).where(review_log.c.number == row.number)
            connection.execute(this.values(words=None, salt=None))
    connection.execute(update(review_mentions).where(review_mentions.c.document == key).values(mention=None))


def _remove(connection: Connection, key: str) -> tuple[set[str], set[str]]:
    """Deletes all rows of a document; returns the blocks of its claims, and the origins that it told of."""
    its = select(mentions.c.id).where(mentions.c.document == key)
    stood = connection.execute(select(claim_mentions).where(claim_mentions.c.mention.in_(its))).all()
    blocks = blocks_of_claims(connection, {row.claim for row in stood})
    told = connection.execute(select(judgements.c.origin).distinct().where(judgements.c.mention.in_(its))).scalars()
    voices = {row.origin for row in stood} | set(told)
    forget(connection, key)
    touch(connection, [row.mention for row in stood])
    forget_claims(connection, {row.claim for row in stood})
    forget_told(connection, [row.mention for row in stood])
    forget_report(connection, key)
    for table, column in (
        (claim_mentions, claim_mentions.c.mention),
        (judgements, judgements.c.mention),
        (mention_parties, mention_parties.c.mention),
    ):
        connection.execute(delete(table).where(column.in_(its)))
    for gone in (mentions, readings, versions, document_ids):
        connection.execute(delete(gone).where(gone.c.document == key))
    connection.execute(delete(documents).where(documents.c.key == key))
    return blocks, voices


def _forget_voices(connection: Connection, voices: set[str]) -> None:
    """Takes the purged document's words out of the names of utterances, and utterances out that nobody else tells."""
    for origin in sorted(voices):
        told = connection.execute(select(claim_mentions.c.mention).where(claim_mentions.c.origin == origin).limit(1))
        if told.first() is None:
            connection.execute(delete(origins).where(origins.c.id == origin))
        else:
            connection.execute(
                update(origins).where(origins.c.id == origin).values(utterance=_voice(connection, origin))
            )


def _voice(connection: Connection, origin: str) -> str:
    """Who speaks, as a report names it that still stands; else its outlet or id."""
    here = select(claim_mentions.c.mention).where(claim_mentions.c.origin == origin)
    named = (
        select(mention_parties.c.name)
        .where(mention_parties.c.mention.in_(here), mention_parties.c.part == "speaker", mention_parties.c.name != "")
        .order_by(mention_parties.c.mention)
    )
    name = connection.execute(named.limit(1)).scalar_one_or_none()
    if name is not None:
        return str(name)
    report = (
        select(documents.c.outlet, documents.c.id)
        .join(mentions, mentions.c.document == documents.c.key)
        .where(mentions.c.id.in_(here))
        .order_by(documents.c.id)
    )
    row = connection.execute(report.limit(1)).one()
    return str(row.outlet or row.id)
