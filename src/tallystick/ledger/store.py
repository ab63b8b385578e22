"""The ledger: one file, or one PostgreSQL database, that keeps what was read.

Whatever `post` has returned for is on the disk, whole; what it has not returned
for is not there at all. Posting again what is there changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import SingletonThreadPool

from tallystick.contract.claims import claim_object
from tallystick.contract.encode import Json
from tallystick.errors import LedgerError
from tallystick.ledger.backup import BackedUp, back_up, restore
from tallystick.ledger.claims_read import every_claim, some_claims
from tallystick.ledger.dumping import dump_lines
from tallystick.ledger.editions import every_edition
from tallystick.ledger.faults import told
from tallystick.ledger.handing_over import KeptDocument, document_keys, handed_over
from tallystick.ledger.handing_over_log import KeptEntry, log_handed_over
from tallystick.ledger.holding import current_readings, every_held, read_again
from tallystick.ledger.judged import standing_judgements
from tallystick.ledger.line import Line
from tallystick.ledger.linker import ALONE, Linker
from tallystick.ledger.log_entries import entries, entries_by, entries_of, last_number, numbers_about
from tallystick.ledger.merging import Taken, take
from tallystick.ledger.merging_log import TakenLog, take_entries
from tallystick.ledger.opening import WRITING, opened
from tallystick.ledger.outcome import outcome
from tallystick.ledger.past import Moment, remember
from tallystick.ledger.posting import Posted, post
from tallystick.ledger.purging import purge
from tallystick.ledger.redirecting import claim_now, claims_beginning, mentions_beginning
from tallystick.ledger.reviewing import review
from tallystick.ledger.running import Counts, counts, ready
from tallystick.ledger.scrubbing import scrub
from tallystick.ledger.search_filling import (
    SEVERAL,
    LemmasOf,
    languages_searched,
    missing,
    refill,
    retold,
    searched_in,
    unlemmatised,
)
from tallystick.ledger.searching import Found, find
from tallystick.ledger.showing import (
    Abbreviations,
    Listed,
    Quoted,
    ShownClaim,
    ShownDocument,
    every_document,
    quotes_of,
    shown_claim,
    shown_document,
)
from tallystick.ledger.stored import Stored, places, stored_at
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tallies import Tallies
from tallystick.ledger.told_read import every_linked, some_linked
from tallystick.ledger.trying import Draft, drafted
from tallystick.ledger.unscrubbed import scrubbed, unscrubbed
from tallystick.ledger.verifying import Verified, verify
from tallystick.ledger.waiting import is_waiting, link_waiting, wait_all
from tallystick.ledger.watches.store import Watches
from tallystick.ledger.writers import alone, beside_others
from tallystick.model import Action, Claim, Deed, Edition, Entry, Judgement, Kept, Linked, Reading
from tallystick.model.page import Page
from tallystick.model.trial import Trial

Made = TypeVar("Made")
_TRIES = 5
# After so many reports of a row what waits is linked, so that it does not pile up.
_LINKED_EVERY = 1_000
_COLLISIONS = ("40001", "40P01")  # serialization failure, deadlock


def now() -> datetime:
    """The time by which the ledger records, unless it is given another clock."""
    return datetime.now(UTC)


def _met_another_writer(problem: DBAPIError) -> bool:
    """Whether PostgreSQL gave up because another writer was at the same rows this very moment."""
    return isinstance(problem, IntegrityError) or getattr(problem.orig, "sqlstate", None) in _COLLISIONS


class Ledger:
    """Documents, their versions and readings, and the claims that these make together."""

    def __init__(
        self,
        engine: Engine,
        name: str,
        clock: Callable[[], datetime] = now,
        linker: Linker = ALONE,
        lemmas_of: LemmasOf = unlemmatised,
    ) -> None:
        self.name = name
        self._lemmas_of = lemmas_of
        self._linker = linker
        self._engine = engine
        self._clock = clock
        self._since_linked: int | None = None
        self._is_searchable = False
        self._line = Line()

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = True,
        clock: Callable[[], datetime] = now,
        linker: Linker = ALONE,
        lemmas_of: LemmasOf = unlemmatised,
    ) -> Self:
        """The ledger in a file or behind a PostgreSQL URL; without `create` it must be there already."""
        ledger = cls(*opened(path, create=create), clock, linker, lemmas_of)
        ledger._finish_erasing()
        return ledger

    @property
    def engine(self) -> Engine:
        """The way to the store, for what is kept beside the ledger."""
        return self._engine

    @property
    def clock(self) -> Callable[[], datetime]:
        """The clock by which the ledger records."""
        return self._clock

    def close(self) -> None:
        """Lets go of the store."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets go of the store."""
        self.close()

    def post(self, reading: Reading) -> Posted:
        """Records a reading, links its mentions, and returns when all of it is safe."""
        return self._of_a_row(partial(self._posted, reading=reading))

    def post_many(self, readings: Iterable[Reading]) -> Iterator[Posted]:
        """Posts one reading after the other as the results are asked for; each is safe when its result is there."""
        with self.several():
            yield from map(self.post, readings)

    @contextmanager
    def several(self) -> Iterator[None]:
        """While it lasts, what is posted waits to be linked: that is done every thousand reports, and at the end.

        Where it breaks off, by a fault, or because somebody interrupts it or wants no more, what waits is left to
        whoever looks next.
        """
        with self._in_a_row():
            yield
        self.link()

    def link(self, *, anew: bool = False) -> None:
        """Links whatever waits to be linked, as reading a ledger does by itself; or judges every mention `anew`."""
        if anew:
            self._tried(self._let_all_wait)
        while self._tried(self._link_some):
            pass

    def stored(self) -> Iterator[Stored]:
        """Every text that is kept, with the last reading of it; each is looked up when it is asked for."""
        with self._viewing() as connection:
            kept = places(connection)
        for place in kept:
            with self._viewing() as connection:
                found = list(stored_at(connection, place))
            yield from found

    def reread(self, reading: Reading) -> Posted:
        """Records a reading of a text that is kept, so that it counts from now on."""
        return self._of_a_row(partial(self._posted, reading=reading, again=True))

    def merge(self, other: Ledger) -> Iterator[Taken]:
        """Takes everything of another ledger in: each document, then the review log; safe when its result is there."""
        with other._viewing() as connection:
            keys = document_keys(connection)
        with self.several():
            for key in keys:
                with other._viewing() as connection:
                    kept = handed_over(connection, key)
                yield self._of_a_row(partial(self._take, kept=kept))
        with other._viewing() as connection:
            theirs = log_handed_over(connection)
        taken = self._tried(partial(self._take_log, theirs))
        self.link()
        if taken.purged:
            self._scrub()
        yield Taken(None, None, taken.conflicts)

    def claims_after(self, made: Iterable[Reading]) -> list[Claim]:
        """The claims as they would be with these readings; nothing is changed."""
        with told(self.name), self._turn(), self._engine.connect().execution_options(**WRITING) as connection:
            with connection.begin() as trial:
                beside_others(connection)
                with self._in_a_row():
                    for reading in made:
                        self._posted(connection, reading, again=True)
                while link_waiting(connection, self._linker, self._now()):
                    pass
                claims = list(every_claim(connection))
                trial.rollback()
            return claims

    def claims(self) -> Iterator[Claim]:
        """All claims that stand, by their ids."""
        with self._reading() as connection:
            yield from every_claim(connection)

    def linked(self) -> list[Linked]:
        """All claims that stand with their mentions whole, by their ids: what findings and tallies are made of."""
        with self._reading() as connection:
            return every_linked(connection)

    def editions(self) -> list[list[Edition]]:
        """The versions of each document that was changed at its address, with what they state."""
        with self._reading() as connection:
            return list(every_edition(connection))

    def claim_objects(self) -> Iterator[Json]:
        """All claims that stand, as `claims --json` writes them."""
        return map(claim_object, self.claims())

    def documents(self) -> Iterator[Listed]:
        """All documents, by their ids."""
        with self._reading() as connection:
            yield from every_document(connection)

    def readings(self) -> Iterator[Reading]:
        """The current reading of every document, exactly as it was posted, by the documents' ids."""
        with self._reading() as connection:
            yield from map(read_again, connection.execute(current_readings()))

    def kept(self) -> Kept:
        """Everything that stands, seen at one moment: what exports are made of."""
        with self._reading() as connection:
            return Kept(tuple(every_held(connection)), tuple(every_claim(connection)), tuple(every_linked(connection)))

    def show(self, name: str, abbreviations: Abbreviations = lambda language: ()) -> ShownClaim | ShownDocument | None:
        """The claim, the claim of the mention, or the document of this id; None where there is none.

        `abbreviations` gives those of a language, so that no quoted sentence ends at one.
        """
        with self._reading() as connection:
            return shown_claim(connection, name, abbreviations) or shown_document(connection, name, abbreviations)

    def search(
        self,
        words: str,
        language: str | None = None,
        most: int = 20,
        abbreviations: Abbreviations = lambda language: (),
        *,
        quoted: bool = True,
    ) -> Found:
        """The documents that hold the words in whatever form, best first; any string is a query.

        What they state in the sentences that are shown comes with them where it is to be `quoted`.
        """
        if not self._is_searchable:
            self._catch_up()
        with self._reading() as connection:
            searched = searched_in(connection)
            if not retold(connection, searched, self._lemmas_of):
                known = [row.language for row in searched]
                return find(connection, words, known, self._lemmas_of, language, most, abbreviations, quoted=quoted)
        self._catch_up()
        with self._reading() as connection:
            known = languages_searched(connection)
            return find(connection, words, known, self._lemmas_of, language, most, abbreviations, quoted=quoted)

    def languages(self) -> list[str]:
        """The languages of the documents that can be found, read by the index."""
        with self._viewing() as connection:
            return [language for language in languages_searched(connection) if language is not None]

    def quotes(self, mentions: Collection[str], abbreviations: Abbreviations = lambda language: ()) -> list[Quoted]:
        """The current mentions of these ids with their sentences, in the order of documents and places."""
        with self._reading() as connection:
            return list(quotes_of(connection, mentions, abbreviations))

    def judgements(self, claim: str) -> list[Judgement]:
        """Why each mention of a claim stands in it, by the judgements that hold now."""
        with self._reading() as connection:
            return list(standing_judgements(connection, claim))

    def review(self, deed: Deed, *, by: str, why: str | None = None, seen: int | None = None) -> Entry:
        """Writes down what a person judged, carries it out, and returns its entry when all of it is safe.

        `seen` is the number of the last entry that the person knew: where a later one is about the same mentions,
        nothing is done, and StaleError names it.
        """
        self._settle()
        number = self._tried(lambda: self._review(deed, by, why, seen))
        return self.entry(number)

    def trial(self, deed: Deed, tallier: Tallier, dismissed: Collection[str] = ()) -> Trial:
        """What a judgement would change; nothing is changed. `dismissed` are mentions whose claims are told, too."""
        self._settle()

        def work() -> Trial:
            with ExitStack() as views:
                draft, view = self._drafted(deed, tallier, dismissed, views)
                return outcome(view, draft, tallier)

        return self._tried(work)

    def _drafted(
        self, deed: Deed, tallier: Tallier, dismissed: Collection[str], views: ExitStack
    ) -> tuple[Draft, Connection]:
        """What a deed would change but for programmes, with a view of the ledger from the very same moment."""
        view = None
        with self._turn(), self._engine.connect().execution_options(**WRITING) as connection, connection.begin() as one:
            alone(connection)
            try:
                draft = drafted(connection, deed, self._now(), self._linker, tallier, dismissed)
                if not isinstance(self._engine.pool, SingletonThreadPool):  # a ledger in memory has one connection
                    view = views.enter_context(self._viewing())
                    last_number(view)  # what is asked first fixes what is seen
            finally:
                one.rollback()
        return draft, view or views.enter_context(self._viewing())

    def last_entry(self) -> int:
        """The number of the last entry of the log; 0 where there is none."""
        with self._viewing() as connection:
            return last_number(connection)

    def last_entries(self, most: int) -> list[Entry]:
        """So many entries from the end of the log, the first first."""
        with self._viewing() as connection:
            last = last_number(connection)
            return entries_of(connection, range(max(1, last - most + 1), last + 1))

    def dismissals(self) -> list[Entry]:
        """The entries of the log by which people dismissed findings, whether or not they stand."""
        with self._viewing() as connection:
            return entries_by(connection, Action.DISMISS)

    def entries_on(self, mention: str) -> list[Entry]:
        """The entries of the log that are about a mention, the first first."""
        with self._viewing() as connection:
            return entries_of(connection, numbers_about(connection, mention))

    def purge(self, document: str, *, by: str, why: str) -> Entry:
        """Removes a document and all its words, for good, and returns the entry that stays of it."""

        def work() -> int:
            with self._writing() as connection:
                alone(connection)
                recorded = self._clock().isoformat()
                return purge(connection, document, by=by, why=why, recorded=recorded, linker=self._linker)

        number = self._tried(work)
        self._scrub()
        return self.entry(number)

    def ready(self) -> str:
        """The schema of the store, if it is reached and has the one of this program; else LedgerError."""
        with self._viewing() as connection:
            return ready(connection, self.name)

    def counts(self) -> Counts:
        """How far the ledger has come and what waits, found without reading its tables."""
        with self._viewing() as connection:
            return counts(connection)

    def log(self) -> list[Entry]:
        """What people judged, the first entry first."""
        with self._reading() as connection:
            return entries(connection)

    def entries_after(self, number: int, most: int) -> Page[Entry]:
        """So many entries of the log from behind a number on, the first first."""
        with self._viewing() as connection:
            last = last_number(connection)
            end = min(last, number + most)
            return Page(entries_of(connection, range(number + 1, end + 1)), str(end) if end < last else None)

    def entries_before(self, number: int | None, most: int) -> tuple[list[Entry], int]:
        """So many entries of the log, the last first, from before a number where one is given; and how many all are."""
        with self._viewing() as connection:
            last = last_number(connection)
            end = last if number is None else min(last, number - 1)
            return entries_of(connection, range(max(1, end - most + 1), end + 1))[::-1], last

    def entry(self, number: int) -> Entry:
        """The entry of a number that the log has."""
        with self._reading() as connection:
            return entries_of(connection, [number])[0]

    def verify(self) -> Verified:
        """What is broken in the log's chain, in the archive and between the tables, and what is left of a purge."""
        self._finish_erasing()
        with self._reading() as connection:
            return verify(connection)

    def backup(self, to: str | Path) -> BackedUp:
        """Writes the ledger as it is now to a file that is not there yet, its users beside it, and checks it."""
        return back_up(self._engine, self.name, Path(to))

    @staticmethod
    def restore(backup: str | Path, place: str | Path, *, users: bool = True) -> Verified:
        """Makes a ledger of a backup, where none is yet, and checks it; `users` says whether these come too."""
        return restore(Path(backup), place, users=users)

    @property
    def watches(self) -> Watches:
        """What people want to be told of: saved searches with their alerts, and webhooks."""
        return Watches(self._viewing, self._written, self._clock)

    def past(self, moment: Moment, at: str | Path = ":memory:") -> Self:
        """The ledger as it was at a moment, in memory or in a new file; what is done to it is done to it alone."""
        copy, _ = opened(at, create=True)
        made = type(self)(copy, self.name, self._clock, self._linker, self._lemmas_of)
        with self._reading() as before, made._writing() as into:
            remember(before, into, moment, self._linker)
        return made

    def claim_now(self, name: str) -> str | None:
        """The claim that stands for a claim or mention of this id, which may be one of before; None where none does."""
        with self._reading() as connection:
            return claim_now(connection, name)

    def mentions_beginning(self, given: str) -> list[str]:
        """The ids of the mentions that stand whose ids begin so; none where a whole id is given."""
        with self._viewing() as connection:
            return mentions_beginning(connection, given)

    def claims_beginning(self, given: str) -> list[str]:
        """The ids of the claims that stand whose ids begin so; none where a whole id is given."""
        with self._reading() as connection:
            return claims_beginning(connection, given)

    def dump(self) -> str:
        """The canonical dump: equal for two ledgers that hold the same."""
        with self._reading() as connection:
            return "".join(f"{line}\n" for line in dump_lines(connection))

    def tallies(self, tallier: Tallier) -> Tallies:
        """What tallies make of this ledger, up to date whenever it is looked at."""
        return Tallies(tallier, self._reading, self._viewing, self._worked_alone)

    def some_linked(self, ids: Collection[str]) -> list[Linked]:
        """The claims of these ids with their mentions whole, by their ids, as far as they stand."""
        with self._reading() as connection:
            return some_linked(connection, ids)

    def some_claims(self, ids: Collection[str]) -> list[Claim]:
        """The claims of these ids, as far as they stand."""
        with self._reading() as connection:
            return list(some_claims(connection, sorted(ids)))

    def _worked_alone(self, work: Callable[[Connection], bool]) -> bool:
        def alone_with_it() -> bool:
            with self._writing() as connection:
                alone(connection)
                return work(connection)

        return self._tried(alone_with_it)

    def _written(self, work: Callable[[Connection], None]) -> None:
        def written() -> None:
            with self._writing() as connection:
                work(connection)

        self._tried(written)

    def _posted(self, connection: Connection, reading: Reading, *, again: bool = False) -> Posted:
        later = self._since_linked is not None
        return post(connection, reading, self._now(), self._linker, self._lemmas_of, again=again, link_later=later)

    def _of_a_row(self, change: Callable[[Connection], Made]) -> Made:
        """What a change of a document gives; after so many of them, what waits by then is linked."""
        made = self._changed(change)
        if self._since_linked is not None:
            self._since_linked += 1
            if self._since_linked >= _LINKED_EVERY:
                self._since_linked = 0
                self.link()
        return made

    def _now(self) -> str:
        return self._clock().isoformat()

    def _changed(self, change: Callable[[Connection], Made]) -> Made:
        """What a change of documents gives, made in one transaction."""

        def work() -> Made:
            with self._writing() as connection:
                beside_others(connection)
                return change(connection)

        return self._tried(work)

    def _review(self, deed: Deed, by: str, why: str | None, seen: int | None) -> int:
        with self._writing() as connection:
            alone(connection)
            recorded = self._clock().isoformat()
            return review(connection, deed, by=by, why=why, recorded=recorded, linker=self._linker, seen=seen)

    def _take(self, connection: Connection, kept: KeptDocument) -> Taken:
        return take(connection, kept, self._linker, self._lemmas_of, self._now())

    def _take_log(self, theirs: list[KeptEntry]) -> TakenLog:
        with self._writing() as connection:
            alone(connection)
            return take_entries(connection, theirs, self._linker, self._now())

    def _tried(self, work: Callable[[], Made]) -> Made:
        """What some work makes, begun anew where it met another writer."""
        with told(self.name):
            for _ in range(_TRIES):
                try:
                    return work()
                except DBAPIError as problem:
                    if not _met_another_writer(problem):
                        raise
            return work()

    def _scrub(self) -> None:
        """Makes unreadable what was deleted, and notes that it is, where nobody looks at it any more."""
        with self._viewing() as connection:
            waiting = unscrubbed(connection)
        with told(self.name):
            is_done = scrub(self._engine)
        if is_done:
            self._changed(partial(scrubbed, numbers=waiting))

    def _finish_erasing(self) -> None:
        """Scrubs what a purge that was cut short has left; where that fails, it serves on, and `verify` tells."""
        with self._viewing() as connection:
            waits = bool(unscrubbed(connection))
        if waits:
            with suppress(LedgerError):  # a full disk, say: nobody else's words are to wait for it
                self._scrub()

    def _let_all_wait(self) -> None:
        with self._writing() as connection:
            beside_others(connection)
            wait_all(connection)

    def _link_some(self) -> bool:
        with self._writing() as connection:
            beside_others(connection)
            return link_waiting(connection, self._linker, self._clock().isoformat())

    def _settle(self) -> None:
        """Links what waits, so that whoever looks sees it; mostly there is nothing to do."""
        with told(self.name), self._engine.connect() as connection:
            waits = is_waiting(connection)
        if waits:
            self.link()

    def _catch_up(self) -> None:
        """Makes findable what an older program posted, or other packs read; mostly there is nothing to do.

        Only an older program leaves documents out, and none works on a ledger that this one has opened: so these are
        looked for once, and the words of packs each time.
        """
        with self._reading() as connection:
            waiting = retold(connection, searched_in(connection), self._lemmas_of)
            if not self._is_searchable:
                waiting += missing(connection)
        for start in range(0, len(waiting), SEVERAL):
            some = waiting[start : start + SEVERAL]
            self._changed(partial(refill, keys=some, lemmas_of=self._lemmas_of))
        self._is_searchable = True

    @contextmanager
    def _in_a_row(self) -> Iterator[None]:
        """While it lasts, what is posted waits to be linked."""
        self._since_linked = 0
        try:
            yield
        finally:
            self._since_linked = None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction that writes."""
        with self._turn(), self._engine.connect().execution_options(**WRITING) as connection, connection.begin():
            yield connection

    def _turn(self) -> AbstractContextManager[None]:
        """A writer's turn, where there is one writer at a time."""
        return self._line.turn() if self._engine.dialect.name == "sqlite" else nullcontext()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One unchanging view of the ledger, with everything linked."""
        self._settle()
        with self._viewing() as connection:
            yield connection

    @contextmanager
    def _viewing(self) -> Iterator[Connection]:
        """One unchanging view of what was posted, whatever waits to be linked."""
        with told(self.name), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":  # SQLite gives a transaction one view anyway
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection
