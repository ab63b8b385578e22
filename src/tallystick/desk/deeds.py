"""What a person may want done, put into words: whole ids out of their beginnings, and what cannot be is told.

A deed changes nothing. The ledger's `review` carries one out, its `trial` tells what it would change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.desk.short_ids import one_of
from tallystick.errors import RefusedError
from tallystick.model import Action, Deed, Finding, MentionRef, Programme

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room


@dataclass(frozen=True, slots=True)
class Deeds:
    """The deeds, each under the name that it has on the command line."""

    room: Room
    finding: Callable[[str], Finding | None]
    programme: Callable[[str], Programme | None]

    def accept(self, mention: str) -> Deed:
        """A mention is right as it stands."""
        return Deed(Action.ACCEPT, (self._mention(mention),))

    def correct(self, mention: str, slot: str, value: str) -> Deed:
        """A slot of a mention is to be read otherwise."""
        return Deed(Action.CORRECT, (self._mention(mention),), slot=slot, value=value)

    def reject(self, mention: str) -> Deed:
        """A mention is none."""
        return Deed(Action.REJECT, (self._mention(mention),))

    def merge(self, claim: str, other: str) -> Deed:
        """Two claims are one."""
        return Deed(Action.MERGE, (self._claim(claim), self._claim(other)))

    def claims_apart(self, claim: str, other: str) -> Deed:
        """No mention of one claim is ever one with one of the other."""
        ids = [self.room.claim_now(self._claim(given)) or given for given in (claim, other)]
        found = {one.id: _ids(one.mentions) for one in self.room.some_claims(ids)}
        if len(found) != 2:
            raise RefusedError("two claims are kept apart; {names} do not make two", names=", ".join(ids))
        return Deed(Action.APART, found[ids[0]], found[ids[1]])

    def split(self, *mentions: str) -> Deed:
        """Mentions do not say what the others of their claim say."""
        if not mentions:
            raise RefusedError("no mentions are chosen to be split off")
        return Deed(Action.SPLIT, tuple(map(self._mention, mentions)))

    def apart(self, *mentions: str) -> Deed:
        """Two mentions are never one claim."""
        if len(mentions) != 2:
            raise RefusedError("two mentions are kept apart, not {many}", many=len(mentions))
        one, two = map(self._mention, mentions)
        if one == two:
            raise RefusedError("{mention}: a mention cannot be kept apart from itself", mention=f"{mentions[0]!r:.60}")
        return Deed(Action.APART, (one,), (two,))

    def dismiss(self, finding: str) -> Deed:
        """A finding shows nothing."""
        found = self.finding(finding)
        if found is None:
            raise RefusedError(
                "{finding}: there is no finding of this id; see findings --json", finding=f"{finding!r:.60}"
            )
        return Deed(Action.DISMISS, _ids(found.mentions), subject=found.id, kind=found.kind)

    def equal(self, category: str, other: str, *, programme: str) -> Deed:
        """Two categories count as one in a programme."""
        found = self.programme(programme)
        if found is None:
            raise RefusedError(
                "{programme}: there is no programme of this id; see programmes --json", programme=f"{programme!r:.60}"
            )
        if found.category not in (category, other) or category == other:
            raise RefusedError(
                "programme {programme} is of {category}; name it and the category that is to count as the same",
                programme=found.id,
                category=found.category,
            )
        plans = _ids(tuple(reading.mentions[0] for reading in found.readings))
        return Deed(Action.EQUAL, plans, subject=found.id, categories=(category, other))

    def undo(self, entry: int) -> Deed:
        """An entry of the log is taken back."""
        return Deed(Action.UNDO, subject=str(entry))

    def _mention(self, given: str) -> str:
        return self._whole(given, self.room.mentions_beginning(given), "mention")

    def _claim(self, given: str) -> str:
        """The claim that begins so, else the mention that does, which names its claim as well."""
        found = self.room.claims_beginning(given) or self.room.mentions_beginning(given)
        return self._whole(given, found, "claim")

    def _whole(self, given: str, found: Iterable[str], what: str) -> str:
        """The one id that begins so; where none does, what was given, which may be an id of before."""
        ids = list(found)
        return one_of(given, ids, what, self.room.name) if ids else given


def _ids(mentions: tuple[MentionRef, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.id for mention in mentions))
