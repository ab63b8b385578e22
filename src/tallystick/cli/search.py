"""`tallystick search`: the documents of a ledger that hold some words, in whatever form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from tallystick.cli import output
from tallystick.cli.options import Json, OldLedger
from tallystick.desk.books import Ledger
from tallystick.desk.objects import hit_object
from tallystick.reports.found import marked_words, print_found

if TYPE_CHECKING:
    from tallystick.ledger import Hit, Snippet


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="Words, '\"phrases\"', beginnings* and, behind --, -words to leave out."),
    ],
    ledger: OldLedger,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only documents in this language, such as fr.")
    ] = None,
    most: Annotated[int, typer.Option(metavar="COUNT", min=1, help="How many documents to show.")] = 20,
    json: Json = False,
) -> None:
    """Search the texts, titles, quoted clauses, things and speakers of a ledger.

    A word is found in all its forms, without regard to case and accents. All words must be there; those in the title
    weigh most, then those in a claim's sentence; of equals the newest document comes first.
    """
    with Ledger.open(ledger, create=False) as books:
        found = books.search(" ".join(words), language=language, most=most)
    if json:
        for hit in found.hits:
            output.write_object(hit_object(hit))
        return
    console = output.results()
    for hit in found.hits:
        _print(console, hit)
    shown = f", {len(found.hits)} shown" if len(found.hits) < found.total else ""
    more = "" if found.is_exact else "more than "
    console.print(f"{more}{found.total} documents{shown}" if found.total != 1 else "1 document")


def _print(console: Console, hit: Hit) -> None:
    facts = (hit.title, hit.outlet, hit.language, str(hit.published or "no date known"))
    print_found(console, hit.id, facts, [_marked(console, snippet) for snippet in hit.snippets])


def _marked(console: Console, snippet: Snippet) -> Text:
    return marked_words(console, snippet.words, snippet.span.start, snippet.marks)
