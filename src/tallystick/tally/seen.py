"""The claims of a ledger as tallies look at them, with what is asked of all of them together: compared once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

from tallystick.model import FindingKind, Linked, Told
from tallystick.tally.claim_view import View, by_unit, views
from tallystick.tally.pairs import on_pairs, overstated

Shown = tuple[FindingKind, tuple[Told, ...]]


class Seen:
    """Claims, or some of them with the mentions that are known to say more than their source."""

    def __init__(self, claims: Iterable[Linked], above: Collection[str] | None = None) -> None:
        self.views = views(claims)
        self._above = above

    @classmethod
    def of(cls, claims: Iterable[Linked] | Seen) -> Seen:
        """The claims as seen; those that are seen already stay as they are."""
        return claims if isinstance(claims, Seen) else cls(claims)

    @cached_property
    def by_unit(self) -> list[list[View]]:
        """Claims of one measure, unit and rate together."""
        return by_unit(self.views)

    @cached_property
    def pairs(self) -> list[list[Shown]]:
        """What two claims show together, by measure, unit and rate."""
        return [list(on_pairs(together)) for together in self.by_unit]

    @cached_property
    def counted(self) -> list[View]:
        """The claims that count in sums: all but those that only say more than their source."""
        above = overstated(shown for pairs in self.pairs for shown in pairs) if self._above is None else self._above
        return [view for view in self.views if not view.ids <= set(above)]
