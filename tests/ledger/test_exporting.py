"""Exports out of either store and of any moment, with what people judged; and ids that people shorten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import simplejson
from readings_made import readings

from tallystick.desk.books import Ledger
from tallystick.desk.rooms import ledger_room, linker
from tallystick.desk.settings import packs_of
from tallystick.errors import SettingError
from tallystick.exports.formats import FORMATS
from tallystick.ledger import keeping

START = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
MADE = list(readings(11, 16))
New = Callable[[], str]


def filled(place: str | Path) -> Ledger:
    """A ledger of reports that came minute by minute, of which one mention was corrected three times, twice in one slot."""
    ticks = iter(range(10_000))
    room = ledger_room().open(place, clock=lambda: START + timedelta(minutes=next(ticks)), linker=linker())
    books = Ledger(room, packs_of())
    for reading in MADE:
        books.post(reading)
    name = mention(books)
    for slot, value in (("category", "vehicle.lorry"), ("item", "lorries"), ("category", "vehicle.tank")):
        books.review.correct(name, slot, value, by="Ann", why=f"it says {value}")
    return books


def mention(books: Ledger) -> str:
    return min(ref.id for claim in books.claims() for ref in claim.mentions)


@pytest.fixture
def books(new_place: New) -> Iterator[Ledger]:
    with filled(new_place()) as opened:
        yield opened


def test_both_stores_give_the_same_files(new_database: New, tmp_path: Path) -> None:
    with filled(new_database()) as one, filled(tmp_path / "l") as other:
        for form in FORMATS:
            of = one.claims()[0].id if form.subject else None
            files = {file.name: file.content for file in one.export(form.name, of=of)}
            same = {file.name: file.content for file in other.export(form.name, of=of)}
            if form.subject:  # a dossier names its ledger
                files, same = ({k: v.replace(b.name.encode(), b"") for k, v in f.items()} for f, b in ((files, one), (same, other)))  # fmt: skip
            if form.name != "schema.org":  # where the ids of reviews are hashes with a random salt
                assert files == same, form.name
            assert files.keys() == same.keys()


def test_an_export_holds_what_stood_when_it_began(new_place: New, monkeypatch: pytest.MonkeyPatch) -> None:
    place = new_place()
    monkeypatch.setattr(keeping, "_AT_ONCE", 3)
    with filled(place) as books, Ledger.open(place, create=False) as other:
        before = books.export("jsonl")
        with books.exporting("jsonl") as files:
            first = next(files)
            start = iter(first.pieces)
            began = next(start)
            for reading in readings(12, 6):
                other.post(
                    replace(reading, document=replace(reading.document, id=f"0/{reading.document.id}", url=None))
                )
            assert began + b"".join(start) == before[0].content
            assert [file.content for file in files] == [file.content for file in before[1:]]
        assert books.export("jsonl") != before


def test_of_several_corrections_of_one_slot_the_last_is_told(books: Ledger) -> None:
    (file,) = books.export("schema.org")
    graph = simplejson.loads(file.content)["@graph"]
    told = {
        node["reviewRating"]["alternateName"]: node["reviewBody"] for node in graph if node["@type"] == "ClaimReview"
    }
    assert told == {"Corrected: item": "it says lorries", "Corrected: category": "it says vehicle.tank"}
    rows = next(file for file in books.export("jsonl") if file.name == "mentions.jsonl").content.splitlines()
    row = next(row for row in map(simplejson.loads, rows) if row["mention"] == mention(books))
    assert (row["item"], row["category"]) == ("lorries", "vehicle.tank")


def test_what_was_known_by_a_moment_is_exported(books: Ledger) -> None:
    then = books.past(as_recorded=START + timedelta(minutes=4))
    with then, Ledger.open(":memory:") as fresh:
        for reading in MADE[:5]:
            fresh.post(reading)
        names = [simplejson.loads(line)["document"] for line in _documents(then)]
        assert names == [reading.document.id for reading in MADE[:5]]
        assert [c.id for c in then.claims()] == [c.id for c in fresh.claims()]


def _documents(books: Ledger) -> list[bytes]:
    return next(file for file in books.export("jsonl") if file.name == "documents.jsonl").content.splitlines()


def test_a_rejected_mention_is_not_counted_in_its_document(books: Ledger) -> None:
    def counts() -> dict[str, int]:
        return {document.id: document.mentions for document in books.documents()}

    before = counts()
    ref = books.claims()[0].mentions[0]
    entry = books.review.reject(ref.id, by="Ann")
    assert counts() == {**before, ref.document: before[ref.document] - 1}
    books.undo(entry.number, by="Ann")
    assert counts() == before


def test_ids_may_be_shortened_where_they_name_one_thing(books: Ledger) -> None:
    ids = sorted(ref.id for claim in books.claims() for ref in claim.mentions)
    assert len(ids) > 16
    assert books.review.reject(ids[0][:12], by="Ann").deed.mentions == (ids[0],)
    assert books.review.accept(ids[0][:12], by="Ann").deed.mentions == (ids[0],)
    with pytest.raises(SettingError, match="mentions begin so"):
        books.review.accept(next(a[0] for a, b in pairwise(ids) if a[0] == b[0]), by="Ann")
    one, two = (claim.id for claim in books.claims()[:2])
    books.review.merge(one[:12], two[:12], by="Ann")
    with pytest.raises(SettingError, match="no mention of this id stands"):
        books.review.accept("0123456789ab", by="Ann")
    finding = books.findings()[0].id
    books.review.dismiss(finding[:12], by="Ann")
    assert finding not in {found.id for found in books.findings()}
