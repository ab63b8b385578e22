"""`tallystick findings`: what the reports of a ledger show that no single one does."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.options import InterfaceCode, Json, OldLedger
from tallystick.contract.tallies import finding_object
from tallystick.desk.books import Ledger
from tallystick.reports.tallies import print_finding


def findings(ledger: OldLedger, interface: InterfaceCode = "en", json: Json = False) -> None:
    """List what agrees, disagrees, was changed or overstated, each in one sentence."""
    with Ledger.open(ledger, create=False) as books:
        found = books.findings(language=interface)
        if json:
            for one in found:
                output.write_object(finding_object(one))
            return
        console = output.results()
        for one in found:
            print_finding(console, one)
        console.print(f"{len(found)} findings" if len(found) != 1 else "1 finding")
