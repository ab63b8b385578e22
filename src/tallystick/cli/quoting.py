"""The ledger's quotes as people and as programs see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.reports.quotes import Quote

if TYPE_CHECKING:
    from tallystick.ledger import Listed, Quoted


def for_people(quoted: Quoted) -> Quote:
    """A quote with a note where it is not what the document says now."""
    title = "title" if quoted.mention.place == "title" else ""
    old = f"version {quoted.version}, superseded" if quoted.superseded else ""
    note = ", ".join(filter(None, (title, old)))
    return Quote(
        quoted.mention.document,
        quoted.before,
        quoted.words,
        quoted.after,
        note,
        quoted.outlet,
        quoted.language,
        quoted.published,
    )


def quote_object(quoted: Quoted) -> dict[str, Any]:
    """A quote as JSON."""
    ref = quoted.mention
    place = {} if ref.place == "text" else {"in": ref.place}
    return {
        "id": ref.id,
        "document": ref.document,
        "span": list(ref.span),
        **place,
        "claim": quoted.claim,
        "version": quoted.version,
        "superseded": quoted.superseded,
        "before": quoted.before,
        "words": quoted.words,
        "after": quoted.after,
    }


def listed_object(listed: Listed) -> dict[str, Any]:
    """A document of the ledger as JSON."""
    return {
        "document": listed.id,
        "outlet": listed.outlet,
        "url": listed.url,
        "title": listed.title,
        "language": listed.language,
        "published": listed.published and listed.published.isoformat(),
        "versions": listed.versions,
        "mentions": listed.mentions,
    }
