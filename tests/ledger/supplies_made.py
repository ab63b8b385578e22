"""Reports that tell few things of few lands over and over, so that much is found between them; made from a seed."""

from __future__ import annotations

from collections.abc import Iterator
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
    Modality,
    Party,
    Per,
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
)

NUMBERS = ("12", "38", "40", "60", "100", "300")
THINGS = (("pumps", "energy"), ("turbines", "energy"), ("lorries", "vehicle"), ("tents", "humanitarian"))
LANDS = ("Ukraine", "Kenya", "Peru", None)
VOICES = (("the interior ministry", Anonymity.ORGANISATION), ("Ann Berg", Anonymity.NAMED), (None, None), (None, None))
PERIODS = (
    None,
    Period(date(2030, 1, 1), date(2030, 12, 31), Edge.IN),
    Period(date(2030, 1, 1), date(2030, 1, 31), Edge.IN),
    Period(date(2030, 2, 1), date(2030, 2, 28), Edge.IN),
    Period(None, date(2030, 6, 30), Edge.BY),
    Period(date(2030, 3, 1), date(2030, 12, 31), Edge.REST),
    Period(None, date(2030, 5, 15), Edge.SO_FAR),
    Period(date(2030, 1, 1), date(2030, 5, 31), Edge.SINCE),
)
STATUSES = (Status.PLANNED, Status.PLEDGED, Status.ORDERED, Status.DELIVERED, Status.DELIVERED, Status.HELD)


def reports(seed: int, count: int) -> Iterator[Reading]:
    """As many reports as asked for; one in six is a later version of one before."""
    rng = Random(seed)
    for number in range(count):
        yield report(rng, rng.randrange(number) if number and rng.random() < 0.17 else number)


def report(rng: Random, number: int) -> Reading:
    """A report of one to four figures."""
    text, found = "", []
    for _ in range(rng.randint(1, 4)):
        figure, (thing, category) = rng.choice(NUMBERS), rng.choice(THINGS)
        start = len(text)
        text += f"{figure} {thing}, as was said on day {rng.randrange(3)}.\n"
        found.append(_mention(rng, start, len(text) - 1, figure, thing, category))
    published = date(2030, 1, 20) + timedelta(days=rng.randrange(300)) if rng.random() < 0.9 else None
    place = f"made/{number:04}"
    document = Document(place, text, language="en", published=published, outlet=f"Outlet {number % 5}", url=place)
    return Reading(Reader("made", "1", None, None), document, mentions=tuple(found))


def _mention(rng: Random, start: int, end: int, figure: str, thing: str, category: str) -> Mention:
    number, status, period = Decimal(figure), rng.choice(STATUSES), rng.choice(PERIODS)
    bound = rng.choice((Bound.EXACT, Bound.EXACT, Bound.EXACT, Bound.MORE_THAN))
    voice, anonymity = rng.choice(VOICES)
    said = Said(None, *[date(2030, 2, rng.randrange(1, 4))] * 2) if voice and rng.random() < 0.7 else None
    recipient, agent = rng.choice(LANDS), rng.choice((None, None, "Denmark", "Japan"))
    return Mention(
        span=Span(start, end),
        quantity_span=Span(start, start + len(figure)),
        quantity=Quantity(
            number,
            None if bound is Bound.MORE_THAN else number,
            bound,
            per=Per.MONTH if status.is_plan and rng.random() < 0.2 else None,
        ),
        item=Item(Span(start + len(figure) + 1, start + len(figure) + 1 + len(thing)), thing, category),
        status=status,
        stage=Stage.DELIVER if status.is_promise else None,
        modality=rng.choice((Modality.ASSERTED, Modality.ASSERTED, Modality.POSSIBLE, Modality.DENIED)),
        agent=Party(None, agent) if agent else None,
        recipient=Party(None, recipient) if recipient else None,
        period=SpokenPeriod(None, period, None) if period else None,
        speaker=Speaker(None, voice, None, None, anonymity) if voice else None,
        said=said,
    )
