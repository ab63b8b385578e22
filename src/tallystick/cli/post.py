"""`tallystick post`: readings made elsewhere into a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.begun import begun
from tallystick.cli.options import LedgerFile
from tallystick.cli.progress import with_progress
from tallystick.cli.summary import Summary
from tallystick.desk.books import Ledger
from tallystick.desk.posting import readings_in


def post(
    readings: Annotated[str, typer.Argument(metavar="READINGS", help="Readings as JSON lines; - for standard input.")],
    documents: Annotated[str, typer.Option(metavar="FILE", help="The documents that were read, as JSON lines.")],
    ledger: LedgerFile,
) -> None:
    """Post readings that another reader made, with the documents that they read.

    Each line is checked against the contract. One that breaks it is refused with its line and reason, the others are
    posted, and the exit status is then 1.
    """
    summary = Summary()
    lines = begun(with_progress(readings_in(readings, documents)))
    with Ledger.open(ledger) as books:
        for found in books.post_each(lines):
            if isinstance(found, tuple):
                summary.add(found[1], len(found[0].mentions))
            else:
                summary.failed += 1
                output.say(str(found))
    output.results().print(summary.words(books.name))
    if summary.failed:
        raise typer.Exit(1)
