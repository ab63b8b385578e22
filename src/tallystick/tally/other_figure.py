"""Two figures for one thing: a contradiction of two voices, a revision by one, a head that tops its own source."""

from __future__ import annotations

from decimal import Decimal

from tallystick.model import Bound, FindingKind, Interval, Quantity, Status, Told
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.names.stems import plain
from tallystick.names.voice import Same, is_place, land_in, same_voice
from tallystick.tally.claim_view import View, denied, designators_agree, one_voice, other_things, said_on, voice_in
from tallystick.tally.dismissed import on_dismissed
from tallystick.tally.side_by_side import are_of_one_time

Shown = tuple[FindingKind, tuple[Told, ...]]

# How many times larger a figure may be that still counts the same thing; less where only one names who gives,
# or is told as a part, even where one person gives both.
_SIZES = 3
_SIZES_OF_A_WHOLE = Decimal("1.5")
_SIZES_OF_A_PERSON = 2

# A number that is rounded without a word differs by no more than one part of so many.
_TWENTIETH = 20

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
    dismissed = on_dismissed(one, two)
    if dismissed is not None:
        return dismissed
    above = _above_its_source(one, two) or _above_its_source(two, one)
    if above is not None:
        return FindingKind.ESCALATION, above
    beside = _of_one_period(one, two)
    if beside is None:
        return None
    if one_voice(one, two) or (_givers_word(one) and _givers_word(two)):
        told_apart = said_on(beside[0]) != said_on(beside[1]) or not one.documents & two.documents
        restated = one.day < two.day and told_apart
        apart = not _tight(one.quantity).overlaps(_tight(two.quantity))
        rounded = _may_be_rounded(one.quantity, two.quantity)
        return (FindingKind.REVISION, beside) if restated and apart and not rounded else None
    if one.voices and two.voices and not one.interval().overlaps(two.interval()):
        return FindingKind.CONTRADICTION, beside
    return None


def _above_its_source(low: View, high: View) -> tuple[Told, Told] | None:
    """Where the head of a report gives more than those whom the report quotes give for the same time."""
    if low.quantity.said >= high.quantity.said:
        return None
    pairs = ((source, told) for source in low.claim.told for told in high.claim.told)
    return next((pair for pair in pairs if _tops(pair[1], pair[0])), None)


def _tops(told: Told, source: Told) -> bool:
    """Whether a figure that nobody gives stands at the head of a report, and whom it quotes gives another."""
    beside = told.ref.document == source.ref.document and _is_at_its_head(told, source)
    quoted = source.mention.speaker is not None and told.mention.speaker is None and not told.part_of
    told_so = not denied(told) and not denied(source)
    return (
        beside and quoted and told_so and are_of_one_time(told.period, source.period) and _are_of_a_size(told, source)
    )


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
        if _speak_of_one_time(told, other, one, two)
        and _are_of_a_size(told, other)
        and not denied(told)
        and not denied(other)
        and not (_is_for_a_part(told, other) or _is_for_a_part(other, told))
    ]
    return min(pairs, key=lambda pair: (pair[0].ref.document != pair[1].ref.document, pair[0].order), default=None)


def _is_for_a_part(part: Told, whole: Told) -> bool:
    """Whether one figure is for a place, by nobody who is named, and the other what a land does, wherever that is."""
    place, agent = part.mention.recipient, whole.mention.agent
    if place is None or agent is None or part.mention.agent is not None or whole.mention.recipient is not None:
        return False
    return is_place(place.name, place.key) and land_in(agent.name, agent.key) is not None


def _speak_of_one_time(told: Told, other: Told, one: View, two: View) -> bool:
    """Whether two figures are for one time: as they say, or for one land's gift, one contract, a total that falls."""
    if are_of_one_time(told.period, other.period) or _falls(told, other):
        return True
    return _one_promise(told, other, one, two) or _one_order(told, other)


def _one_order(told: Told, other: Told) -> bool:
    """Whether one report sets two voices' figures for what was ordered beside each other."""
    ordered = told.mention.status is other.mention.status is Status.ORDERED
    undated = told.period is None and other.period is None
    voices = voice_in(told), voice_in(other)
    if not ordered or not undated or told.ref.document != other.ref.document or None in voices:
        return False
    return voices[0] is not None and voices[1] is not None and same_voice(voices[0], voices[1]) is Same.NO


def _falls(told: Told, other: Told) -> bool:
    """Whether a running total is lower on a later day: one of the two cannot be true."""
    one, two = told.period, other.period
    if one is None or two is None or not (one.edge.is_total and two.edge.is_total) or one.start != two.start:
        return False
    if one.end is None or two.end is None or one.end == two.end or not _have_one_receiver(told, other):
        return False
    early, late = (told, other) if one.end < two.end else (other, told)
    high, low = late.mention.quantity.interval().high, early.mention.quantity.interval().low
    return high is not None and low is not None and high < low


def _have_one_receiver(one: Told, two: Told) -> bool:
    """Whether two figures are for one receiver, or for none that is named: a province's is a part of the land's."""
    mine, theirs = one.mention.recipient, two.mention.recipient
    if mine is None or theirs is None:
        return mine is theirs
    land = land_in(mine.name, mine.key)
    return plain(mine.name) == plain(theirs.name) or (land is not None and land == land_in(theirs.name, theirs.key))


def _one_promise(told: Told, other: Told, one: View, two: View) -> bool:
    """Whether both promise the same land's gift without a day: what it gives in all."""
    undated = told.period is None and other.period is None
    return undated and told.mention.status.is_plan and bool(one.giving_lands & two.giving_lands)


def _are_of_a_size(one: Told, two: Told) -> bool:
    """Whether neither figure is so much larger that it must count something else, or what more than one gives."""
    sizes = sorted((one.mention.quantity.said, two.mention.quantity.said))
    alike = (one.mention.agent is None) == (two.mention.agent is None) and (one.part_of is None) == (
        two.part_of is None
    )
    most = _SIZES if alike else _SIZES_OF_A_PERSON if _is_one_person(one, two) else _SIZES_OF_A_WHOLE
    return sizes[0] > 0 and sizes[1] <= sizes[0] * most


def _is_one_person(one: Told, two: Told) -> bool:
    """Whether one person gives both figures by name, and may leave out the second time who is to act."""
    voice, other = voice_in(one), voice_in(two)
    if voice is None or other is None or not (voice.person and other.person):
        return False
    return same_voice(voice, other) is Same.YES


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


def _may_be_rounded(one: Quantity, two: Quantity) -> bool:
    """Whether one number is the other with fewer places, and hardly less or more, as 1 100 for 1 129."""
    rough, fine = sorted((one.said, two.said), key=lambda number: len(number.normalize().as_tuple().digits))
    margin = DEFAULT_WIDTHS.margin(rough)
    return rough != fine and abs(rough - fine) <= margin and abs(rough - fine) * _TWENTIETH <= abs(fine)


def _tight(quantity: Quantity) -> Interval:
    """The numbers that are meant when more is said than "more than": up to the next number of as many places."""
    if quantity.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return Interval(quantity.said, quantity.said + 2 * DEFAULT_WIDTHS.margin(quantity.said))
    return quantity.interval()
