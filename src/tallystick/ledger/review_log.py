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
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from tallystick.ledger.tables import review_log, review_mentions
from tallystick.model import Action, Deed, Entry, FindingKind, Quotation

FIRST = "0" * 64
"""What stands for the hash before the first entry."""

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
    last = connection.execute(
        select(review_log.c.number, review_log.c.hash).order_by(review_log.c.number.desc()).limit(1)
    ).first()
    quoted = [asdict(quote) for quote in quotes]
    documents = sorted({quote["document"] for quote in quoted} | _purged_by(deed))
    about = {name: value for name in _PLAIN if (value := getattr(deed, name))} | {"documents": documents}
    words = canonical({"why": why, "value": deed.value, "quotes": quoted})
    salt = secrets.token_hex(16)
    row: dict[str, Any] = {
        "number": last.number + 1 if last else 1,
        "recorded": recorded,
        "made_by": by,
        "action": str(deed.action),
        "about": canonical(about),
        "seal": seal_of(salt, words),
        "origin": origin,
        "previous": last.hash if last else FIRST,
    }
    connection.execute(review_log.insert(), {**row, "hash": hash_of(row), "salt": salt, "words": words})
    _place(connection, row["number"], quoted)
    return int(row["number"])


def has_entries(connection: Connection) -> bool:
    """Whether anybody judged anything here."""
    return connection.execute(select(review_log.c.number).limit(1)).first() is not None


def entries(connection: Connection) -> list[Entry]:
    """The whole log, the first entry first, each marked by whether it still stands."""
    return with_standing(written_entries(connection))


def written_entries(connection: Connection, until: str | None = None) -> list[Entry]:
    """The entries as they were written, up to some moment."""
    now = _called_now(connection)
    wanted = select(review_log).order_by(review_log.c.number)
    rows = connection.execute(wanted if until is None else wanted.where(review_log.c.recorded <= until))
    return [_entry(row, now.get(row.number, ())) for row in rows]


def with_standing(log: list[Entry]) -> list[Entry]:
    """The entries marked: one is undone where an entry that itself stands undoes it."""
    number = {entry.identity: entry.number for entry in log}
    undone: set[str] = set()
    marked: list[Entry] = []
    for entry in reversed(log):
        stands = entry.identity not in undone
        undoes = entry.deed.subject if entry.deed.action is Action.UNDO else None
        if stands and undoes:
            undone.add(undoes)
        marked.append(replace(entry, stands=stands, undoes=number.get(undoes) if undoes else None))
    return marked[::-1]


def _purged_by(deed: Deed) -> set[str]:
    return {deed.subject} if deed.action is Action.PURGE and deed.subject else set()


def _place(connection: Connection, number: int, quoted: list[dict[str, str]]) -> None:
    """Notes where the quoted mentions stand: just now under the ids that they are quoted by."""
    rows = [
        {"entry": number, "position": position, "document": quote["document"], "mention": quote["mention"]}
        for position, quote in enumerate(quoted)
    ]
    if rows:
        connection.execute(review_mentions.insert(), rows)


def _called_now(connection: Connection) -> dict[int, tuple[str | None, ...]]:
    found: dict[int, list[str | None]] = defaultdict(list)
    wanted = select(review_mentions).order_by(review_mentions.c.entry, review_mentions.c.position)
    for row in connection.execute(wanted):
        found[row.entry].append(row.mention)
    return {number: tuple(names) for number, names in found.items()}


def _entry(row: Row[Any], now: tuple[str | None, ...]) -> Entry:
    about = json.loads(row.about)
    words = json.loads(row.words) if row.words is not None else {"why": None, "value": None, "quotes": []}
    deed = Deed(
        action=Action(row.action),
        mentions=tuple(about.get("mentions", ())),
        others=tuple(about.get("others", ())),
        slot=about.get("slot"),
        value=words["value"],
        subject=about.get("subject"),
        kind=FindingKind(about["kind"]) if "kind" in about else None,
        categories=tuple(about.get("categories", ())),
    )
    return Entry(
        number=row.number,
        recorded=datetime.fromisoformat(row.recorded),
        by=row.made_by,
        deed=deed,
        why=words["why"],
        quotes=tuple(Quotation(**quote) for quote in words["quotes"]),
        hash=row.hash,
        origin=row.origin,
        purged=row.words is None,
        now=now,
    )
