"""The verdicts of a programme over time: on the last days that told of it, each as it was then."""

from __future__ import annotations

from datetime import date

from tallystick.desk.looking import Look
from tallystick.model import Programme
from tallystick.reports.computed import as_percent
from tallystick.web.shelf import MOST_MENTIONS
from tallystick.web.site import Site
from tallystick.web.speech import Speech

_FEW, _STEPS = 400, 5


def verdicts_over_time(
    site: Site, programme: Programme, look: Look, speech: Speech, day_of_page: date | None
) -> list[dict[str, object]]:
    """The verdicts of the last days on which a report told of the programme, each as it was then.

    They are the same whatever day the page speaks of; the last of them up to that day is `here`. A ledger that would
    take long to link anew for every day shows none.
    """
    if day_of_page is None:
        days = _days_told(programme, look)
    else:
        with site.look_on(speech.words.code) as now:
            days = _days_told(now.programme(programme.id) or programme, now)
    steps: list[dict[str, object]] = []
    for day in days:
        with site.look_on(speech.words.code, day) as earlier:
            then = earlier.programme(programme.id)
        if then is not None:
            steps.append({"day": day, "verdict": then.verdict, "done": _done(then, speech)})
    here = max((day for day in days if day_of_page is None or day <= day_of_page), default=None)
    return [step | {"here": step["day"] == here} for step in steps] if len(steps) > 1 else []


def _days_told(programme: Programme, look: Look) -> list[date]:
    """The last days on which a report told of a programme; none of a ledger that is large."""
    counts = look.counts()
    if counts.reports > _FEW or counts.mentions > MOST_MENTIONS:
        return []
    refs = {ref.id: ref for reading in programme.readings for ref in reading.mentions}.values()
    told = look.holdings(programmes=[programme]).of(refs)
    return sorted({one.document.published for one in told if one.document.published})[-_STEPS:]


def _done(programme: Programme, speech: Speech) -> str:
    """The share delivered by the first reading that has one."""
    came = next((one for one in programme.readings if len(one.claims) > 1), None)
    return speech.range(as_percent(came.share_done), "percent") if came else ""
