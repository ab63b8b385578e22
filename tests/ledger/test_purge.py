"""A purged document is gone with all its words, its tombstone stays, and the chain holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from readings_made import READER

from tallystick.desk.rooms import linker
from tallystick.errors import PurgedError, SettingError
from tallystick.ledger import Ledger
from tallystick.model import Action, Deed, Document, Item, Mention, Quantity, Reading, Span, Speaker, Status

CLOCK = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = "Quillfeather"


def report(number: str, id: str, speaker: str) -> Reading:
    text = f"{speaker} said that the port got {number} trucks from the north."
    start = text.index(number)
    span, amount = Span(start, start + len(number)), Quantity(Decimal(number), Decimal(number))
    voice = Speaker(Span(0, len(speaker)), speaker)
    mention = Mention(
        Span(0, len(text)), span, amount, Item(None, "trucks", "vehicle"), Status.DELIVERED, speaker=voice
    )
    document = Document(id, text, title=f"What {speaker} said", published=date(2026, 2, 4), outlet="Gazette", url=id)
    return Reading(READER, document, (mention,))


PURGED = report("40", "https://g.example/1", SECRET)
OTHER = report("40", "https://g.example/2", "The harbour master")
THIRD = report("900", "https://g.example/3", "The harbour master")


def opened(place: str) -> Ledger:
    return Ledger.open(place, clock=lambda: CLOCK, linker=linker())


def judged(ledger: Ledger) -> None:
    """Two documents corrected, and all three merged."""
    for claim in ledger.claims():
        for ref in claim.mentions:
            deed = Deed(Action.CORRECT, (ref.id,), slot="item", value=f"lorries of {ref.document}")
            ledger.review(deed, by="Ann", why=f"see {ref.document}")
    ids = [claim.id for claim in ledger.claims()]
    ledger.review(Deed(Action.MERGE, tuple(ids)), by="Ann")


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


def in_files(folder: Path, word: str) -> bool:
    return any(word.encode() in file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize(
    ("id", "why", "complaint"), [("d/0", "so", "no document"), (PURGED.document.id, " ", "reason")]
)
def test_what_cannot_be_purged_is_told(tmp_path: Path, id: str, why: str, complaint: str) -> None:
    with opened(str(tmp_path / "l")) as ledger:
        ledger.post(PURGED)
        with pytest.raises(SettingError, match=complaint):
            ledger.purge(id, by="Ben", why=why)
        assert (len(list(ledger.documents())), ledger.log()) == (1, [])
