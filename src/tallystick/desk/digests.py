"""What a feed tells of a claim or a finding: a few of its sentences, and when it was first and last told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.ledger.stating import Stated

MOST = 4
"""So many sentences of a thing are told, of its first reports."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The first sentences of a thing with who states them; `more` counts the reports of which none is told."""

    quotes: tuple[tuple[Stated, str], ...]
    more: int
    recorded: datetime
    published: date | None


def digests(
    things: Mapping[str, Collection[str]],
    stated: Mapping[str, Stated],
    sentences: Callable[[Collection[str]], Mapping[str, str]],
) -> dict[str, Digest]:
    """The digests of things by the mentions that show each, as far as any of these stands."""
    ordered = {
        name: sorted((stated[id] for id in ids if id in stated), key=lambda one: one.order)
        for name, ids in things.items()
    }
    words = sentences({one.mention for told in ordered.values() for one in told[:MOST]})
    return {name: _digest(told, words) for name, told in ordered.items() if told}


def _digest(told: list[Stated], words: Mapping[str, str]) -> Digest:
    shown = told[:MOST]
    once = {(one.document, words[one.mention]): one for one in reversed(shown)}
    documents = {one.document for one in told} - {one.document for one in shown}
    return Digest(
        quotes=tuple((one, words[one.mention]) for one in reversed(once.values())),
        more=len(documents),
        recorded=max(one.recorded for one in told),
        published=min((one.published for one in told if one.published), default=None),
    )
