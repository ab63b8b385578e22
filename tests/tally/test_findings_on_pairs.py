"""Findings between two claims, each with a near neighbour that is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from telling import tell

from tallystick.model import Bound, Edge, Linked, Per, Period, Status, Told, Verdict
from tallystick.tally.findings import findings
from tallystick.tally.programmes import programmes

MARCH = Period(date(2030, 3, 1), date(2030, 3, 31))


def so_far(month: int, day: int) -> Period:
    return Period(None, date(2030, month, day), Edge.SO_FAR)


def by(month: int, day: int) -> Period:
    return Period(None, date(2030, month, day), Edge.BY)


def kinds(*told: Told) -> set[str]:
    claims = [Linked(f"claim {at}", (one,)) for at, one in enumerate(told)]
    return {str(finding.kind) for finding in findings(claims)}


WHO = {"speaker": "the interior ministry"}
OTHER = {"speaker": "the builders' federation"}

CASES: list[tuple[str, list[Told], set[str]]] = [
    (
        "a total falls, by two voices",
        [tell("a", number="60", period=so_far(3, 9), **WHO), tell("b", number="40", period=so_far(3, 10), day=2, **OTHER)],
        {"contradiction"},
    ),
    (
        "a total grows",
        [tell("a", number="40", period=so_far(3, 9), **WHO), tell("b", number="60", period=so_far(3, 10), day=2, **OTHER)],
        set(),
    ),
    (
        "two totals that began on two days",
        [
            tell("a", number="60", period=Period(date(2030, 1, 1), date(2030, 3, 9), Edge.SINCE), **WHO),
            tell("b", number="40", period=Period(date(2030, 2, 1), date(2030, 3, 10), Edge.SINCE), day=2, **OTHER),
        ],
        set(),
    ),
    (
        "the head of a report tops its source",
        [tell("a/1", number="60", period=MARCH), tell("a/90", number="40", period=MARCH, **WHO)],
        {"escalation"},
    ),
    (
        "the head of a report gives less than its source",
        [tell("a/1", number="40", period=MARCH), tell("a/90", number="60", period=MARCH, **WHO)],
        set(),
    ),
    (
        "what is told further down without a source",
        [tell("a/300", number="60", period=MARCH), tell("a/90", number="40", period=MARCH, **WHO)],
        set(),
    ),
    (
        "a deadline is moved",
        [
            tell("a", number="2500", status=Status.PLANNED, period=by(6, 30), **WHO),
            tell("b", number="2500", status=Status.PLANNED, period=by(12, 31), day=9, **WHO),
        ],
        {"revision"},
    ),
    (
        "one occasion with two deadlines",
        [
            tell("a", number="2500", status=Status.PLANNED, period=by(6, 30), said=date(2030, 3, 1), **WHO),
            tell("b", number="2500", status=Status.PLANNED, period=by(12, 31), said=date(2030, 3, 1), day=2, **WHO),
        ],
        {"double_reading"},
    ),
    (
        "two voices with two deadlines",
        [
            tell("a", number="2500", status=Status.PLANNED, period=by(6, 30), **WHO),
            tell("b", number="2500", status=Status.PLANNED, period=by(12, 31), day=9, **OTHER),
        ],
        set(),
    ),
    (
        "unlike things in two languages",
        [
            tell("a", "Transformatoren", "60", language="de", period=MARCH, **WHO),
            tell("b", "генераторов", "40", language="ru", period=MARCH, day=2, **OTHER),
        ],
        set(),
    ),
    (
        "one thing in two languages",
        [
            tell("a", "Transformatoren", "60", language="de", period=MARCH, **WHO),
            tell("b", "трансформаторов", "40", language="ru", period=MARCH, day=2, **OTHER),
        ],
        {"contradiction"},
    ),
    (
        "one donor's and all donors'",
        [
            tell("a", number="60", period=MARCH, agent="the donors", **WHO),
            tell("b", number="40", period=MARCH, agent="Poland", day=2, **OTHER),
        ],
        set(),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("label", "told", "expected"), CASES, ids=[row[0] for row in CASES])
def test_two_claims(label: str, told: list[Told], expected: set[str]) -> None:
    assert kinds(*told) == expected


@pytest.mark.parametrize(("first", "expected"), [(Bound.MORE_THAN, {"escalation"}), (Bound.EXACT, set())])
def test_a_bound_is_lost_only_on_the_way(first: Bound, expected: set[str]) -> None:
    second = Bound.EXACT if first is Bound.MORE_THAN else Bound.MORE_THAN
    told = (tell("a", number="2500", bound=first, **WHO), tell("b", number="2500", bound=second, day=5, **WHO))
    assert {str(one.kind) for one in findings([Linked("claim", told)])} == expected


def test_a_daily_goal_is_set_against_the_best_day() -> None:
    goal = tell("a", "trucks", "200", status=Status.PLANNED, per=Per.DAY, recipient="the valley", **WHO)
    days = [
        tell(f"b{day}", "trucks", number, period=Period(date(2030, 3, day), date(2030, 3, day)), recipient="the valley", day=day)
        for day, number in ((4, "61"), (5, "137"))
    ]  # fmt: skip
    claims = [Linked(f"claim {at}", (one,)) for at, one in enumerate([goal, *days])]
    [made] = programmes(claims)
    assert [(line.verdict, line.delivered.low) for line in made.readings] == [(Verdict.MISSED, Decimal(137))]


@pytest.mark.parametrize(("second", "left"), [("tanks", {"14", "60"}), ("Leopard 2 tanks", {"60"})])
def test_a_second_gift_of_another_kind_replaces_nothing(second: str, left: set[str]) -> None:
    def pledge(name: str, item: str, number: str, day: int, speaker: str) -> Told:
        return tell(name, item, number, status=Status.PLEDGED, agent="Poland", day=day, speaker=speaker)

    came = tell("c", "tanks", "4", agent="Poland", day=20)
    told = [pledge("a", "Leopard 2 tanks", "14", 1, "Jan Kowal"), pledge("b", second, "60", 9, "Ewa Nowak"), came]
    claims = [Linked(f"claim {at}", (one,)) for at, one in enumerate(told)]
    assert {str(line.plan.low) for made in programmes(claims) for line in made.readings} == left


def test_what_came_later_is_not_said_not_to_have_come() -> None:
    plan = tell("a", number="500", status=Status.PLANNED, period=by(3, 10), recipient="Ukraine", **WHO)
    late = tell("b", number="900", period=so_far(5, 1), recipient="Ukraine", day=30)
    short = tell("b", number="90", period=so_far(5, 1), recipient="Spain", day=30)
    for last, overdue in ((late, False), (short, True)):
        claims = [Linked("claim a", (plan,)), Linked("claim b", (last,))]
        made = programmes(claims, date(2030, 6, 1))
        assert ("overdue" in {str(one.kind) for one in findings(claims, made)}) is overdue
