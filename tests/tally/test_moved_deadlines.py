"""A voice that gives one figure another time has moved it; small round figures meet by chance, and so do two voices."""

from __future__ import annotations

from datetime import date

import pytest
from telling import tell

from tallystick.model import Edge, FindingKind, Linked, Period, Stage, Status
from tallystick.model.period import year_of
from tallystick.reports.interface import interface
from tallystick.reports.sentences import sentence
from tallystick.tally.findings import findings

JUNE, AUTUMN = Period(None, date(2031, 6, 30), Edge.BY), Period(None, date(2031, 9, 30), Edge.BY)
YEAR = Period(*year_of(2031))


@pytest.mark.parametrize(
    ("label", "number", "first", "then", "voice", "expected"),
    [
        ("an order comes later", "600", JUNE, AUTUMN, "Marek Wolny", [FindingKind.REVISION]),
        ("a year's figure gets a deadline", "600", YEAR, AUTUMN, "Marek Wolny", [FindingKind.REVISION]),
        ("small round figures meet by chance", "20", JUNE, AUTUMN, "Marek Wolny", []),
        ("another voice moves nothing", "600", JUNE, AUTUMN, "Anna Lis", []),
    ],
)
def test_a_time_is_moved(
    label: str, number: str, first: Period, then: Period, voice: str, expected: list[FindingKind]
) -> None:
    slots = {"number": number, "status": Status.ORDERED, "stage": Stage.DELIVER}
    one = tell("a", period=first, speaker="Marek Wolny", day=1, **slots)
    two = tell("b", period=then, speaker=voice, day=20, **slots)
    found = findings([Linked("one", (one,)), Linked("two", (two,))])
    assert [finding.kind for finding in found] == expected
    if expected:
        words = sentence(found[0], interface("en"))
        assert words.startswith(f"Marek Wolny gave {number} pumps another time: ")
