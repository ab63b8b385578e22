"""How to read the marks: one row for each way of saying a number."""

from __future__ import annotations

from decimal import Decimal

from fastapi import APIRouter, Request, Response

from tallystick.model import Bound, Quantity, Widths
from tallystick.web.marks import Chart, Line, Scale, Tick
from tallystick.web.pages.asking import site_of

router = APIRouter()
_TWENTY, _FIFTEEN = Decimal(20), Decimal(15)


@router.get("/marks")
def marks(request: Request) -> Response:
    """The grammar of intervals, drawn."""
    site = site_of(request)
    page = site.page(request)
    say, scale = page.speech.say, Scale(Decimal(30), Decimal(10))

    def row(lower: Decimal | None, upper: Decimal | None, bound: Bound, means: str, *, vague: bool = False) -> Line:
        said = Quantity(lower, upper, bound, vague=vague)
        name = page.speech.say("dozens") if vague else page.speech.figure(said)
        return Line(name, "", (scale.said(said, "done", Widths()),), (means,))

    lines = (
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
    )
    ticks = tuple(Tick(scale.at(value), page.speech.number(value)) for value in scale.numbers())
    title = say("What words become which marks")
    return site.render("marks.html", page, rows=Chart(title, "", ticks, lines))
