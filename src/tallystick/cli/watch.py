"""`tallystick watch`: what saved searches found since they were last asked."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import InterfaceCode, Json
from tallystick.desk.books import Ledger
from tallystick.desk.searches import Thing
from tallystick.desk.watched import alert_object
from tallystick.exports.wording import claimed
from tallystick.model import Alert, Claim, Finding
from tallystick.reports.interface import interface


def watch(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger: a file or a PostgreSQL address.")],
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A saved search; all of them without.", show_default=False)
    ] = None,
    interface_code: InterfaceCode = "en",
    json: Json = False,
) -> None:
    """Tell what saved searches found since the last watch, and remember that it was told.

    It writes to standard output alone, and nothing where nothing is new, as a cron job wants it. If it is stopped in
    between, what it had not written yet is told the next time.
    """
    interface(interface_code)
    with Ledger.open(ledger, create=False) as books:
        kinds = {one.name: one.sought for one in books.searches.all()}
        for alert in books.searches.watch(name):
            thing = books.searches.thing(alert, kinds[alert.search], language=interface_code)
            if json:
                output.write_object(alert_object(alert, thing))
            else:
                output.results().print(f"{alert.search} {alert.number}: {_sentence(alert, thing)}", soft_wrap=True)
            output.finish()


def _sentence(alert: Alert, thing: Thing | None) -> str:
    """The thing in one line, behind its id."""
    if thing is None:
        return f"{alert.thing} stands no more"
    if isinstance(thing, Finding):
        return f"{alert.thing} {thing.kind}: {thing.sentence}"
    if isinstance(thing, Claim):
        return f"{alert.thing} {claimed(thing)}"
    return f"{alert.thing} {thing.category}, {thing.recipient or 'no receiver named'}: {alert.state}"
