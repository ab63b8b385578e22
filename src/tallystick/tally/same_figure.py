"""One figure that two claims give: another period, another thing, another state, another deadline."""

from __future__ import annotations

from tallystick.model import Edge, FindingKind, Period, Status, Told
from tallystick.names.voice import Same, same_voice
from tallystick.tally.claim_view import (
    View,
    denied,
    designators_agree,
    one_voice,
    other_things,
    said_on,
    unlike_things,
    voice_in,
)
from tallystick.tally.side_by_side import are_of_one_time, side_by_side

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


_ENDS = frozenset({Edge.BY, Edge.IN})
# Round figures below this meet by chance, even where one voice gives both.
_FEW = 100


def on_same_figure(one: View, two: View) -> Shown | None:
    """What is odd about one figure in two claims, the earlier first."""
    retold = one.kind == two.kind and one_voice(one, two) and are_of_one_time(one.period, two.period)
    if len(one.quantity.said.normalize().as_tuple().digits) < 2 and one.quantity.said < 1000 and not retold:
        if _is_said_to_have_come(one, two):
            return _told_as_done(one, two)
        is_few = one.quantity.said < _FEW or one.kind != two.kind or one.category != two.category
        return None if is_few else _other_deadline(one, two)
    if one.kind == two.kind and one.category == two.category:
        if _overlap_apart(one.period, two.period) and designators_agree(one, two) and not other_things(one, two):
            return FindingKind.DOUBLE_READING, side_by_side(one, two)
        return _other_deadline(one, two)
    if one.kind == two.kind:
        drifts = _same_time(one, two) and not (_are_told_side_by_side(one, two) or _are_two_in_one_report(one, two))
        return (FindingKind.CATEGORY_DRIFT, side_by_side(one, two)) if drifts else None
    if one.category == two.category and one.kind[2:] == two.kind[2:]:
        return _told_as_done(one, two)
    return None


def _other_deadline(one: View, two: View) -> Shown | None:
    """One promise with two deadlines: two readings of one occasion, or later moved by its voice.

    A time in which it is to be done, such as a year, is moved by a deadline as well.
    """
    a, b = one.period, two.period
    if a is None or b is None or a.end == b.end or not one.first.status.is_promise:
        return None
    if not {a.edge, b.edge} <= _ENDS or Edge.BY not in (a.edge, b.edge):
        return None
    if not one_voice(one, two) or not designators_agree(one, two) or other_things(one, two):
        return None
    if one.day < two.day:
        return FindingKind.REVISION, (one.shown, two.shown)
    return (FindingKind.DOUBLE_READING, side_by_side(one, two)) if a.edge is b.edge else None


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
            beside = told.ref.document == source.ref.document
            same_words = one_voice(low, high) and said_on(told) == said_on(source) and bool(told.mention.said)
            if beside and same_words and _is_of_one_speaker(told, source):
                continue
            headline = beside and not told.mention.speaker and source.mention.speaker
            stock = beside and low.first.status is Status.HELD
            if not denied(told) and (same_words or headline or stock):
                return FindingKind.ESCALATION, (source, told)
    return None


def _is_of_one_speaker(told: Told, source: Told) -> bool:
    """Whether a report has both from one voice: who orders and plans says no more than is so."""
    voices = voice_in(told), voice_in(source)
    return voices[0] is not None and voices[1] is not None and same_voice(voices[0], voices[1]) is Same.YES


def _are_told_side_by_side(one: View, two: View) -> bool:
    """Whether one report counts both kinds of thing from one mouth: then there are two."""
    return any(
        told.ref.document == other.ref.document
        and told.ref.place == other.ref.place
        and (_is_of_one_speaker(told, other) or (voice_in(told) is None and voice_in(other) is None))
        for told in one.claim.told
        for other in two.claim.told
    )


def _are_two_in_one_report(one: View, two: View) -> bool:
    """Whether one report tells of both, and they are known to be different things: fertiliser, and seed."""
    return bool(one.documents & two.documents) and unlike_things(one, two)


def _rung(view: View, beside: View) -> int | None:
    """How far a claim goes on the ladder; what the receiver of a promise holds came, what its giver holds did not."""
    status = view.first.status
    if status is not Status.HELD:
        return _LADDER.index(status) if status in _LADDER else None
    if view.givers & beside.lands:
        return len(_LADDER)
    return -1 if view.givers & beside.givers else None


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
