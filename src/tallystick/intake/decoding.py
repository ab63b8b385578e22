"""Bytes to text, without ever failing and with as little guessing as can be.

In this order: a byte order mark; UTF-8 that holds more than ASCII, since other
charsets hardly ever look like it and saved pages often keep a `<meta charset>`
that is no longer true; the declared charset; UTF-8 with a few broken bytes, each
of which becomes U+FFFD alone; and only then detection, among the charsets that
our languages were written in.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As browsers read these labels (https://encoding.spec.whatwg.org/#names-and-labels).
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
          "euc_kr": "cp949", "shift_jis": "cp932"}  # fmt: skip
_ALLOWED = re.compile(
    r"cp125\d|cp866|cp874|cp932|cp949|iso8859-\d+|koi8-[rut]|mac-(cyrillic|roman)|utf-16(-[lb]e)?|utf-8|gb18030|big5"
    r"|euc_jp|iso2022_jp"
)
_CANDIDATES = ["cp1251", "koi8_r", "koi8_u", "cp1252", "cp1250"]
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_SAMPLE = 32_768


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes, without the byte order mark.

    >>> decode("40 машин".encode("utf-8")[:-1] + b"!")
    '40 маши\\ufffd!'
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, "replace")
    if b"\0" in data and (wide := _utf16(data)) is not None:
        return wide
    return _without_mark(data, known_charset(declared))


def _without_mark(data: bytes, declared: str | None) -> str:
    """The text of bytes that neither a mark nor their NULs explain."""
    utf8 = data.decode("utf-8", "replace")
    broken = utf8.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if not broken and not utf8.isascii():
        return utf8
    if declared is not None and declared != "utf-8":
        return data.decode(declared, "replace")
    whole = len(utf8) - len(utf8.encode("ascii", "ignore")) - broken
    if whole >= broken:
        return utf8
    return data.decode(_detected(data), "replace")


def known_charset(label: str | None) -> str | None:
    """The codec for a charset's label, or None where we know none that is fit for web pages.

    >>> known_charset("Windows-1251"), known_charset("latin1"), known_charset("rot13")
    ('cp1251', 'cp1252', None)
    """
    try:
        name = codecs.lookup(label.strip().lower()).name if label else ""
    except (LookupError, ValueError):
        return None
    name = _WIDER.get(name, name)
    return name if _ALLOWED.fullmatch(name) else None


def charset_in_page(data: bytes) -> str | None:
    """The charset that a page's own head declares, as written there."""
    match = _META.search(data[:4096])
    label = (match[1] or match[2]).decode("ascii", "replace") if match else None
    # A declaration that can be read byte by byte is not in UTF-16, whatever it says.
    return None if label and label.lower().startswith("utf-16") else label


def _utf16(data: bytes) -> str | None:
    """The text, where the bytes look like UTF-16: NULs in one half only, and few different values there.

    The half that holds the NULs is the upper one, and a text keeps to a few scripts.
    """
    head = data[:_SAMPLE]
    upper, lower = (head[::2], head[1::2]) if head[::2].count(0) > head[1::2].count(0) else (head[1::2], head[::2])
    if upper.count(0) < 8 * lower.count(0) or upper.count(0) * 20 < len(upper):
        return None
    if len(set(upper)) > max(2, len(upper) // 8):
        return None
    return data.decode("utf-16-be" if upper == head[::2] else "utf-16-le", "replace")


def _detected(data: bytes) -> str:
    """The likeliest charset of bytes that are not UTF-8."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 200) if first else 0
    match = from_bytes(data[start : start + _SAMPLE], cp_isolation=_CANDIDATES).best()
    if match is None:
        return "cp1252"
    # Western text reads nearly as well in cp1250; what tells Polish apart are letters that are ³ and ¹ in cp1252.
    if match.encoding == "cp1250" and not set("łŁąĄ") & set(str(match)):
        return "cp1252"
    return str(match.encoding)
