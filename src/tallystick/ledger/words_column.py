"""A text column for whatever a page may hold, in any store.

SQLite's driver refuses lone surrogates, and PostgreSQL refuses NUL as well. Both
are escaped on the way in and restored on the way out, so that bad text is never
an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_TO_ESCAPE = re.compile("[\\\\\x00\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(\\|[0-9a-f]{4})")


class Words(TypeDecorator[str]):
    """Text of any code points, escaped only where a store could not hold it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The text as stores hold it."""
        return None if value is None else escaped(str(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """The text as it was given."""
        return _restored_or_none(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], str | None]:
        """What makes the text of what a store holds, in one call: a page reads some thousand of them."""
        return _restored_or_none


def escaped(text: str) -> str:
    r"""The text with backslash, NUL and lone surrogates escaped.

    >>> escaped("a\ud800"), restored(escaped("a\ud800")) == "a\ud800"
    ('a\\d800', True)
    """
    return _TO_ESCAPE.sub(lambda found: "\\\\" if found[0] == "\\" else f"\\{ord(found[0]):04x}", text)


def restored(text: str) -> str:
    """The text before it was escaped."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\\" if found[1] == "\\" else chr(int(found[1], 16)), text)


def _restored_or_none(value: str | None) -> str | None:
    return value if value is None or "\\" not in value else restored(value)
