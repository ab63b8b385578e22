"""The names by which linked data calls what stands in a ledger: URNs that say what a thing is and carry its id.

An id that comes from outside (a document's) is escaped, so that the name is one word whatever the id holds.
"""

from __future__ import annotations

from urllib.parse import quote


def urn(kind: str, id: str) -> str:
    """The name of a thing.

    >>> urn("document", "wheat/1 é")
    'urn:tallystick:document:wheat/1%20%C3%A9'
    """
    return f"urn:tallystick:{kind}:{quote(id.encode('utf-8', 'replace'), safe='/._~-')}"
