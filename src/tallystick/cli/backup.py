"""`tallystick backup`: a ledger in one file, whoever writes meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import Json
from tallystick.cli.verify import tell
from tallystick.desk.books import Ledger


def backup(
    ledger: Annotated[
        str, typer.Argument(metavar="LEDGER", help="The ledger to back up: a file or a PostgreSQL address.")
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make, such as books-2026-02-04.backup.")],
    json: Json = False,
) -> None:
    """Write a ledger as it is at this moment to a file, and check it; others may go on reading and posting.

    The file appears when it is whole, and replaces none. What is found broken in the ledger is told, and backed up as
    it is; the exit status is 1 then. The file holds everything that the ledger holds: keep it as safely. Where the
    ledger has users, FILE.users holds them with the hashes of their passwords, and its owner alone may read it.
    """
    with Ledger.open(ledger, create=False) as books:
        made = books.backup(file)
    output.say(f"{made.file}: {made.size} bytes")
    if made.users is not None:
        output.say(f"{made.users}: the users and tokens; restore finds them beside the backup")
    tell(made.verified, json)
