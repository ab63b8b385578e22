"""The table of programmes: plans with what was delivered of them, a row for each rival reading.

What a source said stands to the last digit. What is computed of it is rounded
outwards, so that the interval written still holds the one that was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from tallystick.contract.lines import MOST_DIGITS
from tallystick.exports.column import Column, Row, Table, day, figure, names, text, whole
from tallystick.exports.holdings import Holdings
from tallystick.model import Interval, Programme, ProgrammeReading

PLACES = 6
_COLUMNS = (
    text("programme", "The programme's id."),
    whole("reading", "Which of its readings this is, from 1; rival readings stand side by side."),
    text("category", "What is counted, as a category in a domain."),
    text("recipient", "Who receives."),
    text("agent", "Who delivers."),
    day("as_of", "The day that the verdict speaks of."),
    day("period_start", "First day of the plan."),
    day("period_end", "Last day of the plan, itself included."),
    text("unit", "The unit of plan and deliveries."),
    figure("plan_low", "The least that was promised; empty where the words set no limit."),
    figure("plan_high", "The most that was promised; empty where the words set no limit."),
    figure("delivered_low", "The least that was delivered."),
    figure("delivered_high", "The most that was delivered; empty where the words set no limit."),
    figure("share_done_low", "The least part of the plan that was delivered."),
    figure("share_done_high", "The greatest part of the plan that was delivered."),
    figure("time_gone", "The part of the period that has gone, up to the last day that the deliveries cover."),
    figure("pace_low", "The least pace: share done over time gone; 1 is an even pace."),
    figure("pace_high", "The greatest pace."),
    figure("required_rate_low", "The least that is still needed a month."),
    figure("required_rate_high", "The most that is still needed a month."),
    figure("projection_low", "The least that an even pace would come to by the end."),
    figure("projection_high", "The most that an even pace would come to by the end."),
    text("verdict", "met, missed, ahead, on_pace, behind or undetermined."),
    text("why", "Why, by its code: nothing_told, enough_came, too_little_came, faster, slower, as_fast, too_wide ..."),
    text("reason", "The same in one sentence."),
    names("claims", "The claims set against each other, the plan first."),
    names("mentions", "The mentions that show them."),
    names("not_compared", "Categories that were left out, each with the reason."),
)  # fmt: skip


def _columns(texts: bool) -> tuple[Column, ...]:
    return _COLUMNS


def _rows(holdings: Holdings) -> Iterator[Row]:
    for programme in holdings.programmes:
        for number, reading in enumerate(programme.readings, start=1):
            yield {**_programme(programme), "reading": number, **_reading(reading)}


def _programme(programme: Programme) -> Row:
    return {
        "programme": programme.id,
        "category": programme.category,
        "recipient": programme.recipient,
        "agent": programme.agent,
        "as_of": programme.as_of,
        "not_compared": tuple(left.why for left in programme.not_compared),
    }


def _reading(reading: ProgrammeReading) -> Row:
    return {
        "period_start": reading.period.start,
        "period_end": reading.period.end,
        "unit": reading.unit,
        **_said("plan", reading.plan),
        **_said("delivered", reading.delivered),
        **_computed("share_done", reading.share_done),
        "time_gone": _rounded(reading.time_gone, ROUND_HALF_EVEN),
        **_computed("pace", reading.pace),
        **_computed("required_rate", reading.required_rate),
        **_computed("projection", reading.projection),
        "verdict": reading.verdict,
        "why": reading.why,
        "reason": reading.reason,
        "claims": reading.claims,
        "mentions": tuple(mention.id for mention in reading.mentions),
    }


def _said(name: str, interval: Interval) -> Row:
    return {f"{name}_low": interval.low, f"{name}_high": interval.high}


def _computed(name: str, interval: Interval | None) -> Row:
    low = None if interval is None else _rounded(interval.low, ROUND_FLOOR)
    high = None if interval is None else _rounded(interval.high, ROUND_CEILING)
    return {f"{name}_low": low, f"{name}_high": high}


def _rounded(value: Decimal | None, rounding: str) -> Decimal | None:
    if value is None:
        return None
    exact = Context(prec=2 * MOST_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN)
    return value.quantize(Decimal(1).scaleb(-PLACES), rounding, exact)


PROGRAMMES = Table(
    "programmes",
    "Plans with what was delivered of them, a row for each rival reading.",
    _columns,
    ("programme", "reading"),
    _rows,
)
