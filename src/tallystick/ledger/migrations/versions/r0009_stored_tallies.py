"""What tallies make of the claims: filled in when somebody first looks at findings or programmes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables empty: nothing in them but follows from what is there."""
    op.create_table(
        "claim_summaries",
        sa.Column("claim", sa.String(16), primary_key=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("stage", sa.String(16)),
        sa.Column("modality", sa.String(16), nullable=False),
        sa.Column("measure", sa.String(16), nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("category", _SORTED, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("agent", sa.Text),
        sa.Column("recipient", sa.Text),
        sa.Column("magnitude", sa.Double, nullable=False),
        sa.Column("first", sa.String(10), nullable=False),
        sa.Column("last", sa.String(10), nullable=False),
        sa.Column("mentions", sa.Integer, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("beside", sa.Text, nullable=False),
        sa.Column("shown", sa.String(16), nullable=False),
    )
    op.create_index("claim_summaries_by_category", "claim_summaries", ["category", "last", "claim"])
    op.create_index("claim_summaries_by_recipient", "claim_summaries", ["recipient", "last", "claim"])
    op.create_index("claim_summaries_by_agent", "claim_summaries", ["agent", "last", "claim"])
    op.create_index("claim_summaries_by_status", "claim_summaries", ["status", "last", "claim"])
    op.create_index("claim_summaries_by_last", "claim_summaries", ["last", "claim"])
    op.create_index("claim_summaries_by_mentions", "claim_summaries", ["mentions", "claim"])
    op.create_table(
        "claim_places",
        sa.Column("claim", sa.String(16), primary_key=True),
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
    )
    op.create_index("claim_places_by_place", "claim_places", ["place", "claim"])
    op.create_table(
        "claim_subjects",
        sa.Column("claim", sa.String(16), primary_key=True),
        sa.Column("land", sa.Text, primary_key=True),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("topic", sa.String(16)),
    )
    op.create_index("claim_subjects_by_category", "claim_subjects", ["category", "land", "claim"])
    op.create_index("claim_subjects_by_topic", "claim_subjects", ["topic", "land"])
    op.create_table(
        "subjects",
        sa.Column("category", sa.Text, primary_key=True),
        sa.Column("land", sa.Text, primary_key=True),
        sa.Column("is_wide", sa.Boolean, nullable=False),
    )
    op.create_table(
        "overstated_mentions",
        sa.Column("claim", sa.String(16), primary_key=True),
        sa.Column("other", sa.String(16), primary_key=True),
        sa.Column("mention", sa.String(16), primary_key=True),
    )
    op.create_index("overstated_mentions_by_other", "overstated_mentions", ["other"])
    op.create_index("overstated_mentions_by_mention", "overstated_mentions", ["mention"])
    op.create_table(
        "stored_findings",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("document", _SORTED, nullable=False),
        sa.Column("category", _SORTED, nullable=False),
        sa.Column("last", sa.String(10), nullable=False),
        sa.Column("mentions", sa.Text, nullable=False),
        sa.Column("made_of", sa.String(9), nullable=False),
        sa.Column("report", sa.String(16)),
        sa.Column("subject_category", sa.Text),
        sa.Column("subject_land", sa.Text),
    )
    op.create_index("stored_findings_by_document", "stored_findings", ["document", "kind", "id"])
    op.create_index("stored_findings_by_kind", "stored_findings", ["kind", "document", "id"])
    op.create_index("stored_findings_by_category", "stored_findings", ["category", "document", "kind", "id"])
    op.create_index("stored_findings_by_last", "stored_findings", ["last", "id"])
    op.create_index("stored_findings_by_report", "stored_findings", ["report"])
    op.create_index("stored_findings_by_subject", "stored_findings", ["subject_category", "subject_land"])
    op.create_table(
        "finding_claims",
        sa.Column("finding", sa.String(16), primary_key=True),
        sa.Column("claim", sa.String(16), primary_key=True),
    )
    op.create_index("finding_claims_by_claim", "finding_claims", ["claim"])
    op.create_table(
        "stored_programmes",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("place", _SORTED, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("land", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text),
        sa.Column("agent", sa.Text),
        sa.Column("as_of", sa.String(10), nullable=False),
        sa.Column("line", sa.Text, nullable=False),
    )
    op.create_index("stored_programmes_by_place", "stored_programmes", ["place", "id"])
    op.create_index("stored_programmes_by_subject", "stored_programmes", ["category", "land"])
    op.create_index("stored_programmes_by_recipient", "stored_programmes", ["recipient", "place", "id"])
    op.create_table(
        "waiting_tallies",
        sa.Column("step", sa.String(9), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
    )
    op.create_table(
        "tally_rules",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("value", sa.String(64), nullable=False),
    )

    op.create_index("versions_by_number", "versions", ["number", "document"])


def downgrade() -> None:
    """Takes them away."""
    op.drop_index("versions_by_number", "versions")
    for name in (
        "tally_rules",
        "waiting_tallies",
        "stored_programmes",
        "finding_claims",
        "stored_findings",
        "overstated_mentions",
        "subjects",
        "claim_subjects",
        "claim_places",
        "claim_summaries",
    ):
        op.drop_table(name)
