"""The log of what people judged, where its quoted mentions stand now, and what was purged."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds them, empty."""
    op.create_table(
        "review_log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.String(40), nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.Column("origin", sa.String(64)),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
        sa.Column("salt", sa.String(32)),
        sa.Column("words", sa.Text),
    )
    op.create_table(
        "review_mentions",
        sa.Column("entry", sa.Integer, sa.ForeignKey("review_log.number"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("mention", sa.String(16)),
    )
    op.create_index("review_mentions_by_document", "review_mentions", ["document"])
    op.create_index("review_mentions_by_mention", "review_mentions", ["mention"])
    op.create_table(
        "tombstones",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("entry", sa.Integer, sa.ForeignKey("review_log.number"), primary_key=True, autoincrement=False),
    )


def downgrade() -> None:
    """Takes them away, and all that people judged with them."""
    for table in ("tombstones", "review_mentions", "review_log"):
        op.drop_table(table)
