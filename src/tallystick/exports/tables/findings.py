"""The table of findings: what the reports show together."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.exports.column import Column, Row, Table, names, text
from tallystick.exports.holdings import Holdings

_COLUMNS = (
    text("finding", "The finding's id."),
    text("kind", "corroboration, contradiction, revision, double_reading, escalation, category_drift, shortfall ..."),
    text("sentence", "What it says, in one sentence of ours."),
    names("documents", "The documents that show it."),
    names("mentions", "The mentions that show it, best seen side by side."),
)


def _columns(texts: bool) -> tuple[Column, ...]:
    return _COLUMNS


def _rows(holdings: Holdings) -> Iterator[Row]:
    for finding in holdings.findings:
        yield {
            "finding": finding.id,
            "kind": finding.kind,
            "sentence": finding.sentence,
            "documents": tuple(dict.fromkeys(mention.document for mention in finding.mentions)),
            "mentions": tuple(mention.id for mention in finding.mentions),
        }


FINDINGS = Table("findings", "What the reports show together that no single one does.", _columns, ("finding",), _rows)
