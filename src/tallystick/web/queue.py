"""The queue around a case: some rows before and behind it, what comes next, and what others judged meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.desk.looking import Look
from tallystick.exports.holdings import Holdings
from tallystick.model import Entry
from tallystick.model.listed import Counted
from tallystick.web.answers import in_short
from tallystick.web.case import title_of
from tallystick.web.deeds import entry_in_words
from tallystick.web.speech import Speech
from tallystick.web.waiting import Case, cases_of

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
    """The cases around the one that is looked at, which need not wait itself; how many wait behind them, and in all."""

    cases: list[Case]
    case: Case | None
    left: Counted
    number: Counted

    @classmethod
    def around(cls, wanted: str, look: Look) -> tuple[Queue, Holdings]:
        """The queue around a mention, or its head, with all that its cases are about."""
        part = look.queued(wanted, _BEFORE, _SHOWN)
        holdings = look.evidence({*part.mentions, wanted})
        cases = cases_of(part.mentions, holdings)
        case = next((one for one in cases if one.evidence.id == wanted), None)
        if case is None and wanted in holdings.evidence:
            case = Case(holdings.evidence[wanted], ())
        return cls(cases, case or (cases[0] if cases else None), part.left, part.number), holdings

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
        """The cases as rows."""
        return [row_of(case, speech) for case in self.cases]


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


def judged_since(look: Look, mention: str, seen: int, speech: Speech) -> str:
    """Who judged a mention behind an entry of the log, and how; empty where nobody did."""
    later = [entry for entry in look.entries_on(mention) if entry.number > seen]
    return told(later[-1], speech) if later else ""


def told(entry: Entry, speech: Speech) -> str:
    """Who judged, how, and in which entry."""
    did = entry_in_words(entry, speech)
    return speech.say("{who}: {did} (entry {number})", who=entry.by, did=did, number=entry.number)
