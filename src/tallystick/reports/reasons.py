"""Annotations as a tree that says why: the words, what they mean, the rule, the pack entry, and the parts below.

The same tree goes to a terminal and, as objects, to JSON. Values of layers that
this room does not know are worded by their fields, since every value is a dataclass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rich.text import Text
from rich.tree import Tree

from tallystick.model import Annotation, Period, Quantity, Span
from tallystick.reports.wording import figure, number, period, readable

_LONG = 140


def tree_of(annotation: Annotation, text: str) -> Tree:
    """An annotation with all its parts below it."""
    tree = Tree(_label(annotation, text), guide_style="dim")
    for part in annotation.parts:
        tree.add(tree_of(part, text))
    return tree


def _label(annotation: Annotation, text: str) -> Text:
    words = readable(annotation.span.of(text))
    label = Text(annotation.kind, style="bold")
    label.append(f' "{_short(words)}"', style="not bold")
    meaning = value_text(annotation.value)
    if meaning:
        label.append(f" = {meaning}", style="not bold")
    source = f"{annotation.rule}: {_short(annotation.entry)}" if annotation.entry else annotation.rule
    label.append(f"  ({source})", style="dim not bold")
    return label


def _short(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[:_LONG]}…"


def object_of(annotation: Annotation, text: str) -> dict[str, Any]:
    """An annotation and its parts as JSON."""
    return {
        "kind": annotation.kind,
        "span": list(annotation.span),
        "words": annotation.span.of(text),
        "value": value_text(annotation.value),
        "rule": annotation.rule,
        "entry": annotation.entry or None,
        "parts": [object_of(part, text) for part in annotation.parts],
    }


def value_text(value: object) -> str:
    """What a value says, in words: figures and periods as everywhere, other values by the fields that are set."""
    if isinstance(value, Quantity):
        return figure(value)
    if isinstance(value, Period):
        return period(value)
    if isinstance(value, Span):
        return f"{value.start}–{value.end}"
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {value_text(entry)}".rstrip() for key, entry in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = [value_text(entry) for entry in value]
        return " ".join(parts if isinstance(value, (list, tuple)) else sorted(parts))
    if is_dataclass(value) and not isinstance(value, type):
        return _fields_text(value)
    return readable(str(value))


def _fields_text(value: Any) -> str:
    """The fields that differ from their defaults; a lone mapping or set stands without its name.

    Annotations are left out: they stand as parts below.
    """
    told = []
    for field in fields(value):
        content = getattr(value, field.name)
        if content is None or content == () or _is_default(field, content) or _is_of_annotations(content):
            continue
        worded = value_text(content)
        if worded:
            told.append(worded if isinstance(content, Mapping | frozenset) else f"{field.name} {worded}")
    return ", ".join(told)


def _is_of_annotations(content: object) -> bool:
    first = content[0] if isinstance(content, tuple) else content
    return isinstance(first, Annotation)


def _is_default(field: Field[Any], content: object) -> bool:
    if field.default is not MISSING:
        return bool(content == field.default)
    return field.default_factory is not MISSING and bool(content == field.default_factory())
