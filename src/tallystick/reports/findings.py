"""Findings for people: the kind, the sentence, and the reports side by side."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tallystick.model import Finding, FindingKind
from tallystick.reports.indented import print_indented
from tallystick.reports.interface import Interface
from tallystick.reports.quotes import Quote, print_side_by_side
from tallystick.reports.status_words import kind_in_words
from tallystick.reports.wording import readable

_STYLES = {
    FindingKind.CORROBORATION: "bold green",
    FindingKind.LONE_SOURCE: "bold yellow",
    FindingKind.UNDATED: "bold yellow",
    FindingKind.OVERDUE: "bold yellow",
    FindingKind.SHORTFALL: "bold red",
}
_CLASH = "bold magenta"


def print_finding(console: Console, finding: Finding, quotes: Sequence[Quote], words: Interface) -> None:
    """Print a finding: its kind, its sentence, and the sentences that show it."""
    head = Text(kind_in_words(finding.kind, words).upper(), style=_STYLES.get(finding.kind, _CLASH))
    head.append(f"  {finding.id}", "dim not bold default")
    console.print(head)
    print_indented(console, Text(readable(finding.sentence), style="bold"), 2)
    print_side_by_side(console, quotes, words, indent=4)
    console.print()


def print_finding_line(console: Console, finding: Finding, words: Interface) -> None:
    """Print a finding in one line: its kind and its sentence."""
    line = Text(kind_in_words(finding.kind, words), style=_STYLES.get(finding.kind, _CLASH))
    line.append(f"  {readable(finding.sentence)}", "not bold default")
    print_indented(console, line, 2)
