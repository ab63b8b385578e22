"""What tallies make of a ledger, up to date whenever it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Connection, select

from tallystick.ledger.glance import Glance, glance
from tallystick.ledger.keeping import Keeping
from tallystick.ledger.look import Look
from tallystick.ledger.paging import merged
from tallystick.ledger.showing import Listed, documents_page
from tallystick.ledger.state import Standing
from tallystick.ledger.tables import claim_mentions
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tally_notes import Step, some
from tallystick.ledger.tally_read import (
    claims_page,
    every_finding,
    every_programme,
    finding_keys,
    finding_named,
    findings_on,
    findings_page,
    ids_beginning,
    programme_named,
    programmes_page,
)
from tallystick.ledger.tally_tables import claim_summaries, stored_findings, stored_programmes
from tallystick.ledger.tallying import is_nearly_settled, is_tallied, tally_some, waits_little
from tallystick.model import Claim, Finding, Programme
from tallystick.model.page import Page

_TRIES = 3
_PATIENCE_SECONDS, _NO_END = 0.5, -1.0


@dataclass(frozen=True, slots=True)
class Tallies:
    """Findings and programmes as they are kept; `looking` gives one view of the ledger, `working` one transaction.

    `viewing` gives a view in which something may wait to be linked.
    """

    tallier: Tallier
    looking: Callable[[], AbstractContextManager[Connection]]
    viewing: Callable[[], AbstractContextManager[Connection]]
    working: Callable[[Callable[[Connection], bool]], bool]
    _one_at_a_time: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

    def settle(self, last: Step = Step.SHELVED, *, patience: float = _NO_END) -> None:
        """Tallies what waits, up to a step; mostly there is nothing to do.

        Where somebody else is at it for longer than the `patience` in seconds, that is left to them.
        """
        if not self._one_at_a_time.acquire(timeout=patience):
            return
        try:
            while self.working(lambda connection: tally_some(connection, self.tallier, last)):
                pass
        finally:
            self._one_at_a_time.release()

    def catch_up(self, *, waits_for_others: bool = True) -> None:
        """Links and tallies what waits, however much it is; or leaves it to others who are at it for half a second."""
        with self.looking() as connection:
            if is_tallied(connection, self.tallier):
                return  # and nobody waits for a writer's turn to find nothing to do
        self.settle(patience=_NO_END if waits_for_others else _PATIENCE_SECONDS)

    @contextmanager
    def look(self, *, as_it_is: bool = False) -> Iterator[Look]:
        """One view of the ledger in which nothing waits, for several questions; or `as_it_is`, where little waits."""
        with self.viewing() as connection:
            seen = glance(connection, self.tallier.rules)
            if seen.standing.settled or (as_it_is and _is_nearly_whole(connection, seen)):
                yield Look(connection, seen.standing)
                return
        with self._settled(Step.SHELVED) as connection:
            yield Look(connection, glance(connection, self.tallier.rules).standing)

    def standing(self) -> Standing:
        """How the ledger stands as it is; nothing is done about what waits."""
        with self.viewing() as connection:
            return glance(connection, self.tallier.rules).standing

    def state(self) -> str:
        """A short text that is another one whenever something was recorded or judged."""
        with self.look() as look:
            return look.standing.state

    def claims(self, filters: dict[str, str | None], sort: str, after: str | None, limit: int) -> Page[Claim]:
        """A page of the claims that have these values."""
        with self._settled(Step.LISTED) as connection:
            return claims_page(connection, filters, sort, after, limit)

    def documents(self, outlet: str | None, language: str | None, after: str | None, limit: int) -> Page[Listed]:
        """A page of the documents of an outlet and a language, or of all, by their ids."""
        with self._settled(Step.SHELVED) as connection:
            return documents_page(connection, outlet, language, after, limit)

    def findings(self) -> list[Finding]:
        """All findings on claims and programmes, the earliest document first."""
        with self._settled() as connection:
            return every_finding(connection)

    def some_findings(
        self,
        kind: str | None,
        category: str | None,
        sort: str,
        after: str | None,
        limit: int,
        *,
        without: Collection[str] = (),
        also: Sequence[Finding] = (),
    ) -> Page[Finding]:
        """A page of findings, without those of some ids, with others that are not kept here in their places."""
        with self._settled() as connection:
            page = findings_page(connection, kind, category, without, sort, after, limit)
        key, down = finding_keys(sort)
        chosen = [
            one for one in also if kind in (None, one.kind) and category in (None, one.told[0].mention.item.category)
        ]
        return merged(page, chosen, key, after, limit, down=down)

    def findings_on(self, claims: Collection[str], mentions: Collection[str]) -> list[Finding]:
        """The findings on some claims that one of some mentions shows."""
        with self._settled() as connection:
            return findings_on(connection, claims, mentions)

    def finding(self, name: str) -> Finding | None:
        """The finding of this id; None where there is none."""
        with self._settled() as connection:
            return finding_named(connection, name)

    def programmes(self) -> list[Programme]:
        """All programmes, in the order of their subjects."""
        with self._settled() as connection:
            return every_programme(connection)

    def some_programmes(
        self, category: str | None, recipient: str | None, after: str | None, limit: int
    ) -> Page[Programme]:
        """A page of programmes."""
        with self._settled() as connection:
            return programmes_page(connection, category, recipient, after, limit)

    def programme(self, name: str) -> Programme | None:
        """The programme of this id; None where there is none."""
        with self._settled() as connection:
            return programme_named(connection, name)

    def programmes_beginning(self, start: str, most: int) -> list[str]:
        """So many ids of programmes at most that begin so."""
        with self._settled() as connection:
            return ids_beginning(connection, stored_programmes.c.id, start, most)

    def findings_beginning(self, start: str, most: int) -> list[str]:
        """So many ids of kept findings at most that begin so."""
        with self._settled() as connection:
            return ids_beginning(connection, stored_findings.c.id, start, most)

    def claims_beginning(self, start: str, most: int) -> list[str]:
        """So many ids of claims at most that begin so."""
        with self._settled(Step.CLAIM) as connection:
            return ids_beginning(connection, claim_summaries.c.claim, start, most)

    def claim_of(self, mentions: Collection[str]) -> dict[str, str]:
        """The claims in which some mentions stand."""
        found: dict[str, str] = {}
        with self.looking() as connection:
            for part in some(sorted(mentions)):
                its = select(claim_mentions.c.mention, claim_mentions.c.claim).where(claim_mentions.c.mention.in_(part))
                found |= {row.mention: row.claim for row in connection.execute(its)}
        return found

    @contextmanager
    def keeping(self) -> Iterator[Keeping]:
        """Everything that stands, seen at one moment, a few things at a time."""
        with self._settled() as connection:
            yield Keeping(connection, is_tallied(connection, self.tallier))

    @contextmanager
    def _settled(self, last: Step = Step.SUBJECT) -> Iterator[Connection]:
        """One unchanging view in which nothing waits.

        Where others write all the time, or somebody else is about to tally the little that waits, it is the view of
        this moment, and that shows next time: a hundred readers would wait for each report that is posted.
        """
        for turn in range(_TRIES):
            with self.looking() as connection:
                if turn == _TRIES - 1 or is_tallied(connection, self.tallier, last):
                    yield connection
                    return
                patience = _PATIENCE_SECONDS if waits_little(connection) else _NO_END
            self.settle(last, patience=patience)


def _is_nearly_whole(connection: Connection, seen: Glance) -> bool:
    """Whether a view was made by the rules of this program, but for what little waits."""
    return seen.by_these_rules and (not seen.something_waits or is_nearly_settled(connection))
