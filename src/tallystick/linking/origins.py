"""Whose utterance each mention of a claim goes back to.

Within one claim a voice counts once: who gives a figure again goes back to the
day it was first given. A body, its head and its spokesman are one voice. A report
that names nobody goes back to the first utterance; where there is none yet, the
count is the outlet's own. Two persons are two, and so are two anonymous sources,
unless one report has the words of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tallystick.linking.copies import Copies
from tallystick.model import Anonymity, Modality, Told
from tallystick.names.stems import plain
from tallystick.names.voice import Same, Voice, same_voice, voice_of


@dataclass(slots=True)
class Utterance:
    """One voice of a claim, and who gives its words."""

    told: list[Told] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    channels: set[frozenset[str]] = field(default_factory=set)

    @property
    def label(self) -> str:
        """A stable name: the voice and its first day; of an unnamed voice the outlet's."""
        named = [voice for voice in self.voices if not voice.veiled]
        first = min(self.told, key=_when)
        voice = min((v.label for v in named), default="") or f"{first.outlet or first.ref.document}"
        return f"{voice}@{_day(first)}"


def utterances(claim: Sequence[Told]) -> list[Utterance]:
    """The origins of a claim: speakers first, in the order of their days, then those who name nobody."""
    found: list[Utterance] = []
    copies: Copies[Utterance] = Copies()
    spoken: list[tuple[Told, Voice]] = []
    unspoken: list[Told] = []
    for told in claim:
        voice = _giver_of_words(told)
        if voice is None:
            unspoken.append(told)
        else:
            spoken.append((told, voice))
    for told, voice in sorted(spoken, key=lambda pair: (pair[1].person is None, _when(pair[0]))):
        home = _home(voice, told, found) or _copied(voice, copies.home_of(told))
        if home is None:
            home = Utterance()
            found.append(home)
        _take(home, told, voice)
        copies.add(told, home)
    for told in sorted(unspoken, key=_when):
        _take(_background(told, found, copies), told, None)
    return found


def _copied(voice: Voice, home: Utterance | None) -> Utterance | None:
    """The utterance whose words a report has, where its own source is not sure to be another."""
    if home is None:
        return None
    hidden = voice.veiled or voice.many
    alike = all(
        (hidden and (other.veiled, other.many) == (voice.veiled, voice.many)) or same_voice(voice, other) is not Same.NO
        for other in home.voices
    )
    return home if alike and not voice.person else None


def _background(told: Told, found: list[Utterance], copies: Copies[Utterance]) -> Utterance:
    """Where a report without a speaker got its figure: its own source, whose words it has, else the first utterance."""
    own = [one for one in found if any(other.ref.document == told.ref.document for other in one.told)]
    if own:
        return own[0]
    copied = copies.home_of(told)
    if copied is not None:
        return copied
    if found:
        return min(found, key=lambda one: min(map(_when, one.told)))
    found.append(Utterance())
    return found[-1]


def _home(voice: Voice, told: Told, found: list[Utterance]) -> Utterance | None:
    """The utterance of this voice; one that cannot be told apart from it will do where no other is nearer."""
    unknown: list[Utterance] = []
    for one in found:
        if not one.voices:
            continue
        judged = [same_voice(voice, other) for other in one.voices]
        hidden = voice.veiled or (voice.many and all(other.many for other in one.voices))
        if hidden and Same.NO not in judged and _same_channel(told, one):
            return one
        if Same.YES in judged and (not hidden or _same_channel(told, one)):
            return one
        if Same.NO not in judged and not hidden:
            unknown.append(one)
    return unknown[0] if unknown and not voice.person else None


def _same_channel(told: Told, one: Utterance) -> bool:
    """Whether those who would not be named, or a crowd, speak through the same carrier or in the same outlet."""
    return any(mine <= theirs or theirs <= mine for mine in _channels(told) for theirs in one.channels)


def _channels(told: Told) -> set[frozenset[str]]:
    """The outlet and the carriers through which a report has its figure, by the words of their names."""
    names = [told.outlet, *(carrier.name for carrier in told.mention.carriers)]
    return {words for name in names if name and (words := _words(name))}


def _words(name: str) -> frozenset[str]:
    """The words of a carrier's name: "Economist" and "The Economist" are one."""
    return frozenset(plain(name).split())


def _take(one: Utterance, told: Told, voice: Voice | None) -> None:
    one.told.append(told)
    one.channels |= _channels(told)
    if voice is not None:
        one.voices.append(voice)


def _giver_of_words(told: Told) -> Voice | None:
    """Who gives a figure; who denies it has it from somebody else."""
    return None if told.mention.modality is Modality.DENIED else _voice(told)


def _voice(told: Told) -> Voice | None:
    speaker = told.mention.speaker
    if speaker is None or not (speaker.name or speaker.key or speaker.role or speaker.anonymity is Anonymity.ANONYMOUS):
        return None
    return voice_of(speaker.name or speaker.role or "", speaker.role, speaker.key, speaker.anonymity)


def _when(told: Told) -> tuple[str, tuple[str, str, str, int, str]]:
    return _day(told), told.order


def _day(told: Told) -> str:
    said = told.mention.said
    return str((said.start or said.end if said else None) or told.published or "9999")
