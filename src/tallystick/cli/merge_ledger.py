"""`tallystick merge-ledger`: everything that another ledger keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tallystick.cli import output
from tallystick.cli.options import Json, LedgerFile
from tallystick.cli.progress import with_progress
from tallystick.cli.summary import Summary
from tallystick.desk.books import Ledger

if TYPE_CHECKING:
    from tallystick.ledger.merging import Taken


def merge_ledger(
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The ledger to take in: a file or an address.")],
    ledger: LedgerFile,
    json: Json = False,
) -> None:
    """Take everything of another ledger in: documents, versions, readings and the review log, each with its times.

    The result is as if all had been posted to one ledger in the order of time. Where the ledgers disagree,
    that is told, and the exit status is 1. Merging twice changes nothing.
    """
    summary, disagree = Summary(), False
    with Ledger.open(other, create=False) as theirs, Ledger.open(ledger) as books:
        for taken in with_progress(books.merge_ledger(theirs)):
            if taken.posted is not None:
                summary.add(taken.posted, 0)
            disagree = disagree or bool(taken.conflicts)
            for conflict in taken.conflicts:
                output.say(
                    f"{conflict.about}: here {conflict.here}; there {conflict.there}; what counts: {conflict.kept}"
                )
            if json:
                output.write_object(_object(taken))
        if not json:
            output.results().print(summary.outcomes_in_words(books.name))
    if disagree:
        raise typer.Exit(1)


def _object(taken: Taken) -> dict[str, Any]:
    conflicts = [{"about": c.about, "here": c.here, "there": c.there, "kept": c.kept} for c in taken.conflicts]
    return {"document": taken.document, "posted": taken.posted, "conflicts": conflicts}
