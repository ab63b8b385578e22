"""Claims out of their mentions.

A claim shows the figure of its most exact mention; of mentions that are equally
exact the one published first, so that no order of posting shows through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from tallystick.ledger.among import among
from tallystick.ledger.named_rows import NamedRow, named_rows
from tallystick.ledger.tables import claim_mentions, documents, mention_parties, mentions, versions
from tallystick.model import (
    Anchor,
    Bound,
    Claim,
    Edge,
    Grain,
    Measure,
    MentionRef,
    Modality,
    Origin,
    Per,
    Period,
    Quantity,
    Said,
    Span,
    Stage,
    Status,
)

CLAIMS_AT_ONCE = 500
Told = NamedRow
Parties = Mapping[str, Mapping[str, list[Told]]]
_BY_CLAIM = attrgetter("claim")


def every_claim(connection: Connection) -> Iterator[Claim]:
    """All claims that a current mention makes, in the order of their ids."""
    ids = select(claim_mentions.c.claim).distinct().order_by(claim_mentions.c.claim).limit(CLAIMS_AT_ONCE)
    some = connection.execute(ids).scalars().all()
    while some:
        yield from some_claims(connection, some)
        some = connection.execute(ids.where(claim_mentions.c.claim > some[-1])).scalars().all()


def some_claims(connection: Connection, ids: Sequence[str]) -> Iterator[Claim]:
    """The claims of these ids, as far as a current mention makes them."""
    told = named_rows(connection, _MENTIONS, {"claims": ids})
    yield from claims_out_of(told, _parties_of(connection, [row.id for row in told]))


def claims_out_of(told: Iterable[Told], parties: Parties) -> Iterator[Claim]:
    """The claims that some rows make, each with all of its current mentions among them, by their ids."""
    for claim, rows in groupby(sorted(told, key=_BY_CLAIM), key=_BY_CLAIM):
        yield _claim(claim, list(rows), parties)


def quantity_of(row: Told) -> Quantity:
    """The quantity that a mention's row holds."""
    return _quantity(row.lower, row.upper, row.bound, row.unit, row.per, row.vague, row.measure)


@lru_cache(maxsize=20_000)
def _quantity(
    lower: str | None, upper: str | None, bound: str, unit: str, per: str | None, vague: bool, measure: str
) -> Quantity:
    """A quantity out of its columns; most figures of a block are one, and are made once."""
    return Quantity(
        lower=None if lower is None else Decimal(lower),
        upper=None if upper is None else Decimal(upper),
        bound=Bound(bound),
        unit=unit,
        per=None if per is None else Per(per),
        vague=vague,
        measure=Measure(measure),
    )


def reference(row: Told) -> MentionRef:
    """The name of a mention."""
    return MentionRef(row.id, row.document_id, Span(row.quantity_start, row.quantity_end), row.place)


def told_with_documents(*columns: Any) -> Select[Any]:
    """Mentions with the facts of their document and version; only these columns of them, where some are named."""
    version = and_(versions.c.document == mentions.c.document, versions.c.number == mentions.c.version)
    facts = (documents.c.id.label("document_id"), documents.c.outlet, versions.c.language, versions.c.published)
    wanted: Select[Any] = select(*(columns or (mentions,)), *facts).select_from(mentions)
    return wanted.join(documents, documents.c.key == mentions.c.document).join(versions, version)


_OF_A_CLAIM = """
    id place position quantity_start quantity_end lower upper bound unit per vague measure status stage modality item
    category period_start period_end edge grain timex anchor said_start said_end
"""
"""The columns of mentions out of which a claim is made."""


def _mentions() -> Select[Any]:
    same = and_(
        claim_mentions.c.mention == mentions.c.id,
        claim_mentions.c.version == mentions.c.version,
        claim_mentions.c.reading == mentions.c.reading,
    )
    return (
        told_with_documents(*(mentions.c[name] for name in _OF_A_CLAIM.split()))
        .add_columns(claim_mentions.c.claim, claim_mentions.c.origin)
        .join(claim_mentions, same)
        .where(among(claim_mentions.c.claim, "claims"))
    )


def _parties_of(connection: Connection, ids: Sequence[str]) -> Parties:
    """The parties of current mentions, by mention and by what they are to it."""
    parties: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for start in range(0, len(ids), CLAIMS_AT_ONCE):
        for row in named_rows(connection, _PARTIES, {"ids": ids[start : start + CLAIMS_AT_ONCE]}):
            parties[row.mention][row.part].append(row)
    return parties


def _parties() -> Select[Any]:
    same = and_(
        mention_parties.c.mention == claim_mentions.c.mention,
        mention_parties.c.version == claim_mentions.c.version,
        mention_parties.c.reading == claim_mentions.c.reading,
    )
    here = mention_parties.c
    wanted = select(here.mention, here.part, here.name, here.anonymity).join(claim_mentions, same)
    return wanted.where(among(here.mention, "ids")).order_by(here.position)


_MENTIONS, _PARTIES = _mentions(), _parties()


def _claim(claim: str, rows: list[Told], parties: Parties) -> Claim:
    rows.sort(key=_first_told)
    best = min(rows, key=_exactness)
    days = [date.fromisoformat(row.published) for row in rows if row.published]
    return Claim(
        id=claim,
        status=Status(best.status),
        stage=None if best.stage is None else Stage(best.stage),
        modality=Modality(best.modality),
        measure=Measure(best.measure),
        quantity=quantity_of(best),
        category=best.category,
        item=best.item,
        period=_period(best),
        agent=_name(parties[best.id]["agent"]),
        recipient=_name(parties[best.id]["recipient"]),
        first=min(days, default=None),
        last=max(days, default=None),
        mentions=tuple(map(reference, rows)),
        origins=tuple(_origins(rows, parties)),
    )


def _first_told(row: Told) -> tuple[object, ...]:
    """Earlier publications first, undated ones last; then by place."""
    return (row.published or "9999-99-99", row.document_id, row.place, row.quantity_start, row.position)


_BY_EXACTNESS = (
    Bound.EXACT,
    Bound.BETWEEN,
    Bound.ABOUT,
    Bound.NEARLY,
    Bound.MORE_THAN,
    Bound.AT_LEAST,
    Bound.LESS_THAN,
    Bound.UP_TO,
)
_BY_FIRMNESS = (Modality.ASSERTED, Modality.PLANNED, Modality.POSSIBLE, Modality.DENIED)


def _exactness(row: Told) -> tuple[object, ...]:
    """Smaller for the more exact figure, the longer number, the firmer statement."""
    return _exact(row.lower, row.upper, row.bound, row.vague, row.modality)


@lru_cache(maxsize=20_000)
def _exact(lower: str | None, upper: str | None, bound: str, vague: bool, modality: str) -> tuple[object, ...]:
    """The same out of its columns; most mentions of a claim have the same."""
    digits = max(len(Decimal(end).normalize().as_tuple().digits) for end in (lower, upper) if end is not None)
    return (_BY_EXACTNESS.index(Bound(bound)), vague, -digits, _BY_FIRMNESS.index(Modality(modality)))


def _origins(rows: list[Told], parties: Parties) -> Iterator[Origin]:
    """The utterances behind a claim, each with the mentions that go back to it."""
    by_origin: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        by_origin[row.origin].append(row)
    for origin, told in sorted(by_origin.items()):
        voices = [voice for row in told for voice in parties[row.id]["speaker"]]
        carriers = {carrier.name for row in told for carrier in parties[row.id]["carrier"]}
        yield Origin(
            id=origin,
            source=_name(voices),
            anonymity=voices[0].anonymity if voices else None,
            said=_said(told),
            carriers=tuple(sorted(carriers)),
            mentions=tuple(map(reference, told)),
        )


def _said(rows: list[Told]) -> Said | None:
    """The day of an utterance, where one of its mentions tells."""
    for row in rows:
        if row.said_start or row.said_end:
            return Said(None, _day(row.said_start), _day(row.said_end))
    return None


def _period(row: Told) -> Period | None:
    if row.edge is None:
        return None
    return Period(
        start=_day(row.period_start),
        end=_day(row.period_end),
        edge=Edge(row.edge),
        grain=None if row.grain is None else Grain(row.grain),
        timex=row.timex,
        anchor=None if row.anchor is None else Anchor(row.anchor),
    )


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _name(parties: list[Told]) -> str | None:
    """The first name that somebody gives."""
    return next((party.name for party in parties if party.name), None)
