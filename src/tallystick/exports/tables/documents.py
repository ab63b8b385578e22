"""The table of documents: each report in its current version."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.contract.encode import published
from tallystick.exports.archive import archive_address
from tallystick.exports.column import Column, Kind, Row, Table, day, text, whole
from tallystick.exports.holdings import Holdings
from tallystick.model import Held

_KNOWN = (
    text("document", "The document's id."),
    text("outlet", "Who published it."),
    text("title", "Its title."),
    text("url", "Its address."),
    text("kind", "official, agency, outlet, social, transcript or table."),
    text("language", "The code of its language."),
    day("published", "The day of publication; empty where it is unknown."),
    text("published_exactly", "The same with its time of day, where the document gives one."),
    text("published_basis", "Where the date comes from: given, meta, json-ld, url, dateline, text."),
    whole("version", "Which text of the document this is, from 1."),
    text("text_sha256", "SHA-256 of the text in UTF-8."),
    text("bytes_sha256", "SHA-256 of the bytes as they came, where there were any."),
    text("reader", "What read it."),
    text("reader_version", "Its version."),
    text("packs", "The digest of the packs that it read with."),
    text("extractor", "What took the text out of its page."),
    Column("recorded", Kind.MOMENT, "When the ledger recorded this version."),
    text("archive", "Where the Internet Archive would keep the page of that day. Nobody has looked whether it does."),
)
_TEXT = (text("text", "The whole text, without any normalisation: the spans of mentions count its code points."),)


def _columns(texts: bool) -> tuple[Column, ...]:
    return _KNOWN + _TEXT if texts else _KNOWN


def _rows(holdings: Holdings) -> Iterator[Row]:
    for held in holdings.held:
        row = _row(held)
        yield {**row, "text": held.reading.document.text} if holdings.texts else row


def _row(held: Held) -> Row:
    document, reader = held.reading.document, held.reading.reader
    return {
        "document": document.id,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "kind": document.kind,
        "language": document.language,
        "published": document.published,
        "published_exactly": published(document),
        "published_basis": document.published_basis,
        "version": held.version.number,
        "text_sha256": held.version.text_sha256,
        "bytes_sha256": document.bytes_sha256,
        "reader": reader.name,
        "reader_version": reader.version,
        "packs": reader.packs,
        "extractor": reader.extractor or document.extractor,
        "recorded": held.version.recorded,
        "archive": archive_address(document, held.version.recorded),
    }


DOCUMENTS = Table("documents", "Reports, each in its current version.", _columns, ("document",), _rows)
