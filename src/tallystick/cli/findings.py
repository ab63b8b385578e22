"""`tallystick findings`: what the reports of a ledger show that no single one does."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.looking import looked_into
from tallystick.cli.options import AsOf, AsRecorded, InterfaceCode, Json, OldLedger
from tallystick.cli.quoting import for_people
from tallystick.contract.tallies import finding_object
from tallystick.reports.findings import print_finding
from tallystick.reports.interface import interface as interface_in


def findings(
    ledger: OldLedger,
    interface: InterfaceCode = "en",
    json: Json = False,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
) -> None:
    """List what agrees, disagrees, was changed or overstated: a sentence each, and the reports side by side."""
    words = interface_in(interface)
    with looked_into(ledger, as_of, as_recorded) as books:
        found = books.findings(language=interface)
        quoted = {} if json else books.quotes(mention for finding in found for mention in finding.mentions)
    if json:
        for one in found:
            output.write_object(finding_object(one))
        return
    console = output.results()
    for one in found:
        shown = [for_people(quoted[mention.id]) for mention in one.mentions if mention.id in quoted]
        print_finding(console, one, shown, words)
    console.print(words.count("{count} finding", "{count} findings", len(found)))
