"""A page as a tree of elements."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

# NUL would end the page for libxml2; the HTML standard reads it as U+FFFD as well.
_UNFIT = re.compile("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tree_of(html: str) -> HtmlElement | None:
    """The page's root element, or None where there is nothing to parse."""
    data = _UNFIT.sub("\ufffd", html).encode("utf-8")
    try:
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def words_of(element: HtmlElement | None) -> str | None:
    """An element's text with its white space made single, or None where it has none."""
    if element is None:
        return None
    return " ".join("".join(str(part) for part in element.itertext(with_tail=False)).split()) or None
