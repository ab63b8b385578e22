"""Findings on two claims: each rule says when two figures do not fit, and shows one mention of each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from tallystick.model import Bound, Edge, FindingKind, Interval, Period, Quantity, Status, Told
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.names.voice import Same, same_voice
from tallystick.tally.claim_view import (
    View,
    denied,
    has_designator,
    is_part,
    may_share_giver,
    may_share_receiver,
    one_voice,
    other_things,
    said_on,
    voice_in,
)

Shown = tuple[FindingKind, tuple[Told, ...]]

# How many times larger a figure may be that still counts the same thing; less where only one names who gives,
# or is told as a part.
_SIZES = 3
_SIZES_OF_A_WHOLE = Decimal("1.5")

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
        if not _may_be_one_thing(one, two):
            continue
        earlier, later = sorted((one, two), key=lambda view: (view.day, view.claim.id))
        found = _same_figure(earlier, later) if _figure(one) == _figure(two) else _other_figure(earlier, later)
        if found is not None:
            yield found


def _may_be_one_thing(one: View, two: View) -> bool:
    """Whether nothing tells two claims apart: another receiver or giver, or that one is a part of the other."""
    return may_share_receiver(one, two) and may_share_giver(one, two) and not is_part(one, two)


def _figure(view: View) -> tuple[object, ...]:
    return view.quantity.numbers


def _same_figure(one: View, two: View) -> Shown | None:
    """One figure as two claims: another period, another thing, or another state."""
    retold = one.kind == two.kind and one_voice(one, two) and _one_time(one.period, two.period)
    if len(one.quantity.said.normalize().as_tuple().digits) < 2 and one.quantity.said < 1000 and not retold:
        return _told_as_done(one, two) if _is_said_to_have_come(one, two) else None
    if one.kind == two.kind and one.category == two.category:
        if _overlap_apart(one.period, two.period) and _designators_agree(one, two) and not other_things(one, two):
            return FindingKind.DOUBLE_READING, _side_by_side(one, two)
        return None
    if one.kind == two.kind:
        return (FindingKind.CATEGORY_DRIFT, _side_by_side(one, two)) if _same_time(one, two) else None
    if one.category == two.category and one.kind[2:] == two.kind[2:]:
        return _told_as_done(one, two)
    return None


def _is_said_to_have_come(one: View, two: View) -> bool:
    """Whether one report tells a small figure twice, once as come: else small figures meet by chance."""
    there = {one.first.status, two.first.status} & {Status.PRODUCED, Status.DELIVERED, Status.HELD}
    alike = one.category == two.category and one.kind[2:] == two.kind[2:]
    return bool(there and one.documents & two.documents) and alike


def _told_as_done(one: View, two: View) -> Shown | None:
    """What one utterance, or one report's source, has as planned or in stock is told as done or promised."""
    rungs = _rung(one, two), _rung(two, one)
    if rungs[0] is None or rungs[1] is None or rungs[0] == rungs[1]:
        return None
    low, high = (one, two) if rungs[0] < rungs[1] else (two, one)
    for told in high.claim.told:
        for source in low.claim.told:
            same_words = one_voice(low, high) and said_on(told) == said_on(source) and bool(told.mention.said)
            beside = told.ref.document == source.ref.document
            headline = beside and not told.mention.speaker and source.mention.speaker
            stock = beside and low.first.status is Status.HELD
            if not denied(told) and (same_words or headline or stock):
                return FindingKind.ESCALATION, (source, told)
    return None


def _rung(view: View, beside: View) -> int | None:
    """How far a claim goes on the ladder; what the receiver of a promise holds came, what its giver holds did not."""
    status = view.first.status
    if status is not Status.HELD:
        return _LADDER.index(status) if status in _LADDER else None
    if view.givers & beside.lands:
        return len(_LADDER)
    return -1 if view.givers & beside.givers else None


def _other_figure(one: View, two: View) -> Shown | None:
    """Two figures for one thing and period: a revision by one voice, a contradiction by two."""
    if one.kind != two.kind:
        return None
    if one.category != two.category:
        return _rounded_drift(one, two)
    if not _designators_agree(one, two) or other_things(one, two):
        return None
    dismissed = _dismissed(one, two)
    if dismissed is not None:
        return dismissed
    beside = _of_one_period(one, two)
    if beside is None or not _are_of_a_size(one, two):
        return None
    if one_voice(one, two) or (_givers_word(one) and _givers_word(two)):
        told_apart = said_on(beside[0]) != said_on(beside[1]) or not one.documents & two.documents
        restated = one.day < two.day and told_apart
        apart = not _tight(one.quantity).overlaps(_tight(two.quantity))
        return (FindingKind.REVISION, beside) if restated and apart else None
    if one.voices and two.voices and not one.interval().overlaps(two.interval()):
        return FindingKind.CONTRADICTION, beside
    return None


def _givers_word(view: View) -> bool:
    """Whether a promise comes, as far as can be told, from the land that gives, and from no other's voice."""
    if not view.first.status.is_plan or not view.givers or not view.voices:
        return False
    return all(voice.land is None or voice.land in view.givers for voice in view.voices)


def _of_one_period(one: View, two: View) -> tuple[Told, Told] | None:
    """A mention of each that speak of one period, from one report where one has both."""
    pairs = [
        (told, other)
        for told in one.claim.told
        for other in two.claim.told
        if (_one_time(told.period, other.period) or _one_promise(told, other, one, two))
        and not denied(told)
        and not denied(other)
    ]
    return min(pairs, key=lambda pair: (pair[0].ref.document != pair[1].ref.document, pair[0].order), default=None)


def _one_promise(told: Told, other: Told, one: View, two: View) -> bool:
    """Whether both promise the same land's gift without a day: what it gives in all."""
    undated = told.period is None and other.period is None
    return undated and told.mention.status.is_plan and bool(one.givers & two.givers)


def _are_of_a_size(one: View, two: View) -> bool:
    """Whether neither figure is so much larger that it must count something else, or what more than one gives."""
    sizes = sorted((one.quantity.said, two.quantity.said))
    alike = one.has_agent == two.has_agent and bool(one.parts_of) == bool(two.parts_of)
    return sizes[0] > 0 and sizes[1] <= sizes[0] * (_SIZES if alike else _SIZES_OF_A_WHOLE)


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
                revised = one_voice(view, other) or _takes_back(told, beside[0])
                return FindingKind.REVISION if revised else FindingKind.CONTRADICTION, (told, beside[0])
    return None


def _takes_back(told: Told, other: Told) -> bool:
    """Whether the voice of a figure has itself dropped the other, which it gave at an earlier day."""
    voice, former = voice_in(other), voice_in(told)
    if voice is None or former is None or same_voice(voice, former) is not Same.YES:
        return False
    return bool(told.mention.said) and said_on(told) < said_on(other)


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
    return one.overlaps(two) and {one.edge, two.edge} != {Edge.BY, Edge.IN} and not _end_alike(one, two)


def _end_alike(one: Period, two: Period) -> bool:
    """Whether a running total may be the count of the period that ended shortly before it was told."""
    total, full = (one, two) if one.edge is Edge.SINCE else (two, one)
    return total.edge is Edge.SINCE and full.edge is Edge.IN and total.may_recount(full)


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
