"""`tallystick programmes`: plans with what was delivered of them, and whether they keep pace."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.looking import looked_into
from tallystick.cli.options import AsOf, AsRecorded, InterfaceCode, Json, OldLedger, Width
from tallystick.contract.tallies import programme_object
from tallystick.desk.settings import widths_of
from tallystick.reports.interface import interface as interface_in
from tallystick.reports.programme_page import print_programme


def programmes(
    ledger: OldLedger,
    width: Width = None,
    interface: InterfaceCode = "en",
    json: Json = False,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
) -> None:
    """List the programmes of a ledger: plan, deliveries, pace and verdict, rival readings side by side."""
    words = interface_in(interface)
    with looked_into(ledger, as_of, as_recorded) as books:
        found = books.programmes(widths=widths_of(width), language=interface)
    if json:
        for one in found:
            output.write_object(programme_object(one))
        return
    console = output.results()
    for one in found:
        print_programme(console, one, words)
    console.print(words.count("{count} programme", "{count} programmes", len(found)))
