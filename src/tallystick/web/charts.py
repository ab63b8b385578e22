"""The charts of the pages: what is drawn on which scale, and the same in words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from tallystick.exports.holdings import Holdings
from tallystick.model import Claim, Interval, Period, Programme, ProgrammeReading, Quantity, Reason, Widths
from tallystick.model.listed import ListedClaim
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.reports.computed import as_figures, as_pace, as_percent
from tallystick.web.marks import Bar, Chart, Line, Scale, Tick
from tallystick.web.names import listed_source, programme_about, programme_name, source_of
from tallystick.web.speech import Speech, capital
from tallystick.web.witnesses import sums_in_full, witness_in_brief

_PACE = Scale(Decimal(2), Decimal(1))
_HALF = Decimal(50)


def pace_chart(programmes: Iterable[Programme], speech: Speech, prefix: str) -> Chart:
    """One line a programme, one bar a reading that has a pace, on a fixed scale from nothing to twice the plan's."""
    lines = tuple(_pace_line(programme, speech, prefix) for programme in programmes)
    return Chart(
        title=speech.say("How far along, against an even pace"),
        about=speech.say(
            "Share delivered over share of the time gone. Two bars are two readings, or two witnesses, that the words "
            "leave open."
        ),
        ticks=pace_ticks(speech),
        lines=lines,
        even=_HALF,
    )


def pace_ticks(speech: Speech) -> tuple[Tick, ...]:
    """The axis of paces: from nothing to twice the plan's."""
    return (
        Tick(Decimal(0), "0"),
        Tick(Decimal(25), speech.say("slower")),
        Tick(_HALF, speech.say("as planned"), is_line=True),
        Tick(Decimal(75), speech.say("faster")),
        Tick(Decimal(100), speech.say("twice")),
    )


def _pace_line(programme: Programme, speech: Speech, prefix: str) -> Line:
    paces = [reading.pace for reading in programme.readings if reading.pace is not None]
    bars = tuple(_PACE.computed(pace, "pace") for pace in dict.fromkeys(paces))
    verdict = programme.verdict
    words = [speech.range(as_pace(pace)) for pace in dict.fromkeys(paces)]
    paced = speech.say("pace {paces}", paces="; ".join(words)) if words else _untold(programme.readings, speech)
    return Line(
        name=capital(speech.category(programme.category)),
        about=programme_about(programme, speech),
        bars=bars,
        words=(paced,),
        link=f"{prefix}/programmes/{programme.id}",
        verdict=verdict,
    )


def _untold(readings: Iterable[ProgrammeReading], speech: Speech) -> str:
    """What stands in place of a figure where none can be set against the plan."""
    if any(reading.why is Reason.NO_TIME_TOLD for reading in readings):
        return speech.say("told over no known time")
    return speech.say("nothing told of it yet")


def reading_paces(programme: Programme, holdings: Holdings, speech: Speech) -> Chart | None:
    """One line a reading of a programme; None where no pace is known."""
    lines = tuple(
        Line(
            name=reading_name(reading, programme, speech),
            about=witness_in_brief(reading, holdings, speech),
            bars=(_PACE.computed(reading.pace, "pace"),),
            words=(speech.range(as_pace(reading.pace)),),
            notes=(speech.verdict(reading.verdict),),
        )
        for reading in programme.readings
        if reading.pace is not None
    )
    if not lines:
        return None
    return Chart(
        title=speech.say("Pace of deliveries"),
        about=speech.say(
            "Share delivered over share of the time gone. Where the line stands in the hatching, the words do not "
            "settle it."
        ),
        ticks=pace_ticks(speech),
        lines=lines,
        even=_HALF,
        foot=sums_in_full(programme, holdings, speech),
    )


def reading_name(reading: ProgrammeReading, programme: Programme, speech: Speech) -> str:
    """A reading by its period, and by its plan where several plans have this period."""
    period = capital(speech.period(reading.period))
    plans = {one.claims[0] for one in programme.readings if one.period == reading.period}
    return period if len(plans) < 2 else f"{period}: {speech.range(reading.plan, reading.unit)}"


def plan_chart(programme: Programme, holdings: Holdings, speech: Speech) -> Chart | None:
    """Promise above, delivery below, rival readings as rows of one scale; None where there is no number to draw."""
    readings = programme.readings
    if len({reading.unit for reading in readings}) != 1:
        return None
    scale = Scale.over(end for reading in readings for end in _ends(reading.plan, reading.delivered))
    if scale is None:
        return None
    claims = {claim.id: claim for claim in holdings.claims}
    rows = tuple(_plan_lines(readings, claims, scale, holdings, speech))
    return Chart(
        title=speech.say("Promised and delivered: {thing}", thing=programme_name(programme, speech)),
        about=speech.say(
            "The hollow half is the promise, the filled half what was delivered. A notch is a number that somebody "
            "said."
        ),
        ticks=axis(scale, speech),
        lines=rows,
        foot=speech.say("“About” is read as half of the last unit said: about 2 million is 1.5 to 2.5 million."),
    )


def _plan_lines(
    readings: Iterable[ProgrammeReading],
    claims: Mapping[str, Claim],
    scale: Scale,
    holdings: Holdings,
    speech: Speech,
) -> Iterable[Line]:
    """A line for each plan and period, with its deliveries as bars below each other."""
    together: dict[tuple[str, Period], list[ProgrammeReading]] = {}
    for reading in readings:
        together.setdefault((reading.claims[0], reading.period), []).append(reading)
    for (claim, period), some in together.items():
        plan = some[0].plan
        promised = speech.say("{figure} promised", figure=speech.range(plan, some[0].unit))
        said = next(holdings.of(some[0].mentions)).told.mention.quantity
        bars = [_as_said(plan, "promise", said, scale, holdings, promised)]
        words, notes = [], []
        for reading in some:
            if len(reading.claims) > 1:
                told = _delivered(reading, holdings, speech)
                counted = next(holdings.of(reading.mentions[1:])).told.mention.quantity
                bars.append(_as_said(reading.delivered, "done", counted, scale, holdings, told))
                words.append(speech.range(as_percent(reading.share_done), "percent"))
                notes.append(witness_in_brief(reading, holdings, speech))
        yield Line(
            name=capital(speech.period(period)),
            about=source_of(claims[claim], speech),
            bars=tuple(bars),
            words=tuple(words) or (_untold(some, speech),),
            notes=tuple(notes) if all(notes) else (),
        )


def _delivered(reading: ProgrammeReading, holdings: Holdings, speech: Speech) -> str:
    figure, who = speech.range(reading.delivered, reading.unit), witness_in_brief(reading, holdings, speech)
    if who:
        return speech.say("{figure} delivered ({source})", figure=figure, source=who)
    return speech.say("{figure} delivered", figure=figure)


def _as_said(values: Interval, look: str, quantity: Quantity, scale: Scale, holdings: Holdings, words: str) -> Bar:
    """The bar of a plan or a delivery: with its notch where it is the figure that was said, and not a sum."""
    if not quantity.vague and quantity.interval(holdings.widths) == values:
        return scale.said(quantity, look, holdings.widths, words)
    return scale.computed(values, look, words)


def figures_chart(claims: Sequence[ListedClaim], widths: Widths, speech: Speech, prefix: str) -> Chart | None:
    """Figures of one unit on one scale, each with who says it; None where nothing can be drawn."""
    first = claims[0].claim.quantity
    alike = [one for one in claims if (one.claim.quantity.unit, one.claim.quantity.per) == (first.unit, first.per)]
    said = [one.claim.quantity for one in alike if not one.claim.quantity.vague]
    scale = Scale.over(end for quantity in said for end in _ends(quantity.interval(widths)))
    if scale is None:
        return None
    lines = tuple(
        figure_line(one.claim, listed_source(one, speech), one.reports, scale, speech, prefix) for one in alike
    )
    title = speech.say("This figure, and those beside it") if len(lines) > 1 else speech.say("This figure")
    return Chart(title, "", axis(scale, speech), lines)


def figure_line(claim: Claim, source: str, reports: int, scale: Scale, speech: Speech, prefix: str) -> Line:
    """A claim's figure as it was said, with its source and how many reports tell it."""
    look = "promise" if claim.status.is_promise else "done"
    return Line(
        name=source,
        about=_when(claim, reports, speech),
        bars=(scale.said(claim.quantity, look, DEFAULT_WIDTHS),),
        words=(speech.figure(claim.quantity),),
        link=f"{prefix}/claims/{claim.id}",
    )


def _when(claim: Claim, reports: int, speech: Speech) -> str:
    often = speech.count("{count} report", "{count} reports", reports)
    return f"{speech.day(claim.first)}, {often}" if claim.first else often


def axis(scale: Scale, speech: Speech) -> tuple[Tick, ...]:
    """The round numbers of a scale, worded."""
    return tuple(Tick(scale.at(value), speech.number(value)) for value in scale.numbers())


def sums(programme: Programme, holdings: Holdings, speech: Speech) -> list[dict[str, str]]:
    """What is worked out of each reading, in words, for the table below its chart."""
    rows = []
    for reading in programme.readings:
        came = len(reading.claims) > 1
        needed = reading.required_rate
        rows.append(
            {
                "name": ", ".join(
                    filter(None, (speech.period(reading.period), witness_in_brief(reading, holdings, speech)))
                ),
                "plan": speech.range(reading.plan, reading.unit),
                "delivered": speech.range(reading.delivered, reading.unit) if came else "",
                "share": speech.range(as_percent(reading.share_done), "percent") if came else "",
                "gone": speech.range(as_percent(Interval(reading.time_gone, reading.time_gone)), "percent")
                if came
                else "",
                "pace": speech.range(as_pace(reading.pace)) if reading.pace else "",
                "needed": speech.range(as_figures(needed), reading.unit) if needed else "",
            }
        )
    return rows


def _ends(*intervals: Interval) -> Iterable[Decimal | None]:
    return (end for values in intervals for end in (values.low, values.high))
