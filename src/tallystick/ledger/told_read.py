"""Mentions out of their rows, with what their documents tell, as linking and tally take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from tallystick.ledger.claims_read import quantity_of, reference, told_with_documents
from tallystick.ledger.tables import claim_mentions, mention_parties, mentions
from tallystick.model import (
    Anchor,
    Anonymity,
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
Rows = dict[str, list[Row[Any]]]


def told_in_blocks(connection: Connection, blocks: Sequence[str]) -> Iterator[tuple[str, list[Told]]]:
    """Each block with its current mentions."""
    for block in sorted(blocks):
        standing = (mentions.c.block == block) & mentions.c.superseded.is_(False)
        yield block, told_where(connection, standing)


def told_where(connection: Connection, which: Any) -> list[Told]:
    """The mentions that a condition holds for."""
    return _told(connection, connection.execute(_linked().where(which)).all())


def rows_where(connection: Connection, which: Any) -> list[tuple[Row[Any], Told]]:
    """The mentions that a condition holds for, each with the row that it stands in."""
    rows = connection.execute(_linked().where(which)).all()
    return list(zip(rows, _told(connection, rows), strict=True))


def every_linked(connection: Connection) -> list[Linked]:
    """All claims with their mentions whole, by their ids."""
    return _claims(rows_where(connection, claim_mentions.c.claim.is_not(None)))


def some_linked(connection: Connection, ids: Iterable[str]) -> list[Linked]:
    """The claims of these ids with their mentions whole, by their ids, as far as they stand."""
    wanted, found = sorted(set(ids)), []
    for start in range(0, len(wanted), _AT_ONCE):
        its = claim_mentions.c.claim.in_(wanted[start : start + _AT_ONCE])
        found += _claims(rows_where(connection, its))
    return found


def _claims(rows: Iterable[tuple[Row[Any], Told]]) -> list[Linked]:
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


def _told(connection: Connection, rows: Sequence[Row[Any]]) -> list[Told]:
    parties = _parties(connection, [row.id for row in rows])
    return [_one(row, parties.get((row.id, row.version, row.reading), {})) for row in rows]


def _parties(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, int, int], Rows]:
    found: dict[tuple[str, int, int], Rows] = defaultdict(lambda: defaultdict(list))
    for start in range(0, len(ids), _AT_ONCE):
        wanted = select(mention_parties).where(mention_parties.c.mention.in_(ids[start : start + _AT_ONCE]))
        for row in connection.execute(wanted.order_by(mention_parties.c.position)):
            found[row.mention, row.version, row.reading][row.part].append(row)
    return found


def _one(row: Row[Any], parties: Rows) -> Told:
    mention = Mention(
        span=Span(row.span_start, row.span_end),
        quantity_span=Span(row.quantity_start, row.quantity_end),
        quantity=quantity_of(row),
        item=Item(_span(row.item_start, row.item_end), row.item, row.category),
        status=Status(row.status),
        modality=Modality(row.modality),
        stage=None if row.stage is None else Stage(row.stage),
        hedge=_span(row.hedge_start, row.hedge_end),
        agent=_party(parties.get("agent", ())),
        recipient=_party(parties.get("recipient", ())),
        period=_period(row),
        speaker=_speaker(parties.get("speaker", ())),
        carriers=tuple(Party(None, carrier.name, carrier.key) for carrier in parties.get("carrier", ())),
        said=Said(None, _day(row.said_start), _day(row.said_end)) if row.said_start or row.said_end else None,
        place=row.place,
    )
    facts = (row.outlet, row.language, _day(row.published), row.part_of, row.origin, row.clause)
    return Told(reference(row), mention, *facts)


def _party(rows: Iterable[Row[Any]]) -> Party | None:
    return next((Party(None, row.name, row.key) for row in rows), None)


def _speaker(rows: Iterable[Row[Any]]) -> Speaker | None:
    for row in rows:
        return Speaker(None, row.name, row.key, row.role, None if row.anonymity is None else Anonymity(row.anonymity))
    return None


def _period(row: Row[Any]) -> SpokenPeriod | None:
    if row.edge is None:
        return None
    grain = None if row.grain is None else Grain(row.grain)
    anchor = None if row.anchor is None else Anchor(row.anchor)
    period = Period(_day(row.period_start), _day(row.period_end), Edge(row.edge), grain, row.timex, anchor)
    return SpokenPeriod(None, period, row.period_text)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
