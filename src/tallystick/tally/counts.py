"""What was counted: an amount with the day up to which it goes, and the claims that it is taken from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from tallystick.model import Interval, Widths
from tallystick.names.voice import Same, same_voice
from tallystick.tally.claim_view import View, denied, designators_agree, is_part, one_voice, other_things, voice_in

RIVALS = 2
"""How many rival counts are set against one plan."""


@dataclass(frozen=True, slots=True)
class Came:
    """An amount that came, up to a day, and the claims that it was taken from; several make a sum, which nobody said.

    `since` is the day from which time counts, where that is not the first day of the plan's own period.
    """

    amount: Interval
    last: date
    views: tuple[View, ...]
    since: date | None = None

    @property
    def is_of_one_voice(self) -> bool:
        """Whether one voice, that of the first claim, is known to tell every part."""
        return all(one_voice(self.views[0], view) for view in self.views)


def count(view: View, widths: Widths) -> Came:
    """The amount of one claim, which has an end."""
    assert view.reached is not None, "a count covers days"
    return Came(view.interval(widths), view.reached, (view,))


def weight(view: View) -> tuple[bool, int, str]:
    """What puts a count before its rivals: that it is no part of a thing, then that more reports tell it."""
    return (bool(view.parts_of), -len(view.documents), view.claim.id)


def one_number_each(rivals: Iterable[View]) -> list[View]:
    """Rivals of different figures, those that most reports tell first; a thing's part stands behind the whole."""
    chosen: dict[object, View] = {}
    for view in sorted(rivals, key=weight):
        chosen.setdefault(view.quantity.numbers, view)
    return list(chosen.values())


def are_rivals(one: View, two: View) -> bool:
    """Whether two figures for the same days, of other voices or of none that is named, cannot both be true."""
    return not one.interval().overlaps(two.interval()) and not one_voice(one, two) and _count_alike(one, two)


def _count_alike(one: View, two: View) -> bool:
    """Whether two figures may be counts of one thing: neither is a part, or of another make."""
    return designators_agree(one, two) and not (is_part(one, two) or other_things(one, two))


def unreplaced(counts: Collection[View]) -> list[View]:
    """The counts that their own voice has not replaced by a later figure for the same days."""
    return [view for view in counts if not any(_replaces(other, view) for other in counts)]


def _replaces(new: View, old: View) -> bool:
    if new.day <= old.day or new.period is None or old.period is None or not _count_alike(new, old):
        return False
    if (new.period.start, new.period.end) != (old.period.start, old.period.end):
        return False
    return one_voice(new, old) or _is_taken_back(old, new)


def _is_taken_back(old: View, new: View) -> bool:
    """Whether the voice of a new figure denies the old one, which no other voice is known to give."""
    deniers = [voice for told in old.claim.told if denied(told) and (voice := voice_in(told))]
    by_itself = any(same_voice(denier, voice) is Same.YES for denier in deniers for voice in new.voices)
    return by_itself and not old.voices
