"""Which directives, deliveries and obstacles belong to a plan, and which do not, told as a table of invented reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tallystick.model import (
    Attribution,
    Bound,
    Directive,
    Document,
    Edge,
    Item,
    Linked,
    Mention,
    MentionRef,
    Modality,
    Obstacle,
    Party,
    Period,
    Quantity,
    Reader,
    Reading,
    Rung,
    Span,
    Speaker,
    SpokenPeriod,
    Stage,
    Status,
    Told,
)
from tallystick.tally.feasibility import feasibility, feasibility_of_task
from tallystick.tally.tasks import tasks

READER = Reader("tallystick", "0")
MINISTER = Speaker(None, "Marta Lind", "~person.lind-marta", "Danish health minister")
GHANA, NORWAY = Party(None, "Ghana", "country.gh"), Party(None, "Norway", "country.no")
DENMARK = Party(None, "Denmark", "country.dk")


def claim(name: str, number: int, document: str, status: Status = Status.PLEDGED, **other: object) -> Linked:
    """A claim of so many doses for Ghana by the end of 2026, told in one report."""
    amount = Decimal(number)
    mention = Mention(
        span=Span(0, 9),
        quantity_span=Span(0, 2),
        quantity=Quantity(amount, amount),
        item=Item(None, "doses of vaccine", "medical.vaccine"),
        status=status,
        stage=Stage.DELIVER if status.is_promise else None,
        agent=DENMARK,
        recipient=GHANA,
        period=SpokenPeriod(None, Period(None, date(2026, 12, 31), Edge.BY)) if status.is_promise else None,
        speaker=MINISTER,
    )
    ref = MentionRef(f"{name}-1", document, Span(0, 2))
    told = Told(ref, replace(mention, **other), "Fjord Post", "en", date(2026, 2, 3))  # type: ignore[arg-type]  # a table's cells
    return Linked(name, (told,))


def report(name: str, text: str, task: str = "", obstacle: str = "", **other: object) -> Reading:
    """A report whose words hold a directive, or an obstacle."""
    document = Document(name, text, language="en", published=date(2026, 2, 3), outlet="Fjord Post")

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    attributions = (Attribution(Speaker(None, "Ole Berg", None, "analyst"), None, Span(0, len(text))),)
    issuer, rung = other.pop("issuer", MINISTER), other.pop("rung", Rung.ORDER)
    directives = (Directive(span(task), issuer, None, span(task), rung, **other),) if task else ()  # type: ignore[arg-type]  # a table's cells
    obstacles = (Obstacle(span(obstacle), None, Modality.POSSIBLE, 0),) if obstacle else ()
    return Reading(READER, document, attributions=attributions, directives=directives, obstacles=obstacles)


PLAN = claim("plan", 1000, "pledge")
SPEED = "The minister told the agency to speed up the vaccine deliveries."
ROADS = "The minister told the agency to mend the roads."
DATED = SpokenPeriod(None, Period(None, date(2025, 6, 30), Edge.BY))

DIRECTIVES = [
    ("the plan's own voice in its own report", report("pledge", ROADS, "mend the roads"), True),
    ("the plan's voice on its thing, elsewhere", report("other", SPEED, "speed up the vaccine deliveries"), True),
    ("the plan's voice on another thing, elsewhere", report("other", ROADS, "mend the roads"), False),
    ("another land's body", report("pledge", SPEED, "speed up the vaccine deliveries", issuer=NORWAY), False),
    ("nobody named, on the thing, in the report", report("pledge", SPEED, "speed up the vaccine", issuer=None), True),
    ("nobody named, elsewhere", report("other", SPEED, "speed up the vaccine deliveries", issuer=None), False),
    ("a body of the land that gives", report("other", SPEED, "speed up the vaccine", issuer=DENMARK), True),
]


@pytest.mark.parametrize(
    ("read", "belongs"), [case[1:] for case in DIRECTIVES], ids=[label for label, *_ in DIRECTIVES]
)
def test_directives(read: Reading, belongs: bool) -> None:
    found = feasibility("plan", [PLAN], [PLAN], [read])
    assert bool(found.directives) is belongs


def test_the_rung_is_the_highest_that_is_promised_or_ordered_of_the_thing() -> None:
    roads = report("pledge", ROADS, "mend the roads", rung=Rung.PRODUCE)
    assert feasibility("plan", [PLAN], [PLAN], [roads]).rung is Rung.PLEDGE
    study = report("pledge", SPEED, "speed up the vaccine deliveries", rung=Rung.STUDY)
    order = report("pledge", SPEED, "speed up the vaccine deliveries", rung=Rung.ORDER)
    assert feasibility("plan", [PLAN], [PLAN], [study]).rung is Rung.PLEDGE
    assert feasibility("plan", [PLAN], [PLAN], [order]).rung is Rung.ORDER


def test_the_deadline_is_the_plans_else_the_directives() -> None:
    order = report("pledge", SPEED, "speed up the vaccine deliveries", deadline=DATED)
    by_plan, of_task = feasibility("plan", [PLAN], [PLAN], [order]), next(iter(tasks([order])))
    assert by_plan.deadline is not None and by_plan.deadline.end == date(2026, 12, 31)
    alone = feasibility_of_task(of_task, [], [order])
    assert alone.deadline == DATED.period and (alone.plans, alone.rung) == ((), Rung.ORDER)
    without = report("pledge", SPEED, "speed up the vaccine deliveries")
    assert feasibility_of_task(next(iter(tasks([without]))), [], [without]).deadline is None


JUNE = SpokenPeriod(None, Period(date(2026, 6, 1), date(2026, 6, 30)))
BEFORE = SpokenPeriod(None, Period(date(2025, 6, 1), date(2025, 6, 30)))
SHELLS = Item(None, "shells", "ammunition")

AGAINST = [
    ("a delivery", claim("came", 300, "later", Status.DELIVERED, period=JUNE), "delivered"),
    ("an order", claim("bought", 500, "later", Status.ORDERED), "ordered"),
    ("what was made", claim("made", 500, "later", Status.PRODUCED, period=JUNE), "produced"),
    ("what came before the promise", claim("old", 300, "later", Status.DELIVERED, period=BEFORE), None),
    ("another thing", claim("shells", 300, "later", Status.DELIVERED, item=SHELLS), None),
    ("another receiver", claim("norway", 300, "later", Status.DELIVERED, recipient=NORWAY), None),
    ("another unit", claim("t", 3, "later", Status.DELIVERED, quantity=Quantity(Decimal(3), None, Bound.MORE_THAN, "tonne")), None),
    ("what is denied", claim("no", 300, "later", Status.DELIVERED, modality=Modality.DENIED), None),
]  # fmt: skip


@pytest.mark.parametrize(("other", "where"), [case[1:] for case in AGAINST], ids=[label for label, *_ in AGAINST])
def test_what_counts_towards_a_plan(other: Linked, where: str | None) -> None:
    found = feasibility("plan", [PLAN], [PLAN, other], [])
    lists = {"ordered": found.ordered, "produced": found.produced, "delivered": found.delivered}
    assert {name: bool(claims) for name, claims in lists.items()} == {name: name == where for name in lists}


STORAGE = "Ole Berg fears that a lack of cold storage may delay it."
VACCINE = "Ole Berg fears that a lack of vaccine may delay it."

OBSTACLES = [
    ("in the plan's report", "pledge", STORAGE, "a lack of cold storage", [PLAN], True),
    ("in a report of something else", "other", STORAGE, "a lack of cold storage", [PLAN], False),
    ("in a report of several things", "pledge", STORAGE, "a lack of cold storage", [PLAN, claim("s", 9, "pledge", item=SHELLS)], False),
    ("naming its thing among several", "pledge", VACCINE, "a lack of vaccine", [PLAN, claim("s", 9, "pledge", item=SHELLS)], True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "text", "words", "claims", "belongs"),
    [case[1:] for case in OBSTACLES],
    ids=[label for label, *_ in OBSTACLES],
)
def test_obstacles(document: str, text: str, words: str, claims: list[Linked], belongs: bool) -> None:
    found = feasibility("plan", [PLAN], claims, [report(document, text, obstacle=words)])
    assert [(one.words, one.named_by) for one in found.obstacles] == ([(words, "Ole Berg")] if belongs else [])


def test_the_order_of_claims_and_reports_shows_nowhere() -> None:
    came = [claim(name, 300, "later", Status.DELIVERED, period=JUNE) for name in ("b", "a", "c")]
    read = [report("pledge", SPEED, "speed up the vaccine deliveries"), report("later", STORAGE, obstacle="a lack")]
    one = feasibility("plan", [PLAN], [PLAN, *came], read)
    two = feasibility("plan", [PLAN], [*reversed(came), PLAN], read)
    assert one == two and [found.id for found in one.delivered] == ["a", "b", "c"]
