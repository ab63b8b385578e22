"""One look at the ledger: lists, counts and single things out of one unchanging view, each by an index."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, func, select

from tallystick.ledger.among import among
from tallystick.ledger.citing import Cited, cited
from tallystick.ledger.claim_choice import total
from tallystick.ledger.claim_lists import ids_page, listed_page, nearest, receivers, shown_of
from tallystick.ledger.claims_read import some_claims
from tallystick.ledger.doubtful import MOST_COUNTED, how_many_from, queued, things_called
from tallystick.ledger.judged import standing_judgements
from tallystick.ledger.log_entries import entries_by, entries_of, last_number, numbers_about
from tallystick.ledger.narrow import narrow, origins_page, whole_reports
from tallystick.ledger.paging import page_of
from tallystick.ledger.redirecting import claim_now
from tallystick.ledger.report_lists import last_day, reports_page
from tallystick.ledger.showing import Abbreviations
from tallystick.ledger.state import Standing
from tallystick.ledger.stating import Stated, mentions_of, sentences_of, stated
from tallystick.ledger.tables import claim_mentions, document_ids, documents
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_read import (
    finding_mentions,
    finding_named,
    findings_on,
    findings_page,
    listed_claims_of,
    programme_named,
    programmes_listed,
    programmes_with,
)
from tallystick.ledger.tally_tables import due_days
from tallystick.ledger.voice_lists import counted, counts_of, how_many, outlets_page, voices_page
from tallystick.model import (
    Action,
    Claim,
    Entry,
    Finding,
    Judgement,
    Kept,
    Linked,
    Programme,
    Reading,
    Told,
)
from tallystick.model.listed import Counted, ListedClaim, ListedOutlet, ListedReport, ListedVoice, Queued
from tallystick.model.page import Page

_CLAIM_OF = select(claim_mentions.c.claim, claim_mentions.c.mention).where(among(claim_mentions.c.mention, "mentions"))
MOST_VALUES = 200
"""So many statuses, categories, languages are offered as filters, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one view of the ledger shows."""

    connection: Connection
    standing: Standing

    def last_day(self) -> date | None:
        """The day of the last report."""
        return last_day(self.connection)

    def total(self, name: str, value: str = "") -> int:
        """How many rows of a kind have a value."""
        return total(self.connection, name, value)

    def counted(self, name: str, most: int = MOST_VALUES) -> dict[str, tuple[int, int]]:
        """The values of a kind with their counts, the most frequent first."""
        return counted(self.connection, name, most)

    def values(self, name: str, values: Collection[str]) -> dict[str, tuple[int, int]]:
        """Some values of a kind with their counts."""
        return counts_of(self.connection, name, values)

    def how_many(self, name: str, most: int) -> int:
        """How many values of a kind there are, counted up to so many."""
        return how_many(self.connection, name, most)

    def waiting(self) -> Counted:
        """How many mentions wait for a person, counted up to some hundreds."""
        return how_many_from(self.connection, None, MOST_COUNTED)

    def queued(self, case: str, before: int, most: int) -> Queued:
        """So many mentions of the queue around one of them, some right before it; the head where it does not wait."""
        return queued(self.connection, case, before, most)

    def things_called(self, words: Collection[str]) -> list[tuple[str, str]]:
        """The things with their categories of the latest claims that have one of some folded words."""
        return things_called(self.connection, words)

    def claims(
        self, filters: dict[str, str | None], sort: str, after: str | None, limit: int
    ) -> tuple[Page[ListedClaim], Counted]:
        """A page of claims as lists show them, and how many fit."""
        return listed_page(self.connection, filters, sort, after, limit)

    def claim_ids(self, filters: dict[str, str | None], sort: str, after: str | None, limit: int) -> Page[str]:
        """The ids of a page of claims."""
        return ids_page(self.connection, filters, sort, after, limit)

    def nearest(self, filters: dict[str, str | None], figure: Decimal, among_last: int, most: int) -> list[str]:
        """Of the claims that fit and were told last those whose figures are nearest to one."""
        return nearest(self.connection, filters, figure, among_last, most)

    def receivers(self, filters: dict[str, str | None], limit: int) -> list[tuple[str, str | None]]:
        """The ids of the claims that fit and were told last, each with the beginning of whom it is for."""
        return receivers(self.connection, filters, limit)

    def shown_of(self, ids: Collection[str]) -> dict[str, list[str]]:
        """What findings show of some claims, by the words with which one chooses such claims alone."""
        return shown_of(self.connection, ids)

    def listed_claims(self, ids: Collection[str]) -> dict[str, ListedClaim]:
        """Claims as lists show them, by their ids."""
        return listed_claims_of(self.connection, ids)

    def whole_claims(self, ids: Collection[str]) -> list[Claim]:
        """Claims with the names of their mentions, by their ids."""
        return [claim for part in some(sorted(ids)) for claim in some_claims(self.connection, part)]

    def claim_now(self, name: str) -> str | None:
        """The claim that stands for a claim or mention of this id."""
        return claim_now(self.connection, name)

    def reports(
        self, outlet: str | None, language: str | None, after: str | None, limit: int
    ) -> tuple[Page[ListedReport], int]:
        """A page of reports, the latest first, and how many fit."""
        return reports_page(self.connection, outlet, language, after, limit)

    def voices(self, after: str | None, limit: int) -> Page[ListedVoice]:
        """A page of sources."""
        return voices_page(self.connection, after, limit)

    def outlets(self, after: str | None, limit: int) -> Page[ListedOutlet]:
        """A page of outlets."""
        return outlets_page(self.connection, after, limit)

    def findings(
        self,
        kind: str | None,
        category: str | None,
        without: Collection[str],
        after: str | None,
        limit: int,
        *,
        brief: bool = False,
    ) -> Page[Finding]:
        """A page of the findings of a kind and a category, or of all, the latest first; `brief` as `findings_page`."""
        return findings_page(self.connection, kind, category, without, "last", after, limit, brief=brief)

    def findings_on(self, claims: Collection[str], mentions: Collection[str], *, brief: bool = False) -> list[Finding]:
        """The findings on some claims that one of some mentions shows."""
        return findings_on(self.connection, claims, mentions, brief=brief)

    def finding(self, name: str) -> Finding | None:
        """The finding of this id."""
        return finding_named(self.connection, name)

    def programmes(self, filters: dict[str, str | None], sort: str, after: str | None, limit: int) -> Page[Programme]:
        """A page of programmes, sorted by "place" (category and receiver) or "rank" (those behind first)."""
        return programmes_listed(self.connection, filters, sort, after, limit)

    def programme(self, name: str) -> Programme | None:
        """The programme of this id."""
        return programme_named(self.connection, name)

    def programmes_with(self, claim: str, most: int) -> list[Programme]:
        """Some programmes that count a claim."""
        return programmes_with(self.connection, claim, most)

    def due(self, first: date | None, most: int) -> list[tuple[str, str]]:
        """The claims and reports by which something is due on a day or behind it: days with `c` or `r` and an id."""
        wanted = select(due_days.c.end, due_days.c.source).order_by(due_days.c.end, due_days.c.source)
        if first is not None:
            wanted = wanted.where(due_days.c.end >= str(first))
        return [(row.end, row.source) for row in self.connection.execute(wanted.limit(most))]

    def due_before(self, day: date, most: int) -> int:
        """How much was due before a day, counted up to so many."""
        some_due = select(due_days.c.end).where(due_days.c.end < str(day)).limit(most).subquery()
        return self.connection.execute(select(func.count()).select_from(some_due)).scalar_one()

    def narrow(self, claims: Collection[str], mentions: Collection[str], known: Collection[Told] = ()) -> Kept:
        """Some claims whole, and some mentions, with their reports as far as these go; `known` is not read again."""
        return narrow(self.connection, claims, mentions, known)

    def whole_reports(self, keys: Collection[str]) -> Kept:
        """Some reports with their readings, and what they tell in claims."""
        return whole_reports(self.connection, keys)

    def report_named(self, name: str) -> tuple[str, str] | None:
        """The key of the report that has this id or had it, and the id that it has now."""
        its = select(documents.c.key, documents.c.id).join(document_ids, document_ids.c.document == documents.c.key)
        row = self.connection.execute(its.where(document_ids.c.id == name)).first()
        return None if row is None else (row.key, row.id)

    def claim_of(self, mentions: Collection[str]) -> dict[str, str]:
        """The claims in which some mentions stand."""
        found: dict[str, str] = {}
        for part in some(sorted(mentions)):
            found |= {mention: claim for claim, mention in self.connection.execute(_CLAIM_OF, {"mentions": part})}
        return found

    def mentions_of(self, claim: str) -> list[str]:
        """The ids of the mentions of a claim."""
        return mentions_of(self.connection, [claim]).get(claim, [])

    def mentions_by_claim(self, claims: Collection[str]) -> dict[str, list[str]]:
        """The ids of the mentions of some claims, by these."""
        return mentions_of(self.connection, claims)

    def mentions_by_finding(self, findings: Collection[str]) -> dict[str, list[str]]:
        """The ids of the mentions that show some findings, by these."""
        return finding_mentions(self.connection, findings)

    def stated(self, mentions: Collection[str]) -> dict[str, Stated]:
        """Who states some mentions and when."""
        return stated(self.connection, mentions)

    def sentences(self, mentions: Collection[str], abbreviations: Abbreviations) -> dict[str, str]:
        """The sentences in which the figures of some mentions stand."""
        return sentences_of(self.connection, mentions, abbreviations)

    def cited(self, mentions: Collection[str], abbreviations: Abbreviations) -> dict[str, Cited]:
        """Some mentions in their sentences with the places of their words, as far as they stand in claims."""
        return cited(self.connection, mentions, abbreviations)

    def judgements(self, claim: str) -> list[Judgement]:
        """Why each mention of a claim stands in it."""
        return list(standing_judgements(self.connection, claim))

    def origins(self, after: str | None, limit: int) -> tuple[list[Linked], list[str], str | None]:
        """The claims of a page of origins as far as their mentions go back to these; their ids, and the cursor."""
        return origins_page(self.connection, after, limit)

    def readings(self, after: str | None, limit: int) -> Page[Reading]:
        """A page of the current readings, in the order of their documents' ids."""
        wanted = select(documents.c.key, documents.c.id)
        rows, following = page_of(self.connection, wanted, (documents.c.id,), after, limit, down=False)
        held = whole_reports(self.connection, [row.key for row in rows]).held
        return Page(sorted((one.reading for one in held), key=lambda one: one.document.id), following)

    def dismissals(self) -> list[Entry]:
        """The entries of the log by which people dismissed findings."""
        return entries_by(self.connection, Action.DISMISS)

    def last_entry(self) -> int:
        """The number of the last entry of the log; 0 where there is none."""
        return last_number(self.connection)

    def last_entries(self, most: int) -> list[Entry]:
        """So many entries from the end of the log, the first first."""
        last = last_number(self.connection)
        return entries_of(self.connection, range(max(1, last - most + 1), last + 1))

    def entries_on(self, mention: str) -> list[Entry]:
        """The entries of the log that are about a mention, the first first."""
        return entries_of(self.connection, numbers_about(self.connection, mention))
