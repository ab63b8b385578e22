"""Origins for people: who said it, where it was first seen, and the claims that go back to it."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from tallystick.model import Claim, Told, Traced
from tallystick.reports.claims import statement
from tallystick.reports.indented import print_indented
from tallystick.reports.interface import Interface
from tallystick.reports.origin_tree import utterance
from tallystick.reports.wording import readable


def print_origin(console: Console, origin: Traced, claims: Mapping[str, Claim], words: Interface) -> None:
    """Print an origin: the utterance, its way, its first sight, and a line for each claim."""
    head = Text(f"{origin.id}  ", style="dim").append(utterance(origin, words), "bold not dim")
    print_indented(console, head, 0, hanging=2)
    print_indented(console, "; ".join(_way(origin, words)), 2)
    for name in origin.claims:
        if name in claims:
            line = Text(statement(claims[name], words)).append(f"  {name}", style="dim")
            print_indented(console, line, 4)
    console.print()


def _way(origin: Traced, words: Interface) -> list[str]:
    carriers = [words.say("through {names}", names=words.listed(map(readable, origin.carriers)))]
    reports = len({told.ref.document for told in origin.told})
    return [
        *(carriers if origin.carriers else []),
        first_seen(origin.first, words),
        words.count("told once", "told {count} times", len(origin.told)),
        words.count("{count} report", "{count} reports", reports),
    ]


def first_seen(told: Told, words: Interface) -> str:
    """Where and when it was seen first."""
    where = readable(told.outlet or told.ref.document)
    if told.published is None:
        return words.say("first seen in {outlet}, no date", outlet=where)
    return words.say("first seen in {outlet}, {day}", outlet=where, day=words.day(told.published))
