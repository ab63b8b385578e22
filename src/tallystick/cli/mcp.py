"""`tallystick mcp`: the ledger as tools for an assistant."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.desk.books import Ledger
from tallystick.errors import SettingError

_HERE = "127.0.0.1"


def mcp(
    ledger: Annotated[
        str, typer.Argument(metavar="LEDGER", help="The ledger to look into: a file or a PostgreSQL address.")
    ],
    http: Annotated[
        bool,
        typer.Option(
            "--http", help="Answer on an address, not on standard input; where the ledger has users, to a token."
        ),
    ] = False,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address for --http; others than this machine's need users.")
    ] = _HERE,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A further name for --http to answer to, as a proxy's.")
    ] = None,
    port: Annotated[int, typer.Option(metavar="NUMBER", min=1, max=65535, help="The port for --http.")] = 8766,
) -> None:
    """Let an assistant look into a ledger over the Model Context Protocol; it can change nothing."""
    try:
        room = import_module("tallystick.web.assistant_door")
    except ImportError as missing:
        raise SettingError(
            f"this needs {missing.name}, which is not installed; pip install 'tallystick[mcp]' brings it"
        ) from missing
    with Ledger.open(ledger, create=False) as books:
        if http:
            output.say(f"{books.name}: http://{host}:{port}/mcp  (Ctrl-C ends it)")
            room.serve_tools(books, host=host, port=port, names=tuple(name or ()))
        else:
            room.assistant(books).run("stdio")
