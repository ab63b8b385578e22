"""The log's entries found by what they undo and by the ledger that they came from, so that nobody reads all of it."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None

_LOG = sa.table(
    "review_log",
    sa.column("number", sa.Integer),
    sa.column("action", sa.String),
    sa.column("about", sa.Text),
    sa.column("undoes", sa.String),
)


def upgrade() -> None:
    """Notes beside each entry that takes another back which one that is."""
    op.add_column("review_log", sa.Column("undoes", sa.String(64)))
    connection = op.get_bind()
    written = sa.select(_LOG.c.number, _LOG.c.about).where(_LOG.c.action == "undo")
    for number, about in connection.execute(written).all():
        this = sa.update(_LOG).where(_LOG.c.number == number)
        connection.execute(this.values(undoes=json.loads(about)["subject"]))
    op.create_index("review_log_by_undone", "review_log", ["undoes"])
    op.create_index("review_log_by_origin", "review_log", ["origin"])


def downgrade() -> None:
    """Takes the notes away; the entries themselves say the same."""
    op.drop_index("review_log_by_origin", "review_log")
    op.drop_index("review_log_by_undone", "review_log")
    op.drop_column("review_log", "undoes")
