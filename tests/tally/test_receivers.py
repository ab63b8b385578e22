"""Whose deliveries are set against a plan, and which plans are held to their day."""

from __future__ import annotations

from datetime import date

import pytest
from telling import tell

from tallystick.model import Edge, FindingKind, Linked, Period, Status, Told, Verdict
from tallystick.tally.findings import findings
from tallystick.tally.programmes import programmes

END = Period(None, date(2030, 3, 10), Edge.BY)
SO_FAR = Period(None, date(2030, 3, 10), Edge.SO_FAR)


def linked(*told: Told) -> list[Linked]:
    return [Linked(f"claim of {one.ref.id}", (one,)) for one in told]


def plan(name: str, land: str, speaker: str | None = "the interior ministry") -> Told:
    return tell(name, status=Status.PLANNED, period=END, recipient=land, speaker=speaker)


def came(name: str, recipient: str | None) -> Told:
    return tell(name, number="20", period=SO_FAR, recipient=recipient, day=12)


@pytest.mark.parametrize(
    ("label", "delivery", "verdicts"),
    [
        ("a valley told beside one land's plan is that land's", came("report/2", "the valley"), {"missed", "undetermined"}),
        ("a valley that no report sets beside a land is neither's", came("other", "the valley"), {"undetermined"}),
        ("what came to nobody in particular may be either land's", came("other", None), {"missed"}),
        ("a land is that land", came("other", "Czechia"), {"missed", "undetermined"}),
    ],
)  # fmt: skip
def test_what_came_to_whom(label: str, delivery: Told, verdicts: set[str]) -> None:
    told = linked(plan("report/1", "Ukraine"), plan("second", "Czechia"), delivery)
    assert {line.verdict for made in programmes(told) for line in made.readings} == set(map(Verdict, verdicts))


@pytest.mark.parametrize(("speaker", "held"), [("the interior ministry", True), (None, False)])
def test_nobody_is_held_to_what_one_outlet_tells(speaker: str | None, held: bool) -> None:
    told = linked(plan("a", "Ukraine", speaker), tell("b", "pumps", "7", recipient="Ukraine", day=20))
    overdue = [one for one in findings(told, programmes(told)) if one.kind is FindingKind.OVERDUE]
    assert bool(overdue) is held


@pytest.mark.parametrize(
    ("day", "deadline", "start"),
    [(4, date(2032, 6, 30), date(2030, 3, 1)), (4, date(2030, 12, 31), date(2030, 1, 1))],
)
def test_a_deadline_of_a_later_year_counts_from_the_month_of_the_promise(day: int, deadline: date, start: date) -> None:
    promise = tell("a", status=Status.PLANNED, period=Period(None, deadline, Edge.BY), recipient="Ukraine", day=day)
    [made] = programmes(linked(promise))
    assert [line.period.start for line in made.readings] == [start]


def test_givers_to_nobody_named_are_no_rivals_where_a_plan_is_for_a_place() -> None:
    here = tell(
        "report/1", status=Status.PLANNED, period=END, recipient="the valley", agent="Ukraine", speaker="the minister"
    )
    came = tell("other", number="20", period=SO_FAR, recipient="the valley", day=12)
    elsewhere = tell("far", "huts", "7", agent="Serbia", day=20)
    (made,) = [one for one in programmes(linked(here, came, elsewhere)) if one.recipient == "the valley"]
    assert len(made.readings[0].claims) == 2


@pytest.mark.parametrize(("agent", "kinds"), [("Serbia", []), (None, [FindingKind.REVISION])])
def test_what_a_valley_is_to_get_is_no_figure_of_what_its_land_builds(
    agent: str | None, kinds: list[FindingKind]
) -> None:
    here = tell("a", number="400", status=Status.PLANNED, period=END, recipient="Mačva", speaker="Dragan Ilić")
    everywhere = tell("b", number="800", status=Status.PLANNED, period=END, agent=agent, speaker="Dragan Ilić", day=20)
    found = [one.kind for one in findings(linked(here, everywhere), [])]
    assert [kind for kind in found if kind is FindingKind.REVISION] == kinds
