"""`tallystick export`: a ledger as tables, linked data, a calendar or a dossier."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli import output
from tallystick.cli.looking import looked_into
from tallystick.cli.options import AsOf, AsRecorded, InterfaceCode, OldLedger, Width
from tallystick.desk.settings import widths_of
from tallystick.errors import SettingError
from tallystick.exports.formats import FORMATS, format_named

Form = Annotated[
    str,
    typer.Option("--format", metavar="NAME", help=f"{'; '.join(f'{form.name}: {form.told}' for form in FORMATS)}."),
]
Of = Annotated[
    str | None,
    typer.Option(
        "--of", metavar="ID", help="The claim or the programme that a dossier is about; its beginning will do."
    ),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="FILE|FOLDER", help="Where to write; else one file goes to standard output."),
]
WithoutTexts = Annotated[
    bool,
    typer.Option("--without-texts", help="Leave out whole texts and keep short quotations, for the sake of copyright."),
]


def export(
    ledger: OldLedger,
    format: Form,
    of: Of = None,
    to: To = None,
    without_texts: WithoutTexts = False,
    width: Width = None,
    interface: InterfaceCode = "en",
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
) -> None:
    """Write what stands in a ledger in a form that other programs and people take.

    Equal ledgers give equal files, and files that are there already are replaced.
    """
    form = format_named(format, of)
    if to is None and form.folder:
        raise SettingError(f"{format} is several files: name a folder with --to")
    with looked_into(ledger, as_of, as_recorded) as books:
        texts, widths = not without_texts, widths_of(width)
        if to is not None:
            made = books.export(format, of=of, to=to, texts=texts, widths=widths, language=interface)
            output.say(f"{to}: {', '.join(file.name for file in made) if form.folder else 'written'}")
            return
        with books.exporting(format, of=of, texts=texts, widths=widths, language=interface) as files:
            for piece in next(files).pieces:
                output.write_bytes(piece)
