"""The publication date in a page's JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from tallystick.intake.written_date import written_date

_ARTICLES = re.compile(r"(?:.*Article|.*Posting|Report|Article)")
_PAGES = re.compile(r"(?:.*Page|CreativeWork|VideoObject)")
# Only what the page is about is followed: lists of other articles, comments and authors have dates of their own.
_INWARD = ("@graph", "mainEntity", "mainEntityOfPage")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_LOOSE_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,80})"')
_DEEPEST = 20


def json_ld_date(tree: HtmlElement) -> tuple[date, str | None] | None:
    """When the page's article, or else the page itself, was published according to its JSON-LD."""
    scripts = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    parsed = [_parsed(text) for text in scripts]
    nodes = [node for found in parsed if found is not None for node in _nodes(found, 0)]
    for types in (_ARTICLES, _PAGES):
        for node in nodes:
            if _is_a(node, types) and (day := _date_of(node.get("datePublished"))) is not None:
                return day
    broken = (text for text, found in zip(scripts, parsed, strict=True) if found is None)
    written = (match[1] for text in broken for match in _LOOSE_DATE.finditer(text))
    return next((day for text in written if (day := written_date(text)) is not None), None)


def _parsed(text: str) -> Any:
    """The JSON of a script, or None where it cannot be put right by simple means."""
    plain = _WRAPPING.sub("", _WRAPPING.sub("", text))
    for attempt in (plain, re.sub(r",(\s*[}\]])", r"\1", plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects that describe the page, outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _INWARD:
            yield from _nodes(value.get(key), depth + 1)


def _is_a(node: dict[str, Any], types: re.Pattern[str]) -> bool:
    given = node.get("@type")
    names = given if isinstance(given, list) else [given]
    return any(isinstance(name, str) and types.fullmatch(re.split("[/:#]", name)[-1]) for name in names)


def _date_of(value: Any) -> tuple[date, str | None] | None:
    if isinstance(value, list):
        return next((day for part in value if (day := _date_of(part)) is not None), None)
    if isinstance(value, dict):
        return _date_of(value.get("@value"))
    return written_date(value) if isinstance(value, str) else None
