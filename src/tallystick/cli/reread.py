"""`tallystick reread`: every text of a ledger once more, with the packs and the program of today."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.options import Json, OldLedger, PackFolders
from tallystick.cli.progress import with_progress
from tallystick.desk.books import Ledger
from tallystick.desk.rereading import Reread, change_object
from tallystick.errors import ReadingError
from tallystick.reports.changes import print_claim_change, print_mention_change, print_reread


def reread(
    ledger: OldLedger,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    all: Annotated[
        bool, typer.Option("--all", help="Read also what another reader has read, and let our reading count instead.")
    ] = False,
    packs: PackFolders = None,
    json: Json = False,
) -> None:
    """Read every stored text again with the packs and the program of today, and post what reads differently.

    Shows the mentions that are new, gone or changed, slot by slot, and the claims that changed with them. A former
    reading is kept and no longer counts. A document that we fail at is reported; the exit status is then 1.
    """
    counted: Counter[str] = Counter()
    console = output.results()
    with Ledger.open(ledger, packs=packs, create=False) as books:
        for change in with_progress(books.reread(all=all, dry_run=dry_run)):
            if isinstance(change, ReadingError):
                counted["failed"] += 1
                output.say(str(change))
                continue
            counted["documents" if isinstance(change, Reread) else "claims"] += 1
            if json:
                output.write_object(change_object(change))
            elif isinstance(change, Reread):
                print_reread(console, change.document, change.version, change.is_current, change.others)
                for mention in change.mentions:
                    slots = [(slot.name, slot.was, slot.now) for slot in mention.slots]
                    print_mention_change(console, mention.kind, mention.figure, mention.words, slots)
            else:
                print_claim_change(console, change.claim, change.was, change.now)
    if not json:
        would = "would read differently" if dry_run else "read differently"
        console.print(f"texts that {would}: {counted['documents']}; claims that changed: {counted['claims']}")
    if counted["failed"]:
        raise typer.Exit(1)
