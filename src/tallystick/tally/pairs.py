"""Findings on two claims: each rule says when two figures do not fit, and shows one mention of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tallystick.model import FindingKind, Told
from tallystick.tally.claim_view import View, is_part, may_share_giver, may_share_receiver
from tallystick.tally.meetings import met
from tallystick.tally.other_figure import on_other_figure
from tallystick.tally.same_figure import on_same_figure

Shown = tuple[FindingKind, tuple[Told, ...]]


def overstated(pairs: Iterable[Shown]) -> frozenset[str]:
    """The mentions that tell more than their source, or another thing: shown, and kept out of the sums."""
    found: set[str] = set()
    for kind, shown in pairs:
        if kind is FindingKind.ESCALATION:
            found.add(shown[-1].ref.id)
        elif kind is FindingKind.CATEGORY_DRIFT:
            found.update(told.ref.id for told in shown if told.mention.speaker is None)
    return frozenset(found)


def on_pairs(near: list[View]) -> Iterator[Shown]:
    """Findings between claims of one measure and unit, as far as they meet."""
    for one, two in met(near):
        found = on_pair(one, two)
        if found is not None:
            yield found


def on_pair(one: View, two: View) -> Shown | None:
    """What two claims of one measure and unit show together."""
    if not _may_be_one_thing(one, two):
        return None
    earlier, later = sorted((one, two), key=lambda view: (view.day, view.claim.id))
    return on_same_figure(earlier, later) if _figure(one) == _figure(two) else on_other_figure(earlier, later)


def _may_be_one_thing(one: View, two: View) -> bool:
    """Whether nothing tells two claims apart: another receiver or giver, or that one is a part of the other."""
    return may_share_receiver(one, two) and may_share_giver(one, two) and not is_part(one, two)


def _figure(view: View) -> tuple[object, ...]:
    return view.quantity.numbers
