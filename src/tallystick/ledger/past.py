"""A ledger as it was: made anew in memory out of what had been published, or was recorded, by some moment.

Two clocks are asked. *Published*: a document counts from its publication day, one without from the day on which it was
recorded; a later version of a page, which has no day of its own, counts from the day on which it was recorded, unless
it gives a later publication day itself. *Recorded*: versions, readings and judgements count from the moment at which
this ledger took them in. What is left is linked by the same rules as ever, so that the answer is exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table, select, update

from tallystick.ledger import rows
from tallystick.ledger.anchoring import place_again
from tallystick.ledger.decisions import decisions_on
from tallystick.ledger.holding import read_again
from tallystick.ledger.judging import link
from tallystick.ledger.linker import Linker
from tallystick.ledger.restating import restate
from tallystick.ledger.tables import (
    document_ids,
    documents,
    mention_parties,
    mentions,
    readings,
    review_log,
    review_mentions,
    versions,
)

Row = dict[str, Any]
_DATED = ("published", "published_text", "published_basis")


@dataclass(frozen=True, slots=True)
class Moment:
    """The last moment that counts, by each clock; None where a clock is not asked."""

    published: date | None = None
    recorded: datetime | None = None

    def knew(self, recorded: str) -> bool:
        """Whether the ledger had taken in by then what it took in at some time."""
        return self.recorded is None or _in_utc(datetime.fromisoformat(recorded)) <= _in_utc(self.recorded)

    def held_published(self, first: date | None, version: Row) -> bool:
        """Whether a version had been published by then; `first` is the day of the document's first version."""
        return self.published is None or _published(first, version) <= self.published


def remember(before: Connection, into: Connection, moment: Moment, linker: Linker) -> None:
    """Fills an empty ledger with what another one held at a moment."""
    texts = _versions(before, moment)
    read = _readings(before, moment, texts)
    for key, document in sorted(_documents(before, read).items()):
        _write(into, documents, [document])
        names = select(document_ids).where(document_ids.c.document == key)
        _write(into, document_ids, [dict(row) for row in before.execute(names).mappings()])
        _read_again(into, document, texts, read[key], linker)
    _write(into, review_log, _log(before, moment))
    _judge(before, into, linker, moment)


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _published(first: date | None, version: Row) -> date:
    recorded = _in_utc(datetime.fromisoformat(version["recorded"])).date()
    day = None if version["published"] is None else date.fromisoformat(version["published"])
    if version["number"] == 1:
        return day or recorded
    return day if day is not None and (first is None or day > first) else recorded


def _versions(connection: Connection, moment: Moment) -> dict[tuple[str, int], Row]:
    found: dict[tuple[str, int], Row] = {}
    first: dict[str, date | None] = {}
    for row in connection.execute(select(versions).order_by(versions.c.document, versions.c.number)).mappings():
        version = dict(row)
        if version["number"] == 1:
            first[version["document"]] = version["published"] and date.fromisoformat(version["published"])
        if moment.knew(version["recorded"]) and moment.held_published(first.get(version["document"]), version):
            found[version["document"], version["number"]] = version
    return found


def _readings(connection: Connection, moment: Moment, texts: dict[tuple[str, int], Row]) -> dict[str, list[Row]]:
    """The readings of these versions that the ledger had, by document, the current one last."""
    found: dict[str, list[Row]] = defaultdict(list)
    wanted = select(readings).order_by(readings.c.document, readings.c.version, readings.c.number)
    for row in connection.execute(wanted).mappings():
        if (row["document"], row["version"]) in texts and moment.knew(row["recorded"]):
            found[row["document"]].append(dict(row))
    return found


def _documents(connection: Connection, read: dict[str, list[Row]]) -> dict[str, Row]:
    """The documents that had been read, each pointing at what was current."""
    found = {}
    for row in connection.execute(select(documents)).mappings():
        if row["key"] in read:
            last = read[row["key"]][-1]
            current = {"current_version": last["version"], "current_reading": last["number"]}
            found[row["key"]] = {**row, **current}
    return found


def _read_again(
    into: Connection, document: Row, texts: dict[tuple[str, int], Row], read: list[Row], linker: Linker
) -> None:
    """Writes the versions, readings and mentions of a document."""
    written: set[int] = set()
    for reading in read:
        text = texts[reading["document"], reading["version"]]
        if text["number"] not in written:
            _write(into, versions, [text | dict.fromkeys(_DATED)])  # what a later reader found is not known yet
            written.add(text["number"])
        _write(into, readings, [reading])
        found = into.execute(
            select(versions, readings.c.line)
            .join(readings, (readings.c.document == versions.c.document) & (readings.c.version == versions.c.number))
            .where(
                versions.c.document == document["key"],
                versions.c.number == reading["version"],
                readings.c.number == reading["number"],
            )
        ).one()
        again = read_again(found)
        this = (versions.c.document == document["key"]) & (versions.c.number == reading["version"])
        into.execute(update(versions).where(this).values(**rows.version_facts(again.document)))
        made = rows.mention_rows(document["key"], reading["version"], reading["number"], again, linker.block_of)
        is_current = reading is read[-1]
        _write(into, mentions, [row | {"superseded": not is_current} for row in made.mentions])
        _write(into, mention_parties, made.mention_parties)


def _log(connection: Connection, moment: Moment) -> list[Row]:
    """The entries up to the first that was not written yet: a chain has no gaps."""
    found: list[Row] = []
    for row in connection.execute(select(review_log).order_by(review_log.c.number)).mappings():
        if not moment.knew(row["recorded"]):
            break
        found.append(dict(row))
    return found


def _judge(before: Connection, into: Connection, linker: Linker, moment: Moment) -> None:
    """Lays the judgements of then over the mentions, and links them."""
    numbers = {row["number"] for row in _log(before, moment)}
    placed = [dict(row) for row in before.execute(select(review_mentions)).mappings() if row["entry"] in numbers]
    _write(into, review_mentions, placed)
    here = set(into.execute(select(documents.c.key)).scalars())
    _forget_the_absent(into, {row["document"] for row in placed} - here)
    for document in sorted({row["document"] for row in placed} & here):
        place_again(into, document)
        restate(into, document, linker, decisions_on(into, document))
    blocks = into.execute(select(mentions.c.block).distinct().where(mentions.c.superseded.is_(False))).scalars()
    last = into.execute(select(readings.c.recorded).order_by(readings.c.recorded.desc()).limit(1)).scalar()
    link(into, linker, [block for block in blocks if block is not None], last or "")


def _forget_the_absent(into: Connection, gone: Iterable[str]) -> None:
    """Lets judgements on documents that were not there yet rest."""
    for document in sorted(gone):
        into.execute(review_mentions.update().where(review_mentions.c.document == document).values(mention=None))


def _write(into: Connection, table: Table, members: list[Row]) -> None:
    if members:
        into.execute(table.insert(), members)
