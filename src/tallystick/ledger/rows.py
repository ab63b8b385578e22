"""A reading as rows of the ledger's tables: every slot of a mention in a column of its own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tallystick.contract import encode
from tallystick.contract.lines import plain
from tallystick.model import Document, Mention, Party, Reading, Span, Speaker

Row = dict[str, Any]
SHORT_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(slots=True)
class Rows:
    """The rows of a reading's mentions, table by table."""

    mentions: list[Row] = field(default_factory=list)
    mention_parties: list[Row] = field(default_factory=list)


def short_id(*parts: str) -> str:
    """Sixteen hexadecimal digits that follow from the parts alone."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


def address_of(document: Document) -> str | None:
    """What an outlet's address is looked up by, or None where the document has none."""
    if document.url is None:
        return None
    return hashlib.sha256(f"{document.outlet or ''}\0{document.url}".encode("utf-8", "surrogatepass")).hexdigest()


def packed_text(text: str) -> bytes:
    """A text as the ledger archives it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpacked_text(packed: bytes) -> str:
    """A text out of the archive."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def version_row(key: str, number: int, document: Document, recorded: str) -> Row:
    """A version with its text and bytes."""
    return {
        "document": key,
        "number": number,
        "text_sha256": document.text_sha256,
        "text": packed_text(document.text),
        "raw": None if document.raw is None else zlib.compress(document.raw),
        "bytes_sha256": document.bytes_sha256,
        "recorded": recorded,
        **version_facts(document),
    }


def version_facts(document: Document) -> Row:
    """What a later reading of the same text may know better."""
    return {
        "title": document.title,
        "language": document.language,
        "published": encode.day(document.published),
        "published_text": document.published_text,
        "published_basis": document.published_basis,
        "extractor": document.extractor,
    }


def reading_row(key: str, version: int, number: int, reading: Reading, line: str, recorded: str) -> Row:
    """A reading, whole, as its line."""
    reader = encode.reader_object(reading.reader, reading.document)
    return {
        "document": key,
        "version": version,
        "number": number,
        "reader": reader["name"],
        "reader_version": reader["version"],
        "packs": reader["packs"],
        "extractor": reader["extractor"],
        "line_sha256": hashlib.sha256(line.encode()).hexdigest(),
        "line": zlib.compress(line.encode()),
        "recorded": recorded,
    }


def as_read(_: str, mention: Mention) -> Mention:
    """A mention as its reader has it, whatever its id."""
    return mention


def mention_rows(
    key: str,
    version: int,
    number: int,
    reading: Reading,
    block_of: Callable[[Mention], str],
    corrected: Callable[[str, Mention], Mention] = as_read,
) -> Rows:
    """All mentions of a reading with their parties, each in the block within which it is linked.

    Ids follow from the reading alone; `corrected` gives a mention of an id as people corrected it.
    """
    rows = Rows()
    ids = mention_ids(key, reading)
    place = {"version": version, "reading": number}
    for position, (name, read) in enumerate(zip(ids, reading.mentions, strict=True)):
        mention = corrected(name, read)
        part_of = None if mention.part_of is None else ids[mention.part_of]
        rows.mentions.append(
            {"id": name, **place, "document": key, "position": position, "superseded": False, "part_of": part_of}
            | {"block": block_of(mention)}
            | _slots(mention, reading.document)
        )
        rows.mention_parties.extend({"mention": name, **place, **party} for party in _parties(mention))
    return rows


def folded(name: str) -> str:
    """A name without the differences of case, width and spacing.

    >>> folded("  155 MM\u00a0 Shells ")
    '155 mm shells'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def mention_ids(key: str, reading: Reading) -> list[str]:
    """A mention's own id: its document, where its number begins, and its item's place (else its item's name).

    Mentions that share all of these (ordered and delivered, in one clause) are counted.
    """
    seen: Counter[str] = Counter()
    ids = []
    for mention in reading.mentions:
        item = str(mention.item.span.start) if mention.item.span else folded(mention.item.name)
        anchor = short_id("mention", key, mention.place, str(mention.quantity_span.start), item)
        ids.append(short_id(anchor, str(seen[anchor])) if seen[anchor] else anchor)
        seen[anchor] += 1
    return ids


def _slots(mention: Mention, document: Document) -> Row:
    text = (document.title or "") if mention.place == "title" else document.text
    quantity, period = mention.quantity, mention.period.period if mention.period else None
    return {
        "place": mention.place,
        **_ends("span", mention.span),
        "clause": mention.span.of(text),
        **_ends("quantity", mention.quantity_span),
        "lower": None if quantity.lower is None else str(plain(quantity.lower)),
        "upper": None if quantity.upper is None else str(plain(quantity.upper)),
        "magnitude": _magnitude(mention),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "per": quantity.per,
        "vague": quantity.vague,
        "measure": quantity.measure,
        "item": mention.item.name,
        **_ends("item", mention.item.span),
        "category": mention.item.category,
        "status": mention.status,
        "stage": mention.stage,
        "modality": mention.modality,
        **_ends("hedge", mention.hedge),
        "period_text": mention.period.text if mention.period else None,
        "period_start": encode.day(period.start) if period else None,
        "period_end": encode.day(period.end) if period else None,
        "edge": period.edge if period else None,
        "grain": period.grain if period else None,
        "timex": period.timex if period else None,
        "anchor": period.anchor if period else None,
        "said_start": encode.day(mention.said.start) if mention.said else None,
        "said_end": encode.day(mention.said.end) if mention.said else None,
    }


def _magnitude(mention: Mention) -> float:
    """A rough size for order and blocking; a number beyond a double's range stands at its edge."""
    return max(-1.7e308, min(1.7e308, float(mention.quantity.said)))


def _parties(mention: Mention) -> Iterator[Row]:
    single = {"agent": mention.agent, "recipient": mention.recipient, "speaker": mention.speaker}
    for part, party in single.items():
        if party is not None:
            yield _party(part, 0, party)
    for position, carrier in enumerate(mention.carriers):
        yield _party("carrier", position, carrier)


def _party(part: str, position: int, party: Party) -> Row:
    speaker = party if isinstance(party, Speaker) else None
    return {
        "part": part,
        "position": position,
        "name": party.name,
        "key": party.key,
        **_ends("span", party.span),
        "role": speaker.role if speaker else None,
        "anonymity": speaker.anonymity if speaker else None,
    }


def _ends(name: str, span: Span | None) -> Row:
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}
