"""Some claims and mentions with the reports that tell them, so that a page looks at nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from tallystick.ledger.among import among
from tallystick.ledger.holding import current_readings, read_again
from tallystick.ledger.line_parts import Part, mentions_in
from tallystick.ledger.named_rows import NamedRow, named_rows
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.tables import claim_mentions, documents, mentions, readings, versions
from tallystick.ledger.tally_notes import some
from tallystick.ledger.told_read import rows_of_origins, rows_where, standing_among, whole_claims
from tallystick.model import Claim, Document, Held, Kept, Linked, Reader, Reading, Told, Version

Places = dict[str, list[Part]]


def narrow(
    connection: Connection, claims: Collection[str], mention_ids: Collection[str], known: Collection[Told] = ()
) -> Kept:
    """These claims whole, and these mentions, with no more of their reports than tells them.

    What is `known` of the mentions already is not read again, but for where it stands.
    """
    told: dict[str, list[Told]] = defaultdict(list)
    places: Places = defaultdict(list)
    rows: list[tuple[NamedRow, Told]] = []
    whole: list[Claim] = []
    for part in some(sorted(claims)):
        of_these, made = whole_claims(connection, part)
        rows += of_these
        whole += made
    beside = set(mention_ids) - {row.id for row, _ in rows}
    at_hand = {one.ref.id: one for one in known if one.ref.id in beside}
    rows += [(row, at_hand[row.id]) for row in _placed(connection, at_hand)]
    for part in some(sorted(beside - set(at_hand))):
        rows += standing_among(connection, part)
    for row, one in rows:
        if row.claim is not None:
            told[row.claim].append(one)
            places[row.document].append(Part(row.position, row.id, row.quantity_start))
    linked = tuple(
        Linked(name, tuple(sorted(parts, key=lambda one: one.order))) for name, parts in sorted(told.items())
    )
    return Kept(_held(connection, places), tuple(whole), linked)


def _placed(connection: Connection, ids: Collection[str]) -> list[NamedRow]:
    """Where some mentions stand, and in which claims."""
    return [row for part in some(sorted(ids)) for row in named_rows(connection, _PLACES, {"ids": part})]


def origins_page(connection: Connection, after: str | None, limit: int) -> tuple[list[Linked], list[str], str | None]:
    """A page of origins, by their ids: the claims that they make, as far as these go back to them."""
    here = claim_mentions.c.origin
    wanted = select(here).distinct().order_by(here).limit(limit + 1)
    if after is not None:
        wanted = wanted.where(here > after)
    ids = list(connection.execute(wanted).scalars())
    told: dict[str, list[Told]] = defaultdict(list)
    for part in some(ids[:limit]):
        for row, one in rows_of_origins(connection, part):
            told[row.claim].append(one)
    linked = [Linked(name, tuple(parts)) for name, parts in sorted(told.items())]
    return linked, ids[:limit], ids[limit - 1] if len(ids) > limit else None


def whole_reports(connection: Connection, keys: Collection[str]) -> Kept:
    """These reports with their whole readings, and what they tell in claims."""
    told: dict[str, list[Told]] = defaultdict(list)
    places: Places = defaultdict(list)
    held: list[Held] = []
    for part in some(sorted(keys)):
        for row, one in rows_where(connection, mentions.c.document.in_(part) & mentions.c.superseded.is_(False)):
            places[row.document].append(Part(row.position, row.id, row.quantity_start))
            if row.claim is not None:
                told[row.claim].append(one)
        for row in connection.execute(current_readings().where(documents.c.key.in_(part))):
            made = read_again(row)
            version = Version(made.document.id, row.number, row.text_sha256, datetime.fromisoformat(row.recorded))
            held.append(Held(made, version, tuple(part.id for part in sorted(places[row.document]))))
    linked = tuple(
        Linked(name, tuple(sorted(parts, key=lambda one: one.order))) for name, parts in sorted(told.items())
    )
    return Kept(tuple(held), (), linked)


def _held(connection: Connection, places: Places) -> tuple[Held, ...]:
    return tuple(
        _one(row, sorted(places[row.key]))
        for part in some(sorted(places))
        for row in named_rows(connection, _REPORTS, {"keys": part})
    )


def _where_they_stand() -> Select[Any]:
    here = claim_mentions.c
    same = and_(here.mention == mentions.c.id, here.version == mentions.c.version, here.reading == mentions.c.reading)
    places = (mentions.c.id, mentions.c.document, mentions.c.position, mentions.c.quantity_start)
    wanted: Select[Any] = select(*places, here.claim).outerjoin(claim_mentions, same)
    return wanted.where(mentions.c.superseded.is_(False), among(mentions.c.id, "ids"))


def _reports() -> Select[Any]:
    version = and_(versions.c.document == documents.c.key, versions.c.number == documents.c.current_version)
    reading = and_(
        readings.c.document == documents.c.key,
        readings.c.version == documents.c.current_version,
        readings.c.number == documents.c.current_reading,
    )
    return (
        select(
            documents,
            versions.c.number,
            versions.c.title,
            versions.c.language,
            versions.c.published,
            versions.c.published_text,
            versions.c.text,
            versions.c.text_sha256,
            versions.c.recorded,
            readings.c.reader,
            readings.c.reader_version,
            readings.c.packs,
            readings.c.extractor,
            readings.c.line,
        )
        .join(versions, version)
        .join(readings, reading)
        .where(among(documents.c.key, "keys"))
        .order_by(documents.c.id)
    )


_PLACES, _REPORTS = _where_they_stand(), _reports()


def _one(row: NamedRow, places: list[Part]) -> Held:
    """A report as far as these of its mentions go."""
    document = Document(
        id=row.id,
        text=unpacked_text(row.text),
        title=row.title,
        language=row.language,
        published=None if row.published is None else date.fromisoformat(row.published),
        published_text=row.published_text,
        url=row.url,
        outlet=row.outlet,
        kind=row.kind,
    )
    reader = Reader(row.reader, row.reader_version, row.packs, row.extractor)
    reading = Reading(reader, document, mentions=mentions_in(row.line, places))
    version = Version(row.id, row.number, row.text_sha256, datetime.fromisoformat(row.recorded))
    return Held(reading, version, tuple(part.id for part in places))
