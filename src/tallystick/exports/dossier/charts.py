"""The charts of a dossier: what is drawn on which scale, and the same in words beside it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tallystick.exports.dossier.bars import Bar, Chart, Row, Scale, computed_bar, said_bar, scale_for
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.exports.wording import capital, claimed, figure, interval, paced, period, plain, unit
from tallystick.model import Claim, Interval, Measure, Programme, ProgrammeReading, Reason

_PACE = Scale(Decimal(2), Decimal(1))
_PACE_TICKS = ((Decimal(0), "0"), (Decimal(50), "as planned"), (Decimal(100), "twice"))
_NO_LENGTH = frozenset({Measure.GROWTH, Measure.SHARE})


def plan_chart(programme: Programme, holdings: Holdings) -> Chart | None:
    """Promise above, delivery below, on one scale; None where the readings have no common unit or no number."""
    readings = programme.readings
    if len({reading.unit for reading in readings}) != 1:
        return None
    scale = scale_for(end for reading in readings for end in _ends(reading.plan, reading.delivered))
    if scale is None:
        return None
    claims = {claim.id: claim for claim in holdings.claims}
    rows = tuple(_plan_row(reading, claims, scale, holdings) for reading in readings)
    behind = unit(readings[0].unit).strip()
    return Chart(
        title=f"Promised and delivered{f', in {behind}' if behind else ''}",
        about="The hollow half is the promise, the filled half what was delivered. Solid is sure, hatching possible, "
        "a notch is a number that somebody said.",
        ticks=scale.ticks(),
        rows=rows,
    )


def _plan_row(reading: ProgrammeReading, claims: dict[str, Claim], scale: Scale, holdings: Holdings) -> Row:
    behind = unit(reading.unit)
    bars = [_bar(reading.plan, "promise", claims[reading.claims[0]], scale, holdings)]
    words = [f"{interval(reading.plan, behind)} promised"]
    if len(reading.claims) > 1:
        bars.append(_bar(reading.delivered, "done", claims[reading.claims[1]], scale, holdings))
        words.append(f"{interval(reading.delivered, behind)} delivered")
    else:
        undated = reading.why is Reason.NO_TIME_TOLD
        words.append("deliveries told over no known time" if undated else "nothing told of deliveries")
    return Row(capital(period(reading.period)), _about(reading, holdings), tuple(bars), tuple(words))


def witness(reading: ProgrammeReading, holdings: Holdings) -> str:
    """By whose figure deliveries are told; a sum is ours, with its parts. Empty where nothing is told of any."""
    came = list(holdings.of(reading.mentions[1:]))
    names = list(dict.fromkeys(map(_teller, came)))
    if not came:
        return ""
    if len(came) == 1:
        return f"deliveries as {names[0]} tells them"
    if len(names) == 1:
        return f"deliveries are our sum of {len(came)} figures by {names[0]}"
    return f"deliveries are our sum: {'; '.join(f'{_teller(one)} ({period(one.told.period)})' for one in came)}"


def _teller(one: Evidence) -> str:
    """By whose word a mention tells, else its outlet."""
    speaker = one.told.mention.speaker
    return plain((speaker.name or speaker.role if speaker else None) or one.document.outlet or one.document.id)


def _about(reading: ProgrammeReading, holdings: Holdings) -> str:
    return ", ".join(filter(None, (reading.verdict.replace("_", " "), witness(reading, holdings))))


def _bar(values: Interval, look: str, claim: Claim, scale: Scale, holdings: Holdings) -> Bar:
    """The bar of a plan or a delivery: with its notch where it is the figure that was said, and not a sum."""
    as_said = said_bar(claim.quantity, look, scale, holdings.widths)
    if as_said is not None and claim.quantity.interval(holdings.widths) == values:
        return as_said
    return computed_bar(values, look, scale)


def pace_chart(programme: Programme, holdings: Holdings) -> Chart | None:
    """One bar a reading on a fixed scale from nothing to twice the plan's pace; None where no pace is known."""
    rows = tuple(
        Row(
            capital(period(reading.period)),
            _about(reading, holdings),
            (computed_bar(reading.pace, "pace", _PACE),),
            (paced(reading.pace),),
        )
        for reading in programme.readings
        if reading.pace is not None
    )
    if not rows:
        return None
    return Chart(
        title="Pace of deliveries",
        about="Share delivered over share of the time gone. Where the line stands in the hatching, the words do not "
        "settle it.",
        ticks=_PACE_TICKS,
        rows=rows,
        line=Decimal(50),
    )


def claims_chart(claims: list[Claim], holdings: Holdings) -> Chart | None:
    """A claim's figure and those beside it, where they are amounts of one unit; None where nothing can be drawn."""
    first = claims[0].quantity
    alike = [claim for claim in claims if (claim.quantity.unit, claim.quantity.per) == (first.unit, first.per)]
    if first.measure in _NO_LENGTH:
        return None
    scale = scale_for(end for claim in alike for end in _ends(claim.quantity.interval(holdings.widths)))
    if scale is None:
        return None
    rows = tuple(_claim_row(claim, scale, holdings) for claim in alike)
    title = "The figure, and those beside it" if len(rows) > 1 else "The figure"
    return Chart(
        title=title,
        about="Solid is sure, hatching is possible, a notch is a number that somebody said. Hollow is a promise.",
        ticks=scale.ticks(),
        rows=rows,
    )


def _claim_row(claim: Claim, scale: Scale, holdings: Holdings) -> Row:
    bar = said_bar(claim.quantity, "promise" if claim.status.is_promise else "done", scale, holdings.widths)
    sources = dict.fromkeys(plain(origin.source) for origin in claim.origins if origin.source)
    name = claimed(claim).partition(":")[0]
    return Row(name, ", ".join(sources), (bar,) if bar else (), (f"{figure(claim.quantity)} {plain(claim.item)}",))


def _ends(*intervals: Interval) -> Iterable[Decimal | None]:
    return (end for values in intervals for end in (values.low, values.high))
