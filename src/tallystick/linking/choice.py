"""Which of several claims that fit a mention alike is meant: what a reader would go by, one thing after the other."""

from __future__ import annotations

from tallystick.linking.copies import is_copy
from tallystick.linking.group import Group, receiving_land
from tallystick.model import Told
from tallystick.names.voice import land_in, land_of

_LOOKED_AT = 50
"""So many reports of a claim are looked at for copies: who copies, copies the first ones."""
_OF_ONE_LAND = {"it": "it", "pl": "pl", "uk": "ua"}
"""Languages that hardly more than one land writes its news in."""


def chosen(told: Told, groups: list[Group]) -> list[Group]:
    """The groups that are left of those that fit a mention alike: one, where something tells them apart."""
    for choice in (_copied, _at_home, _as_silent):
        found = choice(told, groups)
        if found:
            return found
    return _largest(groups)


def _copied(told: Told, groups: list[Group]) -> list[Group]:
    """The one group that has a report with nearly the same words."""
    copied = [group for group in groups if any(is_copy(told, other) for other in group.told[:_LOOKED_AT])]
    return copied if len(copied) == 1 else []


def _at_home(told: Told, groups: list[Group]) -> list[Group]:
    """The one group of the land that a report without a receiver writes of, quotes, or is written in."""
    if receiving_land(told) is not None:
        return []
    speaker = told.mention.speaker
    of_speaker = land_in(f"{speaker.name} {speaker.role or ''}", speaker.key) if speaker and speaker.name else None
    for land in (land_of(told.clause or ""), of_speaker, _OF_ONE_LAND.get(told.language or "")):
        found = [group for group in groups if group.land is not None and group.land == land]
        if len(found) == 1:
            return found
    return []


def _as_silent(told: Told, groups: list[Group]) -> list[Group]:
    """The groups that name no period either, for a mention without one that fits several with one."""
    if told.period is not None:
        return []
    return [group for group in groups if all(other.period is None for other in group.kinds.values())]


def _largest(groups: list[Group]) -> list[Group]:
    """The group that more reports tell, where one is larger than all others."""
    most = max(len(group.by_report) for group in groups)
    return [group for group in groups if len(group.by_report) == most]
