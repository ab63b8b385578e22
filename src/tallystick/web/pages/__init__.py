"""The pages, one file each: what is asked of the ledger, and what is shown of it."""
