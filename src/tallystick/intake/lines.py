"""Documents from JSON lines, one a line, as the contract describes them.

A bad line is a value here and no exception: whoever reads a million of them
wants the others, and a list of those that were refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import simplejson

from tallystick.errors import ContractError
from tallystick.intake.given import given_date
from tallystick.model import Document, PublishedBasis

_BOM = b"\xef\xbb\xbf"
_OPTIONAL = ("title", "language", "url", "outlet", "kind")


def documents(lines: Iterable[bytes], *, source: str) -> Iterator[Document | ContractError]:
    """Each line's document, or what is wrong with the line; blank lines are passed over."""
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(_BOM) if number == 1 else line
        if content.strip():
            yield _one(content, source, number)


def _one(line: bytes, source: str, number: int) -> Document | ContractError:
    try:
        return _document(_object(line))
    except ValueError as problem:
        return ContractError(str(problem), source=source, line=number)


def _object(line: bytes) -> dict[str, object]:
    """The JSON object of a line; ValueError says why there is none."""
    try:
        # JSON may hold lone surrogates as escapes, so some writers leave them as bytes as well.
        found = simplejson.loads(line.decode("utf-8", "surrogatepass"), use_decimal=True)
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: {error.reason} at byte {error.start}") from None
    except RecursionError:
        raise ValueError("not readable as JSON: nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from None
    if not isinstance(found, dict):
        raise ValueError(f"not a JSON object but {_kind(found)}")
    return found


def _document(given: dict[str, object]) -> Document:
    identity = _string(given, "id", required=True)
    text = _string(given, "text", required=True)
    assert identity is not None and text is not None, "both are required"
    if not identity:
        raise ValueError('"id" is empty')
    optional = {key: _string(given, key) for key in _OPTIONAL}
    written = _string(given, "published")
    published, published_text = (None, None) if written is None else given_date(written)
    return Document(
        id=identity,
        text=text,
        title=optional["title"],
        language=optional["language"] or None,
        published=published,
        published_text=published_text,
        published_basis=None if published is None else PublishedBasis.GIVEN,
        url=optional["url"],
        outlet=optional["outlet"],
        kind=optional["kind"],
    )


def _string(given: dict[str, object], key: str, *, required: bool = False) -> str | None:
    value = given.get(key)
    if isinstance(value, str):
        return value
    if required and key not in given:
        raise ValueError(f'no "{key}"')
    if value is None and not required:
        return None
    raise ValueError(f'"{key}" is {_kind(value)}, not a string' + ("" if required else " or null"))


def _kind(value: object) -> str:
    """The JSON name of a value's type."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = ((str, "a string"), (list, "a list"), (dict, "an object"))
    return next((name for kind, name in names if isinstance(value, kind)), "a number")
