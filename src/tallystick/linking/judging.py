"""The mentions of a block judged: which claim each makes, and which utterance it goes back to."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tallystick.linking.blocks import block_of
from tallystick.linking.group import Group
from tallystick.linking.groups import grouped
from tallystick.linking.origins import utterances
from tallystick.linking.ties import joined
from tallystick.model import NO_TIES, Judgement, Ties, Told


def judge(told: Iterable[Told], ties: Ties = NO_TIES) -> Iterator[Judgement]:
    """One judgement a mention; the same for the same mentions, in whatever order they come.

    The mentions are those of one block, or of several that what people merged joins.
    """
    for group in _groups(told, ties):
        yield from _judged(group)


def _groups(told: Iterable[Told], ties: Ties) -> list[Group]:
    if not ties.together:
        return grouped(told, ties)
    blocks: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        blocks[block_of(one.mention)].append(one)
    return joined([group for _, block in sorted(blocks.items()) for group in grouped(block, ties)], ties)


def _judged(group: Group) -> Iterator[Judgement]:
    first = min(group.told, key=lambda told: told.order)
    claim = _short("claim", first.ref.id)
    origin_of = {told.ref.id: _short("origin", one.label) for one in utterances(group.told) for told in one.told}
    for told, (rule, why) in zip(group.told, group.rules, strict=True):
        yield Judgement(told.ref.id, claim, origin_of[told.ref.id], rule, why)


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
