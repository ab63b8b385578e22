"""`tallystick feasibility`: what speaks for and against a plan."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import InterfaceCode, Json, OldLedger
from tallystick.contract.feasibility import feasibility_object
from tallystick.desk.books import Ledger
from tallystick.reports.feasibility_page import print_feasibility, print_feasibility_line
from tallystick.reports.interface import interface as interface_in


def feasibility(
    ledger: OldLedger,
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="The id of a programme, of a claim that promises something, or of a directive."
        ),
    ] = None,
    interface: InterfaceCode = "en",
    json: Json = False,
) -> None:
    """Show a plan's chances: who ordered it how firmly and by when, what came against it, and what stands in the way.

    Without an id, every programme and directive is listed with its own.
    """
    words = interface_in(interface)
    with Ledger.open(ledger, create=False) as books:
        found = books.feasibilities() if id is None else [books.feasibility(id)]
    if json:
        for one in found:
            output.write_object(feasibility_object(one))
        return
    console = output.results()
    for one in found:
        (print_feasibility_line if id is None else print_feasibility)(console, one, words)
    if id is None:
        console.print(words.count("{count} plan", "{count} plans", len(found)))
