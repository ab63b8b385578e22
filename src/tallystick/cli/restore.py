"""`tallystick restore`: a ledger out of a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli.options import Json
from tallystick.cli.verify import tell
from tallystick.desk.books import Ledger


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that tallystick backup made.")],
    ledger: Annotated[
        str,
        typer.Argument(metavar="LEDGER", help="The ledger to make: a new file, or the address of an empty database."),
    ],
    json: Json = False,
) -> None:
    """Make a ledger of a backup where none is yet, and check it.

    A backup of either kind of store becomes a ledger of either kind. One that an older program made gets the schema of
    this one. A file that was cut off or damaged is refused, and nothing is made.
    """
    tell(Ledger.restore(file, ledger), json)
