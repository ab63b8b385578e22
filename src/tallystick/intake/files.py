"""Documents from files, standard input and any other bytes.

Plain text is taken exactly as it stands. HTML goes to `intake.pages`, which is
loaded by name when the first page comes: its libraries take a quarter of a second,
and whoever reads plain text should not wait for them.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from tallystick.errors import IntakeError
from tallystick.intake.content import Content, content_of
from tallystick.intake.decoding import charset_in_page, decode
from tallystick.intake.hosts import host_of
from tallystick.intake.url_date import date_in_url
from tallystick.model import Document, PublishedBasis

if TYPE_CHECKING:
    from tallystick.intake.pages import Page

_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain", ".md": "text/plain"}


def read_file(
    path: Path,
    *,
    url: str | None = None,
    published: date | None = None,
    published_text: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    kind: str | None = None,
) -> Document:
    """The document in a file, known by its path as given; the file's own dates mean nothing."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise IntakeError(str(path), f"cannot be opened: {reason}") from error
    return read_bytes(
        data,
        id=str(path),
        url=url,
        content_type=_TYPES.get(path.suffix.lower()),
        published=published,
        published_text=published_text,
        language=language,
        outlet=outlet,
        title=title,
        kind=kind,
    )


def read_stream(
    stream: BinaryIO,
    *,
    id: str = "-",
    published: date | None = None,
    published_text: str | None = None,
    language: str | None = None,
) -> Document:
    """The document on standard input or any open binary file, known as "-" unless said otherwise."""
    return read_bytes(stream.read(), id=id, published=published, published_text=published_text, language=language)


def read_bytes(
    data: bytes,
    *,
    id: str,
    url: str | None = None,
    content_type: str | None = None,
    published: date | None = None,
    published_text: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    kind: str | None = None,
) -> Document:
    """The document that some bytes are, whatever they are: what cannot be read has an empty text.

    What is given wins over what the page says of itself.
    """
    page = _page(data, url, content_type)
    found = page.published if page else _from_url(url)
    day, exact, basis = found or (None, None, None)
    if published is not None:
        day, exact, basis = published, published_text, PublishedBasis.GIVEN
    return Document(
        id=id,
        text=page.text if page else _plain(data, content_type),
        title=title or (page.title if page else None),
        language=language or (page.language if page else None),
        published=day,
        published_text=exact,
        published_basis=basis,
        url=url,
        outlet=outlet or (page.outlet if page else host_of(url)),
        kind=kind,
        raw=data,
        extractor=page.extractor if page else None,
    )


def _page(data: bytes, url: str | None, content_type: str | None) -> Page | None:
    """What stands on the page, or None where the bytes are no page."""
    if content_of(data, content_type) is not Content.PAGE:
        return None
    return _page_reader()(decode(data, _charset(content_type) or charset_in_page(data)), url)


@cache
def _page_reader() -> Callable[[str, str | None], Page]:
    """`read_page`, loaded when it is first needed."""
    return cast("Callable[[str, str | None], Page]", importlib.import_module("tallystick.intake.pages").read_page)


def _plain(data: bytes, content_type: str | None) -> str:
    if content_of(data, content_type) is Content.OTHER:
        return ""
    return decode(data, _charset(content_type))


def _charset(content_type: str | None) -> str | None:
    """The charset named in a Content-Type."""
    for part in (content_type or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return None


def _from_url(url: str | None) -> tuple[date, str | None, PublishedBasis] | None:
    day = date_in_url(url)
    return None if day is None else (day, None, PublishedBasis.URL)
