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
    Column("line", Words, nullable=False),
    Index("claim_summaries_by_category", "category", "last", "claim"),
    Index("claim_summaries_by_recipient", "recipient", "last", "claim"),
    Index("claim_summaries_by_agent", "agent", "last", "claim"),
    Index("claim_summaries_by_status", "status", "last", "claim"),
    Index("claim_summaries_by_last", "last", "claim"),
    Index("claim_summaries_by_mentions", "mentions", "claim"),
    Index("claim_summaries_by_first", "first", "claim"),
    Index("claim_summaries_by_figure", "magnitude", "claim"),
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
    Index("stored_findings_by_kind_and_day", "kind", "last", "id"),
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
    Column("verdict", String(16), nullable=False),
    Column("rank", Integer, nullable=False),
    Index("stored_programmes_by_place", "place", "id"),
    Index("stored_programmes_by_rank", "rank", "id"),
    Index("stored_programmes_by_verdict", "verdict", "place", "id"),
    Index("stored_programmes_by_subject", "category", "land"),
    Index("stored_programmes_by_recipient", "recipient", "place", "id"),
)

programme_claims = Table(
    "programme_claims",
    METADATA,
    Column("programme", String(16), primary_key=True),
    Column("claim", String(16), primary_key=True),
    Index("programme_claims_by_claim", "claim"),
)

# What lists are chosen by: a claim has a row for each of its values, with how many of its mentions have it.
claim_facets = Table(
    "claim_facets",
    METADATA,
    Column("facet", String(8), primary_key=True),
    Column("value", Sorted, primary_key=True),
    Column("last", String(10), primary_key=True),
    Column("claim", String(16), primary_key=True),
    Column("times", Integer, nullable=False),
    Index("claim_facets_by_claim", "claim"),
)

report_lines = Table(
    "report_lines",
    METADATA,
    Column("key", String(16), primary_key=True),
    Column("id", Sorted, nullable=False),
    Column("outlet", Sorted, nullable=False),
    Column("language", Sorted, nullable=False),
    Column("published", String(10), nullable=False),
    Column("headline", Words, nullable=False),
    Column("mentions", Integer, nullable=False),
    Index("report_lines_by_id", "id"),
    Index("report_lines_by_name", "outlet", "id"),
    Index("report_lines_by_tongue", "language", "id"),
    Index("report_lines_by_day", "published", "id"),
    Index("report_lines_by_outlet", "outlet", "published", "id"),
    Index("report_lines_by_language", "language", "published", "id"),
)

# What is due, by the claim or the report that tells it.
due_days = Table(
    "due_days",
    METADATA,
    Column("end", String(10), primary_key=True),
    Column("source", String(17), primary_key=True),
    Index("due_days_by_source", "source"),
)

doubtful_mentions = Table(
    "doubtful_mentions",
    METADATA,
    Column("mention", String(16), primary_key=True),
    Column("claim", String(16), nullable=False),
    Column("place", Sorted, nullable=False),
    Index("doubtful_mentions_by_place", "place", "mention"),
    Index("doubtful_mentions_by_claim", "claim"),
)

# How many rows of a kind there are with a value, counted by differences in the transaction that changes them.
roll_ups = Table(
    "roll_ups",
    METADATA,
    Column("name", String(8), primary_key=True),
    Column("value", Sorted, primary_key=True),
    Column("total", Integer, nullable=False),
    Column("times", Integer, nullable=False),
    Index("roll_ups_by_total", "name", "total", "value"),
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
