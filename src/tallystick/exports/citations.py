"""Citations: for every claim one line that says what is claimed, and one that says who said it and where."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.exports.citation import citation
from tallystick.exports.file import File
from tallystick.exports.holdings import Holdings
from tallystick.exports.wording import claimed


def files(holdings: Holdings) -> Iterator[File]:
    """One file of text, an empty line between claims."""
    told = (f"{claimed(claim)} [{claim.id}]\n{citation(claim, holdings)}\n" for claim in holdings.claims)
    yield File("citations.txt", "\n".join(told).encode("utf-8", "replace"))
