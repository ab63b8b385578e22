"""The documents that a user names, one after another: files, addresses, standard input, JSON lines.

What cannot be had is a value here and no exception, so that one bad document of
a thousand stops nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from tallystick.desk.rooms import fetcher
from tallystick.desk.settings import Settings
from tallystick.errors import ContractError, IntakeError, SettingError
from tallystick.intake.files import read_file, read_stream
from tallystick.intake.lines import documents
from tallystick.model import Document, PublishedBasis

Found = Document | IntakeError | ContractError
STDIN = "-"
_LINES = (".jsonl", ".ndjson")


def documents_named(sources: Sequence[str], settings: Settings) -> Iterator[Found]:
    """The document behind each file name, address or "-"; of a file of JSON lines, those that its lines hold."""
    for source in sources:
        if _holds_lines(source):
            yield from documents_in(source, settings)
            continue
        try:
            yield _document(source, settings)
        except IntakeError as error:
            yield error


def documents_in(path: str, settings: Settings) -> Iterator[Found]:
    """The documents of a file of JSON lines ("-" is standard input); SettingError where it cannot be opened.

    A line's own date wins over the one in the settings.
    """
    with opened(path) as lines:
        for found in documents(lines, source=path):
            yield _dated(found, settings) if isinstance(found, Document) else found


def is_address(source: str) -> bool:
    """Whether a source is to be fetched."""
    return source.lower().startswith(("http://", "https://"))


def _holds_lines(source: str) -> bool:
    """Whether a source is a file of JSON lines by its name, which is no text to read as it stands."""
    return not is_address(source) and source.lower().endswith(_LINES) and Path(source).is_file()


def _document(source: str, settings: Settings) -> Document:
    if source == STDIN:
        return read_stream(
            sys.stdin.buffer,
            published=settings.published,
            published_text=settings.published_text,
            language=settings.language,
        )
    if is_address(source):
        return fetcher()(
            source,
            allow_hosts=settings.allow_hosts,
            published=settings.published,
            published_text=settings.published_text,
            language=settings.language,
        )
    return read_file(
        Path(source),
        published=settings.published,
        published_text=settings.published_text,
        language=settings.language,
    )


def opened(path: str) -> AbstractContextManager[BinaryIO]:
    """The file open for reading; standard input, which is not ours to close, where the path is "-"."""
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SettingError(f"{path}: cannot be opened: {reason}") from error


def _dated(document: Document, settings: Settings) -> Document:
    """The document with the given date, where it has none of its own."""
    if document.published is not None or settings.published is None:
        return document
    return replace(
        document,
        published=settings.published,
        published_text=settings.published_text,
        published_basis=PublishedBasis.GIVEN,
    )
