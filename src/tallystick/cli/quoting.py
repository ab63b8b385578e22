"""The ledger's quotes as people see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.reports.quotes import Quote

if TYPE_CHECKING:
    from tallystick.ledger import Quoted


def for_people(quoted: Quoted) -> Quote:
    """A quote with a note where it is not what the document says now."""
    title = "title" if quoted.mention.place == "title" else ""
    old = f"version {quoted.version}, superseded" if quoted.superseded else ""
    note = ", ".join(filter(None, (title, old)))
    return Quote(
        quoted.mention.document,
        quoted.before,
        quoted.words,
        quoted.after,
        note,
        quoted.outlet,
        quoted.language,
        quoted.published,
    )
