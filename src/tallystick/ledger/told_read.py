"""Mentions out of their rows, with what their documents tell, as linking and tally take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select

from tallystick.ledger.among import among
from tallystick.ledger.claims_read import claims_out_of, quantity_of, reference, told_with_documents
from tallystick.ledger.named_rows import NamedRow, named_rows
from tallystick.ledger.tables import claim_mentions, mention_parties, mentions
from tallystick.model import (
    Anchor,
    Anonymity,
    Claim,
    Edge,
    Grain,
    Item,
    Linked,
    Mention,
    Modality,
    Party,
    Period,
    Said,
    Span,
    Speaker,
    SpokenPeriod,
    Stage,
    Status,
    Told,
)

_AT_ONCE = 500
_VALUES = 20_000
"""So many periods, parties and the like are kept as they were made: most mentions share theirs with others."""
Rows = dict[str, list[NamedRow]]
_NOBODY: Rows = {}
_BY_POSITION = attrgetter("position")
_PERIOD = attrgetter("period_start", "period_end", "edge", "grain", "timex", "anchor", "period_text")


def rows_in_blocks(connection: Connection, blocks: Sequence[str]) -> Iterator[tuple[NamedRow, Told]]:
    """The current mentions of some blocks, each with the row that it stands in."""
    for block in sorted(blocks):
        rows = named_rows(connection, _IN_BLOCK, {"wanted": block})
        yield from zip(rows, _told(connection, rows), strict=True)


def told_where(connection: Connection, which: Any) -> list[Told]:
    """The mentions that a condition holds for."""
    return _told(connection, named_rows(connection, _linked().where(which)))


def rows_where(connection: Connection, which: Any) -> list[tuple[NamedRow, Told]]:
    """The mentions that a condition holds for, each with the row that it stands in."""
    rows = named_rows(connection, _linked().where(which))
    return list(zip(rows, _told(connection, rows), strict=True))


def every_linked(connection: Connection) -> list[Linked]:
    """All claims with their mentions whole, by their ids."""
    return _claims(rows_where(connection, claim_mentions.c.claim.is_not(None)))


def some_linked(connection: Connection, ids: Iterable[str]) -> list[Linked]:
    """The claims of these ids with their mentions whole, by their ids, as far as they stand."""
    wanted, found = sorted(set(ids)), []
    for start in range(0, len(wanted), _AT_ONCE):
        found += _claims(rows_of_claims(connection, wanted[start : start + _AT_ONCE]))
    return found


def standing_among(connection: Connection, ids: Sequence[str]) -> list[tuple[NamedRow, Told]]:
    """Those of some mentions that stand, each with the row that it stands in."""
    rows = named_rows(connection, _STANDING, {"ids": ids})
    return list(zip(rows, _told(connection, rows), strict=True))


def rows_of_claims(connection: Connection, ids: Sequence[str]) -> list[tuple[NamedRow, Told]]:
    """The mentions of some claims, each with the row that it stands in.

    They are found from their claims: beginning with all mentions, as stores do with an outer join, would read them all.
    """
    rows = named_rows(connection, _OF_CLAIMS, {"claims": ids})
    return list(zip(rows, _told(connection, rows), strict=True))


def rows_of_origins(connection: Connection, ids: Sequence[str]) -> list[tuple[NamedRow, Told]]:
    """The mentions that go back to some origins, each with the row that it stands in."""
    rows = named_rows(connection, _OF_ORIGINS, {"origins": ids})
    return list(zip(rows, _told(connection, rows), strict=True))


def whole_claims(connection: Connection, ids: Sequence[str]) -> tuple[list[tuple[NamedRow, Told]], list[Claim]]:
    """The mentions of some claims as `rows_of_claims` has them, and these claims made of the same rows."""
    rows = named_rows(connection, _OF_CLAIMS, {"claims": ids})
    parties = _parties(connection, [row.id for row in rows])
    of_row = {row.id: parties[row.id, row.version, row.reading] for row in rows}
    told = [_one(row, of_row[row.id]) for row in rows]
    return list(zip(rows, told, strict=True)), list(claims_out_of(rows, of_row))


def _claims(rows: Iterable[tuple[NamedRow, Told]]) -> list[Linked]:
    by_claim: dict[str, list[Told]] = defaultdict(list)
    for row, told in rows:
        by_claim[row.claim].append(told)
    return [Linked(claim, tuple(sorted(told, key=lambda t: t.order))) for claim, told in sorted(by_claim.items())]


def _linked() -> Any:
    same = and_(
        claim_mentions.c.mention == mentions.c.id,
        claim_mentions.c.version == mentions.c.version,
        claim_mentions.c.reading == mentions.c.reading,
    )
    return (
        told_with_documents()
        .add_columns(claim_mentions.c.claim, claim_mentions.c.origin)
        .outerjoin(claim_mentions, same)
    )


_ITS_MENTIONS = select(claim_mentions.c.mention).where(among(claim_mentions.c.claim, "claims"))
_OF_CLAIMS = _linked().where(mentions.c.id.in_(_ITS_MENTIONS) & among(claim_mentions.c.claim, "claims"))
_OF_ORIGINS = _linked().where(
    mentions.c.id.in_(select(claim_mentions.c.mention).where(among(claim_mentions.c.origin, "origins"))),
    among(claim_mentions.c.origin, "origins"),
)
_STANDING = _linked().where(among(mentions.c.id, "ids"), mentions.c.superseded.is_(False))
_TOLD_OF_PARTIES = ("mention", "version", "reading", "part", "position", "name", "key", "role", "anonymity")
_PARTIES = select(*(mention_parties.c[name] for name in _TOLD_OF_PARTIES)).where(
    among(mention_parties.c.mention, "ids")
)
_IN_BLOCK = _linked().where(mentions.c.block == bindparam("wanted"), mentions.c.superseded.is_(False))


def _told(connection: Connection, rows: Sequence[NamedRow]) -> list[Told]:
    parties = _parties(connection, [row.id for row in rows])
    return [_one(row, parties.get((row.id, row.version, row.reading), _NOBODY)) for row in rows]


def _parties(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, int, int], Rows]:
    found: dict[tuple[str, int, int], Rows] = defaultdict(lambda: defaultdict(list))
    for start in range(0, len(ids), _AT_ONCE):
        for row in named_rows(connection, _PARTIES, {"ids": ids[start : start + _AT_ONCE]}):
            found[row.mention, row.version, row.reading][row.part].append(row)
    return found


def _one(row: NamedRow, parties: Rows) -> Told:
    status, stage, modality = _how(row.status, row.stage, row.modality)
    mention = Mention(
        span=Span(row.span_start, row.span_end),
        quantity_span=Span(row.quantity_start, row.quantity_end),
        quantity=quantity_of(row),
        item=Item(_span(row.item_start, row.item_end), row.item, row.category),
        status=status,
        modality=modality,
        stage=stage,
        hedge=_span(row.hedge_start, row.hedge_end),
        agent=_party(parties.get("agent", ())),
        recipient=_party(parties.get("recipient", ())),
        period=None if row.edge is None else _period(*_PERIOD(row)),
        speaker=_speaker(parties.get("speaker", ())),
        carriers=_carriers(parties["carrier"]) if "carrier" in parties else (),
        said=_said(row.said_start, row.said_end) if row.said_start or row.said_end else None,
        place=row.place,
    )
    facts = (row.outlet, row.language, _day(row.published), row.part_of, row.origin, row.clause)
    return Told(reference(row), mention, *facts)


def _party(rows: Sequence[NamedRow]) -> Party | None:
    return _named(rows[0].name, rows[0].key) if rows else None


def _carriers(rows: Sequence[NamedRow]) -> tuple[Party, ...]:
    """In the order in which they were named: sorting all parties of many mentions in the store takes longer."""
    return tuple(_named(row.name, row.key) for row in sorted(rows, key=_BY_POSITION))


def _speaker(rows: Sequence[NamedRow]) -> Speaker | None:
    return _speaking(rows[0].name, rows[0].key, rows[0].role, rows[0].anonymity) if rows else None


@lru_cache(maxsize=_VALUES)
def _how(status: str, stage: str | None, modality: str) -> tuple[Status, Stage | None, Modality]:
    return Status(status), None if stage is None else Stage(stage), Modality(modality)


@lru_cache(maxsize=_VALUES)
def _named(name: str, key: str | None) -> Party:
    return Party(None, name, key)


@lru_cache(maxsize=_VALUES)
def _speaking(name: str, key: str | None, role: str | None, anonymity: str | None) -> Speaker:
    return Speaker(None, name, key, role, None if anonymity is None else Anonymity(anonymity))


@lru_cache(maxsize=_VALUES)
def _said(start: str | None, end: str | None) -> Said:
    return Said(None, _day(start), _day(end))


@lru_cache(maxsize=_VALUES)
def _period(
    start: str | None,
    end: str | None,
    edge: str,
    grain: str | None,
    timex: str | None,
    anchor: str | None,
    text: str | None,
) -> SpokenPeriod:
    grained = None if grain is None else Grain(grain)
    anchored = None if anchor is None else Anchor(anchor)
    return SpokenPeriod(None, Period(_day(start), _day(end), Edge(edge), grained, timex, anchored), text)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


@lru_cache(maxsize=_VALUES)
def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
