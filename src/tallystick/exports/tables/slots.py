"""Columns that mentions and claims share, and their cells: what is claimed, of how much of what, for when."""

from __future__ import annotations

from tallystick.exports.column import Column, Kind, Row, day, figure, text
from tallystick.model import Measure, Period, Quantity, Stage, Status

STATE = (
    text(
        "status",
        "How far it has come: requested, planned, pledged, ordered, produced, delivered, held, used, lost, other.",
    ),
    text("stage", "Of a promise, what is to be done: order, produce, deliver, hold, use, other."),
    text("modality", "How it is said: asserted, planned, possible, denied."),
)
AMOUNT = (
    text("measure", "What kind of amount: count, money, mass, volume, energy, length, area, rate, share, growth ..."),
    figure("lower", "The lower end as said; empty where the words set none."),
    figure("upper", "The upper end as said; empty where the words set none."),
    text(
        "bound",
        "How the number limits the true one: exact, about, nearly, more_than, at_least, less_than, up_to, between.",
    ),
    text("unit", "piece for counted things, an ISO 4217 code for money, percent, times, tonne ..."),
    text("per", "Of a rate, the time it recurs over: day, month, year ..."),
    Column("vague", Kind.TRUTH, "Whether a scale word was said and no number (dozens)."),
)
PERIOD = (
    day("period_start", "First day meant; empty where it is open or unknown."),
    day("period_end", "Last day meant, itself included; empty where it is open or unknown."),
    text("edge", "How time is limited: in, by (a deadline), since, so_far (a running total), rest (of the year)."),
)


def state_cells(status: Status, stage: Stage | None, modality: str) -> Row:
    """The cells of STATE."""
    return {"status": status, "stage": stage, "modality": modality}


def amount_cells(quantity: Quantity, measure: Measure) -> Row:
    """The cells of AMOUNT."""
    return {
        "measure": measure,
        "lower": quantity.lower,
        "upper": quantity.upper,
        "bound": quantity.bound,
        "unit": quantity.unit,
        "per": quantity.per,
        "vague": quantity.vague,
    }


def period_cells(period: Period | None) -> Row:
    """The cells of PERIOD."""
    if period is None:
        return {"period_start": None, "period_end": None, "edge": None}
    return {"period_start": period.start, "period_end": period.end, "edge": period.edge}
