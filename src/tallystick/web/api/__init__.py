"""The ledger for other programs: REST under /api/v1, described by the document at /api/openapi.json."""
