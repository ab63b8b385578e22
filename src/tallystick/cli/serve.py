"""`tallystick serve`: the ledger as pages in a browser."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import By
from tallystick.desk.books import Ledger
from tallystick.desk.reviewing import whoever
from tallystick.errors import SettingError


def serve(
    ledger: Annotated[
        str,
        typer.Argument(metavar="LEDGER", help="The ledger: a file, made where there is none, or a PostgreSQL address."),
    ],
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to answer on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="NUMBER", min=1, max=65535, help="The port to answer on.")] = 8765,
    prefix: Annotated[
        str, typer.Option(metavar="PATH", help="What stands before every path, where a proxy hands on /PATH.")
    ] = "",
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A further name by which browsers call it, as a proxy's.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody judge anything.")] = False,
    by: By = None,
) -> None:
    """Show a ledger in the browser, until interrupted."""
    if prefix and (not prefix.startswith("/") or prefix.endswith("/") or "//" in prefix):
        raise SettingError(f"{prefix!r:.60}: a prefix looks like /desk")
    try:
        serving = import_module("tallystick.web.serving")
    except ImportError as missing:
        raise SettingError(
            f"the desk needs {missing.name}, which is not installed; pip install 'tallystick[web]' brings it"
        ) from missing
    reviewer = None if read_only else whoever(by)
    with Ledger.open(ledger) as books:
        output.say(f"{books.name}: http://{host}:{port}{prefix}/  (Ctrl-C ends it)")
        serving.serve(books, host=host, port=port, prefix=prefix, reviewer=reviewer, names=tuple(name or ()))
