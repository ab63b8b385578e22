"""Which months figures speak of: a bar for the days meant, a triangle for the day it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tallystick.exports.holdings import Evidence
from tallystick.model import Period
from tallystick.web.names import speaker_of
from tallystick.web.ruler import Ruler, Ticks
from tallystick.web.speech import Speech, capital

_LEAST = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Month:
    """A row of the strip: what, by whom, from where to where in per cent, when it was said, and the same in words.

    `look` is promise, done, or open for days on any of which it may happen; a row without a width has notches alone.
    """

    name: str
    about: str
    look: str
    start: Decimal
    width: Decimal
    fades: str
    notches: tuple[Decimal, ...]
    said: Decimal | None
    words: str
    note: str
    ticks: Ticks
    as_of: Decimal | None
    link: str = ""


def month_lines(told: Iterable[Evidence], first: date, last: date, as_of: date, speech: Speech) -> list[Month]:
    """A row for each mention with a period, over the whole months from `first` to `last`."""
    ruler = Ruler.over(first, last)
    ticks = ruler.ticks(speech)
    return [
        _line(one, period, ruler, ticks, as_of, speech)
        for one in told
        if (period := one.told.period) is not None and period.is_dated
    ]


def _line(one: Evidence, period: Period, ruler: Ruler, ticks: Ticks, as_of: date, speech: Speech) -> Month:
    mention, published = one.told.mention, one.document.published
    name = capital(speech.thing(mention.quantity, mention.item.name or speech.category(mention.item.category)))
    note = speech.say("said on {day}", day=speech.day(published)) if published else speech.say("no date")
    look = "promise" if mention.status.is_promise else "done"
    row = period_line(period, look, published, ruler, speech)
    return replace(row, name=name, about=speaker_of(one), note=note, ticks=ticks, as_of=ruler.at(as_of))


def period_line(period: Period, look: str, said: date | None, ruler: Ruler, speech: Speech) -> Month:
    """The days of a period, in a row that has no name yet; each end that is known has its notch."""
    start = ruler.at(period.start) if period.start else Decimal(0)
    end = ruler.behind(period.end) if period.end else Decimal(100)
    return Month(
        name="",
        about="",
        look=look,
        start=start,
        width=max(end - start, _LEAST),
        fades="left" if period.start is None else "right" if period.end is None else "",
        notches=tuple(place for day, place in ((period.start, start), (period.end, end)) if day),
        said=ruler.at(said) if said else None,
        words=speech.period(period),
        note="",
        ticks=(),
        as_of=None,
    )
