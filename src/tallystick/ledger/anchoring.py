"""Where the mentions that people judged stand now.

A judgement is anchored by quotation: the words of the quantity with what surrounds them. When a document is read
again, or has a new version, its quotations are looked up in the text that stands, and the mention whose number lies
there is the one that was judged, whatever its id is now. Where the words are gone the judgement rests.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from tallystick.ledger.log_entries import written
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.tables import documents, mentions, review_mentions, versions
from tallystick.model import Quotation, Span

SURROUNDINGS = 40
"""How many characters before and after a number are quoted with it."""
_PLACED = select(review_mentions).where(review_mentions.c.document == bindparam("wanted"))


def quoted(connection: Connection, ids: Sequence[str]) -> list[Quotation]:
    """The quotations of current mentions, in the order of the ids; what is no mention is left out."""
    found: dict[str, Quotation] = {}
    texts: dict[str, tuple[str, str]] = {}
    for row in _standing(connection, mentions.c.id.in_(ids)):
        if row.document not in texts:
            texts[row.document] = _texts(connection, row.document)
        found[row.id] = _quotation(row, texts[row.document][row.place == "title"])
    return [found[name] for name in ids if name in found]


def quotation_of_old(connection: Connection, name: str) -> Quotation | None:
    """The quotation of a mention that some reading had, the last of them, whether or not it stands."""
    wanted = (
        select(mentions, versions.c.text, versions.c.title)
        .join(versions, (versions.c.document == mentions.c.document) & (versions.c.number == mentions.c.version))
        .where(mentions.c.id == name)
        .order_by(mentions.c.version.desc(), mentions.c.reading.desc())
    )
    row = connection.execute(wanted.limit(1)).first()
    if row is None:
        return None
    return _quotation(row, row.title or "" if row.place == "title" else unpacked_text(row.text))


def place_again(connection: Connection, document: str) -> bool:
    """Looks up all quotations of a document in what stands of it; whether there were any."""
    placed = connection.execute(_PLACED, {"wanted": document}).all()
    if not placed:
        return False
    quotes = {
        (entry.number, position): quote
        for entry in written(connection, {row.entry for row in placed})
        for position, quote in enumerate(entry.quotes)
        if quote.document == document
    }
    now = standing_at(connection, document, quotes.values())
    ids = set(connection.execute(select(mentions.c.id).where(_stands(document))).scalars())
    for row in placed:
        quote = quotes.get((row.entry, row.position))
        # Words that were purged with another document's leave the id alone to go by.
        found = now.get(quote) if quote else row.mention if row.mention in ids else None
        this = (review_mentions.c.entry == row.entry) & (review_mentions.c.position == row.position)
        connection.execute(update(review_mentions).where(this).values(mention=found))
    return True


def standing_at(connection: Connection, document: str, quotes: Iterable[Quotation]) -> dict[Quotation, str]:
    """The ids of the mentions that stand where the quotations of a document say."""
    wanted = list(dict.fromkeys(quotes))
    if not wanted:
        return {}
    text, title = _texts(connection, document)
    return standing_in(text, title, _standing(connection, mentions.c.document == document), wanted)


def standing_in(text: str, title: str, rows: Sequence[Row[Any]], quotes: Iterable[Quotation]) -> dict[Quotation, str]:
    """The ids of the mentions, of these rows of a text, that stand where the quotations say."""
    found = {quote: _nearest(quote, title if quote.place == "title" else text, rows) for quote in quotes}
    return {quote: name for quote, name in found.items() if name is not None}


def located(quote: Quotation, text: str) -> Span | None:
    """Where the quoted words stand in a text, by the surroundings that agree best; None where too few of them do.

    >>> located(Quotation("m", "d", "text", "40", "we got ", " trucks", "trucks", "delivered"), "Now we got 40 trucks.")
    Span(start=11, end=13)
    """
    least = min(len(quote.before) + len(quote.after), SURROUNDINGS) // 2
    best: tuple[int, Span] | None = None
    start = text.find(quote.words)
    while start >= 0 and quote.words:
        span = Span(start, start + len(quote.words))
        agreeing = _alike(quote.before[::-1], text[: span.start][::-1][:SURROUNDINGS])
        agreeing += _alike(quote.after, text[span.end : span.end + SURROUNDINGS])
        if agreeing >= least and (best is None or agreeing > best[0]):
            best = (agreeing, span)
        start = text.find(quote.words, start + 1)
    return best[1] if best else None


def _alike(one: str, two: str) -> int:
    """How many characters two strings have in common at their beginnings."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _nearest(quote: Quotation, text: str, rows: Sequence[Row[Any]]) -> str | None:
    """The mention whose number lies where the quotation does; of several the one that is most like it."""
    span = located(quote, text)
    if span is None:
        return None
    there = [
        row for row in rows if row.place == quote.place and span.overlaps(Span(row.quantity_start, row.quantity_end))
    ]
    return min(there, key=lambda row: _unlikeness(row, quote, span)).id if there else None


def _unlikeness(row: Row[Any], quote: Quotation, span: Span) -> tuple[object, ...]:
    return (
        (row.quantity_start, row.quantity_end) != span,
        row.id != quote.mention,
        row.item != quote.item,
        row.status != quote.status,
        row.position,
    )


def _stands(document: str) -> Any:
    return (mentions.c.document == document) & mentions.c.superseded.is_(False)


def _standing(connection: Connection, which: Any) -> Sequence[Row[Any]]:
    wanted = select(mentions).where(which, mentions.c.superseded.is_(False))
    return connection.execute(wanted.order_by(mentions.c.document, mentions.c.position)).all()


def _texts(connection: Connection, document: str) -> tuple[str, str]:
    """The current text and title of a document."""
    wanted = (
        select(versions.c.text, versions.c.title)
        .join(documents, (documents.c.key == versions.c.document) & (documents.c.current_version == versions.c.number))
        .where(documents.c.key == document)
    )
    row = connection.execute(wanted).one()
    return unpacked_text(row.text), row.title or ""


def _quotation(row: Row[Any], text: str) -> Quotation:
    before = text[max(0, row.quantity_start - SURROUNDINGS) : row.quantity_start]
    after = text[row.quantity_end : row.quantity_end + SURROUNDINGS]
    words = text[row.quantity_start : row.quantity_end]
    return Quotation(row.id, row.document, row.place, words, before, after, row.item, row.status)
