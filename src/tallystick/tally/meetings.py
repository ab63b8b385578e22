"""Where claims meet, so that each is set against those it may have to do with and not against all.

Two claims can only make a finding together where they give one figure, stand in
one report, or speak of one time: of the same days, of running totals from one day
on, or of what one land promises in all without a day. Each of these is a place. A
claim leaves its name at its places, by the land that receives, and looks there for
others; no pair that meets nowhere is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tallystick.model import Told
from tallystick.tally.claim_view import View

Place = tuple[str, ...]
_ANY_LAND = "*"
_NO_LAND = ""


def left(view: View) -> frozenset[Place]:
    """Where a claim can be found: at each place under its lands, and under any."""
    lands = (*(view.lands or (_NO_LAND,)), _ANY_LAND)
    return frozenset((*place, land) for place in _places(view) for land in lands)


def asked(view: View) -> frozenset[Place]:
    """Where a claim looks for others: under its lands and under none; under any, where it names none itself."""
    lands = (*view.lands, _NO_LAND) if view.lands else (_ANY_LAND,)
    return frozenset((*place, land) for place in _places(view) for land in lands)


def met(near: Iterable[View]) -> Iterator[tuple[View, View]]:
    """All pairs of claims that meet anywhere, each once."""
    there: dict[Place, list[int]] = defaultdict(list)
    before: list[View] = []
    for view in near:
        for other in sorted({other for place in asked(view) for other in there[place]}):
            yield before[other], view
        for place in left(view):
            there[place].append(len(before))
        before.append(view)


def _places(view: View) -> Iterator[Place]:
    quantity = view.quantity
    yield ("figure", quantity.unit, *(str((number + 0).normalize()) for number in quantity.numbers))
    kind = tuple(str(part or "") for part in view.kind)
    for document in view.documents:
        yield ("report", document, *kind)
    for told in view.claim.told:
        for time in _times(view, told):
            yield ("time", view.category, *kind, *time)


def _times(view: View, told: Told) -> Iterator[Place]:
    """The days of which a mention tells, as far as they are known."""
    period = told.period
    if period is None:
        if told.mention.status.is_plan:
            yield from (("undated", giver) for giver in view.givers)
        return
    if period.end is not None:
        yield (str(period.start), str(period.end), period.edge)
    if period.edge.is_total:
        yield ("total", str(period.start))
