"""The tables of saved searches, of what they found, and of webhooks.

They say what people want to be told of, and nothing of what was read: they are neither dumped nor merged.
A match without a number was there when its search was saved, and nobody is told of it.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from tallystick.ledger.tables import METADATA
from tallystick.ledger.words_column import Words

saved_searches = Table(
    "saved_searches",
    METADATA,
    Column("name", Words, primary_key=True),
    Column("sought", String(16), nullable=False),
    Column("filters", Words, nullable=False),
    Column("made_by", Words, nullable=False),
    Column("recorded", String(40), nullable=False),
    Column("last", Integer, nullable=False),
    Column("told", Integer, nullable=False),
)

search_matches = Table(
    "search_matches",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("search", Words, ForeignKey("saved_searches.name"), nullable=False),
    Column("thing", String(16), nullable=False),
    Column("state", Words, nullable=False),
    Column("number", Integer),
    Column("recorded", String(40), nullable=False),
    Index("search_matches_by_thing", "search", "thing"),
    Index("search_matches_by_number", "search", "number"),
)

webhooks = Table(
    "webhooks",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("search", Words, ForeignKey("saved_searches.name"), nullable=False),
    Column("url", Words, nullable=False),
    Column("secret", String(64), nullable=False),
    Column("made_by", Words, nullable=False),
    Column("recorded", String(40), nullable=False),
    Column("sent", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Words),
    Column("retry", String(40)),
    Column("leased", String(40)),
)

undelivered = Table(
    "undelivered_alerts",
    METADATA,
    Column("webhook", String(16), ForeignKey("webhooks.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Words, nullable=False),
    Column("recorded", String(40), nullable=False),
)
