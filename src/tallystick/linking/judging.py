"""The mentions of one block judged: which claim each makes, and which utterance it goes back to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from tallystick.linking.groups import Group, grouped
from tallystick.linking.origins import utterances
from tallystick.model import Judgement, Told


def judge(block: Iterable[Told]) -> Iterator[Judgement]:
    """One judgement a mention; the same for the same mentions, in whatever order they come."""
    for group in grouped(block):
        yield from _judged(group)


def _judged(group: Group) -> Iterator[Judgement]:
    first = min(group.told, key=lambda told: told.order)
    claim = _short("claim", first.ref.id)
    origin_of = {told.ref.id: _short("origin", one.label) for one in utterances(group.told) for told in one.told}
    for told, (rule, why) in zip(group.told, group.rules, strict=True):
        yield Judgement(told.ref.id, claim, origin_of[told.ref.id], rule, why)


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
