"""`tallystick users`: who may sign in at the desk of a ledger, and as what."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tallystick.cli import output
from tallystick.cli.options import By, Json
from tallystick.desk.books import Ledger
from tallystick.desk.reviewing import whoever
from tallystick.desk.rooms import access_room
from tallystick.errors import SettingError
from tallystick.model import Role, User
from tallystick.reports.terminal import table_of

if TYPE_CHECKING:
    from tallystick.ledger.access.access import Access
    from tallystick.ledger.access.users import MadeUser

users = typer.Typer(
    no_args_is_help=True,
    help="Say who may sign in at the desk of a ledger, and as what: reader, reviewer or admin.",
    rich_markup_mode=None,
)
OfLedger = Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger: a file or a PostgreSQL address.")]
UserName = Annotated[str, typer.Argument(metavar="NAME", help="The name to sign in with; the log has it as who.")]
UserRole = Annotated[
    Role, typer.Option(metavar="ROLE", help="reader looks, reviewer posts and judges, admin adds users.")
]
Stdin = Annotated[bool, typer.Option("--stdin", help="Take the password from the first line of standard input.")]
Generate = Annotated[
    bool,
    typer.Option("--generate", help="Make a password and show it once; it has to be changed at the first sign-in."),
]


@users.command()
def add(
    ledger: Annotated[
        str,
        typer.Argument(metavar="LEDGER", help="The ledger: a file, made where there is none, or a PostgreSQL address."),
    ],
    name: UserName,
    role: UserRole = Role.READER,
    stdin: Stdin = False,
    generate: Generate = False,
    again: Annotated[bool, typer.Option("--again", help="Let somebody who was removed come back.")] = False,
    by: By = None,
) -> None:
    """Add a user; the password is asked for. From then on the desk asks who wants in."""
    password = _password(stdin, generate)
    access_room().check(name, password)  # before a ledger is made for somebody who cannot be added
    with Ledger.open(ledger) as books, _opened(books, create=True) as access:
        _tell(access.users.add(name, role, password, by=whoever(by), again=again))


@users.command("list")
def list_users(ledger: OfLedger, json: Json = False) -> None:
    """List the users with their roles."""
    with access_to(ledger) as access:
        found = access.users.all()
    if json:
        for user in found:
            output.write_object(_object(user))
        return
    rows = [(user.name, str(user.role), str(user.added.date()), _state(user)) for user in found]
    output.results().print(table_of(("name", "role", "added", "password"), rows))


@users.command()
def role(
    ledger: OfLedger,
    name: UserName,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    by: By = None,
) -> None:
    """Give a user another role; it counts at once, for tokens too."""
    with access_to(ledger) as access:
        user = access.users.set_role(name, role, by=whoever(by))
    output.say(f"{user.name} is {user.role} now")


@users.command()
def password(ledger: OfLedger, name: UserName, stdin: Stdin = False, generate: Generate = False, by: By = None) -> None:
    """Give a user another password; sessions end, tokens stay."""
    with access_to(ledger) as access:
        access.users.named(name)
        given = _password(stdin, generate)
        _tell(access.users.set_password(name, given, by=whoever(by)))


@users.command()
def remove(ledger: OfLedger, name: UserName, by: By = None) -> None:
    """Let a user in no more; sessions end and tokens are revoked at once. The name stays in the log."""
    with access_to(ledger) as access:
        user = access.users.remove(name, by=whoever(by))
    output.say(f"{user.name} was removed; sessions have ended, tokens are revoked")


@contextmanager
def access_to(ledger: str) -> Iterator[Access]:
    """The users of a ledger that has some."""
    with Ledger.open(ledger, create=False) as books, _opened(books) as access:
        yield access


@contextmanager
def _opened(books: Ledger, *, create: bool = False) -> Iterator[Access]:
    access = books.access(create=create)
    if access is None:
        raise SettingError(f"{books.name} has no users; `tallystick users add` adds one")
    try:
        yield access
    finally:
        access.close()


def _password(stdin: bool, generate: bool) -> str | None:
    """The password that is given; None where one is to be made."""
    if stdin and generate:
        raise SettingError("--stdin and --generate: a password is given or made, not both")
    if generate:
        return None
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise SettingError("nobody can be asked for a password here; give it on standard input with --stdin")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt="Once more", err=True))


def _tell(made: MadeUser) -> None:
    output.say(
        f"{made.user.name} is {made.user.role}" + (", with this password until it is changed:" if made.password else "")
    )
    if made.password:
        output.write_line(made.password)


def _state(user: User) -> str:
    return "to be changed" if user.provisional else "own"


def _object(user: User) -> dict[str, Any]:
    return {"name": user.name, "role": str(user.role), "added": user.added.isoformat(), "provisional": user.provisional}
