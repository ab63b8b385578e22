"""What people decided wins over every rule: mentions that they tied together are one claim, and bring theirs along."""

from __future__ import annotations

from tallystick.linking.group import Group
from tallystick.model import Ties


def joined(groups: list[Group], ties: Ties) -> list[Group]:
    """The groups with those joined that people merged.

    What the rules had put with a merged mention comes along, but for a mention that is kept apart from one that is
    already there: it stays behind with the others of its group that are.
    """
    for together in ties.together:
        touched = [group for group in groups if any(told.ref.id in together for told in group.told)]
        if len(touched) < 2:
            continue
        groups = [group for group in groups if group not in touched] + _merged(touched, together, ties)
    return groups


def _merged(touched: list[Group], together: frozenset[str], ties: Ties) -> list[Group]:
    merged = Group()
    for group in touched:
        for told, (rule, _) in zip(group.told, group.rules, strict=True):
            if told.ref.id in together:
                merged.add(told, "merged", f"a person judged it so; by itself: {rule}")
    left = []
    for group in sorted(touched, key=lambda group: min(told.order for told in group.told)):
        behind = Group()
        for told, (rule, why) in zip(group.told, group.rules, strict=True):
            if told.ref.id not in together:
                (behind if merged.is_kept_apart(told, ties) else merged).add(told, rule, why)
        if behind.told:
            left.append(behind)
    return [merged, *left]
