"""The tables of users and their ways in; `migrations` beside this file makes and changes them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table

from tallystick.ledger.words_column import Words

METADATA = MetaData()

users = Table(
    "users",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", Words, nullable=False),
    Column("folded", Words, nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("password", Words),
    Column("provisional", Boolean, nullable=False),
    Column("added", String(40), nullable=False),
    Column("removed", String(40)),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("user", Integer, ForeignKey("users.number"), nullable=False),
    Column("opened", String(40), nullable=False),
    Column("seen", String(40), nullable=False),
    Column("ends", String(40), nullable=False),
    Column("address", Words, nullable=False),
    Column("browser", Words, nullable=False),
    Index("sessions_by_user", "user"),
)

tokens = Table(
    "tokens",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("user", Integer, ForeignKey("users.number"), nullable=False),
    Column("about", Words, nullable=False),
    Column("role", String(16), nullable=False),
    Column("added", String(40), nullable=False),
    Column("expires", String(40)),
    Column("used", String(40)),
    Column("revoked", String(40)),
    Index("tokens_by_user", "user"),
)

browsers = Table(
    "known_browsers",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("user", Integer, ForeignKey("users.number"), nullable=False),
    Column("seen", String(40), nullable=False),
    Index("known_browsers_by_user", "user"),
)

allowances = Table(
    "allowances",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("whole_again", String(40), nullable=False),
)

events = Table(
    "events",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("moment", String(40), nullable=False),
    Column("by", Words, nullable=False),
    Column("action", String(24), nullable=False),
    Column("user", Words, nullable=False),
    Column("told", Words, nullable=False),
)
