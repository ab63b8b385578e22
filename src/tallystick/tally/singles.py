"""Findings on one claim: independent origins, a lone source, a lost bound, no date."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tallystick.model import Bound, FindingKind, Modality, Told
from tallystick.names.voice import Same, same_voice
from tallystick.tally.claim_view import View, denied, voice_in

Shown = tuple[FindingKind, tuple[Told, ...]]
# From how many mentions on one origin is worth saying.
LONE_MENTIONS = 4
_CERTAIN = frozenset({Modality.ASSERTED, Modality.PLANNED})


def on_single(view: View) -> Iterator[Shown]:
    """What one claim shows by itself."""
    told = [one for one in view.claim.told if not denied(one)]
    origins = {one.origin: one for one in reversed(told)}
    if len(origins) > 1:
        yield FindingKind.CORROBORATION, tuple(sorted(origins.values(), key=lambda one: one.order))
    lone = len({one.origin for one in view.claim.told}) == 1
    if lone and len(view.claim.told) >= LONE_MENTIONS and len(view.documents) > 2:
        yield FindingKind.LONE_SOURCE, view.claim.told
    yield from _sharpened(told)
    if _undated(view):
        yield FindingKind.UNDATED, view.claim.told


def on_denial(view: View, shown: Collection[str]) -> Iterator[Shown]:
    """A figure that one report tells and whose denial by another voice a second report has, where no pair shows it."""
    for denial in view.claim.told:
        if not denied(denial) or denial.ref.id in shown:
            continue
        others = [one for one in view.claim.told if not denied(one) and not _may_be_of_one_voice(one, denial)]
        if others:
            yield FindingKind.CONTRADICTION, (denial, others[0])
            return


def _may_be_of_one_voice(one: Told, denial: Told) -> bool:
    """Whether who denies a figure gave it: then it is taken back."""
    voice, denier = voice_in(one), voice_in(denial)
    if denier is None:
        return True
    return voice is not None and same_voice(voice, denier) is not Same.NO


def _sharpened(told: list[Told]) -> Iterator[Shown]:
    """A figure that its source limits, or has as possible, and another report of the same utterance does not.

    Or a head that says "more than" where whom the report quotes does not; that word is then no other report's source.
    """
    added = {other.ref.id for one in told for other in told if one.origin == other.origin and _adds_bound(one, other)}
    for one in told:
        for other in told:
            if one.origin != other.origin or not _is_retold(one, other):
                continue
            lost = one.ref.id not in added and _loses_bound(one, other)
            if lost or _adds_bound(one, other) or _is_made_certain(one, other):
                yield FindingKind.ESCALATION, (one, other)
                return


def _is_retold(one: Told, other: Told) -> bool:
    """Whether a second report tells a figure, or the one report itself beside its source."""
    own = one.mention.speaker is not None and other.mention.speaker is None
    return own or one.ref.document != other.ref.document


def _loses_bound(one: Told, other: Told) -> bool:
    """Whether the same number stands, no earlier, without the word that limited it."""
    source, copy = one.mention.quantity, other.mention.quantity
    lost = source.bound is Bound.MORE_THAN and copy.bound is Bound.EXACT and source.numbers == copy.numbers
    return lost and _is_no_earlier(other, one)


def _adds_bound(one: Told, other: Told) -> bool:
    """Whether a report gives a voice's plain number, and nobody's figure in its title is more than that number."""
    source, head = one.mention, other.mention
    headed = one.ref.document == other.ref.document and other.ref.place == "title" and one.ref.place != "title"
    more = source.quantity.bound is Bound.EXACT and head.quantity.bound is Bound.MORE_THAN
    return (
        headed
        and more
        and bool(source.speaker and not head.speaker)
        and source.quantity.numbers == head.quantity.numbers
    )


def _is_made_certain(one: Told, other: Told) -> bool:
    """Whether what may be is told, no earlier, as what will be or is."""
    made = one.mention.modality is Modality.POSSIBLE and other.mention.modality in _CERTAIN
    return made and not other.mention.hedge and _is_no_earlier(other, one)


def _is_no_earlier(copy: Told, source: Told) -> bool:
    return str(source.published or "") <= str(copy.published or "9999")


def _undated(view: View) -> bool:
    """Whether no report has a date, and a period is spoken of that therefore cannot be placed."""
    periods = [one.mention.period.period for one in view.claim.told if one.mention.period]
    return all(one.published is None for one in view.claim.told) and bool(periods) and view.period is None
