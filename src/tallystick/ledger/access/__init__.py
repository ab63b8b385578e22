"""Who may do what at a desk: users, their sessions and tokens, in a store of their own beside the ledger's.

Nothing of it is in the ledger's own tables, so that whoever is handed a ledger, an export or
a dump is handed no credentials. Passwords are kept as Argon2 hashes; the secrets of sessions and
tokens, which nobody has to remember, as SHA-256.
"""
