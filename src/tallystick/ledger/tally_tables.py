"""What tallies make of the claims, kept so that nobody has to read them all to see some.

All of it follows from the claims and the log. What a change concerns is noted in
`waiting_tallies` and made anew before the next look; nothing here is handed over,
dumped or merged, and a ledger in which these tables are empty fills them itself.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, String, Table

from tallystick.ledger.sorted_column import Sorted
from tallystick.ledger.tables import METADATA
from tallystick.ledger.words_column import Words

claim_summaries = Table(
    "claim_summaries",
    METADATA,
    Column("claim", String(16), primary_key=True),
    Column("status", String(16), nullable=False),
    Column("stage", String(16)),
    Column("modality", String(16), nullable=False),
    Column("measure", String(16), nullable=False),
    Column("unit", Words, nullable=False),
    Column("category", Sorted, nullable=False),
    Column("item", Words, nullable=False),
    Column("agent", Words),
    Column("recipient", Words),
    Column("magnitude", Double, nullable=False),
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("beside", Words, nullable=False),
    Column("shown", String(16), nullable=False),
    Index("claim_summaries_by_category", "category", "last", "claim"),
    Index("claim_summaries_by_recipient", "recipient", "last", "claim"),
    Index("claim_summaries_by_agent", "agent", "last", "claim"),
    Index("claim_summaries_by_status", "status", "last", "claim"),
    Index("claim_summaries_by_last", "last", "claim"),
    Index("claim_summaries_by_mentions", "mentions", "claim"),
)

claim_places = Table(
    "claim_places",
    METADATA,
    Column("claim", String(16), primary_key=True),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Index("claim_places_by_place", "place", "claim"),
)

claim_subjects = Table(
    "claim_subjects",
    METADATA,
    Column("claim", String(16), primary_key=True),
    Column("land", Words, primary_key=True),
    Column("category", Words, nullable=False),
    Column("status", String(16), nullable=False),
    Column("topic", String(16)),
    Index("claim_subjects_by_category", "category", "land", "claim"),
    Index("claim_subjects_by_topic", "topic", "land"),
)

subjects = Table(
    "subjects",
    METADATA,
    Column("category", Words, primary_key=True),
    Column("land", Words, primary_key=True),
    Column("is_wide", Boolean, nullable=False),
)

overstated = Table(
    "overstated_mentions",
    METADATA,
    Column("claim", String(16), primary_key=True),
    Column("other", String(16), primary_key=True),
    Column("mention", String(16), primary_key=True),
    Index("overstated_mentions_by_other", "other"),
    Index("overstated_mentions_by_mention", "mention"),
)

stored_findings = Table(
    "stored_findings",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("document", Sorted, nullable=False),
    Column("category", Sorted, nullable=False),
    Column("last", String(10), nullable=False),
    Column("mentions", Words, nullable=False),
    Column("made_of", String(9), nullable=False),
    Column("report", String(16)),
    Column("subject_category", Words),
    Column("subject_land", Words),
    Index("stored_findings_by_document", "document", "kind", "id"),
    Index("stored_findings_by_kind", "kind", "document", "id"),
    Index("stored_findings_by_category", "category", "document", "kind", "id"),
    Index("stored_findings_by_last", "last", "id"),
    Index("stored_findings_by_report", "report"),
    Index("stored_findings_by_subject", "subject_category", "subject_land"),
)

finding_claims = Table(
    "finding_claims",
    METADATA,
    Column("finding", String(16), primary_key=True),
    Column("claim", String(16), primary_key=True),
    Index("finding_claims_by_claim", "claim"),
)

stored_programmes = Table(
    "stored_programmes",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("place", Sorted, nullable=False),
    Column("category", Words, nullable=False),
    Column("land", Words, nullable=False),
    Column("recipient", Words),
    Column("agent", Words),
    Column("as_of", String(10), nullable=False),
    Column("line", Words, nullable=False),
    Index("stored_programmes_by_place", "place", "id"),
    Index("stored_programmes_by_subject", "category", "land"),
    Index("stored_programmes_by_recipient", "recipient", "place", "id"),
)

waiting_tallies = Table(
    "waiting_tallies",
    METADATA,
    Column("step", String(9), primary_key=True),
    Column("key", Words, primary_key=True),
)

tally_rules = Table(
    "tally_rules",
    METADATA,
    Column("name", String(16), primary_key=True),
    Column("value", String(64), nullable=False),
)
