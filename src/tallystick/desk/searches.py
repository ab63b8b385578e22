"""Saved searches of a ledger: what each finds that it had not found before, as numbered alerts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tallystick.desk.findings import changed_pages, finding_named, gone_findings
from tallystick.desk.paging import all_pages
from tallystick.desk.reviewing import whoever
from tallystick.model import Alert, Claim, Finding, Programme, SavedSearch, Sought
from tallystick.reports.interface import interface
from tallystick.reports.sentences import worded
from tallystick.reports.verdict_reasons import worded_programme

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room
    from tallystick.ledger.tallies import Tallies

Thing = Claim | Finding | Programme
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Searches:
    """The saved searches of one ledger."""

    room: Room
    tallies: Tallies

    def save(self, name: str, sought: Sought | str, *, by: str | None = None, **filters: str) -> SavedSearch:
        """Keeps a search of claims, findings or programmes; what it finds now is known, and alerts nobody."""
        watches = self.room.watches
        self._settle()
        made = watches.made(name.strip(), sought, filters, whoever(by))
        known = [(id, state) for id, state, _ in self._verdicts(made)] if made.sought is Sought.PROGRAMMES else ()
        watches.save(made, [*known, *((id, "") for id in self._changed(made))])
        return made

    def all(self) -> list[SavedSearch]:
        """All saved searches, by their names."""
        return self.room.watches.searches()

    def named(self, name: str) -> SavedSearch:
        """The search of this name; SettingError where there is none."""
        return self.room.watches.search(name)

    def forget(self, name: str) -> None:
        """Forgets a search with its alerts and webhooks."""
        self.room.watches.forget(name)

    def look(self) -> int:
        """Notes what the searches find that they had not found before; how many alerts that makes."""
        found = self.all()
        if found:
            self._settle()
        return sum(self._noted(search) for search in found)

    def alerts(self, name: str, *, after: int = 0, limit: int = 100, newest: bool = False) -> list[Alert]:
        """The alerts of a search behind a number, in order; or the newest of them, the last first."""
        self.named(name)
        return self.room.watches.alerts(name, after, limit, newest=newest)

    def watch(self, name: str | None = None) -> Iterator[Alert]:
        """What is new since the last watch, of one search or of all; one is told when the next is asked for."""
        watches = self.room.watches
        wanted = [self.named(name).name] if name is not None else [search.name for search in self.all()]
        self.look()
        for one in wanted:
            told = self.named(one).told
            while some := watches.alerts(one, told, _AT_ONCE):
                for alert in some:
                    yield alert
                    told = alert.number
                    watches.told(one, told)

    def thing(self, alert: Alert, sought: Sought, *, language: str = "en") -> Thing | None:
        """The claim, finding or programme of an alert as it stands now; None where it stands no more."""
        words = interface(language)
        if sought is Sought.CLAIMS:
            now = self.room.claim_now(alert.thing)
            return next(iter(self.room.some_claims([now])), None) if now is not None else None
        if sought is Sought.FINDINGS:
            finding = finding_named(self.room, self.tallies, alert.thing)
            return None if finding is None else worded(finding, words)
        programme = self.tallies.programme(alert.thing)
        return None if programme is None else worded_programme(programme, words)

    def _settle(self) -> None:
        """Lets nothing wait: neither to be linked, as after many reports in a row, nor to be tallied."""
        self.room.link()
        self.tallies.settle()

    def _noted(self, search: SavedSearch) -> int:
        """How much a search found that is new, noted."""
        watches = self.room.watches
        if search.sought is Sought.PROGRAMMES:
            found = list(self._verdicts(search))
            # One that fits no more is noted too, so that it is new when it fits again.
            watches.note(search.name, [(id, state) for id, state, fits in found if not fits], silently=True)
            return watches.note(search.name, [(id, state) for id, state, fits in found if fits])
        gone = gone_findings(self.room, self.tallies) if search.sought is Sought.FINDINGS else set()
        made = watches.note(search.name, [(id, "") for id in self._changed(search)])
        while ids := watches.unnoted(search):
            watches.note(search.name, [(id, "") for id in ids if id in gone], silently=True)
            made += watches.note(search.name, [(id, "") for id in ids if id not in gone])
        return made

    def _changed(self, search: SavedSearch) -> Iterator[str]:
        """The findings on changed pages, which no list keeps."""
        if search.sought is Sought.FINDINGS:
            filters = dict(search.filters)
            kind, category = filters.get("kind"), filters.get("category")
            for one in changed_pages(self.room, self.tallies):
                if kind in (None, one.kind) and category in (None, one.told[0].mention.item.category):
                    yield one.id

    def _verdicts(self, search: SavedSearch) -> Iterator[tuple[str, str, bool]]:
        """The programmes of a search's category and receiver with their verdicts, and whether they fit."""
        filters = dict(search.filters)
        some = partial(self.tallies.some_programmes, filters.get("category"), filters.get("recipient"))
        for programme in all_pages(some, None, None):
            state = ", ".join(reading.verdict for reading in programme.readings)
            yield programme.id, state, filters.get("verdict") in (None, programme.verdict)
