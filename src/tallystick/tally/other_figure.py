"""Two figures for one thing: a contradiction of two voices, a revision by one, a head that tops its own source."""

from __future__ import annotations

from decimal import Decimal

from tallystick.model import Bound, FindingKind, Interval, Quantity, Told
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.names.voice import Same, same_voice
from tallystick.tally.claim_view import View, denied, designators_agree, one_voice, other_things, said_on, voice_in
from tallystick.tally.side_by_side import are_of_one_time

Shown = tuple[FindingKind, tuple[Told, ...]]

# How many times larger a figure may be that still counts the same thing; less where only one names who gives,
# or is told as a part.
_SIZES = 3
_SIZES_OF_A_WHOLE = Decimal("1.5")

# How far into a report a figure may stand to be at its head.
_HEAD = 100


def on_other_figure(one: View, two: View) -> Shown | None:
    """Two figures for one thing and period: a revision by one voice, a contradiction by two."""
    if one.kind != two.kind:
        return None
    if one.category != two.category:
        return _rounded_drift(one, two)
    if not designators_agree(one, two) or other_things(one, two):
        return None
    dismissed = _dismissed(one, two)
    if dismissed is not None:
        return dismissed
    above = _above_its_source(one, two) or _above_its_source(two, one)
    if above is not None:
        return FindingKind.ESCALATION, above
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


def _above_its_source(low: View, high: View) -> tuple[Told, Told] | None:
    """Where the head of a report gives more than those whom the report quotes give for the same time."""
    if low.quantity.said >= high.quantity.said or not _are_of_a_size(low, high):
        return None
    for source in low.claim.told:
        for told in high.claim.told:
            beside = told.ref.document == source.ref.document and _is_at_its_head(told, source)
            told_once = source.mention.speaker and not told.mention.speaker and not told.part_of
            if (
                beside
                and told_once
                and are_of_one_time(told.period, source.period)
                and not (denied(told) or denied(source))
            ):
                return source, told
    return None


def _is_at_its_head(told: Told, source: Told) -> bool:
    """Whether a figure stands in the title, or among the first words, and before another."""
    if told.ref.place != source.ref.place:
        return told.ref.place == "title"
    return told.ref.span.start < min(source.ref.span.start, _HEAD)


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
        if (are_of_one_time(told.period, other.period) or _one_promise(told, other, one, two) or _falls(told, other))
        and not denied(told)
        and not denied(other)
    ]
    return min(pairs, key=lambda pair: (pair[0].ref.document != pair[1].ref.document, pair[0].order), default=None)


def _falls(told: Told, other: Told) -> bool:
    """Whether a running total is lower on a later day: one of the two cannot be true."""
    one, two = told.period, other.period
    if one is None or two is None or not (one.edge.is_total and two.edge.is_total) or one.start != two.start:
        return False
    if one.end is None or two.end is None or one.end == two.end:
        return False
    early, late = (told, other) if one.end < two.end else (other, told)
    high, low = late.mention.quantity.interval().high, early.mention.quantity.interval().low
    return high is not None and low is not None and high < low


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


def _tight(quantity: Quantity) -> Interval:
    """The numbers that are meant when more is said than "more than": up to the next number of as many places."""
    if quantity.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return Interval(quantity.said, quantity.said + 2 * DEFAULT_WIDTHS.margin(quantity.said))
    return quantity.interval()
