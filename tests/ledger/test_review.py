"""What people judge: it is shown, it lasts, it can be undone, and the log tells it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from readings_made import READER, readings

from tallystick.desk.rooms import linker
from tallystick.errors import SettingError
from tallystick.ledger import Ledger
from tallystick.ledger.decisions import NOTHING
from tallystick.ledger.restating import restate
from tallystick.model import Action, Claim, Deed, Document, Item, Mention, Quantity, Reading, Span, Status

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER_READER = replace(READER, version="0.2.0")


def clock() -> Callable[[], datetime]:
    ticks = iter(range(1_000_000))
    return lambda: START + timedelta(minutes=next(ticks))


@pytest.fixture
def ledger(new_place: Callable[[], str]) -> Iterator[Ledger]:
    with Ledger.open(new_place(), clock=clock(), linker=linker()) as opened:
        yield opened


def one(text: str, number: str, *, id: str = "d/1", published: date | None = date(2026, 2, 4)) -> Reading:
    """A reading of a text that says how many trucks came."""
    start = text.index(number)
    amount = Quantity(Decimal(number), Decimal(number))
    span = Span(start, start + len(number))
    mention = Mention(Span(0, len(text)), span, amount, Item(None, "trucks", "vehicle"), Status.DELIVERED)
    return Reading(READER, Document(id, text, published=published), (mention,))


def report(number: str, id: str = "d/1") -> Reading:
    return one(f"On Monday the port got {number} trucks from the north.", number, id=id)


def mentions(ledger: Ledger) -> dict[str, str]:
    """The mention of each document."""
    return {ref.document: ref.id for claim in ledger.claims() for ref in claim.mentions}


def claims(ledger: Ledger) -> list[tuple[str, list[str]]]:
    """Each claim's number and the documents that tell it."""
    return sorted((str(c.quantity.said), sorted(m.document for m in c.mentions)) for c in ledger.claims())


def do(ledger: Ledger, action: Action, *names: str, **more: Any) -> int:
    return ledger.review(Deed(action, names, **more), by="Ann", why="I looked").number


def claim_of(ledger: Ledger, document: str) -> Claim:
    return next(claim for claim in ledger.claims() if any(m.document == document for m in claim.mentions))


CORRECTIONS = [
    # slot, value, what the claim then says of it
    ("number", "45", lambda c: str(c.quantity.said) == "45"),
    ("bound", "more_than", lambda c: (str(c.quantity.lower), c.quantity.upper) == ("40", None)),
    ("unit", "tonne", lambda c: c.quantity.unit == "tonne"),
    ("per", "month", lambda c: c.quantity.per == "month"),
    ("measure", "mass", lambda c: c.measure == "mass"),
    ("item", "lorries", lambda c: c.item == "lorries"),
    ("category", "vehicle.lorry", lambda c: c.category == "vehicle.lorry"),
    ("status", "pledged", lambda c: c.status == "pledged"),
    ("stage", "deliver", lambda c: c.stage == "deliver"),
    ("modality", "denied", lambda c: c.modality == "denied"),
    ("period", "2026-01-01..2026-01-31", lambda c: str(c.period.end) == "2026-01-31"),
    ("period_end", "2026-01-31", lambda c: (c.period.start, str(c.period.end)) == (None, "2026-01-31")),
    ("agent", "Norland", lambda c: c.agent == "Norland"),
    ("recipient", "Southland", lambda c: c.recipient == "Southland"),
    ("speaker", "Minister Roe", lambda c: c.origins[0].source == "Minister Roe"),
]


@pytest.mark.parametrize(("slot", "value", "holds"), CORRECTIONS, ids=[c[0] for c in CORRECTIONS])
def test_a_corrected_slot_is_what_claims_show_until_it_is_undone(
    ledger: Ledger, slot: str, value: str, holds: Callable[[Claim], bool]
) -> None:
    ledger.post(report("40"))
    before = ledger.dump()
    entry = do(ledger, Action.CORRECT, mentions(ledger)["d/1"], slot=slot, value=value)
    (claim,) = ledger.claims()
    assert holds(claim)
    (reading,) = ledger.readings()
    assert reading == report("40")
    do(ledger, Action.UNDO, subject=str(entry))
    assert ledger.dump() == before
    assert [e.stands for e in ledger.log()] == [False, True]


WRONG = [
    ("number", "many", "no number"),
    ("bound", "roughly", "known: exact, about"),
    ("category", "Big Trucks", "no category"),
    ("period", "January", "no period such as"),
    ("period_start", "2026-02-30", "no day"),
    ("agent_key", "gov.xx", "correct agent first"),
    ("item", "none", "cannot be empty"),
    ("colour", "red", "no slot 'colour'"),
    ("period", "2026-02-01..2026-01-01", "after its end"),
]


@pytest.mark.parametrize(("slot", "value", "complaint"), WRONG)
def test_a_correction_that_cannot_be_is_refused_and_not_logged(
    ledger: Ledger, slot: str, value: str, complaint: str
) -> None:
    ledger.post(report("40"))
    with pytest.raises(SettingError, match=complaint):
        do(ledger, Action.CORRECT, mentions(ledger)["d/1"], slot=slot, value=value)
    assert ledger.log() == []


def test_a_correction_moves_a_mention_to_the_claim_that_it_then_fits(ledger: Ledger) -> None:
    list(ledger.post_many([report("40"), report("4500", "d/2")]))
    entry = do(ledger, Action.CORRECT, mentions(ledger)["d/2"], slot="number", value="40")
    assert claims(ledger) == [("40", ["d/1", "d/2"])]
    do(ledger, Action.UNDO, subject=str(entry))
    assert claims(ledger) == [("40", ["d/1"]), ("4500", ["d/2"])]


def test_judgements_outlive_a_new_reader_and_a_new_version_where_the_words_stand(ledger: Ledger) -> None:
    ledger.post(report("40"))
    do(ledger, Action.CORRECT, mentions(ledger)["d/1"], slot="number", value="45")
    ledger.post(replace(report("40"), reader=LATER_READER))
    assert claims(ledger) == [("45", ["d/1"])]
    moved = one("Update. On Monday the port got 40 trucks from the north.", "40")
    ledger.post(moved)
    assert claims(ledger) == [("45", ["d/1"])]
    ledger.post(one("Nothing came but 40 apples and a long letter.", "40"))
    assert claims(ledger) == [("40", ["d/1"])]
    ledger.post(replace(moved, reader=LATER_READER))
    assert claims(ledger) == [("40", ["d/1"])]  # a former version is read again: nothing changes


def test_a_rejected_mention_makes_no_claim_whatever_is_posted(ledger: Ledger) -> None:
    list(ledger.post_many([report("40"), report("40", "d/2")]))
    entry = do(ledger, Action.REJECT, mentions(ledger)["d/1"])
    assert claims(ledger) == [("40", ["d/2"])]
    ledger.post(report("40", "d/3"))
    ledger.post(replace(report("40"), reader=LATER_READER))
    assert claims(ledger) == [("40", ["d/2", "d/3"])]
    do(ledger, Action.UNDO, subject=str(entry))
    assert claims(ledger) == [("40", ["d/1", "d/2", "d/3"])]


def test_merged_claims_stay_one_over_blocks_and_split_ones_two(ledger: Ledger) -> None:
    list(ledger.post_many([report("40"), report("900", "d/2"), report("900", "d/3")]))
    merged = do(ledger, Action.MERGE, claim_of(ledger, "d/1").id, claim_of(ledger, "d/2").id)
    together = [("40", ["d/1", "d/2", "d/3"])]
    assert claims(ledger) == together
    ledger.post(replace(report("900", "d/2"), reader=LATER_READER))
    ledger.post(report("900", "d/4"))
    assert claims(ledger) == [("40", ["d/1", "d/2", "d/3", "d/4"])]
    split = do(ledger, Action.SPLIT, mentions(ledger)["d/3"])
    assert ["d/3"] in [told for _, told in claims(ledger)]
    for entry in (merged, split):
        do(ledger, Action.UNDO, subject=str(entry))
    assert [told for _, told in claims(ledger)] == [["d/1"], ["d/2", "d/3", "d/4"]]


def test_a_merge_across_blocks_is_taken_apart_when_one_side_is_gone(ledger: Ledger) -> None:
    list(ledger.post_many([report("40"), report("900", "d/2")]))
    do(ledger, Action.MERGE, claim_of(ledger, "d/1").id, claim_of(ledger, "d/2").id)
    ledger.post(replace(report("40"), mentions=(), reader=LATER_READER))
    alone = claim_of(ledger, "d/2")
    assert [m.document for m in alone.mentions] == ["d/2"]
    with Ledger.open(":memory:", clock=clock(), linker=linker()) as other:
        other.post(report("900", "d/2"))
        assert claim_of(other, "d/2").id == alone.id


def test_kept_apart_mentions_never_meet_and_a_later_merge_wins(ledger: Ledger) -> None:
    list(ledger.post_many([report("40"), report("40", "d/2")]))
    here = mentions(ledger)
    do(ledger, Action.APART, here["d/1"], others=(here["d/2"],))
    ledger.post(report("40", "d/3"))
    assert not any({"d/1", "d/2"} <= set(told) for _, told in claims(ledger))
    do(ledger, Action.MERGE, claim_of(ledger, "d/1").id, claim_of(ledger, "d/2").id)
    assert claims(ledger) == [("40", ["d/1", "d/2", "d/3"])]


def test_an_undone_undo_stands_again(ledger: Ledger) -> None:
    ledger.post(report("40"))
    first = do(ledger, Action.REJECT, mentions(ledger)["d/1"])
    second = do(ledger, Action.UNDO, subject=str(first))
    do(ledger, Action.UNDO, subject=str(second))
    assert (claims(ledger), [e.stands for e in ledger.log()]) == ([], [True, False, True])
    with pytest.raises(SettingError, match="undone already"):
        do(ledger, Action.UNDO, subject=str(second))
    with pytest.raises(SettingError, match="no entry '9'"):
        do(ledger, Action.UNDO, subject="9")


def test_what_a_reading_makes_again_are_the_rows_that_were_posted(ledger: Ledger) -> None:
    list(ledger.post_many(readings(7, 30)))
    with ledger._writing() as connection:
        rows = connection.exec_driver_sql("SELECT key FROM documents").all()
        assert [restate(connection, key, linker(), NOTHING) for (key,) in rows] == [[]] * 30


def test_the_log_is_a_chain_and_verify_tells_the_first_broken_entry(tmp_path: Any) -> None:
    path = tmp_path / "l"
    with Ledger.open(path, clock=clock(), linker=linker()) as ledger:
        ledger.post(report("40"))
        for value in ("45", "46", "47"):
            do(ledger, Action.CORRECT, mentions(ledger)["d/1"], slot="number", value=value)
        assert ledger.verify().faults == ()
        for change, fault in TAMPERINGS:
            with closing(sqlite3.connect(path)) as store:
                undo = store.execute(*BEFORE[change.split()[1]]).fetchall()
                store.execute(change)
                store.commit()
                assert fault in " ".join(ledger.verify().faults), change
                restore(store, change.split()[1], undo)
            assert ledger.verify().faults == (), change


BEFORE = {
    "review_log": ("SELECT * FROM review_log",),
    "versions": ("SELECT * FROM versions",),
    "readings": ("SELECT * FROM readings",),
}
TAMPERINGS = [
    ("UPDATE review_log SET made_by = 'Eve' WHERE number = 2", "entry 2 of the log was changed"),
    ("UPDATE review_log SET words = replace(words, '46', '64') WHERE number = 2", "words of entry 2"),
    ("UPDATE review_log SET words = NULL, salt = NULL WHERE number = 3", "entry 3 of the log lacks its words"),
    ("UPDATE versions SET text = x'789c' WHERE number = 1", "cannot be unpacked"),
    ("UPDATE readings SET line_sha256 = 'no' WHERE number = 1", "is not the one that was posted"),
]


def restore(store: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    store.execute("PRAGMA foreign_keys=OFF")
    store.execute(f"DELETE FROM {table}")
    store.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    store.commit()


def test_an_entry_that_is_left_out_is_missed(tmp_path: Any) -> None:
    path = tmp_path / "l"
    with Ledger.open(path, clock=clock(), linker=linker()) as ledger:
        ledger.post(report("40"))
        for _ in range(3):
            do(ledger, Action.ACCEPT, mentions(ledger)["d/1"])
        with closing(sqlite3.connect(path)) as store:
            store.execute("DELETE FROM review_mentions WHERE entry = 2")
            store.execute("DELETE FROM review_log WHERE number = 2")
            store.commit()
        assert ledger.verify().faults[0] == "entry 2 of the log is missing"


def test_quotations_are_kept_as_selectors_with_their_surroundings(ledger: Ledger) -> None:
    ledger.post(report("40"))
    do(ledger, Action.ACCEPT, mentions(ledger)["d/1"])
    (quote,) = ledger.log()[0].quotes
    assert (quote.before, quote.words, quote.after) == ("On Monday the port got ", "40", " trucks from the north.")


def test_nothing_that_is_quoted_or_written_stands_in_the_hashed_part(tmp_path: Any) -> None:
    path = tmp_path / "l"
    with Ledger.open(path, clock=clock(), linker=linker()) as ledger:
        ledger.post(report("40"))
        do(ledger, Action.CORRECT, mentions(ledger)["d/1"], slot="item", value="lorries of the north")
    with closing(sqlite3.connect(path)) as store:
        (about,) = store.execute("SELECT about FROM review_log").fetchone()
    assert sorted(json.loads(about)) == ["documents", "mentions", "slot"]
    assert "lorries" not in about


def test_random_order_of_undoing_gives_the_ledger_back(ledger: Ledger) -> None:
    rng = Random(11)
    list(ledger.post_many(readings(5, 12)))
    before = ledger.dump()
    for _ in range(6):
        names = sorted(ref.id for claim in ledger.claims() for ref in claim.mentions)
        do(ledger, rng.choice((Action.REJECT, Action.ACCEPT)), rng.choice(names))
        do(ledger, Action.CORRECT, rng.choice(names), slot="category", value="vehicle")
    numbers = list(range(1, 13))
    rng.shuffle(numbers)
    for number in numbers:
        do(ledger, Action.UNDO, subject=str(number))
    assert ledger.dump() == before
