"""The log of what people judged: entries are added, and never changed.

Each entry's hash is SHA-256 over its canonical JSON with the hash of the entry before it, so that nothing in the
middle can be changed or left out unseen. What an entry quotes out of documents, and what a person wrote, is not
hashed itself but sealed: the chain holds the SHA-256 of a random salt and these words. A purge for legal reasons
deletes words and salt; the chain stays whole, and nobody can guess the words from what is left.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from tallystick.ledger.tables import review_log, review_mentions
from tallystick.model import Action, Deed, Quotation

FIRST = "0" * 64
"""What stands for the hash before the first entry."""

Place: TypeAlias = tuple[str, str | None]
"""A document, and the mention in it that an entry is about; None where its words are gone."""

_PLAIN = ("mentions", "others", "slot", "subject", "kind", "categories")


def canonical(value: object) -> str:
    """A value as the one line of JSON that is hashed: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest(value: str) -> str:
    """SHA-256 of a line, in hexadecimal."""
    return hashlib.sha256(value.encode("ascii")).hexdigest()


def seal_of(salt: str, words: str) -> str:
    """What the chain holds of words that a purge may have to delete."""
    return digest(canonical([salt, words]))


def hash_of(row: Mapping[str, Any]) -> str:
    """An entry's hash, over all of it but the sealed words."""
    hashed = ("number", "recorded", "made_by", "action", "about", "seal", "origin", "previous")
    return digest(canonical({name: row[name] for name in hashed}))


def append(
    connection: Connection,
    deed: Deed,
    quotes: Iterable[Quotation],
    *,
    by: str,
    why: str | None,
    recorded: str,
    origin: str | None = None,
) -> int:
    """Adds an entry to the end of the chain and returns its number; two writers collide there, and one tries again."""
    quoted = [asdict(quote) for quote in quotes]
    words = canonical({"why": why, "value": deed.value, "quotes": quoted})
    salt = secrets.token_hex(16)
    sealed = {"seal": seal_of(salt, words), "salt": salt, "words": words}
    places = [(quote["document"], quote["mention"]) for quote in quoted]
    return _append(connection, deed, places, sealed, by, recorded, origin)


def append_without_words(
    connection: Connection,
    deed: Deed,
    places: Sequence[Place],
    *,
    seal: str,
    by: str,
    recorded: str,
    origin: str,
) -> int:
    """Adds an entry of another ledger whose words were purged there: their seal is all that is left of them."""
    return _append(connection, deed, places, {"seal": seal, "salt": None, "words": None}, by, recorded, origin)


def _append(
    connection: Connection,
    deed: Deed,
    places: Sequence[Place],
    sealed: Mapping[str, str | None],
    by: str,
    recorded: str,
    origin: str | None,
) -> int:
    last = connection.execute(
        select(review_log.c.number, review_log.c.hash).order_by(review_log.c.number.desc()).limit(1)
    ).first()
    documents = sorted({document for document, _ in places} | _purged_by(deed))
    about = {name: value for name in _PLAIN if (value := getattr(deed, name))} | {"documents": documents}
    row: dict[str, Any] = {
        "number": last.number + 1 if last else 1,
        "recorded": recorded,
        "made_by": by,
        "action": str(deed.action),
        "about": canonical(about),
        "origin": origin,
        "previous": last.hash if last else FIRST,
        **sealed,
    }
    connection.execute(review_log.insert(), row | {"hash": hash_of(row), "undoes": undone_by(deed)})
    _place(connection, row["number"], places)
    return int(row["number"])


def has_entries(connection: Connection) -> bool:
    """Whether anybody judged anything here."""
    return connection.execute(select(review_log.c.number).limit(1)).first() is not None


def undone_by(deed: Deed) -> str | None:
    """The identity of the entry that a deed takes back."""
    return deed.subject if deed.action is Action.UNDO else None


def _purged_by(deed: Deed) -> set[str]:
    return {deed.subject} if deed.action is Action.PURGE and deed.subject else set()


def _place(connection: Connection, number: int, places: Sequence[Place]) -> None:
    """Notes where the mentions of an entry stand: just now under the ids that they are quoted by."""
    rows = [
        {"entry": number, "position": position, "document": document, "mention": mention}
        for position, (document, mention) in enumerate(places)
    ]
    if rows:
        connection.execute(review_mentions.insert(), rows)
