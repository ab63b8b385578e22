"""`tallystick verify`: is a ledger whole?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import Json, OldLedger
from tallystick.desk.books import Ledger

if TYPE_CHECKING:
    from tallystick.ledger import Verified


def verify(
    ledger: OldLedger,
    head: Annotated[
        str | None,
        typer.Option(metavar="HASH", help="The hash of an entry that was noted before: it has to be in the log still."),
    ] = None,
    json: Json = False,
) -> None:
    """Check the chain of the review log, the archived texts and readings, and what refers to what.

    The exit status is 1 where something is broken. The hash of the last entry is told: whoever notes it elsewhere and
    gives it as --head later learns whether the end of the log was cut off or written anew.
    """
    with Ledger.open(ledger, create=False) as books:
        found = books.verify()
        known = {entry.hash for entry in books.log()}
    faults = list(found.faults)
    if head is not None and head not in known:
        faults.append(f"no entry of the log has the hash {head:.70}: its end was cut off or written anew")
    tell(replace(found, faults=tuple(faults)), json)


def tell(found: Verified, json: bool) -> None:
    """Tells what checking a ledger found; the command ends with 1 where something is broken."""
    faults = list(found.faults)
    if json:
        output.write_object({"entries": found.entries, "texts": found.texts, "head": found.head, "faults": faults})
    else:
        console = output.results()
        for fault in faults:
            console.print(f"broken: {fault}")
        console.print(f"{found.entries} entries, the last {found.head}; {found.texts} texts; {len(faults)} faults")
    if faults:
        raise typer.Exit(1)
