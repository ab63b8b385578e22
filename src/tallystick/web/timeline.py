"""When a figure was said, and what took its place: the history of a claim, over time.

A row is one figure. Its bar is solid from the first day on which somebody said it to the
last, and hatched as long as it stands after that: up to the day of the figure that took
its place, or open where none has. A notch is a day on which somebody said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tallystick.exports.dossier.bars import Stretch
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Claim, Finding, FindingKind, Modality
from tallystick.web.marks import Bar, Chart, Line
from tallystick.web.names import source_of, speaker_of
from tallystick.web.ruler import Ruler
from tallystick.web.speech import Speech, capital

_MOST_FIGURES, _MOST_TELLINGS = 12, 40
_PART_AHEAD, _LEAST_AHEAD = 8, 40
_ALL = Decimal(98)
"""Where what stands open ends, with room for its arrow."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One row of the table: a figure as somebody gave it on a day; `day` is None where no day is known."""

    day: date | None
    who: str
    outlet: str
    figure: str
    values: str
    standing: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, and all that it is made of as a table; `more` tellings are left out of it."""

    chart: Chart
    tellings: tuple[Telling, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Figure:
    """A claim with what is told of it and the day on which another figure took its place."""

    claim: Claim
    told: tuple[Evidence, ...]
    until: date | None = None

    @property
    def days(self) -> list[date]:
        """The days on which it was said, and not set aside."""
        return sorted({day for one in self.told if not _is_denied(one) and (day := _day(one))})

    @property
    def first(self) -> date:
        """The first day on which it was spoken of at all."""
        return min(self.days or [day for one in self.told if (day := _day(one))], default=date.max)


def timeline_of(
    claim: Claim, findings: Iterable[Finding], holdings: Holdings, speech: Speech, prefix: str
) -> Timeline | None:
    """The history of a claim's figure; None where it was told on one day alone and never changed."""
    figures = _figures(claim, findings, holdings)
    days = [day for one in figures for told in one.told if (day := _day(told))]
    if not days or (len(figures) < 2 and len(set(days)) < 2):
        return None
    last = max([*days, *filter(None, [holdings.last_day()])])
    ruler = Ruler.over(min(days), _beyond(min(days), last))
    tellings = sorted(_tellings(figures, holdings, speech), key=lambda one: (one.day or date.max, one.who))
    changed = len(figures) > 1
    chart = Chart(
        title=speech.say("How the figure changed") if changed else speech.say("When this figure was told"),
        about=speech.say(
            "Solid from the first day on which somebody said it to the last, hatched as long as it stands after that. "
            "A notch is a day on which it was said."
        ),
        ticks=ruler.few(speech),
        lines=tuple(_line(one, ruler, speech, prefix) for one in figures),
        is_time=True,
    )
    return Timeline(chart, tuple(tellings[:_MOST_TELLINGS]), max(len(tellings) - _MOST_TELLINGS, 0))


def _figures(claim: Claim, findings: Iterable[Finding], holdings: Holdings) -> list[_Figure]:
    """The claim and those that revisions set beside it, in the order of time, each up to the next."""
    claims = [claim, *_revised(claim, findings, holdings)][:_MOST_FIGURES]
    found = [_Figure(one, tuple(holdings.of(one.mentions))) for one in claims]
    found.sort(key=lambda one: (one.first, not any(map(_is_denied, one.told)), one.claim.id))
    begun = [one.first for one in found[1:]]
    return [
        _Figure(one.claim, one.told, until if until is not None and until < date.max else None)
        for one, until in zip(found, [*begun, None], strict=True)
    ]


def _revised(claim: Claim, findings: Iterable[Finding], holdings: Holdings) -> Iterator[Claim]:
    """The claims of the same kind of figure that a revision sets beside the claim, each once."""
    shown = {ref.id for one in findings if one.kind is FindingKind.REVISION for ref in one.mentions}
    kind = (claim.measure, claim.quantity.unit, claim.quantity.per)
    for other in holdings.claims:
        alike = (other.measure, other.quantity.unit, other.quantity.per) == kind
        if other.id != claim.id and alike and any(ref.id in shown for ref in other.mentions):
            yield other


def _beyond(first: date, last: date) -> date:
    """A day so far behind the last one that what stands open can be seen to."""
    ahead = max((last - first).days // _PART_AHEAD, _LEAST_AHEAD)
    return date.fromordinal(min(last.toordinal() + ahead, date.max.toordinal() - _LEAST_AHEAD))


def _line(one: _Figure, ruler: Ruler, speech: Speech, prefix: str) -> Line:
    look = "promise" if one.claim.status.is_promise else "done"
    return Line(
        name=capital(speech.claimed(one.claim)),
        about=source_of(one.claim, speech),
        bars=(_bar(one, look, ruler),),
        words=(_standing(one, speech),),
        notes=(_when(one.days, speech),) if one.days else (),
        link=f"{prefix}/claims/{one.claim.id}",
    )


def _bar(one: _Figure, look: str, ruler: Ruler) -> Bar:
    """The days on which a figure was said and on which it stood; before its report set it aside where only that is."""
    days = one.days
    end = ruler.at(one.until) if one.until else _ALL
    if not days:
        return Bar(look, None, Stretch(Decimal(0), end), (), "left" if end > 0 else "")
    start, told = ruler.at(days[0]), ruler.at(days[-1])
    told = max(min(told, end), start)
    solid = Stretch(start, told - start) if told > start else None
    hatched = Stretch(told, end - told) if end > told else None
    fades = "right" if hatched and one.until is None else ""
    return Bar(look, solid, hatched, tuple(ruler.at(day) for day in days), fades)


def _standing(one: _Figure, speech: Speech) -> str:
    """Whether a figure holds, or since when another stands in its place."""
    if one.until is not None:
        return speech.say("replaced on {day}", day=speech.day(one.until))
    denials = [day for told in one.told if _is_denied(told) and (day := _day(told))]
    if denials:
        return speech.say("denied on {day}", day=speech.day(min(denials)))
    return speech.say("holds now")


def _when(days: Sequence[date], speech: Speech) -> str:
    if len(days) == 1:
        return speech.say("said on {day}", day=speech.day(days[0]))
    return capital(speech.words.days(days[0], days[-1]))


def _tellings(figures: Iterable[_Figure], holdings: Holdings, speech: Speech) -> Iterator[Telling]:
    for figure in figures:
        for one in figure.told:
            quantity = one.told.mention.quantity
            values = quantity.interval(holdings.widths)
            yield Telling(
                day=_day(one),
                who=speaker_of(one),
                outlet=one.document.outlet or one.document.id,
                figure=speech.figure(quantity),
                values="" if quantity.vague else speech.range(values, quantity.unit),
                standing=speech.say("set aside") if _is_denied(one) else _standing(figure, speech),
            )


def _day(one: Evidence) -> date | None:
    """The day of the utterance, else of the report."""
    said = one.told.mention.said
    return (said.start or said.end if said else None) or one.document.published


def _is_denied(one: Evidence) -> bool:
    return one.told.mention.modality is Modality.DENIED
