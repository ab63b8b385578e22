"""`tallystick searches`: filters with a name, to be told of what is new in them."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import By, Json
from tallystick.desk.books import Ledger
from tallystick.desk.watched import search_object
from tallystick.errors import SettingError
from tallystick.model import SavedSearch
from tallystick.reports.terminal import table_of

searches = typer.Typer(
    no_args_is_help=True,
    help="Save searches, to be told of what is new in them by watch, feeds and webhooks.",
    rich_markup_mode=None,
)
OfLedger = Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger: a file or a PostgreSQL address.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a saved search.")]


@searches.command()
def save(
    ledger: OfLedger,
    name: Name,
    sought: Annotated[str, typer.Argument(metavar="WHAT", help="claims, findings or programmes.")],
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="Only those with this value, such as status=delivered, q=tanks, kind=contradiction or verdict=behind.",
        ),
    ] = None,
    by: By = None,
) -> None:
    """Save a search; what it finds now is known, and what comes is new."""
    with Ledger.open(ledger, create=False) as books:
        made = books.searches.save(name, sought, by=by, **_filters(where or []))
    output.say(f"{made.name}: {made.sought}, {_in_words(made)}")


@searches.command("list")
def list_searches(ledger: OfLedger, json: Json = False) -> None:
    """List the saved searches, with how many alerts each has made."""
    with Ledger.open(ledger, create=False) as books:
        found = books.searches.all()
    if json:
        for one in found:
            output.write_object(search_object(one))
        return
    rows = [(one.name, str(one.sought), _in_words(one), str(one.last), one.by) for one in found]
    output.results().print(table_of(("search", "of", "where", "alerts", "saved by"), rows))


@searches.command()
def forget(ledger: OfLedger, name: Name) -> None:
    """Forget a saved search with its alerts and webhooks."""
    with Ledger.open(ledger, create=False) as books:
        books.searches.forget(name)
    output.say(f"{name}: forgotten")


def _filters(given: list[str]) -> dict[str, str]:
    """The filters by their names; SettingError where one has no value."""
    for one in given:
        name, sign, value = one.partition("=")
        if not (name and sign and value):
            raise SettingError(f"{one!r:.60}: write a filter like status=delivered")
    return {name: value for name, _, value in (one.partition("=") for one in given)}


def _in_words(search: SavedSearch) -> str:
    return ", ".join(f"{name}={value}" for name, value in search.filters) or "all"
