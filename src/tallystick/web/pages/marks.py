"""How to read the marks: each way of saying a number, each verdict, and each way of saying when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from fastapi import APIRouter, Request, Response

from tallystick.model import Bound, Edge, Interval, Period, Quantity, Verdict, Widths
from tallystick.web.charts import axis, pace_ticks
from tallystick.web.marks import Chart, Line, Scale
from tallystick.web.months import Month, period_line
from tallystick.web.pages.asking import site_of
from tallystick.web.ruler import Ruler
from tallystick.web.speech import Speech, capital

router = APIRouter()
_TWENTY, _FIFTEEN, _TEN = Decimal(20), Decimal(15), Decimal(10)
_SCALE = Scale(Decimal(30), _TEN)
_PACE = Scale(Decimal(2), Decimal(1))
_YEAR = 2026


@router.get("/marks")
def marks(request: Request) -> Response:
    """The grammar of intervals, drawn."""
    site = site_of(request)
    page = site.page(request)
    speech = page.speech
    return site.render(
        "marks.html",
        page,
        figures=Chart(speech.say("What words become which marks"), "", axis(_SCALE, speech), _figures(speech)),
        halves=Chart(
            speech.say("Promise and delivery"),
            speech.say("Told apart by fill, so that it survives grey print."),
            axis(_SCALE, speech),
            _halves(speech),
        ),
        verdicts=Chart(
            speech.say("Verdicts"),
            speech.say("Look where the line stands: in the solid, in the hatching, or in the blank."),
            pace_ticks(speech),
            _verdicts(speech),
            even=Decimal(50),
        ),
        times=_times(speech),
    )


def _figures(speech: Speech) -> tuple[Line, ...]:
    """A row for each way of saying a number, and for none."""
    say = speech.say

    def row(lower: Decimal | None, upper: Decimal | None, bound: Bound, means: str, *, vague: bool = False) -> Line:
        said = Quantity(lower, upper, bound, vague=vague)
        name = say("dozens") if vague else speech.figure(said)
        return Line(name, "", (_SCALE.said(said, "done", Widths()),), (means,))

    return (
        row(_TWENTY, _TWENTY, Bound.EXACT, say("sure up to 20, and no more")),
        row(
            _TWENTY,
            _TWENTY,
            Bound.ABOUT,
            say("sure up to 15, possible up to 25: half of the last place said, a setting of ours"),
        ),
        row(_TWENTY, None, Bound.MORE_THAN, say("sure up to 20, possible above, nobody set a limit")),
        row(None, _TWENTY, Bound.UP_TO, say("possible up to 20, nothing is sure")),
        row(None, _TWENTY, Bound.NEARLY, say("a little less than 20, how much is not said")),
        row(_FIFTEEN, _TWENTY, Bound.BETWEEN, say("sure up to 15, possible up to 20")),
        row(Decimal(12), None, Bound.AT_LEAST, say("a word has no length"), vague=True),
        Line(say("not stated"), "", (), (say("an empty slot, never a zero"),)),
    )


def _halves(speech: Speech) -> tuple[Line, ...]:
    """What was promised and what came, each alone and both as two halves of one stick."""
    say = speech.say
    promised = _SCALE.said(Quantity(_TWENTY, _TWENTY, Bound.EXACT), "promise", Widths())
    came = _SCALE.said(Quantity(_FIFTEEN, _FIFTEEN, Bound.EXACT), "done", Widths())
    some = _SCALE.said(Quantity(_TEN, _FIFTEEN, Bound.BETWEEN), "done", Widths())
    return (
        Line(say("promised"), "", (promised,), (say("planned, pledged, ordered"),)),
        Line(say("delivered"), "", (came,), (say("produced, delivered, used, lost, held"),)),
        Line(say("both"), "", (promised, some), (say("two halves of one stick, on one scale"),)),
    )


def _verdicts(speech: Speech) -> tuple[Line, ...]:
    """A row for each verdict, drawn as it comes about."""
    say = speech.say
    told = (
        (Verdict.BEHIND, "0.5", "0.8", say("Even the most that the words allow is less than an even pace asks for.")),
        (Verdict.UNDETERMINED, "0.8", "1.2", say("An even pace lies inside of what the words allow.")),
        (Verdict.ON_PACE, "1", "1", say("What came is what an even pace asks for.")),
        (
            Verdict.AHEAD,
            "1.2",
            "1.5",
            say("Even the least that the words guarantee is more than an even pace asks for."),
        ),
        (Verdict.MET, "1", "1", say("The time is over, or all of it came: the plan was reached.")),
        (Verdict.MISSED, "0.6", "0.6", say("The time is over, and the plan was not reached.")),
    )
    return tuple(
        Line(words, "", (_PACE.computed(Interval(Decimal(low), Decimal(high)), "pace"),), (), verdict=verdict)
        for verdict, low, high, words in told
    )


def _times(speech: Speech) -> list[Month]:
    """A row for each way of saying when, over a year."""
    say, ruler = speech.say, Ruler(date(_YEAR, 1, 1), date(_YEAR + 1, 1, 1))
    told = (
        (date(_YEAR, 1, 1), date(_YEAR, 1, 31), Edge.IN, "done", date(_YEAR, 2, 4), say("both ends were said")),
        (None, date(_YEAR, 6, 30), Edge.BY, "promise", date(_YEAR, 3, 3), say("only the end was said")),
        (date(_YEAR, 3, 1), None, Edge.SINCE, "done", date(_YEAR, 6, 30), say("only the beginning was said")),
        (
            date(_YEAR, 7, 1),
            date(_YEAR, 12, 31),
            Edge.REST,
            "promise",
            date(_YEAR, 7, 1),
            say("begins with the day it was said"),
        ),
    )
    return [
        replace(
            period_line(period, look, said, ruler, speech),
            name=capital(speech.period(period)),
            note=note,
            words=speech.day(said),
            ticks=ruler.ticks(speech),
        )
        for start, end, edge, look, said, note in told
        if (period := Period(start, end, edge))
    ]
