"""Where a claim comes from, as a tree: the utterance, through whom it came, and the outlets that told it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text
from rich.tree import Tree

from tallystick.model import Said, Speaker, Told, Traced
from tallystick.reports.interface import Interface
from tallystick.reports.wording import readable


def origin_tree(origins: Sequence[Traced], words: Interface) -> Tree:
    """All origins, each with its carriers and these with their outlets."""
    tree = Tree(Text(words.count("{count} origin", "{count} origins", len(origins)), style="bold"), guide_style="dim")
    for origin in origins:
        branch = tree.add(Text(utterance(origin, words), style="bold"))
        for through, told in _by_carriers(origin.told).items():
            carried = words.say("through {names}", names=words.listed(through)) if through else words.say("directly")
            leaf = branch.add(Text(carried, style="italic"))
            for line in outlets(told, words):
                leaf.add(Text(line))
    return tree


def utterance(origin: Traced, words: Interface) -> str:
    """Who said it and when; a count that nobody is named for is the outlet's own."""
    speaker, said = origin.speaker, origin.said
    if speaker is None:
        name = words.say("{outlet}'s own count", outlet=readable(origin.first.outlet or origin.first.ref.document))
    else:
        name = _named(speaker)
    return f"{name}, {_when(said, words)}" if said else name


def outlets(told: Iterable[Told], words: Interface) -> list[str]:
    """A line for each report, in the order of days, with its language and how often it tells it."""
    by_report: dict[str, list[Told]] = {}
    for one in sorted(told, key=lambda one: one.order):
        by_report.setdefault(one.ref.document, []).append(one)
    return [_report(some, words) for some in by_report.values()]


def _report(told: Sequence[Told], words: Interface) -> str:
    one = told[0]
    day = words.day(one.published) if one.published else words.say("no date")
    where = [readable(one.outlet or one.ref.document), *([readable(one.language)] if one.language else []), day]
    often = words.count("told once", "told {count} times", len(told))
    document = f" ({readable(one.ref.document)})" if one.outlet else ""
    return f"{', '.join(where)}: {often}{document}"


def _by_carriers(told: Iterable[Told]) -> dict[tuple[str, ...], list[Told]]:
    groups: dict[tuple[str, ...], list[Told]] = {}
    for one in told:
        groups.setdefault(tuple(readable(carrier.name) for carrier in one.mention.carriers), []).append(one)
    return groups


def _named(speaker: Speaker) -> str:
    name, role = readable(speaker.name), readable(speaker.role or "")
    return f"{name} ({role})" if name and role and role != name else name or role


def _when(said: Said, words: Interface) -> str:
    ends = [end for end in (said.start, said.end) if end is not None]
    return words.day(ends[0]) if len(set(ends)) == 1 else words.days(ends[0], ends[-1])
