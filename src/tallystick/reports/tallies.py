"""Findings and programmes for people."""

from __future__ import annotations

from decimal import Decimal

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tallystick.model import Finding, Interval, Programme, ProgrammeReading
from tallystick.reports.wording import interval, readable


def print_finding(console: Console, finding: Finding) -> None:
    """Print a finding: its kind, its sentence, and where it shows."""
    head = Text(f"{finding.id}  ", style="dim")
    head.append(finding.kind.replace("_", " "), "bold not dim")
    console.print(head)
    where = ", ".join(dict.fromkeys(readable(mention.document) for mention in finding.mentions))
    for line in (readable(finding.sentence), f"in {where}"):
        console.print(Padding(Text(line), (0, 0, 0, 2), expand=False))
    console.print()


def print_programme(console: Console, programme: Programme) -> None:
    """Print a programme: each reading with its verdict and why, then what was left out."""
    head = Text(f"{programme.id}  ", style="dim")
    receiver = f" for {readable(programme.recipient)}" if programme.recipient else ""
    head.append(f"{programme.category}{receiver}, as of {programme.as_of}", "bold not dim")
    console.print(head)
    for reading in programme.readings:
        for line in _lines(reading):
            console.print(Padding(Text(line), (0, 0, 0, 2), expand=False))
    for left in programme.not_compared:
        text = f"not compared: {left.category}. {readable(left.why)}"
        console.print(Padding(Text(text), (0, 0, 0, 2), expand=False))
    console.print()


def _lines(reading: ProgrammeReading) -> list[str]:
    unit = "" if reading.unit == "piece" else f" {reading.unit}"
    days = f"{reading.period.start} – {reading.period.end}"
    lines = [
        f"{reading.verdict.replace('_', ' ').upper()}: {reading.reason}",
        f"  {days}: planned {interval(reading.plan)}{unit}, delivered {interval(reading.delivered)}{unit}",
    ]
    if reading.pace is not None:
        done, gone = _percent(reading.share_done), _cut(reading.time_gone * 100, 1)
        lines.append(f"  done {done} % in {gone} % of the time: {_places(reading.pace)} times the pace")
    return lines


def _percent(share: Interval) -> str:
    return interval(Interval(_scaled(share.low), _scaled(share.high)))


def _places(values: Interval) -> str:
    low = None if values.low is None else _cut(values.low, 2)
    high = None if values.high is None else _cut(values.high, 2)
    return interval(Interval(low, high))


def _scaled(end: Decimal | None) -> Decimal | None:
    return None if end is None else _cut(end * 100, 1)


def _cut(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places))
