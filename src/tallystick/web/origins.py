"""Where a claim comes from, as a tree: said by, carried by, printed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Anonymity, Claim, Origin, Said
from tallystick.reports.interface import marked
from tallystick.reports.wording import readable
from tallystick.web.evidence import report_path
from tallystick.web.names import origin_name
from tallystick.web.speech import Speech

_KNOWN = {
    Anonymity.ROLE: marked("an office, without a name"),
    Anonymity.ANONYMOUS: marked("asked not to be named"),
    Anonymity.COLLECTIVE: marked("several, without names"),
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One report: its outlet, language and day, how often it tells the claim, and where to read it."""

    outlet: str
    language: str
    published: date | None
    often: int
    link: str


@dataclass(frozen=True, slots=True)
class Branch:
    """The reports that one chain of carriers brought the words to; no carriers are "not stated"."""

    carriers: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """One utterance."""

    name: str
    about: tuple[str, ...]
    branches: tuple[Branch, ...]


def origin_trees(claim: Claim, holdings: Holdings, speech: Speech, prefix: str) -> list[Tree]:
    """A tree for each origin of a claim, the one with more reports first."""
    trees = [_tree(origin, list(holdings.of(origin.mentions)), speech, prefix) for origin in claim.origins]
    return sorted(trees, key=lambda tree: (-sum(len(branch.leaves) for branch in tree.branches), tree.name))


def _tree(origin: Origin, told: list[Evidence], speech: Speech, prefix: str) -> Tree:
    told.sort(key=lambda one: one.told.order)
    outlet = readable(told[0].document.outlet or told[0].document.id)
    about = [_role(told, origin)]
    if origin.anonymity in _KNOWN:
        about.append(speech.say(_KNOWN[Anonymity(origin.anonymity)]))
    about.append(_when(origin.said, speech))
    return Tree(origin_name(origin, outlet, speech), tuple(filter(None, about)), tuple(_branches(told, speech, prefix)))


def _role(told: Iterable[Evidence], origin: Origin) -> str:
    speakers = (one.told.mention.speaker for one in told)
    role = next((readable(one.role) for one in speakers if one and one.role), "")
    return "" if role == readable(origin.source or "") else role


def _when(said: Said | None, speech: Speech) -> str:
    if said is None:
        return ""
    ends = list(dict.fromkeys(day for day in (said.start, said.end) if day))
    return speech.words.days(ends[0], ends[1]) if len(ends) == 2 else speech.day(ends[0]) if ends else ""


def _branches(told: list[Evidence], speech: Speech, prefix: str) -> Iterable[Branch]:
    """A branch for each chain of carriers; a report stands where the fullest of its mentions puts it."""
    reports: dict[str, list[Evidence]] = {}
    for one in told:
        reports.setdefault(one.document.id, []).append(one)
    groups: dict[tuple[str, ...], list[list[Evidence]]] = {}
    for some in reports.values():
        groups.setdefault(max(map(_carriers, some), key=len), []).append(some)
    for through, printed in groups.items():
        carriers = speech.listed(list(through)) if through else ""
        yield Branch(carriers, tuple(_leaf(some, prefix) for some in printed))


def _carriers(one: Evidence) -> tuple[str, ...]:
    return tuple(readable(carrier.name) for carrier in one.told.mention.carriers)


def _leaf(some: list[Evidence], prefix: str) -> Leaf:
    document = some[0].document
    return Leaf(
        outlet=readable(document.outlet or document.id),
        language=document.language or "",
        published=document.published,
        often=len(some),
        link=f"{prefix}{report_path(document.id)}#m-{some[0].id}",
    )
