"""Which documents hold what is searched for, and in which order.

A word counts three where it stands in the title, two where it stands in what a
mention says or names, and one elsewhere. The higher sum comes first, of equal
ones the newer document. There is no more to it, so that anybody can tell why a
document stands where it does, and both stores give the same.

A query reads differently in each language of the ledger, so each language's
documents are asked in their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
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
from tallystick.ledger.search_filling import LemmasOf
from tallystick.ledger.search_query import Query, Wanted, query_of
from tallystick.ledger.search_snippets import Snippet, snippets
from tallystick.ledger.search_terms import line_of
from tallystick.ledger.showing import Abbreviations, Quoted, quotes_where
from tallystick.ledger.tables import documents, mentions, search_texts, versions

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
    """How many documents were found, and the best of them."""

    total: int
    hits: tuple[Hit, ...]


def find(
    connection: Connection,
    words: str,
    lemmas_of: LemmasOf,
    language: str | None,
    most: int,
    abbreviations: Abbreviations,
) -> Found:
    """The documents that hold all that is asked, best first, at most so many of them."""
    total = 0
    best: list[tuple[Row[Any], Query]] = []
    for query, languages in _queries(connection, words, lemmas_of, language).items():
        rows = connection.execute(_matching(connection, query, languages).limit(most)).all()
        total += rows[0].total if rows else 0
        best += ((row, query) for row in rows)
    best.sort(key=lambda found: _order(found[0]))
    return Found(total, tuple(_hit(connection, *found, lemmas_of, abbreviations) for found in best[:most]))


def languages_of(connection: Connection) -> list[str | None]:
    """The languages of the documents that can be found."""
    found = connection.execute(select(search_texts.c.language).distinct()).scalars()
    return sorted(found, key=lambda language: language or "")


def _queries(
    connection: Connection, words: str, lemmas_of: LemmasOf, language: str | None
) -> dict[Query, list[str | None]]:
    """What is asked of the documents of which languages."""
    asked: dict[Query, list[str | None]] = defaultdict(list)
    for known in languages_of(connection):
        if language is None or (known or "").split("-")[0] == language:
            query = query_of(words, lemmas_of(known))
            if query.asked or query.excluded:
                asked[query].append(known)
    return asked


def _matching(connection: Connection, query: Query, languages: list[str | None]) -> Select[Any]:
    """The rows of these languages that hold all that is asked and nothing that is excluded, best first."""
    named = [language for language in languages if language is not None]
    here = search_texts.c.language.in_(named)
    wanted = [or_(here, search_texts.c.language.is_(None)) if None in languages else here]
    if query.asked:
        wanted.append(search_texts.c.number.in_(search_index.having(connection, query.asked)))
        wanted += [_side_by_side(one) for one in query.asked if len(one.terms) > 1]
    for one in query.excluded:
        holds: ColumnElement[bool] = search_texts.c.number.in_(search_index.having(connection, [one]))
        wanted.append(not_(and_(holds, _side_by_side(one)) if len(one.terms) > 1 else holds))
    rank = _rank(query).label("rank")
    current = and_(versions.c.document == search_texts.c.document, versions.c.number == search_texts.c.version)
    return (
        select(
            documents,
            versions.c.text,
            versions.c.title,
            versions.c.language,
            versions.c.published,
            rank,
            func.count().over().label("total"),
        )
        .select_from(search_texts)
        .join(documents, documents.c.key == search_texts.c.document)
        .join(versions, current)
        .where(*wanted)
        .order_by(rank.desc(), versions.c.published.desc().nulls_last(), documents.c.key)
    )


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


def _hit(connection: Connection, row: Row[Any], query: Query, lemmas_of: LemmasOf, abbreviations: Abbreviations) -> Hit:
    shown = snippets(row, query, lemmas_of(row.language), abbreviations(row.language))
    standing = (mentions.c.document == row.key) & mentions.c.superseded.is_(False)
    quoted = quotes_where(connection, standing, abbreviations)
    return Hit(
        id=row.id,
        outlet=row.outlet,
        url=row.url,
        title=row.title,
        language=row.language,
        published=None if row.published is None else date.fromisoformat(row.published),
        rank=row.rank,
        snippets=shown,
        quotes=tuple(quote for quote in quoted if any(snippet.holds(quote.mention) for snippet in shown)),
    )
