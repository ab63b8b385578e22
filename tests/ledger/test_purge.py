"""A purged document is gone with all its words, its tombstone stays, and the chain holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from killing import Death, killed, looking
from purged_reports import OTHER, PURGED, SECRET, THIRD, in_files, judged, purge_until_rewriting
from readings_made import READER

from tallystick.desk.rooms import linker
from tallystick.errors import PurgedError, SettingError
from tallystick.ledger import Ledger
from tallystick.ledger.unscrubbed import unscrubbed
from tallystick.ledger.verifying import verify
from tallystick.model import Action, Deed

CLOCK = datetime(2026, 3, 1, 12, tzinfo=UTC)


def opened(place: str) -> Ledger:
    return Ledger.open(place, clock=lambda: CLOCK, linker=linker())


def test_a_purged_document_is_gone_and_the_chain_holds(new_place: Callable[[], str]) -> None:
    place = new_place()
    with opened(place) as ledger:
        list(ledger.post_many([PURGED, OTHER, THIRD]))
        judged(ledger)
        entry = ledger.purge(PURGED.document.id, by="Ben", why="a court said so")
        assert (entry.deed.value, entry.why, entry.by) == (PURGED.document.id, "a court said so", "Ben")
        assert [document.id for document in ledger.documents()] == [OTHER.document.id, THIRD.document.id]
        assert ledger.verify().faults == ()
        (claim,) = ledger.claims()
        assert [m.document for m in claim.mentions] == [OTHER.document.id, THIRD.document.id]  # still merged
        assert SECRET not in ledger.dump() and SECRET not in repr(ledger.log())
        assert ledger.show(PURGED.document.id) is None
        with pytest.raises(PurgedError, match=r"was purged on 2026-03-01 by Ben: a court said so \(tallystick undo"):
            ledger.post(PURGED)
        with pytest.raises(PurgedError):
            ledger.post(replace(PURGED, document=replace(PURGED.document, id="d/9")))  # known by its address
        ledger.post(replace(OTHER, reader=replace(READER, version="0.2.0")))
        assert len(list(ledger.claims())) == 1
        ledger.review(Deed(Action.UNDO, subject=str(entry.number)), by="Ben")
        ledger.post(PURGED)
        assert ledger.verify().faults == ()
        assert len(list(ledger.documents())) == 3


def test_the_file_does_not_hold_the_words_any_more(tmp_path: Path) -> None:
    path = tmp_path / "l"
    with opened(str(path)) as ledger:
        list(ledger.post_many([PURGED, OTHER]))
        judged(ledger)
        assert in_files(tmp_path, SECRET)
        ledger.purge(PURGED.document.id, by="Ben", why="a court said so")
    assert not in_files(tmp_path, SECRET)
    assert not in_files(tmp_path, SECRET.casefold())


def test_a_purge_that_was_killed_before_the_file_was_rewritten_is_finished_by_whoever_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "l"
    with opened(str(path)) as ledger:
        list(ledger.post_many([PURGED, OTHER]))
        judged(ledger)
    outcome = killed(purge_until_rewriting, str(path), "", 0, Death(None, 60), lambda: None)
    assert (outcome.finished, outcome.complaint) == (False, None)
    assert in_files(tmp_path, SECRET)
    with looking(str(path)) as connection:
        assert (
            verify(connection).faults[0].startswith("words that entry 4 of the log purged may still lie in the files")
        )
    with opened(str(path)) as ledger:
        assert [document.id for document in ledger.documents()] == [OTHER.document.id]
        assert ledger.verify().faults == ()
    assert not in_files(tmp_path, SECRET)


def test_nothing_waits_to_be_finished_after_a_purge(new_place: Callable[[], str]) -> None:
    with opened(new_place()) as ledger:
        list(ledger.post_many([PURGED, OTHER]))
        ledger.purge(PURGED.document.id, by="Ben", why="a court said so")
        with ledger._viewing() as connection:
            assert unscrubbed(connection) == []


@pytest.mark.parametrize(
    ("id", "why", "complaint"), [("d/0", "so", "no document"), (PURGED.document.id, " ", "reason")]
)
def test_what_cannot_be_purged_is_told(tmp_path: Path, id: str, why: str, complaint: str) -> None:
    with opened(str(tmp_path / "l")) as ledger:
        ledger.post(PURGED)
        with pytest.raises(SettingError, match=complaint):
            ledger.purge(id, by="Ben", why=why)
        assert (len(list(ledger.documents())), ledger.log()) == (1, [])
