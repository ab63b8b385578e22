"""`tallystick purge`: a document taken out for legal reasons."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli.options import By, Json, OldLedger
from tallystick.cli.review import done


def purge(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The id of a document, as documents tells it.")],
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why, for those who read the log later.")],
    ledger: OldLedger,
    by: By = None,
    json: Json = False,
) -> None:
    """Remove a document with its texts, readings, mentions and all quotations of them, for good.

    A tombstone with the reason stays in the log, and the same document is not taken again before that entry is undone;
    undoing it brings nothing back.
    """
    done(ledger, json, lambda books: books.purge(document, reason=reason, by=by))
