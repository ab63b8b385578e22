"""Blocks of mentions, and the judgements that link them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds them; mentions of before have no block until the next posting gives them one."""
    op.add_column("mentions", sa.Column("block", sa.Text))
    op.create_index("mentions_by_block", "mentions", ["block", "superseded"])
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("mention", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("claim", sa.String(16), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("recorded", sa.String(40), nullable=False),
        sa.Column("undone", sa.String(40)),
        sa.Column("undone_why", sa.Text),
    )
    op.create_index("judgements_by_mention", "judgements", ["mention"])
    op.create_index("judgements_by_claim", "judgements", ["claim"])
