"""Reports by one speaker who is to be forgotten and by others, what people judge of them, and a look into files."""

from __future__ import annotations

import os
import signal
import sqlite3
from datetime import date
from decimal import Decimal
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from readings_made import READER
from sqlalchemy import Engine, event

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger
from tallystick.model import Action, Deed, Document, Item, Mention, Quantity, Reading, Span, Speaker, Status

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


def judged(ledger: Ledger) -> None:
    """Two documents corrected, and all three merged."""
    for claim in ledger.claims():
        for ref in claim.mentions:
            deed = Deed(Action.CORRECT, (ref.id,), slot="item", value=f"lorries of {ref.document}")
            ledger.review(deed, by="Ann", why=f"see {ref.document}")
    ids = [claim.id for claim in ledger.claims()]
    ledger.review(Deed(Action.MERGE, tuple(ids)), by="Ann")


def in_files(folder: Path, word: str) -> bool:
    return any(word.encode() in file.read_bytes() for file in folder.iterdir())


def purge_until_rewriting(place: str, _: str, __: int, ___: int | None, told: Pipe) -> None:
    """Purges, and is killed when SQLite begins to write its file anew, once the purge itself is safe."""

    def watch(connection: sqlite3.Connection, _: object) -> None:
        connection.set_trace_callback(lambda said: os.kill(os.getpid(), signal.SIGKILL) if said == "VACUUM" else None)

    event.listen(Engine, "connect", watch)
    told.send_bytes(b"begun")
    with Ledger.open(place, linker=linker()) as ledger:
        ledger.purge(PURGED.document.id, by="Ben", why="a court said so")
    told.send_bytes(b"done")
