"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallystick.reports.interface import known

Json = Annotated[bool, typer.Option("--json", help="Write one JSON object a line instead of a page for people.")]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help='When it was published, such as 2026-02-04. Without it "this year" and "on Tuesday" stay unresolved.',
    ),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="The language to read in, such as fr; identified where it is not given."),
]
PackFolders = Annotated[
    list[Path] | None,
    typer.Option("--packs", metavar="DIR", help="A folder of packs of your own, laid over the installed ones."),
]
LedgerFile = Annotated[
    str,
    typer.Option(
        "--ledger", metavar="FILE", help="The ledger: a file, made where there is none, or a PostgreSQL address."
    ),
]
OldLedger = Annotated[
    str, typer.Option("--ledger", metavar="FILE", help="The ledger to look into: a file or a PostgreSQL address.")
]
InterfaceCode = Annotated[
    str,
    typer.Option(
        "--interface",
        metavar="CODE",
        envvar="TALLYSTICK_INTERFACE",
        help=f"The language of sentences, numbers and days: {', '.join(known())}.",
    ),
]
Width = Annotated[
    str | None,
    typer.Option(
        metavar="SHARE",
        envvar="TALLYSTICK_WIDTH",
        help='How wide "about" and "nearly" are, as a share of the last place said that is not zero: '
        "0.5, which is also the default, takes about 2 million as 1.5 to 2.5 million.",
        show_default=False,
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        envvar="TALLYSTICK_USER",
        help="Who judges so; without it whoever is logged in.",
        show_default=False,
    ),
]
Why = Annotated[str | None, typer.Option(metavar="WORDS", help="Why, for those who read the log later.")]
AsOf = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only what had been published by this day, such as 2026-02-10.")
]
AsRecorded = Annotated[
    str | None,
    typer.Option(metavar="MOMENT", help="Only what this ledger knew by then: a day, or 2026-02-10T09:30+01:00."),
]
Category = Annotated[str | None, typer.Option(metavar="PATH", help="Only what is of this category, such as vehicle.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this outlet tells.")]
InLanguage = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="Only what is told in this language, such as fr.")
]
