"""What is kept of tallies, read: claims, findings and programmes by filters and cursors, and those of one claim."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, bindparam, select

from tallystick.errors import SettingError
from tallystick.ledger.among import among
from tallystick.ledger.claim_line import listed_in
from tallystick.ledger.claim_lists import ids_page
from tallystick.ledger.claims_read import some_claims
from tallystick.ledger.paging import page_of
from tallystick.ledger.programme_line import programme_in
from tallystick.ledger.tables import mentions
from tallystick.ledger.tally_claims import LONGEST_NAME
from tallystick.ledger.tally_findings import findings_about
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_tables import (
    claim_summaries,
    programme_claims,
    stored_findings,
    stored_programmes,
)
from tallystick.ledger.told_read import standing_among
from tallystick.model import Claim, Finding, FindingKind, Programme, Sought, Told
from tallystick.model.filters import FILTERS
from tallystick.model.listed import ListedClaim
from tallystick.model.page import Page

Order = tuple[Column[Any], ...]
_BY_DOCUMENT: Order = (stored_findings.c.document, stored_findings.c.kind, stored_findings.c.id)
_FINDING_ORDERS: dict[str, tuple[Order, bool]] = {
    "document": (_BY_DOCUMENT, False),
    "last": ((stored_findings.c.last, stored_findings.c.id), True),
}
_FIRST = 4
_SENTENCE_TELLS_ALL = frozenset({FindingKind.CORROBORATION, FindingKind.SHORTFALL})
Telling = Callable[[str, list[str]], list[str]]
"""Which of the mentions of a finding of a kind are told."""
_LINES = select(claim_summaries.c.claim, claim_summaries.c.line).where(among(claim_summaries.c.claim, "ids"))
_DOCUMENTS = select(mentions.c.id, mentions.c.document).where(
    among(mentions.c.id, "ids"), mentions.c.superseded.is_(False)
)
_FINDINGS = select(stored_findings).where(among(stored_findings.c.id, "ids"))
_BY_PLACE: Order = (stored_programmes.c.place, stored_programmes.c.id)

_WITH_CLAIM = (
    select(stored_programmes.c.line)
    .where(
        stored_programmes.c.id.in_(
            select(programme_claims.c.programme).where(programme_claims.c.claim == bindparam("its"))
        )
    )
    .order_by(*_BY_PLACE)
    .limit(bindparam("most"))
)


def _all(kind: str, ids: list[str]) -> list[str]:
    return ids


def _few(kind: str, ids: list[str]) -> list[str]:
    """The first few of the mentions and the last; all of those whose sentence tells of each."""
    return ids if len(ids) <= _FIRST + 1 or kind in _SENTENCE_TELLS_ALL else [*ids[:_FIRST], ids[-1]]


def _ends(kind: str, ids: list[str]) -> list[str]:
    """The first of the mentions and the last, of which sentences tell; all of them where these tell of each."""
    return ids if len(ids) <= 2 or kind in _SENTENCE_TELLS_ALL else [ids[0], ids[-1]]


def claims_page(
    connection: Connection, filters: dict[str, str | None], sort: str, after: str | None, limit: int
) -> Page[Claim]:
    """A page of the claims with these values."""
    ids = ids_page(connection, filters, sort, after, limit)
    found = {claim.id: claim for part in some(ids) for claim in some_claims(connection, part)}
    return Page([found[name] for name in ids if name in found], ids.next)


def findings_page(
    connection: Connection,
    kind: str | None,
    category: str | None,
    without: Collection[str],
    sort: str,
    after: str | None,
    limit: int,
    *,
    brief: bool = False,
) -> Page[Finding]:
    """A page of the findings of a kind and category, without those that were dismissed.

    `brief` ones have no more of their mentions than their sentence tells of, and the ids of a few to be quoted.
    """
    order, down = _ordered(_FINDING_ORDERS, sort)
    wanted = select(stored_findings)
    if kind is not None:
        wanted = wanted.where(stored_findings.c.kind == kind)
    if category is not None:
        wanted = wanted.where(stored_findings.c.category == category)
    for part in some(sorted(without)):
        wanted = wanted.where(stored_findings.c.id.not_in(part))
    rows, following = page_of(connection, wanted, order, after, limit, down=down)
    return Page(_findings(connection, rows, _ends if brief else _all), following)


def finding_keys(sort: str) -> tuple[Callable[[Finding], list[str]], bool]:
    """By what findings are sorted, and whether the largest comes first."""
    _, down = _ordered(_FINDING_ORDERS, sort)
    return (_by_last if sort == "last" else _by_document), down


def _by_document(one: Finding) -> list[str]:
    return [one.told[0].ref.document, one.kind, one.id]


def _by_last(one: Finding) -> list[str]:
    return [max(str(told.published or "") for told in one.told), one.id]


def every_finding(connection: Connection) -> list[Finding]:
    """All findings on claims and programmes, the earliest document first."""
    return _findings(connection, connection.execute(select(stored_findings).order_by(*_BY_DOCUMENT)).all())


def findings_on(
    connection: Connection, claims: Collection[str], ids: Collection[str], *, brief: bool = False
) -> list[Finding]:
    """The findings on some claims that one of some mentions shows.

    Of findings that very many mentions show, `brief` ones tell the first few and the last.
    """
    names = sorted(findings_about(connection, claims))
    found = [row for part in some(names) for row in connection.execute(_FINDINGS, {"ids": part})]
    rows = sorted(found, key=lambda row: (row.document, row.kind, row.id))
    wanted = set(ids)
    shown = [row for row in rows if not wanted.isdisjoint(json.loads(row.mentions))]
    return _findings(connection, shown, _few if brief else _all)


def finding_mentions(connection: Connection, ids: Collection[str]) -> dict[str, list[str]]:
    """The ids of the mentions that show some findings, by these."""
    found: dict[str, list[str]] = {}
    for part in some(sorted(ids)):
        its = select(stored_findings.c.id, stored_findings.c.mentions).where(stored_findings.c.id.in_(part))
        found |= {row.id: json.loads(row.mentions) for row in connection.execute(its)}
    return found


def finding_named(connection: Connection, name: str) -> Finding | None:
    """The finding of this id."""
    rows = connection.execute(select(stored_findings).where(stored_findings.c.id == name)).all()
    return next(iter(_findings(connection, rows)), None)


def programmes_page(
    connection: Connection, category: str | None, recipient: str | None, after: str | None, limit: int
) -> Page[Programme]:
    """A page of the programmes of a category and recipient, in the order of their subjects."""
    wanted = select(stored_programmes)
    if category is not None:
        wanted = wanted.where(stored_programmes.c.category == category)
    if recipient is not None:
        wanted = wanted.where(stored_programmes.c.recipient == recipient[:LONGEST_NAME])
    rows, following = page_of(connection, wanted, _BY_PLACE, after, limit, down=False)
    return Page([programme_in(row.line) for row in rows], following)


_PROGRAMME_ORDERS: dict[str, Order] = {"place": _BY_PLACE, "rank": (stored_programmes.c.rank, stored_programmes.c.id)}


def programmes_listed(
    connection: Connection, filters: dict[str, str | None], sort: str, after: str | None, limit: int
) -> Page[Programme]:
    """A page of the programmes of a verdict, category and recipient, by their places or those behind first."""
    order = _PROGRAMME_ORDERS[sort]
    wanted = select(stored_programmes)
    for name in FILTERS[Sought.PROGRAMMES]:
        value = filters.get(name)
        if value is not None:
            wanted = wanted.where(stored_programmes.c[name] == value[:LONGEST_NAME])
    rows, following = page_of(connection, wanted, order, after, limit, down=False)
    return Page([programme_in(row.line) for row in rows], following)


def programmes_with(connection: Connection, claim: str, most: int) -> list[Programme]:
    """So many programmes at most that count a claim."""
    lines = connection.execute(_WITH_CLAIM, {"its": claim, "most": most}).scalars()
    return [programme_in(line) for line in lines]


def listed_claims_of(connection: Connection, ids: Iterable[str]) -> dict[str, ListedClaim]:
    """Claims as lists show them, by their ids."""
    found: dict[str, ListedClaim] = {}
    for part in some(sorted(ids)):
        found |= {row.claim: listed_in(row.line) for row in connection.execute(_LINES, {"ids": part})}
    return found


def every_programme(connection: Connection) -> list[Programme]:
    """All programmes, in the order of their subjects."""
    wanted = select(stored_programmes.c.line).order_by(*_BY_PLACE)
    return [programme_in(line) for line in connection.execute(wanted).scalars()]


def programmes_of(connection: Connection, subjects: Iterable[tuple[str, str]]) -> list[Programme]:
    """The programmes of some categories and receivers, in the order of these."""
    found: list[Programme] = []
    for category, land in subjects:
        its = (stored_programmes.c.category == category) & (stored_programmes.c.land == land)
        lines = select(stored_programmes.c.line).where(its).order_by(*_BY_PLACE)
        found += [programme_in(line) for line in connection.execute(lines).scalars()]
    return found


def programme_named(connection: Connection, name: str) -> Programme | None:
    """The programme of this id."""
    line = connection.execute(select(stored_programmes.c.line).where(stored_programmes.c.id == name)).scalar()
    return None if line is None else programme_in(line)


def ids_beginning(connection: Connection, column: Column[Any], start: str, most: int) -> list[str]:
    """So many ids at most that begin so."""
    if not start or not all(letter in "0123456789abcdef" for letter in start):
        return []
    wanted = select(column).where(column >= start, column < start + "g").order_by(column)
    return list(connection.execute(wanted.limit(most)).scalars())


def _ordered(orders: dict[str, tuple[Order, bool]], sort: str) -> tuple[Order, bool]:
    if sort not in orders:
        raise SettingError(f"no list is sorted by {sort!r:.40}; there are {', '.join(orders)}")
    return orders[sort]


def _findings(connection: Connection, rows: Sequence[Row[Any]], told_of: Telling = _all) -> list[Finding]:
    """Findings out of their rows; one whose mentions have just gone is left out."""
    every: dict[str, list[str]] = {row.id: json.loads(row.mentions) for row in rows}
    named = {row.id: told_of(row.kind, every[row.id]) for row in rows}
    told = _told(connection, {name for names in named.values() for name in names})
    cut = {name: ids for name, ids in every.items() if len(named[name]) < len(ids)}
    documents = _documents(connection, {one for ids in cut.values() for one in ids})
    return [
        Finding(
            row.id,
            FindingKind(row.kind),
            tuple(told[name] for name in named[row.id]),
            reports=len({documents[one] for one in cut[row.id] if one in documents}) if row.id in cut else None,
            quoted=tuple(_few(row.kind, every[row.id])) if told_of is _ends else (),
        )
        for row in rows
        if all(name in told for name in named[row.id])
    ]


def _documents(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The keys of the documents of some mentions."""
    found: dict[str, str] = {}
    for part in some(sorted(ids)):
        found |= dict(map(tuple, connection.execute(_DOCUMENTS, {"ids": part})))
    return found


def _told(connection: Connection, ids: Iterable[str]) -> dict[str, Told]:
    found: dict[str, Told] = {}
    for part in some(sorted(ids)):
        found |= {told.ref.id: told for _, told in standing_among(connection, part)}
    return found
