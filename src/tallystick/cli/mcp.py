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
        bool, typer.Option("--http", help="Answer on an address of this machine, not on standard input.")
    ] = False,
    port: Annotated[int, typer.Option(metavar="NUMBER", min=1, max=65535, help="The port for --http.")] = 8766,
) -> None:
    """Let an assistant look into a ledger over the Model Context Protocol; it can change nothing."""
    try:
        room = import_module("tallystick.web.assistant")
    except ImportError as missing:
        raise SettingError(
            f"this needs {missing.name}, which is not installed; pip install 'tallystick[mcp]' brings it"
        ) from missing
    with Ledger.open(ledger, create=False) as books:
        server = room.assistant(books)
        if http:
            output.say(f"{books.name}: http://{_HERE}:{port}/mcp  (Ctrl-C ends it)")
            server.run("streamable-http", host=_HERE, port=port)
        else:
            server.run("stdio")
