"""The sixth step: reports as lists show them, and the days that they name."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable
from typing import Any, cast

from sqlalchemy import Connection, Row, and_, delete, func, select

from tallystick.contract.lines import read
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.tables import claim_mentions, documents, mentions, readings, versions
from tallystick.ledger.tally_counts import Count, add_up
from tallystick.ledger.tally_lists import LONGEST
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_tables import due_days, report_lines

_LONGEST_LINE, _SHOWN = 120, 110
Line = dict[str, Any]


def tally_shelves(connection: Connection, keys: Collection[str]) -> None:
    """Keeps anew how these reports are listed."""
    before = connection.execute(select(report_lines).where(report_lines.c.key.in_(sorted(keys)))).mappings().all()
    rows = connection.execute(_current(keys)).all()
    lines = [_line(row) for row in rows]
    connection.execute(delete(report_lines).where(report_lines.c.key.in_(sorted(keys))))
    if lines:
        connection.execute(report_lines.insert(), lines)
    add_up(connection, _counts(lines), _counts(before))
    for part in some(f"r{key}" for key in sorted(keys)):
        connection.execute(delete(due_days).where(due_days.c.source.in_(part)))
    due = [{"end": end, "source": f"r{row.key}"} for row in rows for end in sorted(_days(row))]
    if due:
        connection.execute(due_days.insert(), due)


def forget_report(connection: Connection, key: str) -> None:
    """Takes out what lists know of a report."""
    here = report_lines.c.key == key
    add_up(connection, (), _counts(connection.execute(select(report_lines).where(here)).mappings().all()))
    connection.execute(delete(report_lines).where(here))
    connection.execute(delete(due_days).where(due_days.c.source == f"r{key}"))


def _current(keys: Collection[str]) -> Any:
    """Reports with their current version and reading, and how many of their mentions make claims."""
    version = and_(versions.c.document == documents.c.key, versions.c.number == documents.c.current_version)
    reading = and_(
        readings.c.document == documents.c.key,
        readings.c.version == documents.c.current_version,
        readings.c.number == documents.c.current_reading,
    )
    standing = (mentions.c.document == documents.c.key) & mentions.c.superseded.is_(False)
    told = mentions.join(claim_mentions, claim_mentions.c.mention == mentions.c.id)
    counted = select(func.count()).select_from(told).where(standing).correlate(documents).scalar_subquery()
    facts = (versions.c.title, versions.c.language, versions.c.published, versions.c.text, readings.c.line)
    return (
        select(documents.c.key, documents.c.id, documents.c.outlet, *facts, counted.label("mentions"))
        .join(versions, version)
        .join(readings, reading)
        .where(documents.c.key.in_(sorted(keys)))
        .order_by(documents.c.key)
    )


def _line(row: Row[Any]) -> Line:
    return {
        "key": row.key,
        "id": row.id,
        "outlet": (row.outlet or "")[:LONGEST],
        "language": row.language or "",
        "published": row.published or "",
        "headline": headline(row.title, unpacked_text(row.text)),
        "mentions": row.mentions,
    }


def headline(title: str | None, text: str) -> str:
    """The title of a report, else its first line, as far as a list has room for it."""
    first = text.strip().partition("\n")[0]
    return (title or "")[:1_000] or (first if len(first) < _LONGEST_LINE else f"{first[:_SHOWN]} […]")


def _counts(lines: Iterable[Any]) -> list[Count]:
    """What is counted of reports: all, by outlet, by language, by both, and by day."""
    found = []
    for line in lines:
        both = f"{line['outlet']}\x1f{line['language']}"
        values = (
            ("reports", ""),
            ("r.outlet", line["outlet"]),
            ("r.tongue", line["language"]),
            ("r.both", both),
            ("r.day", line["published"]),
        )
        found += [Count(name, value, 1, line["mentions"]) for name, value in values]
    return found


def _days(row: Row[Any]) -> set[str]:
    """The last days of the tasks and events that a report tells of."""
    told = cast("dict[str, Any]", read(zlib.decompress(row.line)))  # a line of ours, checked when it was posted
    tasks = ((one.get("deadline") or {}).get("end") for one in told.get("directives") or ())
    events = (one.get("end") or one.get("start") for one in told.get("events") or ())
    return {str(day) for day in (*tasks, *events) if day}
