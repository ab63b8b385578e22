"""`tallystick packs`: are the packs in order, and how far do they reach?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from tallystick.cli import output
from tallystick.cli.options import Json, PackFolders
from tallystick.desk.coverage import Cell
from tallystick.desk.coverage import coverage as coverage_of
from tallystick.desk.examples import Outcome
from tallystick.desk.pack_check import LanguageCheck, check_packs
from tallystick.desk.settings import settings
from tallystick.errors import Fault
from tallystick.reports.pack_tables import matrix
from tallystick.reports.terminal import table_of

packs = typer.Typer(no_args_is_help=True, help="Check the packs, and see how far they reach.", rich_markup_mode=None)
_HEADINGS = ("language", "entries", "faults", *(str(outcome.value) for outcome in Outcome))


@packs.command()
def check(
    packs: PackFolders = None,
    language: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Only this language.")] = None,
    json: Json = False,
) -> None:
    """Compile every language and run every example; every fault is told at once, and the exit status is then 1."""
    found = check_packs(settings(packs=packs).packs, language or ())
    if json:
        for one in found:
            output.write_object(_object(one))
    else:
        _print(found)
    if any(one.problems for one in found):
        raise typer.Exit(1)


@packs.command()
def coverage(packs: PackFolders = None, json: Json = False) -> None:
    """Count entries and examples: languages against domains, and languages against layers."""
    found = coverage_of(settings(packs=packs).packs)
    if json:
        for code in found.domains:
            output.write_object(
                {"language": code, "domains": _cells(found.domains[code]), "layers": _cells(found.layers[code])}
            )
        return
    console = output.results()
    for title, cells in (("items (entries / examples)", found.domains), ("layers (entries / examples)", found.layers)):
        rows = {
            code: {name: (cell.entries, cell.examples) for name, cell in row.items()} for code, row in cells.items()
        }
        console.print(matrix(title, rows))


def _print(found: Sequence[LanguageCheck]) -> None:
    console = output.results()
    for one in found:
        for problem in one.problems:
            console.print(str(problem), soft_wrap=True)
    rows = [
        (one.code, str(one.entries), str(len(one.faults) or ""), *(str(one.counts[o] or "") for o in Outcome))
        for one in found
    ]
    console.print(table_of(_HEADINGS, rows))


def _object(one: LanguageCheck) -> dict[str, Any]:
    return {
        "language": one.code,
        "entries": one.entries,
        "faults": [_fault(fault) for fault in one.faults],
        "examples": {outcome.value: one.counts[outcome] for outcome in Outcome},
        "problems": [
            {"outcome": result.outcome.value, "text": result.text, **_fault(result.problem)}
            for result in one.results
            if result.problem
        ],
    }


def _fault(fault: Fault) -> dict[str, str]:
    return {"file": fault.file, "entry": fault.entry, "problem": fault.problem, "way_out": fault.way_out}


def _cells(row: dict[str, Cell]) -> dict[str, dict[str, int]]:
    return {name: {"entries": cell.entries, "examples": cell.examples} for name, cell in row.items()}
