"""Entries of the review log as the objects that `log --json` writes."""

from __future__ import annotations

from tallystick.contract.encode import Json
from tallystick.model import Entry, Quotation


def entry_object(entry: Entry) -> Json:
    """An entry: what was done to what, by whom, when and why, and whether it stands."""
    deed = entry.deed
    return {
        "entry": entry.number,
        "action": deed.action,
        "by": entry.by,
        "recorded": entry.recorded.isoformat(),
        "why": entry.why,
        "stands": entry.stands,
        "mentions": list(deed.mentions),
        "others": list(deed.others),
        "now": list(entry.now),
        "slot": deed.slot,
        "value": deed.value,
        "subject": deed.subject,
        "kind": deed.kind,
        "categories": list(deed.categories),
        "quotes": [_quote(quote) for quote in entry.quotes],
        "purged": entry.purged,
        "origin": entry.origin,
        "undoes": entry.undoes,
        "hash": entry.hash,
    }


def _quote(quote: Quotation) -> Json:
    """The selector of a quotation, in the words of the Web Annotation model."""
    return {
        "mention": quote.mention,
        "document": quote.document,
        "place": quote.place,
        "exact": quote.words,
        "prefix": quote.before,
        "suffix": quote.after,
        "item": quote.item,
        "status": quote.status,
    }
