"""The queue around a case: some rows before and behind it, what comes next, and what others judged meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.desk.books import Ledger
from tallystick.model import Entry
from tallystick.web.answers import in_short
from tallystick.web.case import title_of
from tallystick.web.deeds import entry_in_words
from tallystick.web.speech import Speech
from tallystick.web.waiting import Case

_SHOWN = 10
_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the queue; `judged` says who judged it since the page was made, and how."""

    id: str
    title: str
    outlet: str
    language: str | None
    doubts: str
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """All cases that wait, with the one that is looked at, which need not be among them."""

    cases: list[Case]
    case: Case | None

    @property
    def place(self) -> int | None:
        """Where the case stands."""
        ids = (place for place, one in enumerate(self.cases) if self.case and one.evidence.id == self.case.evidence.id)
        return next(ids, None)

    @property
    def following(self) -> Case | None:
        """The case behind, or the first for one that does not wait."""
        place = self.place
        behind = self.cases[(0 if place is None else place + 1) :]
        return behind[0] if behind else None

    @property
    def former(self) -> Case | None:
        """The case before."""
        return self.cases[self.place - 1] if self.place else None

    def rows(self, speech: Speech) -> list[Row]:
        """Some cases of the queue, from a little before the present one."""
        start = max(0, (self.place or 0) - _BEFORE)
        return [row_of(case, speech) for case in self.cases[start : start + _SHOWN]]

    def left(self, rows: Iterable[Row]) -> int:
        """How many wait behind the rows that are shown."""
        return len(self.cases) - max(0, (self.place or 0) - _BEFORE) - len(list(rows))


def row_of(case: Case, speech: Speech, judged: str = "") -> Row:
    """A case as a row."""
    document = case.evidence.document
    return Row(
        case.evidence.id,
        title_of(case.evidence, speech),
        document.outlet or document.id,
        document.language,
        in_short(case, speech),
        judged,
    )


def judged_since(books: Ledger, mention: str, seen: int, speech: Speech) -> str:
    """Who judged a mention behind an entry of the log, and how; empty where nobody did."""
    later = [entry for entry in books.entries_on(mention) if entry.number > seen]
    return told(later[-1], speech) if later else ""


def told(entry: Entry, speech: Speech) -> str:
    """Who judged, how, and in which entry."""
    did = entry_in_words(entry, speech)
    return speech.say("{who}: {did} (entry {number})", who=entry.by, did=did, number=entry.number)
