"""The ledger's tables, in the model's words.

Alembic alone makes and changes them (`migrations`); this file is how queries
name them, and a test keeps the two in step. Numbers are exact decimals kept as
text; `magnitude` is a rough double beside them, for order and blocking only.
Days are ISO text. Nothing is overwritten: a version or a reading that is no
longer current stays, and its mentions are marked as superseded.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from tallystick.ledger.words_column import Words

METADATA = MetaData()

documents = Table(
    "documents",
    METADATA,
    Column("key", String(16), primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("outlet", Words),
    Column("url", Words),
    Column("address", String(64), unique=True),
    Column("kind", Words),
    Column("current_version", Integer, nullable=False),
    Column("current_reading", Integer, nullable=False),
)

document_ids = Table(
    "document_ids",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("document", String(16), ForeignKey("documents.key"), nullable=False),
)

versions = Table(
    "versions",
    METADATA,
    Column("document", String(16), ForeignKey("documents.key"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text_sha256", String(64), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("raw", LargeBinary),
    Column("bytes_sha256", String(64)),
    Column("title", Words),
    Column("language", Words),
    Column("published", String(10)),
    Column("published_text", Words),
    Column("published_basis", String(16)),
    Column("extractor", Words),
    Column("recorded", String(40), nullable=False),
    Index("versions_by_text", "text_sha256"),
    Index("versions_by_number", "number", "document"),
)

readings = Table(
    "readings",
    METADATA,
    Column("document", String(16), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("reader", Words, nullable=False),
    Column("reader_version", Words, nullable=False),
    Column("packs", Words),
    Column("extractor", Words),
    Column("line_sha256", String(64), nullable=False),
    Column("line", LargeBinary, nullable=False),
    Column("recorded", String(40), nullable=False),
    ForeignKeyConstraint(["document", "version"], ["versions.document", "versions.number"]),
)

mentions = Table(
    "mentions",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("reading", Integer, primary_key=True, autoincrement=False),
    Column("document", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("superseded", Boolean, nullable=False),
    Column("place", String(8), nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("clause", Words, nullable=False),
    Column("quantity_start", Integer, nullable=False),
    Column("quantity_end", Integer, nullable=False),
    Column("lower", Words),
    Column("upper", Words),
    Column("magnitude", Double, nullable=False),
    Column("bound", String(16), nullable=False),
    Column("unit", Words, nullable=False),
    Column("per", String(16)),
    Column("vague", Boolean, nullable=False),
    Column("measure", String(16), nullable=False),
    Column("item", Words, nullable=False),
    Column("item_start", Integer),
    Column("item_end", Integer),
    Column("category", Words, nullable=False),
    Column("status", String(16), nullable=False),
    Column("stage", String(16)),
    Column("modality", String(16), nullable=False),
    Column("hedge_start", Integer),
    Column("hedge_end", Integer),
    Column("period_text", Words),
    Column("period_start", String(10)),
    Column("period_end", String(10)),
    Column("edge", String(16)),
    Column("grain", String(16)),
    Column("timex", Words),
    Column("anchor", String(16)),
    Column("said_start", String(10)),
    Column("said_end", String(10)),
    Column("part_of", String(16)),
    Column("block", Words),
    ForeignKeyConstraint(
        ["document", "version", "reading"], ["readings.document", "readings.version", "readings.number"]
    ),
    Index("mentions_by_document", "document", "superseded"),
    Index("mentions_by_category", "category", "measure", "magnitude"),
    Index("mentions_by_block", "block", "superseded"),
)

mention_parties = Table(
    "mention_parties",
    METADATA,
    Column("mention", String(16), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("reading", Integer, primary_key=True, autoincrement=False),
    Column("part", String(16), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("key", Words),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("role", Words),
    Column("anonymity", String(16)),
    ForeignKeyConstraint(["mention", "version", "reading"], ["mentions.id", "mentions.version", "mentions.reading"]),
    Index("mention_parties_by_key", "key"),
)

claims = Table(
    "claims",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("says", Words, nullable=False),
)

claim_mentions = Table(
    "claim_mentions",
    METADATA,
    Column("mention", String(16), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("claim", String(16), ForeignKey("claims.id"), nullable=False),
    Column("origin", String(16), ForeignKey("origins.id"), nullable=False),
    ForeignKeyConstraint(["mention", "version", "reading"], ["mentions.id", "mentions.version", "mentions.reading"]),
    Index("claim_mentions_by_claim", "claim"),
    Index("claim_mentions_by_origin", "origin"),
)

origins = Table(
    "origins",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("utterance", Words, nullable=False),
)

judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("mention", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("claim", String(16), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("rule", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("made_by", Words, nullable=False),
    Column("recorded", String(40), nullable=False),
    Column("undone", String(40)),
    Column("undone_why", Words),
    Index("judgements_by_mention", "mention"),
    Index("judgements_by_claim", "claim"),
)

search_texts = Table(
    "search_texts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", String(16), ForeignKey("documents.key"), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("language", Words),
    Column("lemmas", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Index("search_texts_by_language", "language", "lemmas"),
)

review_log = Table(
    "review_log",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded", String(40), nullable=False),
    Column("made_by", Words, nullable=False),
    Column("action", String(16), nullable=False),
    Column("about", Words, nullable=False),
    Column("seal", String(64), nullable=False),
    Column("origin", String(64)),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("salt", String(32)),
    Column("words", Words),
    Column("undoes", String(64)),
    Index("review_log_by_undone", "undoes"),
    Index("review_log_by_origin", "origin"),
    Index("review_log_by_action", "action", "number"),
)

review_mentions = Table(
    "review_mentions",
    METADATA,
    Column("entry", Integer, ForeignKey("review_log.number"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", String(16), nullable=False),
    Column("mention", String(16)),
    Index("review_mentions_by_document", "document"),
    Index("review_mentions_by_mention", "mention"),
)

tombstones = Table(
    "tombstones",
    METADATA,
    Column("key", String(16), primary_key=True),
    Column("entry", Integer, ForeignKey("review_log.number"), primary_key=True, autoincrement=False),
)

waiting_blocks = Table("waiting_blocks", METADATA, Column("block", Words, primary_key=True))
