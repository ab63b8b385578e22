"""A person's judgements on a ledger, each under the name that it has on the command line.

Every one is an entry of the log with who and why; `Ledger.undo` takes any of them back.
"""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.desk.deeds import Deeds
from tallystick.errors import SettingError
from tallystick.model import Deed, Entry

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
    """What a person may judge. Mentions, claims, findings and programmes are named by their ids, or the beginnings.

    `seen` is the number of the last entry of the log that the person knew: where a later one is about the same
    mentions, nothing is done, and StaleError names it.
    """

    room: Room
    deeds: Deeds

    def accept(self, mention: str, *, by: str | None = None, why: str | None = None, seen: int | None = None) -> Entry:
        """A mention is right as it stands."""
        return self.do(self.deeds.accept(mention), by=by, why=why, seen=seen)

    def correct(
        self,
        mention: str,
        slot: str,
        value: str,
        *,
        by: str | None = None,
        why: str | None = None,
        seen: int | None = None,
    ) -> Entry:
        """A slot of a mention is to be read otherwise; the reading as it was posted stays beside it."""
        return self.do(self.deeds.correct(mention, slot, value), by=by, why=why, seen=seen)

    def reject(self, mention: str, *, by: str | None = None, why: str | None = None, seen: int | None = None) -> Entry:
        """A mention is none, and makes no claim."""
        return self.do(self.deeds.reject(mention), by=by, why=why, seen=seen)

    def merge(
        self, claim: str, other: str, *, by: str | None = None, why: str | None = None, seen: int | None = None
    ) -> Entry:
        """Two claims are one, for ever."""
        return self.do(self.deeds.merge(claim, other), by=by, why=why, seen=seen)

    def split(self, *mentions: str, by: str | None = None, why: str | None = None, seen: int | None = None) -> Entry:
        """These mentions do not say what the others of their claim say, ever."""
        return self.do(self.deeds.split(*mentions), by=by, why=why, seen=seen)

    def apart(
        self, mention: str, other: str, *, by: str | None = None, why: str | None = None, seen: int | None = None
    ) -> Entry:
        """Two mentions are never one claim, whatever is posted."""
        return self.do(self.deeds.apart(mention, other), by=by, why=why, seen=seen)

    def dismiss(self, finding: str, *, by: str | None = None, why: str | None = None, seen: int | None = None) -> Entry:
        """A finding shows nothing, and is not told again."""
        return self.do(self.deeds.dismiss(finding), by=by, why=why, seen=seen)

    def equal(
        self,
        category: str,
        other: str,
        *,
        programme: str,
        by: str | None = None,
        why: str | None = None,
        seen: int | None = None,
    ) -> Entry:
        """Two categories count as one in a programme."""
        return self.do(self.deeds.equal(category, other, programme=programme), by=by, why=why, seen=seen)

    def do(self, deed: Deed, *, by: str | None = None, why: str | None = None, seen: int | None = None) -> Entry:
        """A deed that was put into words before, done."""
        return self.room.review(deed, by=whoever(by), why=why, seen=seen)
