"""`tallystick webhooks`: addresses to which what is new in a saved search is sent."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import By, Json
from tallystick.cli.searches import Name, OfLedger
from tallystick.desk.books import Ledger
from tallystick.desk.watched import undelivered_object, webhook_object
from tallystick.reports.terminal import table_of

webhooks = typer.Typer(
    no_args_is_help=True,
    help="Send what is new in a saved search to addresses, signed, in order, until it is taken.",
    rich_markup_mode=None,
)
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        metavar="HOST",
        envvar="TALLYSTICK_WEBHOOK_HOSTS",
        help="A host that may be sent to though it is not on the open internet, or speaks no https.",
        show_default=False,
    ),
]
HookId = Annotated[str, typer.Argument(metavar="WEBHOOK", help="The id of a webhook, as webhooks list tells it.")]


@webhooks.command()
def add(
    ledger: OfLedger,
    search: Name,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where to post what is new, by https.")],
    by: By = None,
) -> None:
    """Send what a saved search finds from now on to an address; show the secret that signs it, once."""
    with Ledger.open(ledger, create=False) as books:
        made, secret = books.webhooks.add(search, url, by=by)
    output.say(f"webhook {made.id} of {made.search}; its secret is not shown again:")
    output.write_line(secret)


@webhooks.command("list")
def list_webhooks(ledger: OfLedger, json: Json = False) -> None:
    """List the webhooks: how far each is, and why it waits."""
    with Ledger.open(ledger, create=False) as books:
        found = books.webhooks.all()
    if json:
        for one in found:
            output.write_object(webhook_object(one))
        return
    rows = [(one.id, one.search, one.url, str(one.sent), str(one.attempts), one.error or "") for one in found]
    output.results().print(table_of(("webhook", "search", "to", "sent", "tried", "last fault"), rows))


@webhooks.command()
def remove(ledger: OfLedger, webhook: HookId) -> None:
    """Send nothing more to an address, and forget what it did not take."""
    with Ledger.open(ledger, create=False) as books:
        books.webhooks.remove(webhook)
    output.say(f"webhook {webhook}: removed")


@webhooks.command()
def deliver(ledger: OfLedger, allow_host: AllowHost = None, json: Json = False) -> None:
    """Note what is new and send what is due, once; for a cron job where no desk is served.

    The exit status is 1 where something was not taken. It is tried again after 10 seconds, then after pauses that grow
    to 12 hours, and laid aside after the eighth time.
    """
    with Ledger.open(ledger, create=False) as books:
        done = books.webhooks.deliver(allow_hosts=allow_host or ())
    if json:
        output.write_object({"taken": done.taken, "failed": done.failed, "given_up": done.given_up})
    else:
        output.results().print(f"{done.taken} taken, {done.failed} to be tried again, {done.given_up} given up")
    if done.failed or done.given_up:
        raise typer.Exit(1)


@webhooks.command()
def undelivered(ledger: OfLedger, json: Json = False) -> None:
    """List the alerts that were given up, and why."""
    with Ledger.open(ledger, create=False) as books:
        found = books.webhooks.undelivered()
    if json:
        for one in found:
            output.write_object(undelivered_object(one))
        return
    rows = [(one.webhook, str(one.number), str(one.attempts), str(one.given_up.date()), one.error) for one in found]
    output.results().print(table_of(("webhook", "alert", "tried", "given up", "fault"), rows))


@webhooks.command()
def again(
    ledger: OfLedger,
    webhook: HookId,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the alert.")],
    allow_host: AllowHost = None,
) -> None:
    """Send an alert that was given up once more, now."""
    with Ledger.open(ledger, create=False) as books:
        books.webhooks.again(webhook, number, allow_hosts=allow_host or ())
    output.say(f"alert {number} was taken")
