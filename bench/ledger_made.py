"""Mentions of programmes that were made up, with the truth about which say the same: as many as one asks for.

A programme has a receiver, a kind of thing and a size; its claims are told by
several outlets in several languages, with and without their period, sometimes
rounded with a word that says so. Nothing is left to chance but by a seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tallystick.model import (
    Anonymity,
    Bound,
    Document,
    Edge,
    Item,
    Mention,
    MentionRef,
    Modality,
    Party,
    Period,
    Quantity,
    Reader,
    Reading,
    Said,
    Span,
    Speaker,
    SpokenPeriod,
    Stage,
    Status,
    Told,
)
from tallystick.model.period import month_of

_LANDS = ("Ukraine", "Egypt", "Kenya", "Nepal", "Peru", "Poland", "Jordan", "Ghana", "Laos", "Chile", "Mali", "Cuba")
_THINGS = (
    ("shells", "ammunition.artillery"),
    ("drones", "drone"),
    ("trucks", "vehicle"),
    ("doses", "medical.vaccine"),
    ("homes", "housing"),
    ("tents", "humanitarian"),
)
_STATUSES = ((Status.DELIVERED, None), (Status.PLANNED, Stage.DELIVER), (Status.PLEDGED, Stage.DELIVER))
_LANGUAGES = ("en", "fr", "de", "ru", "es")
_TOLD = 12
_FIRST = date(2020, 1, 1)


def told(count: int, seed: int = 1) -> Iterator[tuple[int, Told]]:
    """So many mentions, each with the number of the claim that it makes in truth."""
    random, made, claim = Random(seed), 0, 0
    while made < count:
        claim += 1
        for one in _claim(random, claim, min(_TOLD, count - made)):
            made += 1
            yield claim, one


def _claim(random: Random, claim: int, times: int) -> Iterator[Told]:
    """The mentions of one claim."""
    thing, category = random.choice(_THINGS)
    status, stage = random.choice(_STATUSES)
    land, month = random.choice(_LANDS), _FIRST + timedelta(days=random.randrange(3650))
    number = Decimal(random.randrange(11, 10_000) * 10 ** random.randrange(4))
    period = Period(*month_of(month.year, month.month), Edge.IN)
    for turn in range(times):
        published = period.end + timedelta(days=random.randrange(1, 20)) if period.end else None
        bound = Bound.EXACT if turn == 0 or random.random() < 0.7 else Bound.MORE_THAN
        quantity = Quantity(number, None if bound is Bound.MORE_THAN else number, bound)
        spoken = SpokenPeriod(None, period, None) if turn == 0 or random.random() < 0.8 else None
        name = f"c{claim}-{turn}"
        yield Told(
            ref=MentionRef(name, name, Span(0, 5), "text"),
            mention=Mention(
                span=Span(0, 40),
                quantity_span=Span(0, 5),
                quantity=quantity,
                item=Item(None, thing, category),
                status=status,
                stage=stage,
                modality=Modality.PLANNED if stage else Modality.ASSERTED,
                recipient=Party(None, land, None),
                period=spoken,
                speaker=Speaker(None, f"Ministry {claim % 97}", None, None, Anonymity.ORGANISATION),
                said=Said(None, published, published),
            ),
            outlet=f"Outlet {random.randrange(40)}",
            language=random.choice(_LANGUAGES),
            published=published,
        )


def readings(count: int, mentions: int = 10, seed: int = 1) -> Iterator[Reading]:
    """So many reports of some mentions each, taken in turn from the same programmes."""
    made = [one for _, one in told(count * mentions, seed)]
    Random(seed).shuffle(made)
    for number in range(count):
        yield _reading(number, made[number * mentions : (number + 1) * mentions])


def _reading(number: int, parts: list[Told]) -> Reading:
    """A report whose sentences state the mentions, each span where it belongs."""
    text, placed = "", []
    for one in parts:
        mention = one.mention
        assert mention.recipient is not None and mention.speaker is not None, "made with both"
        figure, start = f"{mention.quantity.said:f}", len(text)
        sentence = f"{figure} {mention.item.name} for {mention.recipient.name}, said {mention.speaker.name}."
        text += sentence + "\n"
        placed.append(
            replace(mention, span=Span(start, start + len(sentence)), quantity_span=Span(start, start + len(figure)))
        )
    document = Document(f"report-{number}", text, language="en", published=parts[0].published, outlet=parts[0].outlet)
    return Reading(Reader("bench", "1", None, None), document, mentions=tuple(placed))
