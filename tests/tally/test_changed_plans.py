"""A plan that a report tells as changed is a revision, whoever tells it, and the former figure is no plan any more."""

from __future__ import annotations

from datetime import date

import pytest
from telling import tell

from tallystick.model import FindingKind, Linked, Modality, Period, Stage, Status, Told
from tallystick.model.period import year_of
from tallystick.reports.interface import interface
from tallystick.reports.sentences import sentence
from tallystick.tally.findings import findings
from tallystick.tally.programmes import programmes

YEAR = Period(*year_of(2030))


def plan(name: str, number: str, day: int, **slots: object) -> Told:
    return tell(name, number=number, status=Status.PLANNED, stage=Stage.DELIVER, period=YEAR, day=day, **slots)


def changed(agent: str | None, speaker: str | None = None) -> list[Linked]:
    """A plan of January, and a report of March that it was cut."""
    first = plan("first", "330", 1, modality=Modality.PLANNED, speaker="Clara Holm")
    was = plan("cut", "330", 20, modality=Modality.DENIED, agent=agent, speaker=speaker)
    now = plan("cut/2", "300", 20, modality=Modality.PLANNED, agent=agent, speaker=speaker)
    came = tell("came", number="20", period=Period(date(2030, 1, 1), date(2030, 1, 31)), day=25)
    return [Linked("old", (first, was)), Linked("new", (now,)), Linked("came", (came,))]


@pytest.mark.parametrize(
    ("agent", "speaker", "expected"),
    [
        ("the ministry", None, "the ministry changed a plan from 330 pumps to 300 pumps, outlet of cut says."),
        (None, None, "A plan was changed from 330 pumps to 300 pumps, outlet of cut says."),
        ("the ministry", "Clara Holm", "Clara Holm takes back 330 pumps and says 300 pumps."),
    ],
)
def test_a_plan_that_is_told_as_changed_is_a_revision(agent: str | None, speaker: str | None, expected: str) -> None:
    (found,) = findings(changed(agent, speaker))
    assert found.kind is FindingKind.REVISION
    assert sentence(found, interface("en")) == expected


def test_the_former_figure_is_no_plan_any_more() -> None:
    (made,) = programmes(changed("the ministry"))
    assert [reading.claims for reading in made.readings] == [("new", "came")]


def test_one_report_alone_tells_the_new_plan() -> None:
    old, new, came = changed("the ministry")
    (made,) = programmes([Linked("old", old.told[1:]), new, came])
    assert [reading.claims for reading in made.readings] == [("new", "came")]
