"""Saved searches, what they have found, and the webhooks that this is sent to."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables empty."""
    op.create_table(
        "saved_searches",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("sought", sa.String(16), nullable=False),
        sa.Column("filters", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("recorded", sa.String(40), nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
    )
    op.create_table(
        "search_matches",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("search", sa.Text, sa.ForeignKey("saved_searches.name"), nullable=False),
        sa.Column("thing", sa.String(16), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("recorded", sa.String(40), nullable=False),
    )
    op.create_index("search_matches_by_thing", "search_matches", ["search", "thing"])
    op.create_index("search_matches_by_number", "search_matches", ["search", "number"])
    op.create_table(
        "webhooks",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("search", sa.Text, sa.ForeignKey("saved_searches.name"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("recorded", sa.String(40), nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("retry", sa.String(40)),
        sa.Column("leased", sa.String(40)),
    )
    op.create_table(
        "undelivered_alerts",
        sa.Column("webhook", sa.String(16), sa.ForeignKey("webhooks.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("recorded", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    """Takes them away."""
    for name in ("undelivered_alerts", "webhooks", "search_matches", "saved_searches"):
        op.drop_table(name)
