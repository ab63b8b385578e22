"""`tallystick documents`: what a ledger has read."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.options import InLanguage, Json, OldLedger, Outlet
from tallystick.desk.books import Ledger
from tallystick.desk.objects import listed_object
from tallystick.reports.terminal import table_of
from tallystick.reports.wording import readable

_HEADINGS = ("document", "outlet", "title", "language", "published", "versions", "mentions")


def documents(ledger: OldLedger, outlet: Outlet = None, language: InLanguage = None, json: Json = False) -> None:
    """List the documents of a ledger, all or those that fit, with their versions and how many statements each makes."""
    with Ledger.open(ledger, create=False) as books:
        listed = books.documents(outlet=outlet, language=language)
    if json:
        for found in listed:
            output.write_object(listed_object(found))
        return
    rows = [
        (
            readable(found.id),
            readable(found.outlet or ""),
            readable(found.title or ""),
            found.language or "",
            str(found.published or ""),
            str(found.versions),
            str(found.mentions),
        )
        for found in listed
    ]
    output.results().print(table_of(_HEADINGS, rows))
