"""`tallystick link`: all claims judged anew."""

from __future__ import annotations

from tallystick.cli import output
from tallystick.cli.options import Json, OldLedger
from tallystick.desk.books import Ledger


def link(ledger: OldLedger, json: Json = False) -> None:
    """Judge anew which mentions are one claim, by the rules of this program; what people judged stands.

    Posting links by itself. This is for a ledger that an older program linked.
    """
    with Ledger.open(ledger, create=False) as books:
        before, after = books.link()
    if json:
        output.write_object({"claims_before": before, "claims": after})
    else:
        output.results().print(f"{after} claims, {before} before")
