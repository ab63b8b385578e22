"""`tallystick claims`: every claim of a ledger, with the sentences behind it."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.options import Json, OldLedger
from tallystick.cli.quoting import for_people
from tallystick.desk.books import Ledger
from tallystick.model import Claim
from tallystick.reports.claims import Quote, print_claim


def claims(ledger: OldLedger, json: Json = False) -> None:
    """List the claims of a ledger, each with the sentences that make it."""
    with Ledger.open(ledger, create=False) as books:
        if json:
            for found in books.claim_objects():
                output.write_object(found)
            return
        console, listed = output.results(), books.claims()
        for claim in listed:
            print_claim(console, claim, _quotes(books, claim))
        console.print(f"{len(listed)} claims" if len(listed) != 1 else "1 claim")


def _quotes(books: Ledger, claim: Claim) -> list[Quote]:
    shown = books.show(claim.id)
    return [for_people(quoted) for quoted in shown.quotes] if shown else []
