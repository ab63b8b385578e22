"""The tables of an export, one file each: what their columns mean, and how their rows are made."""

from tallystick.exports.tables.claims import CLAIMS
from tallystick.exports.tables.documents import DOCUMENTS
from tallystick.exports.tables.findings import FINDINGS
from tallystick.exports.tables.mentions import MENTIONS
from tallystick.exports.tables.origins import ORIGINS
from tallystick.exports.tables.programmes import PROGRAMMES

TABLES = (DOCUMENTS, MENTIONS, CLAIMS, ORIGINS, FINDINGS, PROGRAMMES)
"""All tables, those that others refer to first."""

__all__ = ["TABLES"]
