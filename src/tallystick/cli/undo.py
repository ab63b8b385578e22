"""`tallystick undo`: a judgement taken back."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli.options import By, Json, OldLedger, Why
from tallystick.cli.review import done


def undo(
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="The number of an entry, as log tells it.")],
    ledger: OldLedger,
    by: By = None,
    why: Why = None,
    json: Json = False,
) -> None:
    """Undo an entry of the log: all is as if it had never been, and both stay in the log."""
    done(ledger, json, lambda books: books.undo(entry, by=by, why=why))
