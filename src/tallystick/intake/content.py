"""What some bytes are: a page, plain text, or neither."""

from __future__ import annotations

import codecs
import re
from enum import Enum

_MARKUP = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|h[1-6]"
    rb"|table|article|main|section|a|b|br|iframe|font|span|ul|ol)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
# Only marks that no text begins with; other formats give themselves away by their control characters.
_MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"\x1f\x8b", b"7z\xbc\xaf", b"\xfd7zXZ",
    b"\x7fELF", b"\xd0\xcf\x11\xe0", b"SQLite format 3\0",
)  # fmt: skip
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\0"))
_PAGES = ("text/html", "application/xhtml+xml")
_HEAD = 4096


class Content(Enum):
    """The three kinds of bytes that intake tells apart."""

    PAGE = "page"
    TEXT = "text"
    OTHER = "other"


def content_of(data: bytes, content_type: str | None = None) -> Content:
    """The kind of content: by its first bytes where they are plain, then as declared, then by its markup.

    >>> content_of(b"<!DOCTYPE html><p>Forty trucks"), content_of(b"Forty trucks < fifty")
    (<Content.PAGE: 'page'>, <Content.TEXT: 'text'>)
    """
    if is_binary(data):
        return Content.OTHER
    kind = (content_type or "").partition(";")[0].strip().lower()
    if kind in _PAGES:
        return Content.PAGE
    if kind.startswith("text/") and kind != "text/xml":
        return Content.TEXT
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind == "application/pdf":
        return Content.OTHER
    return Content.PAGE if _looks_like_a_page(data) else Content.TEXT


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any writing: a known file type, or full of control characters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    head = data[:_HEAD]
    controls = len(head) - len(head.translate(None, _CONTROL))
    # NULs are not counted: UTF-16 is full of them, and a stray one does a text no harm.
    return data.startswith(_MAGIC) or controls * 20 > len(head)


def _looks_like_a_page(data: bytes) -> bool:
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).replace(b"\0", b"")
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = head.removeprefix(mark)
    return _MARKUP.match(head.lstrip()) is not None
