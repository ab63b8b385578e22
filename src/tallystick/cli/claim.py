"""`tallystick claim`: one claim on a page."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import InterfaceCode, Json, OldLedger
from tallystick.cli.quoting import for_people
from tallystick.desk.books import Ledger
from tallystick.desk.objects import one_claim_object
from tallystick.reports.claim_page import print_claim_page
from tallystick.reports.interface import interface as interface_in


def claim(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a claim, the beginning of it, or the id of a mention.")
    ],
    ledger: OldLedger,
    interface: InterfaceCode = "en",
    json: Json = False,
) -> None:
    """Show one claim: its figures, its origins, its sentences side by side, its findings, and why they are one."""
    words = interface_in(interface)
    with Ledger.open(ledger, create=False) as books:
        found = books.claim(id, language=interface)
    if json:
        output.write_object(one_claim_object(found))
        return
    print_claim_page(
        output.results(),
        found.claim,
        found.told,
        found.origins,
        [for_people(quoted) for quoted in found.quotes],
        found.findings,
        found.judgements,
        words,
    )
