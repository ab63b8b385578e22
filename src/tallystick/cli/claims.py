"""`tallystick claims`: every claim of a ledger, with sentences behind it."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.looking import looked_into
from tallystick.cli.options import AsOf, AsRecorded, Category, InLanguage, InterfaceCode, Json, OldLedger, Outlet
from tallystick.cli.quoting import for_people
from tallystick.contract.claims import claim_object
from tallystick.reports.claims import print_claims
from tallystick.reports.interface import interface as interface_in


def claims(
    ledger: OldLedger,
    category: Category = None,
    outlet: Outlet = None,
    language: InLanguage = None,
    interface: InterfaceCode = "en",
    json: Json = False,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
) -> None:
    """List the claims of a ledger, all or those that fit, each with a sentence in every language that tells it."""
    words = interface_in(interface)
    chosen = {category, outlet, language} != {None}
    with looked_into(ledger, as_of, as_recorded) as books:
        if json and not chosen:
            for found in books.claim_objects():
                output.write_object(found)
            return
        listed = books.claims(category=category, outlet=outlet, language=language)
        if json:
            for claim in listed:
                output.write_object(claim_object(claim))
            return
        quoted = books.quotes(mention for claim in listed for mention in claim.mentions)
    quotes = {
        claim.id: [for_people(quoted[mention.id]) for mention in claim.mentions if mention.id in quoted]
        for claim in listed
    }
    console = output.results()
    print_claims(console, listed, quotes, words)
    console.print(words.count("{count} claim", "{count} claims", len(listed)))
