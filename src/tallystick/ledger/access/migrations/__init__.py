"""How the tables of users came to be what they are: Alembic's revisions, run when they are opened."""
