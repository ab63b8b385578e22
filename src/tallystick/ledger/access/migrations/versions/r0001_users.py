"""Users, their sessions and tokens, the browsers that know them, and what is left of an allowance of attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "users",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False, unique=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("provisional", sa.Boolean, nullable=False),
        sa.Column("added", sa.String(40), nullable=False),
        sa.Column("removed", sa.String(40)),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("user", sa.Integer, sa.ForeignKey("users.number"), nullable=False),
        sa.Column("opened", sa.String(40), nullable=False),
        sa.Column("seen", sa.String(40), nullable=False),
        sa.Column("ends", sa.String(40), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("browser", sa.Text, nullable=False),
    )
    op.create_index("sessions_by_user", "sessions", ["user"])
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("user", sa.Integer, sa.ForeignKey("users.number"), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("added", sa.String(40), nullable=False),
        sa.Column("expires", sa.String(40)),
        sa.Column("used", sa.String(40)),
        sa.Column("revoked", sa.String(40)),
    )
    op.create_index("tokens_by_user", "tokens", ["user"])
    op.create_table(
        "known_browsers",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("user", sa.Integer, sa.ForeignKey("users.number"), nullable=False),
        sa.Column("seen", sa.String(40), nullable=False),
    )
    op.create_index("known_browsers_by_user", "known_browsers", ["user"])
    op.create_table(
        "allowances",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("whole_again", sa.String(40), nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("moment", sa.String(40), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("action", sa.String(24), nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Takes them away."""
    for name in ("events", "allowances", "known_browsers", "tokens", "sessions", "users"):
        op.drop_table(name)
