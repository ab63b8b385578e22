"""The commands put together into one program."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick import __version__
from tallystick.cli.backup import backup
from tallystick.cli.claim import claim
from tallystick.cli.claims import claims
from tallystick.cli.documents import documents
from tallystick.cli.explain import explain
from tallystick.cli.export import export
from tallystick.cli.feasibility import feasibility
from tallystick.cli.findings import findings
from tallystick.cli.link import link
from tallystick.cli.log import log
from tallystick.cli.mcp import mcp
from tallystick.cli.merge_ledger import merge_ledger
from tallystick.cli.origins import origins
from tallystick.cli.packs import packs
from tallystick.cli.post import post
from tallystick.cli.programme import programme
from tallystick.cli.programmes import programmes
from tallystick.cli.purge import purge
from tallystick.cli.read import read
from tallystick.cli.reread import reread
from tallystick.cli.restore import restore
from tallystick.cli.review import review
from tallystick.cli.search import search
from tallystick.cli.searches import searches
from tallystick.cli.serve import serve
from tallystick.cli.show import show
from tallystick.cli.tokens import tokens
from tallystick.cli.undo import undo
from tallystick.cli.users import users
from tallystick.cli.verify import verify
from tallystick.cli.watch import watch
from tallystick.cli.webhooks import webhooks

app = typer.Typer(
    name="tallystick",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tallystick {__version__}")
        raise typer.Exit


@app.callback()
def tallystick(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read supply claims out of news reports, and keep the books on them with the exact words behind every entry."""


for command in (
    read,
    post,
    link,
    claims,
    claim,
    origins,
    findings,
    programmes,
    programme,
    feasibility,
    documents,
    show,
    search,
    watch,
    serve,
    mcp,
    reread,
    merge_ledger,
    explain,
    export,
    undo,
    log,
    verify,
    backup,
    restore,
    purge,
):
    app.command()(command)
app.add_typer(review, name="review")
app.add_typer(searches, name="searches")
app.add_typer(webhooks, name="webhooks")
app.add_typer(packs, name="packs")
app.add_typer(users, name="users")
app.add_typer(tokens, name="tokens")
