"""The index under search: which rows hold which terms, by what each store has for it.

SQLite has FTS5 and PostgreSQL has GIN over a tsvector. Both are given our own
terms as they are, and both are asked for nothing but "has all of these": places,
phrases and order are worked out by the same statements over the same table. (An
inverted table of our own in both stores was measured too: a document in it dirties
as many pages as it has words, which made posting six times dearer than FTS5 does.)

A word as it is written stands beside the lemmas behind an equals sign, which no
term of ours holds, so that beginnings of words are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, cast, column, literal, literal_column, select, table, text
from sqlalchemy.dialects import postgresql

from tallystick.ledger.search_query import Wanted

AS_WRITTEN = "="
_MOST_BYTES = 900_000  # PostgreSQL holds a megabyte of different words in a row; longer texts are found by their first
_ADD_LIST = text("INSERT INTO search_index (number, words) VALUES (:number, array_to_tsvector(:words))")
_ADD_TEXT = text("INSERT INTO search_index (rowid, words) VALUES (:number, :words)")
_index = table("search_index", column("number"), column("words"))


def words_of(lemmas: Iterable[str], forms: Iterable[str]) -> list[str]:
    """What is indexed of a text: each term and each word as written, once, as far as they fit."""
    room = _MOST_BYTES
    kept: dict[str, None] = {}
    for word in (*lemmas, *(AS_WRITTEN + form for form in forms)):
        if word not in kept:
            room -= len(word.encode()) + 1
            if room < 0:
                break
            kept[word] = None
    return sorted(kept)


def add(connection: Connection, number: int, words: Sequence[str]) -> None:
    """Makes a row findable by its words."""
    if connection.dialect.name == "postgresql":
        connection.execute(_ADD_LIST, {"number": number, "words": list(words)})
    else:
        connection.execute(_ADD_TEXT, {"number": number, "words": " ".join(words)})


def remove(connection: Connection, number: int, words: Sequence[str]) -> None:
    """Takes a row out; FTS5, which keeps no text, has to be told the words again."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM search_index WHERE number = :number"), {"number": number})
    else:
        told = text("INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', :number, :words)")
        connection.execute(told, {"number": number, "words": " ".join(words)})


def having(connection: Connection, wanted: Iterable[Wanted]) -> Select[Any]:
    """The numbers of the rows that have the terms of all that is wanted, side by side or not."""
    words = sorted({word for one in wanted for word in _words(one)})
    if connection.dialect.name == "postgresql":
        asked = " & ".join(f"'{word.removesuffix('*')}'{':*' if word.endswith('*') else ''}" for word in words)
        return select(_index.c.number).where(_index.c.words.op("@@")(cast(literal(asked), postgresql.TSQUERY)))
    asked = " AND ".join(f'"{word.removesuffix("*")}"{"*" if word.endswith("*") else ""}' for word in words)
    return (
        select(literal_column("search_index.rowid", Integer).label("number"))
        .select_from(_index)
        .where(literal_column("search_index").op("MATCH")(literal(asked)))
    )


def _words(wanted: Wanted) -> Iterable[str]:
    """Its words as they stand in the index, the beginning of one with a star."""
    if wanted.is_prefix:
        yield from wanted.terms[:-1]
        yield f"{AS_WRITTEN}{wanted.terms[-1]}*"
    else:
        yield from wanted.terms
