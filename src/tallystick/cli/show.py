"""`tallystick show`: one claim or one document, with its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from tallystick.cli import output
from tallystick.cli.looking import looked_into
from tallystick.cli.options import AsOf, AsRecorded, Json, OldLedger
from tallystick.cli.quoting import for_people
from tallystick.contract.claims import claim_object
from tallystick.desk.objects import quote_object, shown_document_object
from tallystick.errors import SettingError
from tallystick.reports.claims import print_claim
from tallystick.reports.interface import interface
from tallystick.reports.quotes import print_quotes
from tallystick.reports.wording import readable

if TYPE_CHECKING:
    from tallystick.ledger import ShownClaim, ShownDocument


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim, of a mention, or of a document.")],
    ledger: OldLedger,
    json: Json = False,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
) -> None:
    """Show a claim, or a document with its versions, and the sentences that state something."""
    with looked_into(ledger, as_of, as_recorded) as books:
        found = books.show(id)
    if found is None:
        raise SettingError(f"{id!r:.200}: no claim, mention or document of this id in {ledger}; see claims, documents")
    if json:
        output.write_object(_object(found))
    else:
        _print(output.results(), found)


def _print(console: Console, found: ShownClaim | ShownDocument) -> None:
    if hasattr(found, "claim"):  # not by its class, which would load the ledger's libraries with this file
        print_claim(console, found.claim, list(map(for_people, found.quotes)), interface())
    else:
        _print_document(console, found)


def _print_document(console: Console, found: ShownDocument) -> None:
    listed = found.document
    console.print(Text(readable(listed.id), style="bold"))
    facts = (listed.title, listed.outlet, listed.url, listed.language, str(listed.published or "no date known"))
    console.print(Text("  " + "; ".join(readable(fact) for fact in facts if fact)))
    for version in found.versions:
        recorded = version.recorded.isoformat(timespec="seconds")
        console.print(Text(f"  version {version.number}: {version.text_sha256[:16]}, recorded {recorded}", style="dim"))
    print_quotes(console, map(for_people, found.quotes))


def _object(found: ShownClaim | ShownDocument) -> dict[str, Any]:
    if hasattr(found, "claim"):
        return {**claim_object(found.claim), "quotes": [quote_object(quoted) for quoted in found.quotes]}
    return shown_document_object(found)
