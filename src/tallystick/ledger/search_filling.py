"""Keeps the search's rows in step with what is current: a row a document, written with each posting.

A document that an older program posted, or whose terms were made with other words
than the packs have now, is brought up to date before the next search.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection, and_, func, or_, select, tuple_

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
    """The languages of the documents that can be found, each sought behind the one before."""
    here = search_texts.c.language
    unknown = select(search_texts.c.number).where(here.is_(None)).limit(1)
    found: list[str | None] = [] if connection.execute(unknown).first() is None else [None]
    following = connection.execute(select(func.min(here))).scalar()
    while following is not None:
        found.append(following)
        following = connection.execute(select(func.min(here)).where(here > following)).scalar()
    return found


def retold(connection: Connection, lemmas_of: LemmasOf) -> list[str]:
    """The keys of the documents whose rows were made with other words than the packs have now."""
    found: list[str] = []
    for language in languages_searched(connection):
        digest, lemmas = lemmas_of(language).digest, search_texts.c.lemmas
        of_language = search_texts.c.language.is_(None) if language is None else search_texts.c.language == language
        for other in (lemmas < digest, lemmas > digest):  # two stretches of the index, where "not equal" is none
            found += connection.execute(select(search_texts.c.document).where(of_language, other)).scalars()
    return sorted(found)


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
