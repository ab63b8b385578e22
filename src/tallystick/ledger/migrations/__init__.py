"""How a ledger's schema came to be what it is: Alembic's revisions, run when a ledger is opened."""
