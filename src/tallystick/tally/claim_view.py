"""A claim as findings and tallies look at it: its best figure, its period, its voices and its days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tallystick.model import Interval, Linked, Mention, Modality, Party, Period, Quantity, Status, Told, Widths
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.names.stems import plain
from tallystick.names.things import are_apart, models_in, things_in
from tallystick.names.voice import Same, Voice, are_unlike_places, is_many, is_place, land_in, same_voice, voice_of

_STEM = 5
MANY = "many"
"""Who gives, or receives, what many do together."""


@dataclass(frozen=True)
class View:
    """A claim, and what follows from its mentions."""

    claim: Linked

    @cached_property
    def first(self) -> Mention:
        """The first mention that is told."""
        return self.claim.told[0].mention

    @cached_property
    def kind(self) -> tuple[str, str | None, str, str, str | None]:
        """What has to be equal for two figures to be set beside each other, but for the category."""
        mention = self.first
        quantity = mention.quantity
        return (mention.status, mention.stage, quantity.measure, quantity.unit, quantity.per)

    @property
    def category(self) -> str:
        """The category of the thing."""
        return self.first.item.category

    @cached_property
    def quantity(self) -> Quantity:
        """The figure as most mentions bound it: an open bound is kept where the first report has one."""
        return self.first.quantity

    def interval(self, widths: Widths = DEFAULT_WIDTHS) -> Interval:
        """The numbers that may be meant."""
        return self.quantity.interval(widths)

    @cached_property
    def period(self) -> Period | None:
        """The fullest period that a mention gives: of several that most give, of running totals the longest."""
        dated = [period for told in self.claim.told if (period := told.period) and period.is_dated]
        most = max((_ends(period) for period in dated), default=0)
        fullest = [period for period in dated if _ends(period) == most]
        totals = [period for period in fullest if period.edge.is_total]
        if totals and len(totals) == len(fullest):
            return max(totals, key=lambda period: str(period.end))
        days = Counter((period.start, period.end, period.edge) for period in fullest)
        return max(fullest, key=lambda p: days[p.start, p.end, p.edge], default=None)

    @cached_property
    def shown(self) -> Told:
        """The mention that gives the period, else the first: what a reader is shown of the claim."""
        return next((told for told in self.claim.told if told.period == self.period), self.claim.told[0])

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Who gives the figure, and does not deny it."""
        return tuple(voice for told in self.claim.told if not denied(told) if (voice := voice_in(told)))

    @cached_property
    def day(self) -> str:
        """The first day on which it was said."""
        return min(map(said_on, self.claim.told))

    @cached_property
    def last_told(self) -> str:
        """The last day on which it was told; a report without a date may be of any day."""
        return max(_told_on(told) for told in self.claim.told)

    @cached_property
    def reached(self) -> date | None:
        """The last day that its figure can count: the end of its period, or the day it was told where that was earlier.

        Who tells in July what came "this year" tells of no day behind July.
        """
        end = self.period.end if self.period else None
        return end if end is None or str(end) <= self.last_told else date.fromisoformat(self.last_told)

    @cached_property
    def about(self) -> frozenset[str]:
        """The lands that receive it; where none is named, those of whom its reports quote, givers apart."""
        voices = frozenset(voice.land for voice in self.voices if voice.land)
        return (self.lands - {MANY}) or voices - self.givers

    @cached_property
    def documents(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(told.ref.document for told in self.claim.told)

    @cached_property
    def lands(self) -> frozenset[str]:
        """The lands of those who receive it, or that they are many; who orders receives, if nobody else does."""
        receivers = [told.mention.recipient for told in self.claim.told]
        ordered = self._acting if self.first.status is Status.ORDERED else frozenset()
        return _lands(receivers) or ordered or _many(receivers)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that receive it, where no land is named."""
        receivers = (told.mention.recipient for told in self.claim.told)
        return frozenset(party.name for party in receivers if party and is_place(party.name, party.key))

    @cached_property
    def givers(self) -> frozenset[str]:
        """The lands of those who give, make or hold it, or that they are many; of an order nothing is known."""
        ordered = self.first.status is Status.ORDERED
        return self.giving_lands or (frozenset() if ordered else _many(told.mention.agent for told in self.claim.told))

    @cached_property
    def _acting(self) -> frozenset[str]:
        return _lands(told.mention.agent for told in self.claim.told)

    @cached_property
    def giving_lands(self) -> frozenset[str]:
        """The lands of those who give, make or hold it, where a mention tells; of an order nothing is known."""
        return frozenset() if self.first.status is Status.ORDERED else self._acting

    @cached_property
    def has_agent(self) -> bool:
        """Whether some mention tells who acts."""
        return any(told.mention.agent for told in self.claim.told)

    @cached_property
    def words(self) -> dict[str | None, frozenset[str]]:
        """The beginnings of the words by which the thing is called, by the language of the reports."""
        found: dict[str | None, set[str]] = defaultdict(set)
        for told in self.claim.told:
            words = plain(told.mention.item.name).split()
            found[told.language].update(word[:_STEM] for word in words if len(word) > 2 and word.isalpha())
        return {language: frozenset(words) for language, words in found.items()}

    @cached_property
    def things(self) -> frozenset[str]:
        """What the names of the thing are known to mean."""
        money = self.category.startswith("money")
        return frozenset().union(*(things_in(told.mention.item.name, money) for told in self.claim.told))

    @cached_property
    def makes(self) -> frozenset[str]:
        """The makes of the thing that are named."""
        return frozenset().union(*(models_in(told.mention.item.name) for told in self.claim.told))

    @cached_property
    def parts_of(self) -> frozenset[str]:
        """The mentions of which a mention of this claim is a part."""
        return frozenset(told.part_of for told in self.claim.told if told.part_of)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its mentions."""
        return frozenset(told.ref.id for told in self.claim.told)


def _ends(period: Period) -> int:
    return (period.start is not None) + (period.end is not None)


def voice_in(told: Told) -> Voice | None:
    """The voice of a mention, None where its report names nobody."""
    speaker = told.mention.speaker
    if speaker is None or not (speaker.name or speaker.role or speaker.key):
        return None
    return voice_of(speaker.name or speaker.role or "", speaker.role, speaker.key, speaker.anonymity)


def denied(told: Told) -> bool:
    """Whether the report tells it as not so, or no longer so."""
    return told.mention.modality is Modality.DENIED


def said_on(told: Told) -> str:
    """The day of the utterance, else of the report."""
    said = told.mention.said
    return str((said.start or said.end if said else None) or told.published or "9999")


def _told_on(told: Told) -> str:
    return max(said_on(told), str(told.published or ""))


def one_voice(one: View, two: View) -> bool:
    """Whether some voice of one claim is sure to be one of the other's."""
    return any(same_voice(a, b) is Same.YES for a in one.voices for b in two.voices)


def may_share_receiver(one: View, two: View) -> bool:
    """Whether nothing says that two claims are for different lands, or for different places where none is named."""
    if one.lands and two.lands:
        return bool(one.lands & two.lands)
    if one.lands or two.lands or not (one.places and two.places):
        return True
    return any(not are_unlike_places(a, b) for a in one.places for b in two.places)


def may_share_giver(one: View, two: View) -> bool:
    """Whether nothing says that two claims are of what different lands do."""
    return not (one.givers and two.givers) or bool(one.givers & two.givers)


def unlike_things(one: View, two: View) -> bool:
    """Whether two things are known to be no one thing, in whatever languages: transformers and generators."""
    return are_apart(one.things, two.things) or are_apart(one.makes, two.makes)


def other_things(one: View, two: View) -> bool:
    """Whether two things are told apart: in one language by qualifiers of one noun, else by what the nouns mean.

    "Flu vaccine" and "fever vaccine" are two; "shells" and "155 mm shells" may be one. In whatever languages,
    transformers are no generators, and Leopards no Marders.
    """
    if unlike_things(one, two):
        return True
    for language in one.words.keys() & two.words.keys():
        a, b = one.words[language], two.words[language]
        if a & b and a - b and b - a:
            return True
    return False


def _lands(parties: Iterable[Party | None]) -> frozenset[str]:
    named = (land_in(party.name, party.key) for party in parties if party and not is_many(party.name))
    return frozenset(land for land in named if land)


def _many(parties: Iterable[Party | None]) -> frozenset[str]:
    return frozenset({MANY}) if any(is_many(party.name) for party in parties if party) else frozenset()


def is_part(one: View, two: View) -> bool:
    """Whether a mention of one claim is told as a part of the other's."""
    return bool(one.parts_of & two.ids or two.parts_of & one.ids)


def has_designator(view: View) -> bool:
    """Whether the thing is named by a number ("155 mm"), so that it may be a part of what is named without."""
    return any(any(letter.isdigit() for letter in told.mention.item.name) for told in view.claim.told)


def designators_agree(one: View, two: View) -> bool:
    """Whether both things are named by a number, or neither: else one may be a part of the other."""
    return has_designator(one) == has_designator(two)


def views(claims: Iterable[Linked]) -> list[View]:
    """Claims as views."""
    return [View(claim) for claim in claims if claim.told]


def by_unit(seen: Iterable[View]) -> list[list[View]]:
    """Claims of one measure, unit and rate together, in an order of their own."""
    near: dict[tuple[object, ...], list[View]] = defaultdict(list)
    for view in seen:
        near[view.kind[2:]].append(view)
    return [sorted(together, key=lambda view: view.claim.id) for together in near.values()]
