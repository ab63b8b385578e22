"""`tallystick serve`: the ledger as pages in a browser."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import By
from tallystick.desk.books import Ledger
from tallystick.desk.reviewing import whoever
from tallystick.errors import SettingError


class Reading(StrEnum):
    """Who may read."""

    OPEN = "open"
    SIGNED_IN = "signed-in"


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
    logs: Annotated[
        str,
        typer.Option(metavar="text|json", envvar="TALLYSTICK_LOGS", help="Log warnings in lines, or JSON lines."),
    ] = "text",
    metrics_token: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            envvar="TALLYSTICK_METRICS_TOKEN",
            show_default=False,
            help="Show /metrics to whoever sends this word as a bearer token; better given by the environment.",
        ),
    ] = None,
    reading: Annotated[
        Reading | None,
        typer.Option(
            metavar="open|signed-in",
            help="Where there are users: whether one has to sign in to read, as one has to off this machine anyway "
            "unless it is open.",
        ),
    ] = None,
    trust: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="A proxy, or a network of them, whose X-Forwarded headers are believed."),
    ] = None,
    calls: Annotated[
        int, typer.Option(metavar="NUMBER", min=0, help="How many calls a minute a program may make; 0 for any number.")
    ] = 1200,
    webhook_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST",
            envvar="TALLYSTICK_WEBHOOK_HOSTS",
            help="A host that webhooks may reach though it is not on the open internet, or speaks no https.",
            show_default=False,
        ),
    ] = None,
    kept_pages: Annotated[
        int,
        typer.Option(metavar="MB", min=0, help="So much of pages is kept for readers who ask for the same; 0: none."),
    ] = 64,
    by: By = None,
) -> None:
    """Show a ledger in the browser, until interrupted."""
    try:
        listening = import_module("tallystick.web.listening")
        serving = import_module("tallystick.web.serving")
    except ImportError as missing:
        raise SettingError(
            f"the desk needs {missing.name}, which is not installed; pip install 'tallystick[web]' brings it"
        ) from missing
    plan = serving.Serving(
        host=host,
        prefix=prefix,
        reviewer=None if read_only else whoever(by),
        names=tuple(name or ()),
        logs=logs,
        metrics_token=metrics_token,
        to_read=reading is Reading.SIGNED_IN if reading else None,
        trust=tuple(trust or ()),
        calls=calls,
        webhook_hosts=tuple(webhook_host or ()),
        kept_pages=kept_pages,
    )
    with listening.listening(host, port) as sockets, Ledger.open(ledger, create=plan.may_begin) as books:
        if logs == "text":
            output.say(f"{books.name}: http://{host}:{port}{prefix}/  (Ctrl-C ends it)")
        plan.serve(books, sockets)
