"""A progress bar on standard error, for people who wait for more than a few documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tallystick.cli import output

_FEW = 5
Thing = TypeVar("Thing")


def with_progress(things: Iterable[Thing], known: int = 0) -> Iterator[Thing]:
    """The same things, with a bar from the sixth on; only where standard error is a terminal and output goes elsewhere.

    Where both are the same terminal the results themselves show the progress.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from things
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=output.messages(), transient=True) as progress:
        task = progress.add_task("reading", total=known if known > _FEW else None, visible=known > _FEW)
        for count, thing in enumerate(things, start=1):
            yield thing
            progress.update(task, completed=count, visible=count > _FEW or known > _FEW)
