"""`tallystick review`: what a person judges of a ledger's entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import By, Json, OldLedger, Why
from tallystick.contract.reviews import entry_object
from tallystick.desk.books import Ledger
from tallystick.model import Entry
from tallystick.reports.log import print_entry

review = typer.Typer(
    no_args_is_help=True,
    help="Judge what a ledger holds: every step is logged, and can be undone.",
    rich_markup_mode=None,
)
MentionId = Annotated[
    str, typer.Argument(metavar="MENTION", help="The id of a mention, as claims --json tells it, or its beginning.")
]
OtherMention = Annotated[str, typer.Argument(metavar="MENTION", help="The id of the other mention, or its beginning.")]


@review.command()
def accept(mention: MentionId, ledger: OldLedger, by: By = None, why: Why = None, json: Json = False) -> None:
    """Say that a mention is right as it stands."""
    done(ledger, json, lambda books: books.review.accept(mention, by=by, why=why))


@review.command()
def correct(
    mention: MentionId,
    slot: Annotated[str, typer.Argument(metavar="SLOT", help="What is wrong: number, status, period, agent and more.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help='What it is; "none" where there is none.')],
    ledger: OldLedger,
    by: By = None,
    why: Why = None,
    json: Json = False,
) -> None:
    """Correct a slot of a mention; what was read stays beside it."""
    done(ledger, json, lambda books: books.review.correct(mention, slot, value, by=by, why=why))


@review.command()
def reject(mention: MentionId, ledger: OldLedger, by: By = None, why: Why = None, json: Json = False) -> None:
    """Say that a mention is none; it makes no claim then."""
    done(ledger, json, lambda books: books.review.reject(mention, by=by, why=why))


@review.command()
def merge(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or its beginning.")],
    other: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of the other claim, or its beginning.")],
    ledger: OldLedger,
    by: By = None,
    why: Why = None,
    json: Json = False,
) -> None:
    """Say that two claims are one, whatever is posted later."""
    done(ledger, json, lambda books: books.review.merge(claim, other, by=by, why=why))


@review.command()
def split(
    mentions: Annotated[list[str], typer.Argument(metavar="MENTION...", help="The ids of mentions of one claim.")],
    ledger: OldLedger,
    by: By = None,
    why: Why = None,
    json: Json = False,
) -> None:
    """Say that mentions do not say what the others of their claim do, whatever is posted later."""
    done(ledger, json, lambda books: books.review.split(*mentions, by=by, why=why))


@review.command()
def apart(
    mention: MentionId, other: OtherMention, ledger: OldLedger, by: By = None, why: Why = None, json: Json = False
) -> None:
    """Keep two mentions out of one claim, whatever is posted later."""
    done(ledger, json, lambda books: books.review.apart(mention, other, by=by, why=why))


@review.command()
def dismiss(
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help="The id of a finding, as findings --json tells it.")
    ],
    ledger: OldLedger,
    by: By = None,
    why: Why = None,
    json: Json = False,
) -> None:
    """Dismiss a finding; it is not told again."""
    done(ledger, json, lambda books: books.review.dismiss(finding, by=by, why=why))


@review.command()
def equal(
    category: Annotated[str, typer.Argument(metavar="CATEGORY", help="The programme's category.")],
    other: Annotated[str, typer.Argument(metavar="CATEGORY", help="The category that counts as the same there.")],
    programme: Annotated[str, typer.Option(metavar="PROGRAMME", help="The id of the programme.")],
    ledger: OldLedger,
    by: By = None,
    why: Why = None,
    json: Json = False,
) -> None:
    """Let two categories count as one in a programme."""
    done(ledger, json, lambda books: books.review.equal(category, other, programme=programme, by=by, why=why))


def done(ledger: str, json: bool, work: Callable[[Ledger], Entry]) -> None:
    """Do it, and show the entry that it made."""
    with Ledger.open(ledger, create=False) as books:
        entry = work(books)
    if json:
        output.write_object(entry_object(entry))
    else:
        print_entry(output.results(), entry)
