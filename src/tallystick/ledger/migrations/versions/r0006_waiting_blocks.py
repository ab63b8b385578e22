"""The blocks whose mentions wait to be linked: noted when many reports are posted at once."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table empty: an older program linked at once."""
    op.create_table("waiting_blocks", sa.Column("block", sa.Text, primary_key=True))


def downgrade() -> None:
    """Takes it away."""
    op.drop_table("waiting_blocks")
