"""When a page was published, and what says so.

The surest sign wins: a meta element named for publication, then JSON-LD, then a
`<time>` marked as such, then a loosely named meta element, then the address. What
says only when the page was changed, and what stands in its prose, is not used here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lxml.html import HtmlElement

from tallystick.intake.json_ld import json_ld_date
from tallystick.intake.meta import LOOSE, PUBLISHED, marked_date, meta_date, meta_value
from tallystick.intake.trees import tree_of
from tallystick.intake.url_date import date_in_url
from tallystick.model import PublishedBasis

_SIGNS: tuple[tuple[PublishedBasis, Callable[[HtmlElement], tuple[date, str | None] | None]], ...] = (
    (PublishedBasis.META, lambda tree: meta_date(tree, PUBLISHED)),
    (PublishedBasis.JSON_LD, json_ld_date),
    (PublishedBasis.META, marked_date),
    (PublishedBasis.META, lambda tree: meta_date(tree, LOOSE)),
)


def find_published(html: str | HtmlElement, url: str | None) -> tuple[date, str | None, PublishedBasis] | None:
    """The day, the exact words where they hold a time of day, and the basis; None where the page does not say.

    Without a `url` the address is the one that the page calls its own.
    """
    tree = tree_of(html) if isinstance(html, str) else html
    if tree is not None:
        for basis, read in _SIGNS:
            if (found := read(tree)) is not None:
                return (*found, basis)
    day = date_in_url(url or (None if tree is None else own_address(tree)))
    return None if day is None else (day, None, PublishedBasis.URL)


def own_address(tree: HtmlElement) -> str | None:
    """The address that a page calls its own (canonical, og:url)."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href"))
    return meta_value(tree, "og:url")
