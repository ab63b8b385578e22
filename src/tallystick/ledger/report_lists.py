"""Reports by outlet and language, the latest first, and what is counted of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from tallystick.ledger.claim_choice import total
from tallystick.ledger.paging import page_of
from tallystick.ledger.tally_lists import LONGEST
from tallystick.ledger.tally_tables import report_lines
from tallystick.model.listed import ListedReport
from tallystick.model.page import Page

_BY_DAY = (report_lines.c.published, report_lines.c.id)
_LAST_DAY = select(func.max(report_lines.c.published))


def reports_page(
    connection: Connection, outlet: str | None, language: str | None, after: str | None, limit: int
) -> tuple[Page[ListedReport], int]:
    """A page of reports, the latest first and those without a day last; and how many fit in all."""
    wanted = select(report_lines)
    if outlet is not None:
        wanted = wanted.where(report_lines.c.outlet == outlet[:LONGEST])
    if language is not None:
        wanted = wanted.where(report_lines.c.language == language)
    rows, following = page_of(connection, wanted, _BY_DAY, after, limit, down=True)
    return Page([_listed(row) for row in rows], following), _found(connection, outlet, language)


def _found(connection: Connection, outlet: str | None, language: str | None) -> int:
    if outlet is not None and language is not None:
        return total(connection, "r.both", f"{outlet[:LONGEST]}\x1f{language}")
    if outlet is not None:
        return total(connection, "r.outlet", outlet[:LONGEST])
    return total(connection, "reports", "") if language is None else total(connection, "r.tongue", language)


def _listed(row: Row[Any]) -> ListedReport:
    day = date.fromisoformat(row.published) if row.published else None
    return ListedReport(row.id, row.headline, row.outlet or None, row.language or None, day, row.mentions)


def last_day(connection: Connection) -> date | None:
    """The day of the last report."""
    day = connection.execute(_LAST_DAY).scalar()
    return date.fromisoformat(day) if day else None
