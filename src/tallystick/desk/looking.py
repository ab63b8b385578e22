"""One look at a ledger for a page: what it asks for comes out of one view, by an index, and nothing else is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from tallystick.desk.digests import Digest, digests
from tallystick.desk.dismissals import dismissed, mentions_dismissed, undismissed
from tallystick.desk.once import once
from tallystick.exports.holdings import Holdings, gather
from tallystick.exports.scheduled import Due, scheduled
from tallystick.model import Claim, Entry, Finding, FindingKind, Judgement, Kept, Programme, Reading, Traced, Verdict
from tallystick.model.doubt import makes_doubtful
from tallystick.model.listed import Counted, ListedClaim, ListedOutlet, ListedReport, ListedVoice, Queued
from tallystick.model.page import Page
from tallystick.packs import Packs
from tallystick.reports.interface import Interface
from tallystick.reports.sentences import worded
from tallystick.reports.verdict_reasons import worded_programme
from tallystick.tally import origins
from tallystick.tally.findings import finding_id, in_order
from tallystick.words.fold import fold

if TYPE_CHECKING:
    from tallystick.ledger.citing import Cited
    from tallystick.ledger.look import Look as View
    from tallystick.ledger.state import Standing

Filters = dict[str, str | None]
_MOST_VALUES = 1_000
_MOST_DUE = 200
_MOST_PROGRAMMES = 20
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Counts:
    """What a ledger holds, in numbers; `reports_on` and `mentions_on` are those of its last day."""

    reports: int
    languages: int
    mentions: int
    claims: int
    findings: int
    reports_on: int
    mentions_on: int


class Look:
    """What one view of a ledger shows, in a language."""

    def __init__(self, view: View, packs: Packs, words: Interface) -> None:
        self._view = view
        self._packs = packs
        self._words = words

    @property
    def standing(self) -> Standing:
        """How the ledger stands in this view."""
        return self._view.standing

    @property
    def state(self) -> str:
        """Another text whenever something was recorded or judged."""
        return self._view.standing.state

    @once
    def last_day(self) -> date | None:
        """The day of the last report."""
        return self._view.last_day()

    @once
    def waiting(self) -> Counted:
        """How many mentions wait for a person, counted up to some hundreds."""
        return self._view.waiting()

    def queued(self, case: str, before: int, most: int) -> Queued:
        """So many mentions of the queue around one of them, some right before it; the head where it does not wait."""
        return self._view.queued(case, before, most)

    def evidence(self, mentions: Iterable[str]) -> Holdings:
        """Some mentions with the findings that one of them shows, and the evidence for what makes them doubtful."""
        wanted = set(mentions)
        findings = self.findings_on(self.claims_of(wanted), wanted)
        shown = {ref.id for one in findings if makes_doubtful(one.kind) for ref in one.mentions}
        return self._held(self._view.narrow((), wanted | shown), in_order(findings))

    def likely_categories(self, words: Collection[str]) -> tuple[Counter[str], Counter[str]]:
        """How often which category has things of a name with some folded words; and how often which has any."""
        alike = (kind for name, kind in self._view.things_called(words) if set(words) & set(fold(name).split()))
        often = {name: times for name, (_, times) in self._view.counted("category").items()}
        return Counter(alike), Counter(often)

    def last_entry(self) -> int:
        """The number of the last entry of the log; 0 where there is none."""
        return self._view.last_entry()

    def last_entries(self, most: int) -> list[Entry]:
        """So many entries from the end of the log, the first first."""
        return self._view.last_entries(most)

    def entries_on(self, mention: str) -> list[Entry]:
        """The entries of the log that are about a mention, the first first."""
        return self._view.entries_on(mention)

    @once
    def is_empty(self) -> bool:
        """Whether there is no report yet."""
        return self._view.total("reports") == 0

    def counts(self) -> Counts:
        """What the ledger holds, in numbers."""
        every, day = self._view.counted("all", 1).get("", (0, 0)), str(self.last_day or "")
        on_day = self._view.values("r.day", [day]).get(day, (0, 0))
        return Counts(
            reports=self._view.total("reports"),
            languages=self._view.how_many("r.tongue", _MOST_VALUES),
            mentions=every[1],
            claims=every[0],
            findings=sum(self.kinds().values()),
            reports_on=on_day[0],
            mentions_on=on_day[1],
        )

    def claims(
        self, filters: Filters | None = None, *, sort: str = "last", after: str | None = None, limit: int
    ) -> tuple[Page[ListedClaim], Counted]:
        """A page of claims as lists show them, and how many fit."""
        return self._view.claims(filters or {}, sort, after, limit)

    def claim_ids(
        self, filters: Filters | None = None, *, sort: str = "last", after: str | None = None, limit: int
    ) -> Page[str]:
        """The ids of such a page."""
        return self._view.claim_ids(filters or {}, sort, after, limit)

    def nearest(self, filters: Filters, figure: Decimal, *, among_last: int, most: int) -> list[str]:
        """The ids of claims that fit, were told last, and whose figures are nearest to one, the nearest first."""
        return self._view.nearest(filters, figure, among_last, most)

    def claims_for(
        self, recipient: str | None, filters: Filters, named: Callable[[str], str], *, among_last: int
    ) -> list[ListedClaim]:
        """Of the claims that fit and were told last those for a receiver, whatever it is called as `named` has it."""
        whole, wanted = recipient or "", named(recipient or "")
        told = self._view.receivers(filters, among_last)
        ids = [id for id, name in told if named(name or "") == wanted or (name and whole.startswith(name))]
        found = self._view.listed_claims(ids)
        return [found[id] for id in ids if named(found[id].claim.recipient or "") == wanted]

    def shown_of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """What findings show of some claims: contradicted, revised, alone."""
        return self._view.shown_of(set(ids))

    def some_claims(self, ids: Iterable[str]) -> dict[str, ListedClaim]:
        """Claims as lists show them, by their ids."""
        return self._view.listed_claims(set(ids))

    def claims_of(self, mentions: Iterable[str]) -> set[str]:
        """The claims in which some mentions stand."""
        return set(self._view.claim_of(set(mentions)).values())

    def claim_by_mention(self, mentions: Iterable[str]) -> dict[str, str]:
        """Of some mentions those that stand in a claim, each with it."""
        return self._view.claim_of(set(mentions))

    def mentions_of(self, claim: str) -> list[str]:
        """The ids of the mentions of a claim."""
        return self._view.mentions_of(claim)

    def judgements(self, claim: str) -> list[Judgement]:
        """Why each mention of a claim stands in it."""
        return self._view.judgements(claim)

    def claim_now(self, name: str) -> str | None:
        """The claim that stands for a claim or mention of this id."""
        return self._view.claim_now(name)

    def all_claims(self) -> int:
        """How many claims there are."""
        return self._view.total("all")

    def statuses(self) -> dict[str, int]:
        """The statuses of claims with how many have them."""
        return {name: total for name, (total, _) in self._view.counted("status").items()}

    def categories(self) -> list[str]:
        """The categories of claims, the most frequent some hundreds of them."""
        return sorted(self._view.counted("category"))

    def languages(self) -> list[str]:
        """The languages of reports."""
        return sorted(code for code in self._view.counted("r.tongue") if code)

    def reports(
        self, *, outlet: str | None = None, language: str | None = None, after: str | None = None, limit: int
    ) -> tuple[Page[ListedReport], int]:
        """A page of reports, the latest first, and how many fit."""
        return self._view.reports(outlet, language, after, limit)

    def voices(self, after: str | None, limit: int) -> tuple[Page[ListedVoice], Counted]:
        """A page of sources, those with more claims first, and how many there are."""
        return self._view.voices(after, limit), self._some("says")

    def outlets(self, after: str | None, limit: int) -> tuple[Page[ListedOutlet], Counted]:
        """A page of outlets, those with more reports first, and how many there are."""
        return self._view.outlets(after, limit), self._some("r.outlet")

    def _some(self, name: str) -> Counted:
        number = self._view.how_many(name, _MOST_VALUES + 1)
        return Counted(min(number, _MOST_VALUES), number <= _MOST_VALUES)

    def kinds(self) -> dict[FindingKind, int]:
        """How many findings of each kind there are, without those that people dismissed."""
        found = {FindingKind(name): total for name, (total, _) in self._view.counted("finding").items()}
        for one in self._dismissed_here:
            found[one.kind] -= 1
        return {kind: total for kind, total in found.items() if total > 0}

    def findings(
        self,
        kinds: Sequence[FindingKind],
        *,
        category: str | None = None,
        after: str | None = None,
        limit: int,
        brief: bool = False,
    ) -> Page[Finding]:
        """A page of the findings of some kinds and a category, kind after kind, the latest of each first.

        `brief` ones have no more of their mentions than their sentence tells of, and the ids of a few to be quoted.
        """
        first, _, cursor = (after or "").partition(":")
        named = {str(kind): place for place, kind in enumerate(kinds)}
        start = named.get(first, 0)
        here = cursor if first in named and cursor else None
        found: list[Finding] = []
        for place, kind in enumerate(kinds[start:], start):
            page = self._of_kind(kind, category, here, limit - len(found), brief=brief)
            found += [worded(one, self._words) for one in page]
            here = None
            if page.next is not None:
                return Page(found, f"{kind}:{page.next}")
            if len(found) >= limit:
                follows = next((one for one in kinds[place + 1 :] if self._of_kind(one, category, None, 1)), None)
                return Page(found, f"{follows}:" if follows else None)
        return Page(found)

    def _of_kind(
        self, kind: FindingKind, category: str | None, after: str | None, limit: int, *, brief: bool = False
    ) -> Page[Finding]:
        return self._view.findings(kind, category, [one.id for one in self._dismissed_here], after, limit, brief=brief)

    @property
    def dismissed(self) -> int:
        """How many dismissals stand."""
        return sum(entry.stands for entry in self._dismissals)

    @once
    def _dismissals(self) -> list[Entry]:
        return self._view.dismissals()

    @once
    def _dismissed_here(self) -> list[Finding]:
        """The findings that are kept and were dismissed."""
        log = self._dismissals
        if not log:
            return []
        claim_of = self._view.claim_of(mentions_dismissed(log))
        names = {finding_id(kind, sorted(claims)) for kind, claims in dismissed(claim_of, log) if kind is not None}
        return [one for name in sorted(names) if (one := self._view.finding(name)) is not None]

    def _standing(self, found: list[Finding]) -> list[Finding]:
        log = self._dismissals
        if not log or not found:
            return found
        told = mentions_dismissed(log) | {ref.id for one in found for ref in one.mentions}
        return undismissed(found, self._view.claim_of(told), log)

    def findings_on(self, claims: Collection[str], mentions: Collection[str], *, brief: bool = False) -> list[Finding]:
        """The findings on some claims that one of some mentions shows; `brief` ones tell a few of very many."""
        is_brief = brief and not self._dismissals  # what was dismissed is known by the claims of all its mentions
        found = self._standing(self._view.findings_on(claims, mentions, brief=is_brief))
        return [worded(one, self._words) for one in found]

    def verdicts(self) -> dict[Verdict, int]:
        """The verdicts of programmes with how many have them."""
        return {Verdict(name): total for name, (total, _) in self._view.counted("verdict").items()}

    def programmes(
        self, filters: Filters | None = None, *, sort: str = "place", after: str | None = None, limit: int
    ) -> Page[Programme]:
        """A page of the programmes that fit, by category and receiver ("place") or those behind first ("rank")."""
        page = self._view.programmes(filters or {}, sort, after, limit)
        return page.each(lambda one: worded_programme(one, self._words))

    def programme(self, name: str) -> Programme | None:
        """The programme of this id."""
        found = self._view.programme(name)
        return None if found is None else worded_programme(found, self._words)

    def programmes_with(self, claim: str) -> list[Programme]:
        """Some programmes that count a claim."""
        return [worded_programme(one, self._words) for one in self._view.programmes_with(claim, _MOST_PROGRAMMES)]

    def due(self, first: date | None, most: int) -> tuple[list[Due], str]:
        """What is due on a day and behind it, by its days: about so many entries, and the last day where more follow.

        Of a day with very many entries the first some hundreds are told.
        """
        told = self._view.due(first, most + 1)
        following = ""
        if len(told) > most:
            whole = [one for one in told if one[0] != told[-1][0]]
            told = whole or self._view.due(first, _MOST_DUE)
            following = told[-1][0]
        days = [(day, [source for _, source in some]) for day, some in groupby(told, key=lambda one: one[0])]
        claims = {source[1:] for _, some in days for source in some if source[0] == "c"}
        reports = {source[1:] for _, some in days for source in some if source[0] == "r"}
        shown = {day for day, _ in days}
        found = scheduled(self._held(_both(self._view.narrow(claims, ()), self._view.whole_reports(reports))))
        return sorted((one for one in found if str(one.end) in shown), key=lambda one: (one.end, one.key)), following

    def due_before(self, day: date) -> Counted:
        """How much was due before a day."""
        number = self._view.due_before(day, _MOST_VALUES + 1)
        return Counted(min(number, _MOST_VALUES), number <= _MOST_VALUES)

    def holdings(
        self,
        claims: Iterable[str] = (),
        findings: Sequence[Finding] = (),
        programmes: Sequence[Programme] = (),
    ) -> Holdings:
        """What stands of some claims, findings and programmes, with the evidence for these and no other.

        The claims of findings and programmes are there as lists show them, without their mentions.
        """
        whole = set(claims)
        mentions = {ref.id for one in findings for ref in one.mentions}
        mentions |= {ref.id for one in programmes for part in one.readings for ref in part.mentions}
        mentions |= {ref.id for one in programmes for part in one.not_compared for ref in part.mentions}
        kept = self._view.narrow(whole, mentions, [told for one in findings for told in one.told])
        beside = {one.id for one in kept.linked} | {
            name for one in programmes for part in one.readings for name in part.claims
        }
        light = [one.claim for _, one in sorted(self._view.listed_claims(beside - whole).items())]
        every = sorted((*kept.claims, *light), key=lambda one: one.id)
        return self._held(Kept(kept.held, tuple(every), kept.linked), findings, programmes)

    def cited(self, mentions: Iterable[str]) -> dict[str, Cited]:
        """Some mentions in their sentences with the places of their words, as far as they stand in claims."""
        return self._view.cited(set(mentions), self._packs.abbreviations)

    def around(self, name: str, *, texts: bool = True) -> Holdings | None:
        """A claim or a programme with everything that concerns it; None where neither has this id."""
        found = self.programme(name)
        if found is None and name != self.claim_now(name):
            return None
        programmes = [] if found is None else [found]
        own = {name} if found is None else {claim for reading in found.readings for claim in reading.claims}
        findings = self.findings_on(own, [mention for claim in sorted(own) for mention in self.mentions_of(claim)])
        beside = self.claims_of(ref.id for one in findings for ref in one.mentions)
        return replace(self.holdings(own | beside, in_order(findings), programmes), texts=texts)

    def each_claim(self, filters: Filters) -> Iterator[list[str]]:
        """The ids of all claims that fit, in their order, some hundreds at a time."""
        after: str | None = None
        while True:
            page = self._view.claim_ids(filters, "id", after, _AT_ONCE)
            yield list(page)
            after = page.next
            if after is None:
                return

    def whole_claims(self, ids: Iterable[str]) -> list[Claim]:
        """Claims with the names of their mentions, by their ids."""
        return self._view.whole_claims(set(ids))

    def origins(self, after: str | None, limit: int) -> Page[Traced]:
        """A page of the utterances that claims go back to, by their ids."""
        linked, ids, following = self._view.origins(after, limit)
        wanted = set(ids)
        return Page(sorted((one for one in origins(linked) if one.id in wanted), key=lambda one: one.id), following)

    def readings(self, after: str | None, limit: int) -> Page[Reading]:
        """A page of the current readings, in the order of their documents' ids."""
        return self._view.readings(after, limit)

    def latest_findings(
        self, kind: FindingKind | None, after: str | None, most: int, *, category: str | None = None
    ) -> Page[Finding]:
        """A page of `brief` findings, the latest first, of one kind and category where that is asked."""
        page = self._view.findings(kind, category, [one.id for one in self._dismissed_here], after, most, brief=True)
        return page.each(lambda one: worded(one, self._words))

    def claim_digests(self, claims: Collection[str]) -> dict[str, Digest]:
        """What feeds tell of some claims."""
        return self._digests(self._view.mentions_by_claim(claims))

    def finding_digests(self, findings: Collection[str]) -> dict[str, Digest]:
        """What feeds tell of some findings."""
        return self._digests(self._view.mentions_by_finding(findings))

    def _digests(self, things: Mapping[str, Collection[str]]) -> dict[str, Digest]:
        stated = self._view.stated({name for ids in things.values() for name in ids})
        return digests(things, stated, lambda ids: self._view.sentences(ids, self._packs.abbreviations))

    def report(self, name: str) -> tuple[str, Holdings] | None:
        """The id that a report has now, and the report with everything that it tells; None where there is none."""
        found = self._view.report_named(name)
        return None if found is None else (found[1], self._held(self._view.whole_reports([found[0]])))

    def _held(self, kept: Kept, findings: Iterable[Finding] = (), programmes: Iterable[Programme] = ()) -> Holdings:
        return gather(kept, findings, programmes, self._packs.abbreviations, language=self._words.code)


def _both(one: Kept, other: Kept) -> Kept:
    """What two parts of a ledger hold together; of a report that is in both, the whole."""
    held = {of.reading.document.id: of for of in (*one.held, *other.held)}
    linked = {of.id: of for of in (*other.linked, *one.linked)}
    return Kept(tuple(held[name] for name in sorted(held)), one.claims, tuple(linked[name] for name in sorted(linked)))
