"""Varied readings that keep the contract, made from a seed: the same seed gives the same readings for ever.

The sentences are built word by word, so that every span lies where it should.
`reading(rng, number)` makes one; `readings(seed, count)` a whole year of reports
by several outlets that tell the same few things, so that claims link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tallystick.model import (
    Anchor,
    Anonymity,
    Attribution,
    Bound,
    Directive,
    Document,
    Edge,
    Grain,
    Item,
    Manner,
    Measure,
    Mention,
    Modality,
    Obstacle,
    Party,
    Per,
    Period,
    PublishedBasis,
    Quantity,
    Reader,
    Reading,
    ReadQuantity,
    Rung,
    Said,
    ScheduledEvent,
    Span,
    Speaker,
    SpokenPeriod,
    Stage,
    Status,
)

READER = Reader("tallystick", "0.1.0", "c0ffee", None)
OUTLETS = ("Harbour Gazette", "Вестник поставок", "Le Courrier du Port", "Kuriér 😀", None)
NUMBERS = ("8200000", "0.1", "0.6666666666666666666666666667", "10000", "2E+6", "310000", "21", "12.50", "295300")
ITEMS = (
    ("155 mm shells", "ammunition.artillery"),
    ("грузовиков", "vehicle"),
    ("doses de vaccin", "medical.vaccine"),
    ("Panzer 🛡", "vehicle.tank"),
)
PARTIES = (("the ministry", "gov.xx.mod"), ("Петр Иванов", "~person.ivanov-petr"), ("la Norlande", None))
CARRIERS = (("Wire North", "agency.wire-north"), ("ТАСС", "agency.tass"))
NEW_YEAR = date(2026, 1, 1)


@dataclass(slots=True)
class Page:
    """A text under construction, which tells where each piece came to stand."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """The place of the words just written."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def readings(seed: int, count: int, *, outlets: int = len(OUTLETS)) -> Iterator[Reading]:
    """As many readings as asked for, each of a document of its own."""
    rng = Random(seed)
    for number in range(count):
        yield reading(rng, number, outlets=outlets)


def reading(rng: Random, number: int = 0, *, outlets: int = len(OUTLETS)) -> Reading:
    """A reading of one to five sentences, some with all that a reading can hold."""
    page = Page()
    for _ in range(rng.randint(1, 5)):
        sentence(page, rng)
    outlet = OUTLETS[rng.randrange(outlets)]
    published = NEW_YEAR + timedelta(days=rng.randrange(365)) if rng.random() < 0.9 else None
    timed = published is not None and rng.random() < 0.3
    document = Document(
        id=f"made/{number:05}",
        text=page.text,
        title=f"{rng.choice(NUMBERS[3:])} {ITEMS[0][0]}" if rng.random() < 0.5 else None,
        language=rng.choice(("en", "ru", None)),
        published=published,
        published_text=f"{published}T09:30+03:00" if timed else None,
        published_basis=rng.choice(tuple(PublishedBasis)) if published else None,
        url=f"https://news.example/{number}" if outlet else None,
        outlet=outlet,
        kind=rng.choice(("official", "outlet", None)),
    )
    if document.title and rng.random() < 0.5:
        page.mentions.append(headline(document.title, rng))
    made = Reading(READER, document, tuple(page.mentions), tuple(page.attributions))
    return made if rng.random() < 0.5 or not page.mentions else with_asides(made, rng)


def sentence(page: Page, rng: Random) -> None:
    """Writes "Agent: 10000 things in January, said X. " and what it means."""
    start = len(page.text)
    agent = party(page, rng)
    page.write(" — ")
    number = quantity(rng)
    shown = page.write(" ".join(str(end) for end in number.numbers))
    page.write(" ")
    name, category = rng.choice(ITEMS)
    item = Item(page.write(name), name, category)
    page.write(" ")
    period = spoken_period(page, rng) if rng.random() < 0.7 else None
    end = len(page.text)
    said = speaker = None
    if rng.random() < 0.6:
        page.write(", ")
        cue = page.write("said")
        page.write(" ")
        speaker = voice(page, rng)
        said = Said(None, *[NEW_YEAR + timedelta(days=rng.randrange(300))] * 2) if rng.random() < 0.5 else None
        carriers = tuple(Party(None, *carrier) for carrier in rng.sample(CARRIERS, rng.randint(0, 2)))
        content = Span(start, end)
        page.attributions.append(Attribution(speaker, cue, content, rng.choice(tuple(Manner)), carriers, said))
    status = rng.choice(tuple(Status))
    page.mentions.append(
        Mention(
            span=Span(start, end),
            quantity_span=shown,
            quantity=number,
            item=item,
            status=status,
            modality=rng.choice(tuple(Modality)),
            stage=rng.choice(tuple(Stage)) if status.is_promise else None,
            agent=agent,
            recipient=Party(None, *rng.choice(PARTIES)) if rng.random() < 0.5 else None,
            period=period,
            speaker=speaker,
            carriers=page.attributions[-1].carriers if speaker else (),
            said=said,
            part_of=rng.randrange(len(page.mentions)) if page.mentions and rng.random() < 0.2 else None,
            attribution=len(page.attributions) - 1 if speaker else None,
        )
    )
    page.write(".\n")


def quantity(rng: Random) -> Quantity:
    """An amount under any bound."""
    bound = rng.choice(tuple(Bound))
    low, high = sorted(Decimal(said) for said in rng.sample(NUMBERS, 2))
    ends = (low, high) if bound is Bound.BETWEEN else (low, low)
    measure, unit = rng.choice(((Measure.COUNT, "piece"), (Measure.MONEY, "EUR"), (Measure.MASS, "tonne")))
    return Quantity(
        lower=ends[0] if bound.has_lower else None,
        upper=ends[1] if bound.has_upper else None,
        bound=bound,
        unit=unit,
        per=rng.choice((None, None, Per.MONTH)),
        vague=bound is Bound.AT_LEAST and rng.random() < 0.2,
        measure=measure,
    )


def party(page: Page, rng: Random) -> Party:
    """A party that the text names."""
    name, key = rng.choice(PARTIES)
    return Party(page.write(name), name, key)


def voice(page: Page, rng: Random) -> Speaker:
    """A speaker that the text names, or one who asked not to be named."""
    if rng.random() < 0.2:
        return Speaker(page.write("a source"), "", None, None, Anonymity.ANONYMOUS)
    name, key = rng.choice(PARTIES)
    return Speaker(page.write(name), name, key, rng.choice((None, "minister")), Anonymity.NAMED)


def spoken_period(page: Page, rng: Random) -> SpokenPeriod:
    """A month, a deadline, a running total or a period without a date."""
    text = rng.choice(("in January", "by the end of June", "so far", "soon"))
    start, end, edge, grain, timex = {
        "in January": (NEW_YEAR, date(2026, 1, 31), Edge.IN, Grain.MONTH, "2026-01"),
        "by the end of June": (None, date(2026, 6, 30), Edge.BY, Grain.MONTH, "2026-06"),
        "so far": (None, date(2026, 5, 15), Edge.SO_FAR, None, None),
        "soon": (None, None, Edge.IN, None, None),
    }[text]
    return SpokenPeriod(page.write(text), Period(start, end, edge, grain, timex, rng.choice((None, *Anchor))), text)


def headline(title: str, rng: Random) -> Mention:
    """What a title of a number and a thing says."""
    number, _, thing = title.partition(" ")
    amount = Decimal(number)
    return Mention(
        span=Span(0, len(title)),
        quantity_span=Span(0, len(number)),
        quantity=Quantity(amount, amount, rng.choice((Bound.EXACT, Bound.ABOUT))),
        item=Item(Span(len(number) + 1, len(title)), thing, ITEMS[0][1]),
        status=Status.DELIVERED,
        place="title",
    )


def with_asides(made: Reading, rng: Random) -> Reading:
    """The reading, with directives, obstacles, events, quantities and periods."""
    mention = made.mentions[0]
    attribution = 0 if made.attributions else None
    place = Party(mention.item.span, mention.item.name)
    return replace(
        made,
        directives=(
            Directive(
                mention.span,
                mention.agent,
                mention.recipient,
                mention.quantity_span,
                rng.choice(tuple(Rung)),
                partners=(mention.agent,) if mention.agent else (),
                deadline=mention.period,
                attribution=attribution,
            ),
        ),
        obstacles=(Obstacle(mention.span, mention.agent, Modality.POSSIBLE, attribution),),
        events=(ScheduledEvent(mention.span, mention.quantity_span, NEW_YEAR, None, place, (mention.span,)),),
        quantities=(ReadQuantity(mention.quantity_span, mention.quantity, mention.item.span),),
        periods=tuple(each.period for each in made.mentions if each.period),
    )
