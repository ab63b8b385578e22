"""The ledger as the desk offers it: read into it, post to it, look things up, under the names of the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tallystick import tally
from tallystick.desk.clocks import day_of, moment_of
from tallystick.desk.deeds import Deeds
from tallystick.desk.dismissals import claims_by_mention, undismissed
from tallystick.desk.equals import tallied
from tallystick.desk.exporting import Laid, files_of, lay
from tallystick.desk.feasibility import every_feasibility, feasibility_in
from tallystick.desk.findings import dismissed_findings, every_finding, finding_named, programme_named, some_findings
from tallystick.desk.judged import judged
from tallystick.desk.looking import Look
from tallystick.desk.paging import all_pages
from tallystick.desk.passing import passing
from tallystick.desk.posting import Refused, readings_in
from tallystick.desk.read import Read
from tallystick.desk.reading import read, reading_or_fault
from tallystick.desk.rereading import Change, reread
from tallystick.desk.reviewing import Reviews, whoever
from tallystick.desk.rooms import access_room, ledger_room, linker, moment, tallier
from tallystick.desk.searches import Searches
from tallystick.desk.settings import Settings, settings
from tallystick.desk.trials import trial
from tallystick.desk.views import OneClaim, OneProgramme, one_claim, one_programme
from tallystick.desk.webhooks import Webhooks
from tallystick.errors import PurgedError, ReadingError, SettingError
from tallystick.exports.file import File
from tallystick.exports.formats import format_named
from tallystick.exports.holdings import Holdings, gather
from tallystick.model import (
    Claim,
    Deed,
    Document,
    Entry,
    Feasibility,
    Finding,
    FindingKind,
    MentionRef,
    Programme,
    Reading,
    Traced,
    Widths,
)
from tallystick.model.page import Page
from tallystick.model.trial import Trial
from tallystick.packs import Packs
from tallystick.reports.interface import interface
from tallystick.reports.sentences import worded
from tallystick.reports.verdict_reasons import worded_programme

if TYPE_CHECKING:
    from tallystick.ledger import Found, Listed, Posted, Quoted, ShownClaim, ShownDocument, Verified
    from tallystick.ledger import Ledger as Room
    from tallystick.ledger.access.access import Access
    from tallystick.ledger.backup import BackedUp
    from tallystick.ledger.merging import Taken
    from tallystick.ledger.running import Counts
    from tallystick.ledger.state import Standing


class Ledger:
    """A ledger and the packs that are read with. Close it, or use it in a `with`."""

    def __init__(self, room: Room, packs: Packs) -> None:
        self._room = room
        self._tallies = room.tallies(tallier())
        self.packs = packs

    @classmethod
    def open(
        cls, path: str | Path, *, packs: Packs | Iterable[Path | str] | None = None, create: bool = True
    ) -> Ledger:
        """The ledger in a file, made where there is none unless `create` is false; LedgerError says what is wrong."""
        used = settings(packs=packs).packs
        return cls(ledger_room().open(path, create=create, linker=linker(), lemmas_of=used.lemmas), used)

    @property
    def name(self) -> str:
        """What messages call it: its file, or its address without the password."""
        return self._room.name

    @property
    def clock(self) -> Callable[[], datetime]:
        """The clock by which it records."""
        return self._room.clock

    def state(self) -> str:
        """A short text that is another one whenever something was recorded or judged."""
        return self._tallies.state()

    def standing(self) -> Standing:
        """How the ledger stands as it is; nothing is done about what waits to be tallied."""
        return self._tallies.standing()

    def catch_up(self) -> None:
        """Links and tallies what waits, as whoever looks does by himself."""
        self._tallies.catch_up()

    @contextmanager
    def look(self, *, language: str = "en", as_it_is: bool = False) -> Iterator[Look]:
        """One view of the ledger for several questions, each answered by an index: see `desk.looking`.

        `as_it_is` leaves to others what little waits to be tallied, and shows the ledger without it.
        """
        with self._tallies.look(as_it_is=as_it_is) as view:
            yield Look(view, self.packs, interface(language))

    def access(self, *, create: bool = False) -> Access | None:
        """Who may sign in at its desk: users, tokens, sessions; None where nobody was added yet, unless `create`."""
        return access_room().beside(self._room, create=create)

    def ready(self) -> str:
        """The schema of the store, if it is reached and has the one of this program; else LedgerError."""
        return self._room.ready()

    def counts(self) -> Counts:
        """How far the ledger has come and what waits, found without reading its tables."""
        return self._room.counts()

    def close(self) -> None:
        """Lets go of the file."""
        self._room.close()

    def __enter__(self) -> Ledger:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets go of the file."""
        self.close()

    def read(
        self,
        text: str,
        *,
        published: date | str | None = None,
        language: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        id: str | None = None,
    ) -> Read:
        """What a text says, posted; without an `id` the document is known by its text."""
        found = read(text, published=published, language=language, title=title, outlet=outlet, id=id, packs=self.packs)
        self._room.post(found.reading)
        return found

    def read_all(
        self, documents: Iterable[Document | Refused], how: Settings
    ) -> Iterator[tuple[Reading, Posted] | ReadingError | Refused]:
        """Each document read and posted, with what that did; our own failures and what is no document are passed on."""
        with self._room.several():
            for document in documents:
                if isinstance(document, Document):
                    reading = reading_or_fault(document, how)
                    yield self._posted(reading) if isinstance(reading, Reading) else reading
                else:
                    yield document

    def post(self, reading: Reading | Read) -> Posted:
        """Posts a reading; its result says whether the document, its version or nothing was new."""
        return self._room.post(reading.reading if isinstance(reading, Read) else reading)

    def link(self) -> tuple[int, int]:
        """Judges anew which mentions are one claim, by the rules of this program: the claims before and after."""
        before = sum(1 for _ in self._room.claims())
        self._room.link(anew=True)
        return before, sum(1 for _ in self._room.claims())

    def post_lines(self, readings: str, documents: str) -> Iterator[tuple[Reading, Posted] | Refused]:
        """Posts a file of readings made elsewhere with a file of their documents; a line that is refused says why."""
        return self.post_each(readings_in(readings, documents))

    def post_each(self, readings: Iterable[Reading | Refused]) -> Iterator[tuple[Reading, Posted] | Refused]:
        """Posts readings one after the other, each with what that did; what was refused is passed on."""
        with self._room.several():
            for found in readings:
                yield self._posted(found) if isinstance(found, Reading) else found

    def claims(
        self, *, sort: str | None = None, after: str | None = None, limit: int | None = None, **filters: str | None
    ) -> Page[Claim]:
        """All claims that stand, by their ids; or those of a `category`, `recipient`, `status` and more; or a page.

        With a `limit` it is a Page, whose `next` is the cursor that goes on `after` it. `sort` by "id", "last" (the
        latest report first) or "mentions" (the most told first).
        """
        if limit is None and after is None and not any(filters.values()) and sort is None:
            return Page(list(self._room.claims()))
        return all_pages(partial(self._tallies.claims, filters, sort or "id"), after, limit)

    def claim_objects(self) -> Iterator[dict[str, Any]]:
        """All claims that stand, as `claims --json` writes them."""
        return self._room.claim_objects()

    def findings(
        self,
        *,
        language: str = "en",
        kind: FindingKind | str | None = None,
        category: str | None = None,
        sort: str = "document",
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[Finding]:
        """What the claims show together, each with one sentence in the language; all of it, or a page as of `claims`.

        `sort` by "document" (the earliest in the list of documents first) or "last" (the latest report first).
        """
        words = interface(language)
        if limit is None and after is None and kind is None and category is None and sort == "document":
            return Page(every_finding(self._room, self._tallies)).each(lambda finding: worded(finding, words))
        some = partial(some_findings, self._room, self._tallies, kind, category, sort)
        return all_pages(some, after, limit).each(lambda finding: worded(finding, words))

    def finding(self, id: str, *, language: str = "en") -> Finding:
        """A finding by its id or the beginning of it."""
        found = finding_named(self._room, self._tallies, id)
        if found is None:
            raise SettingError(f"{self.name}: no finding of this id: {id!r:.60}")
        return worded(found, interface(language))

    def dismissed(self, *, language: str = "en") -> list[tuple[Entry, Finding | None]]:
        """The findings that people dismissed, the last first, each with the entry whose undoing brings it back.

        A finding is None where nothing would show it now.
        """
        found = dismissed_findings(self._room, self._tallies)
        return [(entry, finding and worded(finding, interface(language))) for entry, finding in found]

    def programmes(
        self,
        *,
        as_of: date | None = None,
        widths: Widths | None = None,
        language: str = "en",
        category: str | None = None,
        recipient: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[Programme]:
        """The plans with what was delivered of them; as of the last report's day where none is given.

        They are kept as the rules tally them; another day, or another width of "about", is tallied for this once.
        """
        words = interface(language)
        if as_of is not None or (widths is not None and widths != Widths()):
            made = tallied(self._room.linked(), self._room.log(), as_of, widths)
            chosen = (one for one in made if category in (None, one.category) and recipient in (None, one.recipient))
            return Page([worded_programme(programme, words) for programme in chosen])
        some = partial(self._tallies.some_programmes, category, recipient)
        return all_pages(some, after, limit).each(lambda programme: worded_programme(programme, words))

    def claim(self, id: str, *, language: str = "en") -> OneClaim:
        """A claim by its id, the beginning of it, or the id of a mention, with all that is known around it."""
        return one_claim(self._room, self._tallies, id, self.packs, interface(language))

    def programme(self, id: str, *, widths: Widths | None = None, language: str = "en") -> OneProgramme:
        """A programme by its id or the beginning of it, with the sentences behind it."""
        return one_programme(self._room, self._tallies, id, self.packs, widths, interface(language))

    def feasibility(self, id: str) -> Feasibility:
        """What speaks for and against a plan, by the id of its programme, of its claim, or of a directive."""
        return feasibility_in(self._room, id)

    def feasibilities(self) -> list[Feasibility]:
        """What speaks for and against each programme and each directive."""
        return every_feasibility(self._room)

    def origins(self) -> list[Traced]:
        """All utterances that claims go back to, the first seen first."""
        return tally.origins(self._room.linked())

    def quotes(self, mentions: Iterable[MentionRef]) -> dict[str, Quoted]:
        """Mentions in their sentences, by the mentions' ids."""
        ids = {mention.id for mention in mentions}
        return {quoted.mention.id: quoted for quoted in self._room.quotes(ids, self.packs.abbreviations)}

    def documents(
        self,
        *,
        outlet: str | None = None,
        language: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[Listed]:
        """All documents by their ids, those of an `outlet` and a `language`, or a page of them as of `claims`."""
        if after is None and limit is None and outlet is None and language is None:
            return Page(list(self._room.documents()))
        return all_pages(partial(self._tallies.documents, outlet, language), after, limit)

    def holdings(self, *, texts: bool = True, widths: Widths | None = None, language: str = "en") -> Holdings:
        """Everything that stands, with what it shows, as exports take it; without `texts`, short quotations only."""
        kept, log, words = self._room.kept(), self._room.log(), interface(language)
        seen = tally.Seen(kept.linked)
        programmes = tallied(kept.linked, log, None, widths, seen)
        found = undismissed(tally.findings(seen, programmes), claims_by_mention(kept.linked), log)
        return gather(
            kept,
            [worded(finding, words) for finding in found],
            [worded_programme(programme, words) for programme in programmes],
            self.packs.abbreviations,
            texts=texts,
            widths=widths or Widths(),
            language=language,
            judged=judged(log),
        )

    def export(
        self,
        format: str,
        *,
        of: str | None = None,
        to: str | Path | None = None,
        texts: bool = True,
        widths: Widths | None = None,
        language: str = "en",
    ) -> list[File]:
        """The ledger as files of a format, laid at `to` where that is given; see docs/exports.md for the formats.

        `of` names the claim or the programme that a dossier is about.
        """
        form = format_named(format, of)
        with self.exporting(format, of=of, texts=texts, widths=widths, language=language) as files:
            if to is not None:
                return [File(path.name, Laid(path)) for path in lay(files, form, to)]
            return [File(file.name, (file.content,)) for file in files]

    @contextmanager
    def exporting(
        self,
        format: str,
        *,
        of: str | None = None,
        texts: bool = True,
        widths: Widths | None = None,
        language: str = "en",
    ) -> Iterator[Iterator[File]]:
        """The same files while they are made, piece by piece, out of one unchanging view of the ledger."""
        form = format_named(format, of)
        around = self._around(of, texts, language) if of is not None and widths is None else None
        if around is not None:
            yield files_of(form, around, of, self.name)
            return
        with self._tallies.keeping() as keeping:
            everything = passing(keeping, self.packs.abbreviations, texts, widths, interface(language))
            yield files_of(form, everything, of, self.name)

    def _around(self, name: str, texts: bool, language: str) -> Holdings | None:
        """What concerns the claim or programme of this whole id."""
        with self.look(language=language) as look:
            return look.around(name, texts=texts)

    def show(self, id: str) -> ShownClaim | ShownDocument | None:
        """The claim, the claim of the mention, or the document of this id, with sentences; None where there is none."""
        return self._room.show(id, self.packs.abbreviations)

    def search(self, words: str, *, language: str | None = None, most: int = 20, quoted: bool = True) -> Found:
        """The documents that hold the words in whatever form, best first; any string is a query.

        A `language` that no pack and no document is in is a SettingError.
        """
        self._check_language(language)
        return self._room.search(words, language, most, self.packs.abbreviations, quoted=quoted)

    @property
    def review(self) -> Reviews:
        """What a person may judge: `ledger.review.accept(mention)`, `correct`, `reject`, `merge` and more."""
        return Reviews(self._room, self.deeds)

    @property
    def deeds(self) -> Deeds:
        """What a person may want done, in words that `trial` and `review.do` take: `ledger.deeds.accept(mention)`."""
        return Deeds(
            self._room,
            partial(finding_named, self._room, self._tallies),
            partial(programme_named, self._room, self._tallies),
        )

    @property
    def searches(self) -> Searches:
        """Saved searches and what is new in them: `save(name, "claims", status="delivered")`, `watch` and more."""
        return Searches(self._room, self._tallies)

    @property
    def webhooks(self) -> Webhooks:
        """Addresses to which what is new in a saved search is sent: `ledger.webhooks.add(search, url)`, `deliver`."""
        return Webhooks(self.searches)

    def trial(self, deed: Deed, *, language: str = "en") -> Trial:
        """What a deed would change: its mentions, their claims, findings and programmes before it and after it.

        Nothing is changed. RefusedError where it cannot be done.
        """
        self._tallies.catch_up(waits_for_others=False)
        return trial(self._room, deed, interface(language))

    def last_entry(self) -> int:
        """The number of the log's last entry; 0 where there is none."""
        return self._room.last_entry()

    def last_entries(self, most: int) -> list[Entry]:
        """So many entries from the end of the log, the first first."""
        return self._room.last_entries(most)

    def entries_on(self, mention: str) -> list[Entry]:
        """The entries of the log that are about a mention, the first first."""
        return self._room.entries_on(mention)

    def past(
        self,
        *,
        as_of: date | str | None = None,
        as_recorded: datetime | date | str | None = None,
        at: str | Path = ":memory:",
    ) -> Ledger:
        """The ledger as it was: what had been published by a day, and what was recorded by a moment.

        It is made in memory, for one thread, or in a new file.
        """
        then = moment()(day_of(as_of), moment_of(as_recorded))
        return Ledger(self._room.past(then, at), self.packs)

    def undo(self, entry: int, *, by: str | None = None, why: str | None = None) -> Entry:
        """Takes an entry of the log back, as if it had never been; the undoing is an entry of its own."""
        return self.review.do(self.deeds.undo(entry), by=by, why=why)

    def purge(self, document: str, *, reason: str, by: str | None = None) -> Entry:
        """Removes a document with all its texts, mentions and quotations; a tombstone with the reason stays."""
        return self._room.purge(document, by=whoever(by), why=reason)

    def log(self) -> list[Entry]:
        """What people judged, the first entry first."""
        return self._room.log()

    def entries_after(self, number: int, most: int) -> Page[Entry]:
        """So many entries of the log from behind a number on, the first first."""
        return self._room.entries_after(number, most)

    def entries_before(self, number: int | None, most: int) -> tuple[list[Entry], int]:
        """So many entries of the log, the last first, from before a number where one is given; and how many all are."""
        return self._room.entries_before(number, most)

    def verify(self) -> Verified:
        """Whether the log's chain, the archive and the tables are whole, and what is not."""
        return self._room.verify()

    def backup(self, to: str | Path) -> BackedUp:
        """Writes the ledger as it is now to a file that is not there yet, and checks it; others may go on writing.

        Where the ledger has users, they are in a file beside it, which its owner alone may read.
        """
        return self._room.backup(to)

    @staticmethod
    def restore(backup: str | Path, place: str | Path, *, users: bool = True) -> Verified:
        """Makes a ledger of a backup, in a file or database where none is yet, and checks it.

        The users in the file beside the backup come along, unless `users` are to be left out.
        """
        return ledger_room().restore(backup, place, users=users)

    def _posted(self, reading: Reading) -> tuple[Reading, Posted] | PurgedError:
        """A reading with what posting it did, or why it was refused: its document was purged."""
        try:
            return reading, self._room.post(reading)
        except PurgedError as refused:
            return refused

    def _check_language(self, language: str | None) -> None:
        if language is None or language in self.packs.codes:
            return
        known = {*self.packs.codes, *(found.split("-")[0] for found in self._room.languages())}
        if language not in known:
            raise SettingError(f"no document is in the language {language!r:.40}; there are {', '.join(sorted(known))}")

    def reread(self, *, all: bool = False, dry_run: bool = False) -> Iterator[Change]:
        """Reads every text again with the packs at hand and tells what changed; posts it unless it is a dry run.

        Readings that another reader made are left alone, unless `all` are asked for.
        """
        return reread(self._room, self.packs, everyone=all, dry_run=dry_run)

    def merge_ledger(self, other: Ledger) -> Iterator[Taken]:
        """Takes everything of another ledger in, document by document, each with what that did and what disagrees."""
        return self._room.merge(other._room)
