"""Findings between two claims, each with a near neighbour that is none."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from telling import tell

from tallystick.model import (
    Anonymity,
    Bound,
    Edge,
    FindingKind,
    Linked,
    Modality,
    Per,
    Period,
    Stage,
    Status,
    Told,
    Verdict,
)
from tallystick.tally.findings import findings
from tallystick.tally.programmes import programmes

MARCH = Period(date(2030, 3, 1), date(2030, 3, 31))


def so_far(month: int, day: int) -> Period:
    return Period(None, date(2030, month, day), Edge.SO_FAR)


def by(month: int, day: int) -> Period:
    return Period(None, date(2030, month, day), Edge.BY)


def kinds(*told: Told) -> set[str]:
    """The kinds of findings on mentions of which those with one figure, state, period and thing are one claim."""
    together: dict[object, list[Told]] = defaultdict(list)
    for one in told:
        together[one.mention.quantity, one.mention.status, one.period, one.mention.item.category].append(one)
    claims = [Linked(f"claim {at}", tuple(same)) for at, same in enumerate(together.values())]
    return {str(finding.kind) for finding in findings(claims)}


WHO = {"speaker": "the interior ministry"}
MINISTER = {"speaker": "Jan Kowal", "anonymity": Anonymity.NAMED}
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
        "a province's later total is below its land's",
        [
            tell("a", number="60", period=so_far(3, 9), recipient="Pakistan", **WHO),
            tell("b", number="40", period=so_far(3, 10), recipient="Sindh", day=2, **OTHER),
        ],
        set(),
    ),
    (
        "another voice denies what one report tells",
        [
            tell("a", number="60", agent="China"),
            tell("b", number="60", modality=Modality.DENIED, day=9, speaker="the Chinese embassy"),
        ],
        {"contradiction"},
    ),
    (
        "a ministry denies what a person said, and has another figure",
        [
            tell("a", number="16", agent="Sweden", **MINISTER),
            tell("b/1", number="16", modality=Modality.DENIED, agent="Sweden", day=9, speaker="the Swedish ministry"),
            tell("b/2", number="6", agent="Sweden", day=9, speaker="the Swedish ministry"),
        ],
        {"contradiction"},
    ),
    (
        "a voice denies what it said",
        [
            tell("a", number="60", speaker="Jan Kowal"),
            tell("b", number="60", modality=Modality.DENIED, day=9, speaker="Jan Kowal"),
        ],
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
        "one voice's figure with fewer places",
        [
            tell("a", number="1129", status=Status.PLANNED, period=by(12, 31), **WHO),
            tell("b", number="1100", status=Status.PLANNED, period=by(12, 31), day=9, **WHO),
        ],
        set(),
    ),
    (
        "one voice's figure that rounds to no other",
        [
            tell("a", number="1129", status=Status.PLANNED, period=by(12, 31), **WHO),
            tell("b", number="1200", status=Status.PLANNED, period=by(12, 31), day=9, **WHO),
        ],
        {"revision"},
    ),
    (
        "one report counts two kinds of thing",
        [
            tell("a/1", "helmets", "2500", category="equipment", period=MARCH, **WHO),
            tell("a/2", "rifles", "2500", category="arms", period=MARCH, **WHO),
        ],
        set(),
    ),
    (
        "a report's head makes another thing of what it quotes",
        [
            tell("a/1", "rifles", "2500", category="arms", period=MARCH),
            tell("a/2", "helmets", "2500", category="equipment", period=MARCH, **WHO),
        ],
        {"category_drift"},
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
        "one person lowers a plan, and no longer says who delivers",
        [
            tell("a", number="320", status=Status.PLANNED, period=by(12, 31), agent="Norda", **MINISTER),
            tell("b", number="200", status=Status.PLANNED, period=by(12, 31), day=9, **MINISTER),
        ],
        {"revision"},
    ),
    (
        "one person tells a part of one giver and the whole of three",
        [
            tell("a", number="150", status=Status.PLANNED, period=by(12, 31), agent="Norda", **MINISTER),
            tell("b", number="450", status=Status.PLANNED, period=by(12, 31), day=9, **MINISTER),
        ],
        set(),
    ),
    (
        "one report has two ministries' prices of one contract",
        [
            tell("a/1", number="640", status=Status.ORDERED, speaker="the finance ministry"),
            tell("a/2", number="710", status=Status.ORDERED, speaker="the defence ministry"),
        ],
        {"contradiction"},
    ),
    (
        "two reports have two prices without a day",
        [
            tell("a", number="640", status=Status.ORDERED, speaker="the finance ministry"),
            tell("b", number="710", status=Status.ORDERED, speaker="the defence ministry"),
        ],
        set(),
    ),
    (
        "one voice orders and plans in one report",
        [
            tell("a/1", number="320", status=Status.ORDERED, said=date(2030, 3, 1), **MINISTER),
            tell("a/2", number="320", status=Status.PLANNED, period=by(12, 31), said=date(2030, 3, 1), **MINISTER),
        ],
        set(),
    ),
    (
        "a body takes back what it did itself",
        [
            tell("a", number="410", agent="the health service of Ghana", period=MARCH),
            tell("b/1", number="410", modality=Modality.DENIED, period=MARCH, day=9, speaker="Ghana's health service"),
            tell("b/2", number="390", period=MARCH, day=9, speaker="Ghana's health service"),
        ],
        {"revision"},
    ),
    (
        "a body denies what an outlet has of others",
        [
            tell("a", number="410", agent="the donors", period=MARCH),
            tell("b/1", number="410", modality=Modality.DENIED, period=MARCH, day=9, speaker="Ghana's health service"),
            tell("b/2", number="390", period=MARCH, day=9, speaker="Ghana's health service"),
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


@pytest.mark.parametrize(
    ("where", "speaker", "shown"),
    [("title", None, ["b/2", "b/1"]), ("text", None, ["b/1", "c"]), ("title", "Jan Kowal", ["b/1", "c"])],
)
def test_a_title_that_adds_a_bound_goes_beyond_its_own_source(
    where: str, speaker: str | None, shown: list[str]
) -> None:
    told = (
        tell("b/1", number="24", bound=Bound.MORE_THAN, where=where, speaker=speaker),
        tell("b/2", number="24", speaker="Jan Kowal"),
        tell("c", number="24", day=2, speaker="Jan Kowal"),
    )
    made = findings([Linked("claim", told)])
    [sharper] = [one for one in made if one.kind is FindingKind.ESCALATION]
    assert [one.ref.id for one in sharper.told] == shown


@pytest.mark.parametrize(
    ("lead", "speaker", "expected"),
    [
        (Modality.PLANNED, None, {"escalation"}),
        (Modality.POSSIBLE, None, set()),
        (Modality.PLANNED, "Jan Kowal", set()),
    ],
)
def test_a_report_makes_certain_what_its_source_thinks_possible(
    lead: Modality, speaker: str | None, expected: set[str]
) -> None:
    source = tell("a/90", number="500", status=Status.PLANNED, modality=Modality.POSSIBLE, speaker="Jan Kowal")
    head = tell("a/1", number="500", status=Status.PLANNED, modality=lead, speaker=speaker)
    assert {str(one.kind) for one in findings([Linked("claim", (head, source))])} == expected


def test_what_is_to_be_used_is_set_against_what_was_used() -> None:
    plan = tell("a", "doses", "600", status=Status.PLANNED, stage=Stage.USE, period=by(3, 10), recipient="Ghana", **WHO)
    used = tell("b", "doses", "520", status=Status.USED, period=so_far(3, 10), recipient="Ghana", day=20)
    came = tell("c", "doses", "600", period=so_far(3, 10), recipient="Ghana", day=20)
    claims = [Linked(f"claim {at}", (one,)) for at, one in enumerate((plan, used, came))]
    [made] = programmes(claims)
    assert [(line.verdict, line.delivered.low) for line in made.readings] == [(Verdict.MISSED, Decimal(520))]


@pytest.mark.parametrize(
    ("item", "number", "set_against"), [("pumps", "90", True), ("pumps", "600", False), ("tents", "90", False)]
)
def test_something_else_is_not_set_against_a_plan(item: str, number: str, set_against: bool) -> None:
    plan = tell("a", "pumps", "100", status=Status.PLANNED, period=by(3, 10), recipient="Ukraine", **WHO)
    came = tell("b", item, number, period=so_far(3, 10), recipient="Ukraine", day=20)
    [made] = programmes([Linked("claim a", (plan,)), Linked("claim b", (came,))])
    assert any("claim b" in line.claims for line in made.readings) is set_against


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
