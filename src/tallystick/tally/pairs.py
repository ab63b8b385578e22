"""Findings on two claims: each rule says when two figures do not fit, and shows one mention of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tallystick.model import Bound, Edge, FindingKind, Interval, Period, Quantity, Status, Told
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.tally.claim_view import (
    View,
    denied,
    has_designator,
    is_part,
    may_share_receiver,
    one_voice,
    said_on,
)

Shown = tuple[FindingKind, tuple[Told, ...]]

# How far a statement goes: what is told higher on this ladder than its source has it is an escalation.
_LADDER = (
    Status.OTHER,
    Status.REQUESTED,
    Status.PLANNED,
    Status.PLEDGED,
    Status.ORDERED,
    Status.PRODUCED,
    Status.DELIVERED,
)


def overstated(near: list[View]) -> frozenset[str]:
    """The claims that tell more than their source, or another thing: shown, and kept out of the sums."""
    found: set[str] = set()
    for kind, shown in on_pairs(near):
        if kind is FindingKind.ESCALATION:
            found.add(shown[-1].ref.id)
        elif kind is FindingKind.CATEGORY_DRIFT:
            found.update(told.ref.id for told in shown if told.mention.speaker is None)
    return frozenset(found)


def on_pairs(near: list[View]) -> Iterator[Shown]:
    """Findings between claims of one measure and unit."""
    for one, two in combinations(near, 2):
        if not may_share_receiver(one, two) or is_part(one, two):
            continue
        earlier, later = sorted((one, two), key=lambda view: (view.day, view.claim.id))
        found = _same_figure(earlier, later) if _figure(one) == _figure(two) else _other_figure(earlier, later)
        if found is not None:
            yield found


def _figure(view: View) -> tuple[object, ...]:
    return view.quantity.numbers


def _same_figure(one: View, two: View) -> Shown | None:
    """One figure as two claims: another period, another thing, or another state."""
    if len(one.quantity.said.normalize().as_tuple().digits) < 2 and one.quantity.said < 1000:
        return None
    if one.kind == two.kind and one.category == two.category:
        if _overlap_apart(one.period, two.period) and _designators_agree(one, two):
            return FindingKind.DOUBLE_READING, _side_by_side(one, two)
        return None
    if one.kind == two.kind:
        return (FindingKind.CATEGORY_DRIFT, _side_by_side(one, two)) if _same_time(one, two) else None
    if one.category == two.category and one.kind[2:] == two.kind[2:]:
        return _told_as_done(one, two)
    return None


def _told_as_done(one: View, two: View) -> Shown | None:
    """What one utterance, or one report's source, has as planned is told as done."""
    if one.first.status not in _LADDER or two.first.status not in _LADDER:
        return None
    low, high = sorted((one, two), key=lambda view: _LADDER.index(view.first.status))
    if low.first.status == high.first.status:
        return None
    for told in high.claim.told:
        for source in low.claim.told:
            same_words = one_voice(low, high) and said_on(told) == said_on(source) and bool(told.mention.said)
            headline = told.ref.document == source.ref.document and not told.mention.speaker and source.mention.speaker
            if not denied(told) and (same_words or headline):
                return FindingKind.ESCALATION, (source, told)
    return None


def _other_figure(one: View, two: View) -> Shown | None:
    """Two figures for one thing and period: a revision by one voice, a contradiction by two."""
    if one.kind != two.kind:
        return None
    if one.category != two.category:
        return _rounded_drift(one, two)
    if not _designators_agree(one, two):
        return None
    dismissed = _dismissed(one, two)
    if dismissed is not None:
        return dismissed
    beside = _of_one_period(one, two)
    if beside is None:
        return None
    if one_voice(one, two):
        restated = one.day < two.day and not one.documents & two.documents
        apart = not _tight(one.quantity).overlaps(_tight(two.quantity))
        return (FindingKind.REVISION, beside) if restated and apart else None
    if one.voices and two.voices and not one.interval().overlaps(two.interval()):
        return FindingKind.CONTRADICTION, beside
    return None


def _of_one_period(one: View, two: View) -> tuple[Told, Told] | None:
    """A mention of each that speak of one period, from one report where one has both."""
    pairs = [
        (told, other)
        for told in one.claim.told
        for other in two.claim.told
        if _one_time(_period(told), _period(other)) and not denied(told) and not denied(other)
    ]
    return min(pairs, key=lambda pair: (pair[0].ref.document != pair[1].ref.document, pair[0].order), default=None)


def _period(told: Told) -> Period | None:
    return told.mention.period.period if told.mention.period else None


def _dismissed(one: View, two: View) -> Shown | None:
    """A report that sets a figure against another of the same state: raised by the same voice, denied by another."""
    for view, other in ((one, two), (two, one)):
        for told in view.claim.told:
            as_told = {t.mention.modality for t in view.claim.told if not denied(t)}
            beside = [
                t
                for t in other.claim.told
                if t.ref.document == told.ref.document
                and not denied(t)
                and (not as_told or t.mention.modality in as_told)
            ]
            if denied(told) and beside:
                kind = FindingKind.REVISION if one_voice(view, other) else FindingKind.CONTRADICTION
                return kind, (told, beside[0])
    return None


def _rounded_drift(one: View, two: View) -> Shown | None:
    """Within one report nearly the same figure of another kind of thing, one of them told by nobody."""
    for told in one.claim.told:
        for other in two.claim.told:
            if told.ref.document != other.ref.document or bool(told.mention.speaker) == bool(other.mention.speaker):
                continue
            sizes = sorted((told.mention.quantity.said, other.mention.quantity.said))
            if sizes[0] > 0 and (sizes[1] - sizes[0]) * 50 <= sizes[0]:
                return FindingKind.CATEGORY_DRIFT, (told, other)
    return None


def _designators_agree(one: View, two: View) -> bool:
    """Whether both things are named by a number, or neither: else one may be a part of the other."""
    return has_designator(one) == has_designator(two)


def _overlap_apart(one: Period | None, two: Period | None) -> bool:
    """Whether two periods are different, and one figure can hardly be true of both."""
    if one is None or two is None or (one.start, one.end, one.edge) == (two.start, two.end, two.edge):
        return False
    if one.edge is two.edge and one.edge in (Edge.BY, Edge.SO_FAR, Edge.SINCE):
        return False
    return one.overlaps(two) and {one.edge, two.edge} != {Edge.BY, Edge.IN}


def _same_time(one: View, two: View) -> bool:
    """Whether two claims speak of one period, or stand in one report."""
    if one.period and two.period:
        return (one.period.start, one.period.end) == (two.period.start, two.period.end)
    return bool(one.documents & two.documents)


def _one_time(one: Period | None, two: Period | None) -> bool:
    if one is None or two is None:
        return False
    return (one.start, one.end, one.edge) == (two.start, two.end, two.edge) and one.end is not None


def _tight(quantity: Quantity) -> Interval:
    """The numbers that are meant when more is said than "more than": up to the next number of as many places."""
    if quantity.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return Interval(quantity.said, quantity.said + 2 * DEFAULT_WIDTHS.margin(quantity.said))
    return quantity.interval()


def _side_by_side(one: View, two: View) -> tuple[Told, ...]:
    """The first mention of each, from one report where a report has both."""
    for told in one.claim.told:
        for other in two.claim.told:
            if told.ref.document == other.ref.document:
                return (told, other)
    return (one.claim.told[0], two.claim.told[0])
