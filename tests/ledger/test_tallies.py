"""What is kept of tallies is what tallying the whole ledger makes, whatever is posted, judged, purged or taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from chance_judged import judge
from readings_made import readings
from sqlalchemy import Row, select
from supplies_made import reports

from tallystick import tally
from tallystick.desk.books import Ledger
from tallystick.desk.equals import tallied
from tallystick.desk.rooms import linker, tallier
from tallystick.errors import SettingError
from tallystick.ledger import told_read
from tallystick.ledger.tables import mentions
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tallies import Tallies
from tallystick.model import FindingKind, Told
from tallystick.model.facts import Around, OfSubject


def kept_is_fresh(books: Ledger) -> None:
    """The findings and programmes that are kept are those that the whole makes, in the same order."""
    linked, log = books._room.linked(), books._room.log()
    seen = tally.Seen(linked)
    programmes = tallied(linked, log, seen=seen)
    kept = books._room.tallies(tallier())
    assert kept.findings() == tally.findings(seen, programmes)
    assert kept.programmes() == programmes


def test_what_is_kept_is_what_the_whole_makes(new_place: Callable[[], str]) -> None:
    judged_by_chance(new_place(), 0, 30)


def test_what_is_kept_is_what_the_whole_makes_of_more(tmp_path: Path) -> None:
    judged_by_chance(str(tmp_path / "ledger"), 1, 42)


def judged_by_chance(place: str, seed: int, count: int) -> None:
    """Posts, judges, undoes and purges, and compares what is kept with the whole all the while."""
    rng, undoable = Random(seed), list[int]()
    with Ledger.open(place) as books:
        for turn, reading in enumerate(reports(seed, count)):
            books.post(reading)
            if turn % 6 == 5:
                judge(books, rng, undoable)
            if turn % 12 == 11 and undoable:
                books.undo(undoable.pop(rng.randrange(len(undoable))), by="Ben")
            if turn % 20 == 19:
                books.purge(rng.choice(books.documents()).id, reason="asked for", by="Ann")
            if turn % 6 == 5:
                kept_is_fresh(books)
        kept_is_fresh(books)
        assert len({one.kind for one in books.findings()}) > 2
        assert len(books.programmes()) > 5


def test_two_categories_that_count_as_one_are_tallied_so(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger") as books:
        for reading in reports(5, 25):
            books.post(reading)
        kept_is_fresh(books)
        for turn, programme in enumerate(books.programmes()):
            other = "vehicle" if programme.category == "energy" else "energy"
            entry = books.review.equal(programme.category, other, programme=programme.id, by="Ann")
            if turn % 8 == 4:
                kept_is_fresh(books)
            if turn % 8 == 0:
                books.undo(entry.number, by="Ben")
        for reading in reports(6, 30):
            books.post(reading)
        kept_is_fresh(books)


def test_other_rules_tally_all_anew(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger") as books:
        list(map(books.post, reports(1, 30)))
        before = books.findings()
        older = Tallies(silent(), books._room._reading, books._room._viewing, books._room._worked_alone)
        assert older.findings() == []
        assert books.findings() == before


def silent() -> Tallier:
    """A tallier by other rules, which finds nothing."""
    nothing, none = Around((), frozenset()), OfSubject((), ())
    return replace(
        tallier(), rules="others", around=lambda *_: nothing, of_report=lambda _: (), of_subject=lambda _: none
    )


def test_a_ledger_taken_in_is_tallied(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one") as one, Ledger.open(tmp_path / "two") as two:
        made = list(reports(3, 30))
        list(map(one.post, made[:20]))
        list(map(two.post, made[12:]))
        kept_is_fresh(one)
        list(one.merge_ledger(two))
        kept_is_fresh(one)


def test_findings_come_in_pages(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger") as books:
        list(map(books.post, reports(1, 45)))
        every = books.findings()
        gone = every[3]
        books.review.dismiss(gone.id, by="Ann")
        left = [one for one in every if one.id != gone.id]
        assert {one.kind for one in left} > {FindingKind.REVISION}
        for sort, key in (("document", lambda one: (one.mentions[0].document, one.kind, one.id)), ("last", None)):
            pages, after = [], None
            while True:
                page = books.findings(limit=7, after=after, sort=sort)
                pages.append(list(page))
                after = page.next
                if after is None:
                    break
            found = [one for page in pages for one in page]
            assert [len(page) for page in pages[:-1]] == [7] * (len(pages) - 1)
            assert sorted(one.id for one in found) == sorted(one.id for one in left)
            if key:
                assert found == left
            else:
                days = [max(str(told.published or "") for told in one.told) for one in found]
                assert all(a >= b for a, b in pairwise(days))
        chosen = books.findings(kind="contradiction", category="energy", limit=1_000)
        assert [
            one for one in left if one.kind == "contradiction" and one.told[0].mention.item.category == "energy"
        ] == chosen


def test_claims_programmes_and_documents_come_in_pages(new_place: Callable[[], str]) -> None:
    with Ledger.open(new_place()) as books:
        list(map(books.post, reports(1, 45)))
        claims, programmes, documents = books.claims(), books.programmes(), books.documents()
        some, plans, few = books.claims(limit=5), books.programmes(limit=5), books.documents(limit=5)
        assert (list(some), list(plans), list(few)) == (claims[:5], programmes[:5], documents[:5])
        assert books.claims(after=some.next) == claims[5:]
        assert books.programmes(after=plans.next) == programmes[5:]
        assert books.documents(after=few.next) == documents[5:]
        days = [str(one.last or "") for one in books.claims(sort="last", limit=1_000)]
        counts = [len(one.mentions) for one in books.claims(sort="mentions", limit=1_000)]
        assert days == sorted((str(one.last or "") for one in claims), reverse=True)
        assert counts == sorted((len(one.mentions) for one in claims), reverse=True)
        kenya = books.claims(recipient="Kenya", category="energy", limit=1_000)
        assert kenya == [one for one in claims if (one.recipient, one.category) == ("Kenya", "energy")]
        assert [one for one in programmes if one.category == "energy"] == books.programmes(category="energy", limit=99)


def test_a_page_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger") as books:
        for refused in (
            lambda: books.claims(after="nonsense"),
            lambda: books.claims(limit=0),
            lambda: books.claims(sort="size"),
            lambda: books.claims(colour="red"),
            lambda: books.findings(after=books.claims(limit=1).next or "bm8"),
        ):
            with pytest.raises(SettingError):
                refused()


def test_one_programme_and_one_claim_are_those_of_the_lists(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger") as books:
        list(map(books.post, reports(2, 40)))
        for programme in books.programmes():
            assert books.programme(programme.id[:12]).programme == programme
        found = books.findings()
        for claim in books.claims():
            shown = books.claim(claim.id)
            assert shown.claim == claim
            ids = {ref.id for ref in claim.mentions}
            edits = {one.id for one in found} - {one.id for one in books._tallies.findings()}
            assert list(shown.findings) == [
                one for one in found if ids & {ref.id for ref in one.mentions} and one.id not in edits
            ]


def test_a_new_report_is_linked_by_reading_its_blocks_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 150 reports only those mentions are read that stand in a block of the new one's, each once."""
    with Ledger.open(tmp_path / "ledger") as books:
        list(books._room.post_many(readings(7, 150)))
        read: list[str] = []
        one = told_read._one

        def counted(row: Row[Any], parties: told_read.Rows) -> Told:
            read.append(row.id)
            return one(row, parties)

        monkeypatch.setattr(told_read, "_one", counted)
        reading = next(iter(reports(9, 1)))
        books.post(reading)
        there = select(mentions.c.id).where(mentions.c.superseded.is_(False))
        blocks = {linker().block_of(mention) for mention in reading.mentions}
        with books._room._reading() as connection:
            beside = list(connection.execute(there.where(mentions.c.block.in_(blocks))).scalars())
            every = list(connection.execute(there).scalars())
        assert sorted(read) == sorted(beside)
        assert len(beside) < len(every) / 10
