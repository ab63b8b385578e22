"""Citations: for every claim one line that says what is claimed, and one that says who said it and where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tallystick.exports.citation import citation
from tallystick.exports.file import File, Pieces
from tallystick.exports.holdings import Holdings
from tallystick.exports.wording import claimed


def files(holdings: Holdings) -> Iterator[File]:
    """One file of text, an empty line between claims."""
    yield File("citations.txt", Pieces(partial(_lines, holdings)))


def _lines(holdings: Holdings) -> Iterator[str]:
    for number, claim in enumerate(holdings.claims):
        before = "\n" if number else ""
        yield f"{before}{claimed(claim)} [{claim.id}]\n{citation(claim, holdings)}\n"
