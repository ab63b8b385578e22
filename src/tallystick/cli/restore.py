"""`tallystick restore`: a ledger out of a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import Json
from tallystick.cli.verify import tell
from tallystick.desk.books import Ledger


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that tallystick backup made.")],
    ledger: Annotated[
        str,
        typer.Argument(metavar="LEDGER", help="The ledger to make: a new file, or the address of an empty database."),
    ],
    no_users: Annotated[
        bool, typer.Option("--no-users", help="Leave out the users that FILE.users holds: the ledger has none then.")
    ] = False,
    json: Json = False,
) -> None:
    """Make a ledger of a backup where none is yet, and check it.

    A backup of either kind of store becomes a ledger of either kind. One that an older program made gets the schema of
    this one. A file that was cut off or damaged is refused, and nothing is made. Users and tokens come out of
    FILE.users where that is there; everybody signs in anew.
    """
    found = Ledger.restore(file, ledger, users=not no_users)
    if not no_users:
        beside = Path(f"{file}.users")
        output.say(f"users and tokens: those in {beside}" if beside.exists() else f"no users: there is no {beside}")
    tell(found, json)
