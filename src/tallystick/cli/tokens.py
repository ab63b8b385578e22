"""`tallystick tokens`: ways in for programs, each in the name of a user."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated, Any

import typer

from tallystick.cli import output
from tallystick.cli.options import By, Json
from tallystick.cli.users import OfLedger, access_to
from tallystick.desk.reviewing import whoever
from tallystick.errors import SettingError
from tallystick.model import Role, Token
from tallystick.reports.terminal import table_of

tokens = typer.Typer(
    no_args_is_help=True,
    help="Give programs a way in to the desk's API, in the name of a user, and take it back.",
    rich_markup_mode=None,
)


@tokens.command()
def add(
    ledger: OfLedger,
    user: Annotated[str, typer.Argument(metavar="USER", help="In whose name it acts; the log has it as who.")],
    about: Annotated[str, typer.Argument(metavar="WORDS", help="What it is for, such as 'nightly import'.")],
    role: Annotated[Role, typer.Option(metavar="ROLE", help="What it may do: no more than its user.")] = Role.READER,
    expires: Annotated[
        str | None, typer.Option(metavar="DAY", help="The last day on which it opens anything, such as 2027-02-04.")
    ] = None,
    by: By = None,
) -> None:
    """Make a token and show it, once."""
    ends = _end_of(expires)
    with access_to(ledger) as access:
        token, secret = access.tokens.add(user, about, role, by=whoever(by), expires=ends)
    output.say(f"token {token.id} of {token.user.name}, {token.role}; it is not shown again:")
    output.write_line(secret)


@tokens.command("list")
def list_tokens(ledger: OfLedger, json: Json = False) -> None:
    """List the tokens that open something, with their last use."""
    with access_to(ledger) as access:
        found = access.tokens.all()
    if json:
        for token in found:
            output.write_object(_object(token))
        return
    rows = [
        (token.id, token.user.name, str(token.role), token.about, _day(token.expires), _day(token.used) or "never")
        for token in found
    ]
    output.results().print(table_of(("token", "user", "role", "for", "expires", "last used"), rows))


@tokens.command()
def revoke(
    ledger: OfLedger,
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="The id of a token, as tokens list tells it.")],
    by: By = None,
) -> None:
    """Take a token back, at once and for good."""
    with access_to(ledger) as access:
        found = access.tokens.revoke(token, by=whoever(by))
    output.say(f"token {found.id} of {found.user.name} opens nothing any more")


def _end_of(day: str | None) -> datetime | None:
    if day is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(day), time.max, UTC)
    except ValueError:
        raise SettingError(f"{day!r:.40} is no day; write it like 2027-02-04") from None


def _day(moment: datetime | None) -> str:
    return str(moment.date()) if moment else ""


def _object(token: Token) -> dict[str, Any]:
    return {
        "token": token.id,
        "user": token.user.name,
        "role": str(token.role),
        "for": token.about,
        "added": token.added.isoformat(),
        "expires": token.expires.isoformat() if token.expires else None,
        "used": token.used.isoformat() if token.used else None,
    }
