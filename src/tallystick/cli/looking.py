"""The ledger that a command looks into: as it stands, or as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tallystick.desk.books import Ledger


@contextmanager
def looked_into(ledger: str, as_of: str | None, as_recorded: str | None) -> Iterator[Ledger]:
    """The ledger there, or what it was at a moment by either clock."""
    with Ledger.open(ledger, create=False) as books:
        if as_of is None and as_recorded is None:
            yield books
        else:
            with books.past(as_of=as_of, as_recorded=as_recorded) as past:
                yield past
