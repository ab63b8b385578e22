"""A purge is taken along: what one ledger may not keep, no ledger keeps that takes it in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from purged_reports import OTHER, PURGED, SECRET, THIRD, in_files, judged

from tallystick.desk.rooms import linker
from tallystick.errors import PurgedError
from tallystick.ledger import Ledger
from tallystick.ledger.merging import Taken
from tallystick.model import Action, Deed

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
New = Callable[[], str]


def opened(place: str, minute: int = 0) -> Ledger:
    ticks = iter(range(minute, 10_000))
    return Ledger.open(place, clock=lambda: START + timedelta(minutes=next(ticks)), linker=linker())


def holding(place: str, minute: int = 0) -> Ledger:
    """A ledger of three reports, corrected and merged into one claim."""
    ledger = opened(place, minute)
    list(ledger.post_many([PURGED, OTHER, THIRD]))
    judged(ledger)
    return ledger


def purge(ledger: Ledger) -> int:
    return ledger.purge(PURGED.document.id, by="Ben", why="a court said so").number


def told(taken: list[Taken]) -> list[tuple[str, str, str, str]]:
    return [(c.about, c.here, c.there, c.kept) for one in taken for c in one.conflicts]


WHEN = "purged on 2026-03-01 by Ben: a court said so"


def test_a_document_that_the_other_ledger_purged_goes_here_too(new_place: New) -> None:
    with holding(new_place()) as here, holding(new_place(), 100) as there:
        purge(there)
        assert (PURGED.document.id, "kept", WHEN, "purged") in told(list(here.merge(there)))
        assert [document.id for document in here.documents()] == [OTHER.document.id, THIRD.document.id]
        assert SECRET not in here.dump() and SECRET not in repr(here.log())
        assert here.verify().faults == ()
        with pytest.raises(PurgedError):
            here.post(PURGED)
        list(there.merge(here))
        assert here.dump() == there.dump()
        assert there.verify().faults == ()
        before = here.dump(), here.log()
        list(here.merge(there))
        assert (here.dump(), here.log()) == before


def test_a_document_that_was_purged_here_is_not_taken(new_place: New) -> None:
    with holding(new_place()) as here, holding(new_place(), 100) as there:
        purge(here)
        assert (PURGED.document.id, WHEN, "kept", "purged") in told(list(here.merge(there)))
        assert here.show(PURGED.document.id) is None
        assert SECRET not in here.dump() and SECRET not in repr(here.log())
        assert here.verify().faults == ()


def test_what_was_judged_of_others_together_with_a_purged_document_is_taken(new_place: New) -> None:
    with holding(new_place()) as there, opened(new_place(), 100) as here:
        purge(there)
        list(here.post_many([OTHER, THIRD]))
        assert len(list(here.claims())) == 2
        list(here.merge(there))
        assert len(list(here.claims())) == 1
        assert here.dump() == there.dump()
        assert here.verify().faults == ()


def test_a_purge_that_was_taken_back_takes_nothing_away(new_place: New) -> None:
    with holding(new_place()) as here, holding(new_place(), 100) as there:
        there.review(Deed(Action.UNDO, subject=str(purge(there))), by="Ben")
        assert told(list(here.merge(there))) == []
        assert here.show(PURGED.document.id) is not None
        assert here.verify().faults == ()


def test_the_file_does_not_hold_the_words_any_more(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    with holding(str(tmp_path / "here" / "l")) as here, holding(str(tmp_path / "there"), 100) as there:
        purge(there)
        assert in_files(tmp_path / "here", SECRET)
        list(here.merge(there))
    assert not in_files(tmp_path / "here", SECRET)
