"""Full-text search: a row of terms a document, and each store's own index over them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes them empty; the first search fills in what was posted before."""
    op.create_table(
        "search_texts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(16), sa.ForeignKey("documents.key"), nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("lemmas", sa.String(16), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
    )
    op.create_index("search_texts_by_language", "search_texts", ["language", "lemmas"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE search_index (number integer PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX search_index_by_words ON search_index USING gin (words)")
    else:
        # Every character beyond ASCII is part of a word here: the terms are ours, and only spaces part them.
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING"
            " fts5(words, content='', detail='none', tokenize=\"ascii tokenchars '=.'\")"
        )


def downgrade() -> None:
    """Takes them away."""
    op.drop_table("search_index")
    op.drop_table("search_texts")
