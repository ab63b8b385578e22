"""One claim on a page: what it says, where it comes from, its sentences, what is found on it, and why it is one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tallystick.model import Claim, Finding, Judgement, Quantity, Told, Traced
from tallystick.reports.bars import Bar, print_bars
from tallystick.reports.claims import facts, heading
from tallystick.reports.figures import figure
from tallystick.reports.findings import print_finding_line
from tallystick.reports.indented import print_indented
from tallystick.reports.interface import Interface
from tallystick.reports.months import print_period
from tallystick.reports.origin_tree import origin_tree
from tallystick.reports.quotes import Quote, print_side_by_side
from tallystick.reports.wording import readable


def print_claim_page(
    console: Console,
    claim: Claim,
    told: Sequence[Told],
    origins: Sequence[Traced],
    quotes: Sequence[Quote],
    findings: Sequence[Finding],
    judgements: Sequence[Judgement],
    words: Interface,
) -> None:
    """Print a claim with all that is known around it."""
    print_indented(console, heading(claim, words), 0, hanging=2)
    print_indented(console, "; ".join([readable(claim.category), *facts(claim, words)]), 2)
    console.print()
    print_bars(console, _figures(told, words))
    console.print()
    if print_period(console, claim.period, words):
        console.print()
    console.print(origin_tree(origins, words))
    _section(console, words.say("Sentences"))
    print_side_by_side(console, quotes, words)
    if findings:
        _section(console, words.say("Findings"))
        for finding in findings:
            print_finding_line(console, finding, words)
    _section(console, words.say("Why these are one claim"))
    for line in _reasons(judgements, words):
        print_indented(console, line, 2)


def _figures(told: Sequence[Told], words: Interface) -> list[Bar]:
    """A bar for each figure that is told, the most told first."""
    counts: dict[Quantity, int] = {}
    for one in told:
        counts[one.mention.quantity] = counts.get(one.mention.quantity, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], figure(item[0], words)))
    return [
        Bar(
            figure(quantity, words),
            quantity.interval(),
            words.count("told once", "told {count} times", count),
            style="bold",
        )
        for quantity, count in ranked
    ]


def _reasons(judgements: Sequence[Judgement], words: Interface) -> list[Text]:
    """Each rule with its reason, who judged so and when, and for how many mentions; rules stand as they were kept."""
    groups: dict[tuple[str, str, str], int] = {}
    for one in judgements:
        day = words.day(one.recorded.date()) if one.recorded else words.say("no date")
        key = (f"{one.rule}: {one.why}", one.made_by or "", day)
        groups[key] = groups.get(key, 0) + 1
    lines = []
    for (rule, made_by, day), count in groups.items():
        often = words.count("{count} mention", "{count} mentions", count)
        lines.append(Text(rule).append(f"  ({often}; {made_by}, {day})", style="dim"))
    return lines


def _section(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, style="bold"))
