"""A person's judgements on a ledger, each under the name that it has on the command line.

Every one is an entry of the log with who and why; `Ledger.undo` takes any of them back.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.desk.short_ids import one_of
from tallystick.errors import SettingError
from tallystick.model import Action, Deed, Entry, Finding, MentionRef, Programme

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room

WHO = "TALLYSTICK_USER"
"""The environment's word for who judges, where nobody is named."""


def whoever(by: str | None) -> str:
    """Who judges: the one who is named, else the environment's TALLYSTICK_USER, else whoever is logged in."""
    if by and by.strip():
        return by.strip()
    try:
        return os.environ.get(WHO, "").strip() or getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise SettingError(f"nobody is named who judges so; name somebody with --by or {WHO}") from None


@dataclass(frozen=True, slots=True)
class Reviews:
    """What a person may judge. Mentions, claims, findings and programmes are named by their ids, or the beginnings."""

    room: Room
    finding: Callable[[str], Finding | None]
    programme: Callable[[str], Programme | None]

    def accept(self, mention: str, *, by: str | None = None, why: str | None = None) -> Entry:
        """A mention is right as it stands."""
        return self._done(Deed(Action.ACCEPT, (self._mention(mention),)), by, why)

    def correct(self, mention: str, slot: str, value: str, *, by: str | None = None, why: str | None = None) -> Entry:
        """A slot of a mention is to be read otherwise; the reading as it was posted stays beside it."""
        return self._done(Deed(Action.CORRECT, (self._mention(mention),), slot=slot, value=value), by, why)

    def reject(self, mention: str, *, by: str | None = None, why: str | None = None) -> Entry:
        """A mention is none, and makes no claim."""
        return self._done(Deed(Action.REJECT, (self._mention(mention),)), by, why)

    def merge(self, claim: str, other: str, *, by: str | None = None, why: str | None = None) -> Entry:
        """Two claims are one, for ever."""
        return self._done(Deed(Action.MERGE, (self._claim(claim), self._claim(other))), by, why)

    def split(self, *mentions: str, by: str | None = None, why: str | None = None) -> Entry:
        """These mentions do not say what the others of their claim say, ever."""
        return self._done(Deed(Action.SPLIT, tuple(map(self._mention, mentions))), by, why)

    def apart(self, mention: str, other: str, *, by: str | None = None, why: str | None = None) -> Entry:
        """Two mentions are never one claim, whatever is posted."""
        one, two = self._mention(mention), self._mention(other)
        if one == two:
            raise SettingError(f"{mention!r:.60}: a mention cannot be kept apart from itself")
        return self._done(Deed(Action.APART, (one,), (two,)), by, why)

    def dismiss(self, finding: str, *, by: str | None = None, why: str | None = None) -> Entry:
        """A finding shows nothing, and is not told again."""
        found = self.finding(finding)
        if found is None:
            raise SettingError(f"{finding!r:.60}: there is no finding of this id; see findings --json")
        return self._done(Deed(Action.DISMISS, _ids(found.mentions), subject=found.id, kind=found.kind), by, why)

    def equal(
        self, category: str, other: str, *, programme: str, by: str | None = None, why: str | None = None
    ) -> Entry:
        """Two categories count as one in a programme."""
        found = self.programme(programme)
        if found is None:
            raise SettingError(f"{programme!r:.60}: there is no programme of this id; see programmes --json")
        if found.category not in (category, other) or category == other:
            raise SettingError(
                f"programme {found.id} is of {found.category}; name it and the category that is to count as the same"
            )
        plans = _ids(tuple(reading.mentions[0] for reading in found.readings))
        return self._done(Deed(Action.EQUAL, plans, subject=found.id, categories=(category, other)), by, why)

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

    def _done(self, deed: Deed, by: str | None, why: str | None) -> Entry:
        return self.room.review(deed, by=whoever(by), why=why)


def _ids(mentions: tuple[MentionRef, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.id for mention in mentions))
