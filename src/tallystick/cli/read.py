"""`tallystick read`: documents in, readings out, and into a ledger where one is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.begun import begun
from tallystick.cli.options import Json, Language, PackFolders, Published, Width
from tallystick.cli.progress import with_progress
from tallystick.cli.summary import Summary
from tallystick.contract.encode import reading_line
from tallystick.desk.books import Ledger
from tallystick.desk.reading import abbreviations, readings
from tallystick.desk.settings import Settings, settings, widths_of
from tallystick.desk.sources import Found, documents_in, documents_named
from tallystick.errors import SettingError
from tallystick.model import Reading, Widths
from tallystick.reports.terminal import print_reading


def read(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES|URLS|-",
            help="Text or HTML files, addresses, or - for standard input; .jsonl files are read as --documents.",
        ),
    ] = None,
    documents: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Documents as JSON lines with id, text, title, published ...; - for input."),
    ] = None,
    json: Json = False,
    published: Published = None,
    language: Language = None,
    packs: PackFolders = None,
    ledger: Annotated[
        str | None, typer.Option(metavar="FILE", help="Post the readings to this ledger; made where there is none.")
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Fetch from this host even if it lies in a private network."),
    ] = None,
    width: Width = None,
) -> None:
    """Read documents and show every supply claim in them, with the exact words.

    A document that cannot be had, or that we fail at, is reported and the others are read; the exit status is then 1.
    """
    if not sources and documents is None:
        raise SettingError("nothing to read: name files or addresses, - for standard input, or --documents FILE")
    how = settings(packs=packs, language=language, published=published, allow_hosts=allow_host or ())
    show = _shower(json, ledger, how, widths_of(width))
    found = begun(with_progress(_found(sources or [], documents, how), len(sources or [])))
    failed = _keep(found, how, ledger, show, json) if ledger else _show(readings(found, how), show)
    if failed:
        raise typer.Exit(1)


def _found(sources: list[str], documents: str | None, how: Settings) -> Iterator[Found]:
    """All documents: the lines first, then those named one by one."""
    return chain(documents_in(documents, how) if documents else (), documents_named(sources, how))


def _shower(json: bool, ledger: str | None, how: Settings, widths: Widths) -> Callable[[Reading], None]:
    """What is done with each reading: written as a line, printed for people, or nothing where a ledger takes it."""
    if json:
        return lambda reading: output.write_line(reading_line(reading))
    if ledger:
        return lambda reading: None
    console = output.results()
    return lambda reading: print_reading(
        console, reading, widths=widths, abbreviations=abbreviations(reading, how.packs)
    )


def _show(found: Iterable[Reading | Exception], show: Callable[[Reading], None]) -> int:
    """Show each reading and report each failure; how many failed."""
    failed = 0
    for one in found:
        if isinstance(one, Reading):
            show(one)
        else:
            failed += 1
            output.say(str(one))
    return failed


def _keep(found: Iterable[Found], how: Settings, ledger: str, show: Callable[[Reading], None], json: bool) -> int:
    """Post each reading, showing it once it is safe, and tell what was posted; how many failed."""
    summary = Summary()
    with Ledger.open(ledger, packs=how.packs) as books:
        for one in books.read_all(found, how):
            if isinstance(one, tuple):
                summary.add(one[1], len(one[0].mentions))
                show(one[0])
            else:
                summary.failed += 1
                output.say(str(one))
    if not json:
        output.results().print(summary.words(books.name))
    return summary.failed
