"""`tallystick origins`: the utterances that claims go back to."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.options import InterfaceCode, Json, OldLedger
from tallystick.contract.origins import traced_object
from tallystick.desk.books import Ledger
from tallystick.reports.interface import interface as interface_in
from tallystick.reports.origins import print_origin


def origins(ledger: OldLedger, interface: InterfaceCode = "en", json: Json = False) -> None:
    """List who said what first: each utterance with its claims, where it was first seen, and through whom it came."""
    words = interface_in(interface)
    with Ledger.open(ledger, create=False) as books:
        found = books.origins()
        claims = {} if json else {claim.id: claim for claim in books.claims()}
    if json:
        for origin in found:
            output.write_object(traced_object(origin))
        return
    console = output.results()
    for origin in found:
        print_origin(console, origin, claims, words)
    console.print(words.count("{count} origin", "{count} origins", len(found)))
