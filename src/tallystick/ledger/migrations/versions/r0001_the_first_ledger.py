"""The first ledger: documents and their versions, readings, mentions, claims and origins."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "documents",
    "document_ids",
    "versions",
    "readings",
    "mentions",
    "mention_parties",
    "claims",
    "origins",
    "claim_mentions",
)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "documents",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("address", sa.String(64), unique=True),
        sa.Column("kind", sa.Text),
        sa.Column("current_version", sa.Integer, nullable=False),
        sa.Column("current_reading", sa.Integer, nullable=False),
    )
    op.create_table(
        "document_ids",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("document", sa.String(16), sa.ForeignKey("documents.key"), nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("document", sa.String(16), sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("raw", sa.LargeBinary),
        sa.Column("bytes_sha256", sa.String(64)),
        sa.Column("title", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("published", sa.String(10)),
        sa.Column("published_text", sa.Text),
        sa.Column("published_basis", sa.String(16)),
        sa.Column("extractor", sa.Text),
        sa.Column("recorded", sa.String(40), nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("document", sa.String(16), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("reader_version", sa.Text, nullable=False),
        sa.Column("packs", sa.Text),
        sa.Column("extractor", sa.Text),
        sa.Column("line_sha256", sa.String(64), nullable=False),
        sa.Column("line", sa.LargeBinary, nullable=False),
        sa.Column("recorded", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["document", "version"], ["versions.document", "versions.number"]),
    )
    op.create_table(
        "mentions",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reading", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("superseded", sa.Boolean, nullable=False),
        sa.Column("place", sa.String(8), nullable=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("clause", sa.Text, nullable=False),
        sa.Column("quantity_start", sa.Integer, nullable=False),
        sa.Column("quantity_end", sa.Integer, nullable=False),
        sa.Column("lower", sa.Text),
        sa.Column("upper", sa.Text),
        sa.Column("magnitude", sa.Double, nullable=False),
        sa.Column("bound", sa.String(16), nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("per", sa.String(16)),
        sa.Column("vague", sa.Boolean, nullable=False),
        sa.Column("measure", sa.String(16), nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("item_start", sa.Integer),
        sa.Column("item_end", sa.Integer),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("stage", sa.String(16)),
        sa.Column("modality", sa.String(16), nullable=False),
        sa.Column("hedge_start", sa.Integer),
        sa.Column("hedge_end", sa.Integer),
        sa.Column("period_text", sa.Text),
        sa.Column("period_start", sa.String(10)),
        sa.Column("period_end", sa.String(10)),
        sa.Column("edge", sa.String(16)),
        sa.Column("grain", sa.String(16)),
        sa.Column("timex", sa.Text),
        sa.Column("anchor", sa.String(16)),
        sa.Column("said_start", sa.String(10)),
        sa.Column("said_end", sa.String(10)),
        sa.Column("part_of", sa.String(16)),
        sa.ForeignKeyConstraint(
            ["document", "version", "reading"], ["readings.document", "readings.version", "readings.number"]
        ),
    )
    op.create_table(
        "mention_parties",
        sa.Column("mention", sa.String(16), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reading", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("part", sa.String(16), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
        sa.Column("role", sa.Text),
        sa.Column("anonymity", sa.String(16)),
        sa.ForeignKeyConstraint(
            ["mention", "version", "reading"], ["mentions.id", "mentions.version", "mentions.reading"]
        ),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("says", sa.Text, nullable=False),
    )
    op.create_table(
        "origins",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("utterance", sa.Text, nullable=False),
    )
    op.create_table(
        "claim_mentions",
        sa.Column("mention", sa.String(16), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("claim", sa.String(16), sa.ForeignKey("claims.id"), nullable=False),
        sa.Column("origin", sa.String(16), sa.ForeignKey("origins.id"), nullable=False),
        sa.ForeignKeyConstraint(
            ["mention", "version", "reading"], ["mentions.id", "mentions.version", "mentions.reading"]
        ),
    )
    op.create_index("versions_by_text", "versions", ["text_sha256"])
    op.create_index("mentions_by_document", "mentions", ["document", "superseded"])
    op.create_index("mentions_by_category", "mentions", ["category", "measure", "magnitude"])
    op.create_index("mention_parties_by_key", "mention_parties", ["key"])
    op.create_index("claim_mentions_by_claim", "claim_mentions", ["claim"])
    op.create_index("claim_mentions_by_origin", "claim_mentions", ["origin"])


def downgrade() -> None:
    """Takes the tables away."""
    for table in reversed(TABLES):
        op.drop_table(table)
