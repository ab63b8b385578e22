"""Keeps the search's rows in step with what is current: a row a document, written with each posting.

A document that an older program posted, or whose terms were made with other words
than the packs have now, is brought up to date before the next search.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Row, and_, func, null, or_, select, tuple_, union_all

from tallystick.ledger import search_index
from tallystick.ledger.holding import read_again
from tallystick.ledger.search_terms import Term, line_of, terms, terms_of_name, terms_within
from tallystick.ledger.tables import documents, readings, search_texts, versions
from tallystick.model import Mention, Party, Reading
from tallystick.packs.lemmas import Lemmas

_NO_WORDS = Lemmas("")
LemmasOf = Callable[[str | None], Lemmas]
"""The words of a language, as the desk has them from the packs."""
SEVERAL = 200
_ADD = search_texts.insert().returning(search_texts.c.number)
_BETWEEN = " | "  # no term of ours: what stands on its two sides is not side by side


def unlemmatised(language: str | None) -> Lemmas:
    """No words of any language: each form stands for itself."""
    return _NO_WORDS


def fill(
    connection: Connection,
    key: str,
    version: int,
    number: int,
    reading: Reading,
    lemmas: Lemmas,
    *,
    new: bool = False,
) -> None:
    """Writes what is current of a document into the search, in place of what was there unless it is `new`."""
    if not new:
        forget(connection, key)
    document = reading.document
    title = terms(document.title or "", lemmas)
    body = terms(document.text, lemmas)
    said = _terms_said(reading, body, lemmas)
    everything = [*title, *(term for piece in said for term in piece), *body]
    words = search_index.words_of((term.term for term in everything), (term.form for term in everything))
    row = {
        "document": key,
        "version": version,
        "reading": number,
        "language": document.language,
        "lemmas": lemmas.digest,
        "title": _line(title),
        "said": _BETWEEN.join(map(_line, said)),
        "body": _line(body),
        "words": zlib.compress(" ".join(words).encode()),
    }
    made = connection.execute(_ADD, row)
    search_index.add(connection, made.scalar_one(), words)


def forget(connection: Connection, key: str) -> None:
    """Takes a document out of the search, every word of it."""
    here = search_texts.c.document == key
    found = connection.execute(select(search_texts.c.number, search_texts.c.words).where(here)).one_or_none()
    if found is not None:
        search_index.remove(connection, found.number, zlib.decompress(found.words).decode().split(" "))
        connection.execute(search_texts.delete().where(here))


def languages_searched(connection: Connection) -> list[str | None]:
    """The languages of the documents that can be found."""
    return [row.language for row in searched_in(connection)]


def retold(connection: Connection, searched: Iterable[Row[Any]], lemmas_of: LemmasOf) -> list[str]:
    """The keys of the documents whose rows were made with other words than the packs have now."""
    found: list[str] = []
    for row in searched:
        digest, lemmas = lemmas_of(row.language).digest, search_texts.c.lemmas
        if row.least == row.greatest == digest:
            continue
        of_language = search_texts.c.language.is_(None) if row.language is None else _is_in(row.language)
        for other in (lemmas < digest, lemmas > digest):  # two stretches of the index, where "not equal" is none
            found += connection.execute(select(search_texts.c.document).where(of_language, other)).scalars()
    return sorted(found)


def _is_in(language: Any) -> Any:
    return search_texts.c.language == language


def searched_in(connection: Connection) -> list[Row[Any]]:
    """The languages that there are, with the least and the greatest digest of the words by which their rows were made.

    None comes first, for documents whose language is not known.
    """
    rows = connection.execute(_LANGUAGES).all()
    return [row for row in rows if row.language is None and row.least is not None] + [
        row for row in rows if row.language is not None
    ]


def _languages() -> CompoundSelect[Any]:
    """Each language is sought behind the one before, and its digests at both ends of its stretch of the index."""
    here = search_texts.c.language
    found = select(func.min(here).label("language")).cte("found", recursive=True)
    following = select(func.min(here)).where(here > found.c.language).scalar_subquery()
    every = found.union_all(select(following).where(found.c.language.is_not(None)))
    known = select(every.c.language, *_ends_of(_is_in(every.c.language))).where(every.c.language.is_not(None))
    return union_all(known, select(null(), *_ends_of(here.is_(None))))


def _ends_of(rows: ColumnElement[bool]) -> tuple[Any, Any]:
    lemmas = search_texts.c.lemmas
    least, greatest = select(func.min(lemmas)).where(rows), select(func.max(lemmas)).where(rows)
    return least.scalar_subquery().label("least"), greatest.scalar_subquery().label("greatest")


_LANGUAGES = _languages()


def missing(connection: Connection) -> list[str]:
    """The keys of the documents whose rows an older program left out or behind; it looks at every document."""
    wanted = (
        select(documents.c.key)
        .outerjoin(search_texts, search_texts.c.document == documents.c.key)
        .where(
            or_(
                search_texts.c.document.is_(None),
                search_texts.c.version != documents.c.current_version,
                search_texts.c.reading != documents.c.current_reading,
            )
        )
        .order_by(documents.c.key)
    )
    return list(connection.execute(wanted).scalars())


def refill(connection: Connection, keys: Iterable[str], lemmas_of: LemmasOf) -> None:
    """Writes the rows of these documents anew, as they are now."""
    for key in keys:
        for version, number, reading in _current(connection, key):
            fill(connection, key, version, number, reading, lemmas_of(reading.document.language))


def _current(connection: Connection, key: str) -> Iterator[tuple[int, int, Reading]]:
    """The current reading of a document, held against other writers."""
    place = (documents.c.current_version, documents.c.current_reading)
    wanted = (
        select(versions, documents.c.id, readings.c.line, readings.c.number.label("read_as"))
        .join(documents, documents.c.key == versions.c.document)
        .join(readings, and_(readings.c.document == versions.c.document, readings.c.version == versions.c.number))
        .where(documents.c.key == key, tuple_(readings.c.version, readings.c.number) == tuple_(*place))
        .with_for_update(of=documents)
    )
    for row in connection.execute(wanted).all():
        yield row.number, row.read_as, read_again(row)


def _line(found: Iterable[Term]) -> str:
    return line_of(term.term for term in found)


def _terms_said(reading: Reading, body: Sequence[Term], lemmas: Lemmas) -> list[Sequence[Term]]:
    """The terms of all that a reading found, each once: clauses, things, parties, and whoever is quoted."""
    text, found = reading.document.text, dict[str, Sequence[Term]]()
    for mention in reading.mentions:
        if mention.place == "title":
            words, inside = mention.span.of(reading.document.title or ""), None
        else:
            words, inside = mention.span.of(text), terms_within(text, body, mention.span)
        if words not in found:
            found[words] = terms(words, lemmas) if inside is None else inside
        for name in (mention.item.name, *(party.name for party in _parties(mention))):
            found.setdefault(name, terms_of_name(name, lemmas))
    for attribution in reading.attributions:
        for party in filter(None, (attribution.source, *attribution.carriers)):
            found.setdefault(party.name, terms_of_name(party.name, lemmas))
    return [piece for words, piece in found.items() if words]


def _parties(mention: Mention) -> list[Party]:
    single = (mention.agent, mention.recipient, mention.speaker)
    return [party for party in (*single, *mention.carriers) if party is not None]
