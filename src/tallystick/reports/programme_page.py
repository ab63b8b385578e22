"""A programme for people: its readings with verdict and reason, plan and deliveries on one scale, its months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from rich.console import Console
from rich.text import Text

from tallystick.model import Edge, Finding, Programme, ProgrammeReading, Verdict, exactly
from tallystick.reports.bars import Bar, Drawing, drawing_of
from tallystick.reports.computed import as_figures, as_pace, as_percent
from tallystick.reports.figures import range_of
from tallystick.reports.findings import print_finding_line
from tallystick.reports.indented import print_indented
from tallystick.reports.interface import Interface
from tallystick.reports.lands import party_named
from tallystick.reports.months import print_progress
from tallystick.reports.periods import period_in_words
from tallystick.reports.quotes import Quote, print_side_by_side
from tallystick.reports.status_words import verdict_in_words
from tallystick.reports.wording import readable

_STYLES = {
    Verdict.MET: "bold green",
    Verdict.AHEAD: "bold green",
    Verdict.ON_PACE: "bold green",
    Verdict.BEHIND: "bold red",
    Verdict.MISSED: "bold red",
    Verdict.UNDETERMINED: "bold yellow",
}


def print_programme(console: Console, programme: Programme, words: Interface) -> None:
    """Print a programme: each reading with its verdict, why, and its bars; then what was left out."""
    _print_heading(console, programme, words)
    drawing = _drawing(console, programme, words)
    for reading in programme.readings:
        _print_reading(console, reading, drawing, words)
    _print_left_out(console, programme, {}, words)
    console.print()


def print_programme_page(
    console: Console, programme: Programme, quotes: Mapping[str, Quote], findings: Sequence[Finding], words: Interface
) -> None:
    """Print a programme with its months, the sentences behind it, and what is found on it."""
    _print_heading(console, programme, words)
    drawing = _drawing(console, programme, words)
    for reading in programme.readings:
        console.print()
        _print_reading(console, reading, drawing, words)
        console.print()
        _print_months(console, reading, words)
        print_side_by_side(console, [quotes[ref.id] for ref in reading.mentions if ref.id in quotes], words, indent=4)
    _print_left_out(console, programme, quotes, words)
    if findings:
        console.print()
        console.print(Text(words.say("Findings"), style="bold"))
        for finding in findings:
            print_finding_line(console, finding, words)


def parties_of(programme: Programme, words: Interface) -> list[str]:
    """For whom it is, and by whom, as far as reports tell."""
    receiver = [words.say("for {name}", name=party_named(programme.recipient, words))] if programme.recipient else []
    return receiver + ([words.say("by {name}", name=party_named(programme.agent, words))] if programme.agent else [])


def _print_heading(console: Console, programme: Programme, words: Interface) -> None:
    console.print(Text(f"{programme.id}  ", style="dim").append(readable(programme.category), "bold not dim"))
    as_of = words.say("as of {day}", day=words.day(programme.as_of))
    print_indented(console, "; ".join([*parties_of(programme, words), as_of]), 2)


def _print_reading(console: Console, reading: ProgrammeReading, drawing: Drawing, words: Interface) -> None:
    verdict = Text(verdict_in_words(reading.verdict, words).upper(), style=_STYLES[reading.verdict])
    verdict.append(f"  {period_in_words(reading.period, words)}. {readable(reading.reason)}", "not bold default")
    print_indented(console, verdict, 2)
    bars = _bars(reading, words)
    drawing.show(bars)
    if len(bars) > 1:
        drawing.show_axis(words.number(drawing.scale.bottom), words.number(drawing.scale.top))
    figures = "; ".join(_figures(reading, words))
    if figures:
        print_indented(console, figures, drawing.indent)


def _print_months(console: Console, reading: ProgrammeReading, words: Interface) -> None:
    """The months of the plan, as far as the delivery figure covers them."""
    if reading.period.start is None or reading.period.end is None:
        return
    print_progress(console, reading.period.start, reading.period.end, _covered(reading), words, indent=4)


def _print_left_out(console: Console, programme: Programme, quotes: Mapping[str, Quote], words: Interface) -> None:
    for left in programme.not_compared:
        line = Text(words.say("not compared: {category}", category=readable(left.category)), style="bold")
        line.append(f"  {readable(left.why)}", "not bold")
        print_indented(console, line, 2)
        print_side_by_side(console, [quotes[ref.id] for ref in left.mentions if ref.id in quotes], words, indent=4)


def _drawing(console: Console, programme: Programme, words: Interface) -> Drawing:
    """One scale for all readings, so that rivals can be told apart by eye."""
    return drawing_of(console, [bar for reading in programme.readings for bar in _bars(reading, words)], indent=4)


def _bars(reading: ProgrammeReading, words: Interface) -> list[Bar]:
    """The plan, what came of it, and what it comes to at this pace."""
    bars = [Bar(words.say("planned"), reading.plan, range_of(reading.plan, reading.unit, words), style="bold")]
    if reading.pace is not None:
        came = range_of(reading.delivered, reading.unit, words)
        bars.append(Bar(words.say("delivered"), reading.delivered, came, filled=True, style="yellow"))
    if reading.projection is not None and reading.time_gone < 1:
        ahead = as_figures(reading.projection)
        bars.append(Bar(words.say("at this pace"), ahead, range_of(ahead, reading.unit, words), style="dim"))
    return bars


def _figures(reading: ProgrammeReading, words: Interface) -> list[str]:
    """What is computed, in words; nothing where no delivery is told."""
    covered = _covered(reading)
    if reading.pace is None or covered is None:
        return []
    done = range_of(as_percent(reading.share_done), "percent", words)
    gone = range_of(as_percent(exactly(reading.time_gone)), "percent", words)
    added = len(reading.claims) - 1
    summed = [words.count("our sum of {count} figure", "our sum of {count} figures", added)] if added > 1 else []
    told = [
        *summed,
        words.say("done: {share}", share=done),
        words.say("time gone: {share}, up to {day}", share=gone, day=words.day(covered)),
        words.say("pace: {pace} (an even pace is 1)", pace=range_of(as_pace(reading.pace), "piece", words)),
    ]
    if reading.period.edge is Edge.REST:
        told.append(words.say("what came before the rest of the year began counts on both sides"))
    if reading.required_rate is None:
        return told
    rate = words.say("{figure} per month", figure=range_of(as_figures(reading.required_rate), reading.unit, words))
    return [*told, words.say("still needed: {rate}", rate=rate)]


def _covered(reading: ProgrammeReading) -> date | None:
    """The last day that the delivery figure covers."""
    if reading.pace is None or reading.period.start is None or reading.period.days is None:
        return None
    return reading.period.start + timedelta(days=int((reading.time_gone * reading.period.days).to_integral_value()) - 1)
