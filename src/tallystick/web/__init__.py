"""The desk's pages: the ledger in a browser, for reading and for reviewing."""
