"""One claim or one document, with the words behind it out of the archive."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, and_, func, select

from tallystick.ledger.claims_read import reference, some_claims, told_with_documents
from tallystick.ledger.paging import page_of
from tallystick.ledger.redirecting import claim_now
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.tables import claim_mentions, document_ids, documents, mentions, versions
from tallystick.ledger.tally_lists import LONGEST
from tallystick.ledger.tally_tables import report_lines
from tallystick.model import Claim, MentionRef, Span, Version
from tallystick.model.page import Page
from tallystick.words.sentences import sentence_around

_AT_ONCE = 500
_SAME = and_(
    claim_mentions.c.mention == mentions.c.id,
    claim_mentions.c.version == mentions.c.version,
    claim_mentions.c.reading == mentions.c.reading,
)
Abbreviations: TypeAlias = Callable[[str | None], Collection[str]]
"""The words of a language that a full stop may follow inside a sentence."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a list shows it; `mentions` counts those that make claims now."""

    id: str
    outlet: str | None
    url: str | None
    title: str | None
    language: str | None
    published: date | None
    versions: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A mention's number in its sentence: the words before it, its own, and those after it."""

    mention: MentionRef
    claim: str | None
    version: int
    superseded: bool
    before: str
    words: str
    after: str
    outlet: str | None = None
    language: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim, and where it stands."""

    claim: Claim
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document with its current text, all its versions, and what every one of them states."""

    document: Listed
    text: str
    versions: tuple[Version, ...]
    quotes: tuple[Quoted, ...]


def every_document(connection: Connection) -> Iterator[Listed]:
    """All documents, by their ids."""
    for row in connection.execute(_listed().order_by(documents.c.id)):
        yield _as_listed(row)


def documents_page(
    connection: Connection, outlet: str | None, language: str | None, after: str | None, limit: int
) -> Page[Listed]:
    """A page of the documents of an outlet and a language, or of all, by their ids."""
    wanted = select(report_lines.c.key, report_lines.c.id)
    if outlet is not None:
        wanted = wanted.where(report_lines.c.outlet == outlet[:LONGEST])
    if language is not None:
        wanted = wanted.where(report_lines.c.language == language)
    lines, following = page_of(connection, wanted, (report_lines.c.id,), after, limit, down=False)
    its = documents.c.key.in_([line.key for line in lines])
    rows = connection.execute(_listed().where(its).order_by(documents.c.id)).all()
    return Page([_as_listed(row) for row in rows], following)


def shown_claim(connection: Connection, name: str, abbreviations: Abbreviations) -> ShownClaim | None:
    """The claim of this id, or the one that a mention of this id makes; ids of before lead to what stands now."""
    now = claim_now(connection, name)
    found = next(some_claims(connection, [now]), None) if now is not None else None
    if found is None:
        return None
    wanted = [mention.id for mention in found.mentions]
    standing = mentions.c.id.in_(wanted) & mentions.c.superseded.is_(False)
    return ShownClaim(found, tuple(quotes_where(connection, standing, abbreviations)))


def shown_document(connection: Connection, name: str, abbreviations: Abbreviations) -> ShownDocument | None:
    """The document that has, or had, this id; None where there is none."""
    by_id = select(document_ids.c.document).where(document_ids.c.id == name)
    key = connection.execute(by_id).scalar_one_or_none()
    if key is None:
        return None
    listed = connection.execute(_listed().where(documents.c.key == key)).one()
    its = select(versions).where(versions.c.document == key).order_by(versions.c.number)
    told = connection.execute(its).all()
    current = next(row for row in told if row.number == listed.current_version)
    return ShownDocument(
        document=_as_listed(listed),
        text=unpacked_text(current.text),
        versions=tuple(
            Version(listed.id, row.number, row.text_sha256, datetime.fromisoformat(row.recorded)) for row in told
        ),
        quotes=tuple(quotes_where(connection, mentions.c.document == key, abbreviations)),
    )


def quotes_of(connection: Connection, ids: Collection[str], abbreviations: Abbreviations) -> Iterator[Quoted]:
    """The current mentions of these ids with their sentences."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = mentions.c.id.in_(wanted[start : start + _AT_ONCE])
        yield from quotes_where(connection, some & mentions.c.superseded.is_(False), abbreviations)


def quotes_where(connection: Connection, which: Any, abbreviations: Abbreviations) -> Iterator[Quoted]:
    """Mentions with their sentences, in the order of documents and places."""
    wanted = (
        told_with_documents()
        .add_columns(claim_mentions.c.claim, versions.c.text, versions.c.title, versions.c.language)
        .outerjoin(claim_mentions, _SAME)
        .where(which)
        .order_by(documents.c.id, mentions.c.version, mentions.c.reading, mentions.c.position)
    )
    for row in connection.execute(wanted):
        yield _quote(row, abbreviations(row.language))


def _quote(row: Row[Any], abbreviations: Collection[str]) -> Quoted:
    text = row.title or "" if row.place == "title" else unpacked_text(row.text)
    figure = Span(row.quantity_start, row.quantity_end)
    sentence = sentence_around(text, figure, abbreviations)
    before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
    published = None if row.published is None else date.fromisoformat(row.published)
    return Quoted(
        reference(row),
        row.claim,
        row.version,
        row.superseded,
        before,
        figure.of(text),
        after,
        row.outlet,
        row.language,
        published,
    )


def _listed() -> Any:
    """Documents with their current version and their counts."""
    current = and_(versions.c.document == documents.c.key, versions.c.number == documents.c.current_version)
    standing = (mentions.c.document == documents.c.key) & mentions.c.superseded.is_(False)
    linked = mentions.join(claim_mentions, _SAME)
    count_mentions = select(func.count()).select_from(linked).where(standing).correlate(documents)
    counted = versions.alias("counted")
    count_versions = select(func.count()).select_from(counted).where(counted.c.document == documents.c.key)
    return select(
        documents,
        versions.c.title,
        versions.c.language,
        versions.c.published,
        count_versions.correlate(documents).scalar_subquery().label("version_count"),
        count_mentions.scalar_subquery().label("mention_count"),
    ).join(versions, current)


def _as_listed(row: Row[Any]) -> Listed:
    return Listed(
        id=row.id,
        outlet=row.outlet,
        url=row.url,
        title=row.title,
        language=row.language,
        published=None if row.published is None else date.fromisoformat(row.published),
        versions=row.version_count,
        mentions=row.mention_count,
    )
