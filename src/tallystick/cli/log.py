"""`tallystick log`: what people judged, when and why."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.options import Json, OldLedger
from tallystick.contract.reviews import entry_object
from tallystick.desk.books import Ledger
from tallystick.reports.log import print_entry


def log(ledger: OldLedger, json: Json = False) -> None:
    """Show the review log of a ledger, the first entry first."""
    with Ledger.open(ledger, create=False) as books:
        entries = books.log()
    if json:
        for entry in entries:
            output.write_object(entry_object(entry))
        return
    console = output.results()
    for entry in entries:
        print_entry(console, entry)
    console.print(f"{len(entries)} entries" if len(entries) != 1 else "1 entry")
