"""What lists are chosen, sorted and counted by: filled in when somebody first looks at one."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables empty, and lets tallies be made anew: nothing in them but follows from what is there."""
    op.execute("DELETE FROM tally_rules")
    op.execute("DELETE FROM claim_summaries")
    op.execute("DELETE FROM stored_programmes")
    op.add_column("claim_summaries", sa.Column("line", sa.Text, nullable=False, server_default=""))
    op.create_index("claim_summaries_by_first", "claim_summaries", ["first", "claim"])
    op.create_index("claim_summaries_by_figure", "claim_summaries", ["magnitude", "claim"])
    op.add_column("stored_programmes", sa.Column("verdict", sa.String(16), nullable=False, server_default=""))
    op.add_column("stored_programmes", sa.Column("rank", sa.Integer, nullable=False, server_default="0"))
    op.create_index("stored_programmes_by_rank", "stored_programmes", ["rank", "id"])
    op.create_index("stored_programmes_by_verdict", "stored_programmes", ["verdict", "place", "id"])
    op.create_index("stored_findings_by_kind_and_day", "stored_findings", ["kind", "last", "id"])
    op.create_index("review_log_by_action", "review_log", ["action", "number"])
    op.create_table(
        "programme_claims",
        sa.Column("programme", sa.String(16), primary_key=True),
        sa.Column("claim", sa.String(16), primary_key=True),
    )
    op.create_index("programme_claims_by_claim", "programme_claims", ["claim"])
    op.create_table(
        "claim_facets",
        sa.Column("facet", sa.String(8), primary_key=True),
        sa.Column("value", _SORTED, primary_key=True),
        sa.Column("last", sa.String(10), primary_key=True),
        sa.Column("claim", sa.String(16), primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_index("claim_facets_by_claim", "claim_facets", ["claim"])
    op.create_table(
        "report_lines",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("id", _SORTED, nullable=False),
        sa.Column("outlet", _SORTED, nullable=False),
        sa.Column("language", _SORTED, nullable=False),
        sa.Column("published", sa.String(10), nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("mentions", sa.Integer, nullable=False),
    )
    op.create_index("report_lines_by_id", "report_lines", ["id"])
    op.create_index("report_lines_by_name", "report_lines", ["outlet", "id"])
    op.create_index("report_lines_by_tongue", "report_lines", ["language", "id"])
    op.create_index("report_lines_by_day", "report_lines", ["published", "id"])
    op.create_index("report_lines_by_outlet", "report_lines", ["outlet", "published", "id"])
    op.create_index("report_lines_by_language", "report_lines", ["language", "published", "id"])
    op.create_table(
        "due_days",
        sa.Column("end", sa.String(10), primary_key=True),
        sa.Column("source", sa.String(17), primary_key=True),
    )
    op.create_index("due_days_by_source", "due_days", ["source"])
    op.create_table(
        "doubtful_mentions",
        sa.Column("mention", sa.String(16), primary_key=True),
        sa.Column("claim", sa.String(16), nullable=False),
        sa.Column("place", _SORTED, nullable=False),
    )
    op.create_index("doubtful_mentions_by_place", "doubtful_mentions", ["place", "mention"])
    op.create_index("doubtful_mentions_by_claim", "doubtful_mentions", ["claim"])
    op.create_table(
        "roll_ups",
        sa.Column("name", sa.String(8), primary_key=True),
        sa.Column("value", _SORTED, primary_key=True),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_index("roll_ups_by_total", "roll_ups", ["name", "total", "value"])


def downgrade() -> None:
    """Takes them away."""
    for name in ("roll_ups", "doubtful_mentions", "due_days", "report_lines", "claim_facets", "programme_claims"):
        op.drop_table(name)
    op.drop_index("review_log_by_action", "review_log")
    op.drop_index("stored_findings_by_kind_and_day", "stored_findings")
    op.drop_index("stored_programmes_by_verdict", "stored_programmes")
    op.drop_index("stored_programmes_by_rank", "stored_programmes")
    op.drop_column("stored_programmes", "rank")
    op.drop_column("stored_programmes", "verdict")
    op.drop_index("claim_summaries_by_figure", "claim_summaries")
    op.drop_index("claim_summaries_by_first", "claim_summaries")
    op.drop_column("claim_summaries", "line")
