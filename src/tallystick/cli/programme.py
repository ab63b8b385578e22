"""`tallystick programme`: one programme on a page."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import InterfaceCode, Json, OldLedger, Width
from tallystick.cli.quoting import for_people
from tallystick.desk.books import Ledger
from tallystick.desk.objects import one_programme_object
from tallystick.desk.settings import widths_of
from tallystick.reports.interface import interface as interface_in
from tallystick.reports.programme_page import print_programme_page


def programme(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a programme, or the beginning of it.")],
    ledger: OldLedger,
    width: Width = None,
    interface: InterfaceCode = "en",
    json: Json = False,
) -> None:
    """Show one programme: plan and deliveries, rival readings, verdict and reason, months, and what was left out."""
    words = interface_in(interface)
    with Ledger.open(ledger, create=False) as books:
        found = books.programme(id, widths=widths_of(width), language=interface)
    if json:
        output.write_object(one_programme_object(found))
        return
    shown = {quoted.mention.id: for_people(quoted) for quoted in found.quotes}
    print_programme_page(output.results(), found.programme, shown, found.findings, words)
