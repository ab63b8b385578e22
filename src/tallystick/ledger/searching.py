"""Which documents hold what is searched for, and in which order.

A word counts three where it stands in the title, two where it stands in what a
mention says or names, and one elsewhere. The higher sum comes first, of equal
ones the newer document. There is no more to it, so that anybody can tell why a
document stands where it does, and both stores give the same.

A query reads differently in each language of the ledger, so each language's
documents are asked in their own. Of words that very many documents hold, those that were
recorded last are weighed, so that no query reads them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
)

from tallystick.ledger import search_index
from tallystick.ledger.among import among
from tallystick.ledger.search_filling import LemmasOf
from tallystick.ledger.search_query import Query, Wanted, query_of
from tallystick.ledger.search_snippets import Snippet, snippets
from tallystick.ledger.search_terms import line_of
from tallystick.ledger.showing import Abbreviations, Quoted, quotes_where
from tallystick.ledger.tables import documents, mentions, search_texts, versions

WEIGHED = 500
"""So many documents at most are weighed in the languages that read a query alike."""
_IN_TITLE, _IN_SAID, _ELSEWHERE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, with the sentences that show it and the mentions that these hold."""

    id: str
    outlet: str | None
    url: str | None
    title: str | None
    language: str | None
    published: date | None
    rank: int
    snippets: tuple[Snippet, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """How many documents were found, or more than how many unless `is_exact`; and the best of them."""

    total: int
    hits: tuple[Hit, ...]
    is_exact: bool = True


def find(
    connection: Connection,
    words: str,
    known: Sequence[str | None],
    lemmas_of: LemmasOf,
    language: str | None,
    most: int,
    abbreviations: Abbreviations,
    *,
    quoted: bool = True,
) -> Found:
    """The documents that hold all that is asked, best first, at most so many; their mentions where `quoted`.

    `known` are the languages of the documents that can be found.
    """
    total, is_exact = 0, True
    best: list[tuple[Row[Any], Query]] = []
    for query, languages in _queries(words, known, lemmas_of, language).items():
        rows = connection.execute(_matching(connection, query, languages).limit(most)).all()
        number = rows[0].total if rows else 0
        total, is_exact = total + min(number, WEIGHED), is_exact and number <= WEIGHED
        best += ((row, query) for row in rows)
    best.sort(key=lambda found: _order(found[0]))
    texts = _texts(connection, [row for row, _ in best[:most]])
    made = _Hits(connection, lemmas_of, abbreviations, quoted)
    hits = (made.of(row, texts[row.key], query) for row, query in best[:most])
    return Found(total, tuple(hits), is_exact)


def _queries(
    words: str, languages: Sequence[str | None], lemmas_of: LemmasOf, language: str | None
) -> dict[Query, list[str | None]]:
    """What is asked of the documents of which languages."""
    asked: dict[Query, list[str | None]] = defaultdict(list)
    for known in languages:
        if language is None or (known or "").split("-")[0] == language:
            query = query_of(words, lemmas_of(known))
            if query.asked or query.excluded:
                asked[query].append(known)
    return asked


def _matching(connection: Connection, query: Query, languages: list[str | None]) -> Select[Any]:
    """The rows of these languages that hold all that is asked and nothing that is excluded, best first.

    One more of them than are weighed, so that it shows whether there are more.
    """
    rank = _rank(query).label("rank")
    here = search_texts.c
    last = _holding(connection, query, languages).add_columns(here.document, here.version, rank)
    found = last.limit(WEIGHED + 1).subquery("last_recorded").c
    current = and_(versions.c.document == found.document, versions.c.number == found.version)
    return (
        select(found.document.label("key"), versions.c.published, found.rank, func.count().over().label("total"))
        .join(versions, current)
        .order_by(found.rank.desc(), versions.c.published.desc().nulls_last(), found.document)
    )


def _holding(connection: Connection, query: Query, languages: list[str | None]) -> Select[Any]:
    """The numbers of such rows, those that were recorded last first."""
    named = [language for language in languages if language is not None]
    here = search_texts.c.language.in_(named)
    place: ColumnElement[int] = search_texts.c.number
    numbers = select(place)
    if query.asked:
        found = search_index.having(connection, query.asked).subquery("found")
        place = found.c.number
        numbers = select(place).join(search_texts, search_texts.c.number == place)
    wanted = [or_(here, search_texts.c.language.is_(None)) if None in languages else here]
    wanted += [_side_by_side(one) for one in query.asked if len(one.terms) > 1]
    for one in query.excluded:
        holds: ColumnElement[bool] = search_texts.c.number.in_(search_index.having(connection, [one]))
        wanted.append(not_(and_(holds, _side_by_side(one)) if len(one.terms) > 1 else holds))
    return numbers.where(*wanted).order_by(place.desc())


def _order(row: Row[Any]) -> tuple[object, ...]:
    """The order of the statement above, over the languages."""
    days = date.fromisoformat(row.published).toordinal() if row.published else 0
    return (-row.rank, -days, row.key)


def _side_by_side(wanted: Wanted) -> ColumnElement[bool]:
    """Whether the terms of a phrase stand in a row somewhere; of a last beginning the lemma must begin so."""
    run = _run(wanted)
    return or_(*(column.contains(run) for column in (search_texts.c.title, search_texts.c.said, search_texts.c.body)))


def _run(wanted: Wanted) -> str:
    line = line_of(wanted.terms)
    return line.rstrip() if wanted.is_prefix else line


def _rank(query: Query) -> ColumnElement[int]:
    """The sum over what is asked."""
    parts: Iterator[ColumnElement[int]] = (
        case(
            (search_texts.c.title.contains(_run(one)), literal_column(str(_IN_TITLE))),
            (search_texts.c.said.contains(_run(one)), literal_column(str(_IN_SAID))),
            else_=literal_column(str(_ELSEWHERE)),
        )
        for one in query.asked
    )
    return sum(parts, start=literal(0))


def _texts(connection: Connection, found: Sequence[Row[Any]]) -> dict[str, Row[Any]]:
    """The documents that were found, with their texts, by their keys."""
    return {row.key: row for row in connection.execute(_TEXTS, {"keys": [row.key for row in found]})}


_CURRENT = and_(versions.c.document == documents.c.key, versions.c.number == documents.c.current_version)
_TEXTS = (
    select(documents, versions.c.text, versions.c.title, versions.c.language, versions.c.published)
    .join(versions, _CURRENT)
    .where(among(documents.c.key, "keys"))
)


@dataclass(frozen=True, slots=True)
class _Hits:
    """Makes hits of the rows that were found."""

    connection: Connection
    lemmas_of: LemmasOf
    abbreviations: Abbreviations
    quoted: bool

    def of(self, place: Row[Any], row: Row[Any], query: Query) -> Hit:
        """A document with the sentences that show it."""
        shown = snippets(row, query, self.lemmas_of(row.language), self.abbreviations(row.language))
        return Hit(
            id=row.id,
            outlet=row.outlet,
            url=row.url,
            title=row.title,
            language=row.language,
            published=None if row.published is None else date.fromisoformat(row.published),
            rank=place.rank,
            snippets=shown,
            quotes=self._quotes(row.key, shown) if self.quoted else (),
        )

    def _quotes(self, key: str, shown: Sequence[Snippet]) -> tuple[Quoted, ...]:
        standing = (mentions.c.document == key) & mentions.c.superseded.is_(False)
        quoted = quotes_where(self.connection, standing, self.abbreviations)
        return tuple(quote for quote in quoted if any(snippet.holds(quote.mention) for snippet in shown))
