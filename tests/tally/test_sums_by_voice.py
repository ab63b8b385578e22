"""What is told month by month is added up by voice; a rival's month stands in a sum of its own, which is ours."""

from __future__ import annotations

from datetime import date

import pytest
from telling import tell

from tallystick.model import Edge, Finding, FindingKind, Linked, Period, Programme, Status, Told, Verdict, exactly
from tallystick.model.period import month_of, year_of
from tallystick.model.quantity import Per
from tallystick.reports.interface import interface
from tallystick.reports.sentences import sentence
from tallystick.reports.sums import sum_named
from tallystick.tally.findings import findings
from tallystick.tally.programmes import programmes

YEAR = Period(*year_of(2030))
A, B, C = "Ana Ferrer", "Boris Klein", "Carl Ozols"


def told(number: str, month: int, voice: str | None, day: int = 3, **slots: object) -> Told:
    name = f"{voice}-{number}-{month}".replace(" ", "")
    period = slots.pop("period", Period(*month_of(2030, month)))
    return tell(name, number=number, period=period, speaker=voice, day=date(2030, month + 1, day), **slots)


def programme(*deliveries: Told, plan: str = "2000", per: Per | None = None) -> Programme:
    goal = tell("plan", number=plan, status=Status.PLANNED, period=None if per else YEAR, per=per, day=date(2030, 1, 2))
    claims = [Linked(f"claim of {one.ref.id}", (one,)) for one in (goal, *deliveries)]
    (made,) = programmes(claims)
    return made


def counted(made: Programme) -> list[tuple[int, list[str]]]:
    """The amount of each reading and the claims behind it, without the plan."""
    assert all(reading.delivered == exactly(reading.delivered.low or 0) for reading in made.readings)
    return [
        (int(reading.delivered.low or 0), [name.removeprefix("claim of ") for name in reading.claims[1:]])
        for reading in made.readings
    ]


JAN_A, JAN_B, FEB_A = told("100", 1, A), told("60", 1, B), told("120", 2, A)
BOTH_B = told("150", 2, B, period=Period(date(2030, 1, 1), date(2030, 2, 28)))


@pytest.mark.parametrize(
    ("label", "deliveries", "expected"),
    [
        (
            "two voices on January, one on February",
            (JAN_A, JAN_B, FEB_A),
            [(220, ["AnaFerrer-100-1", "AnaFerrer-120-2"]), (180, ["BorisKlein-60-1", "AnaFerrer-120-2"])],
        ),
        (
            "the rival comes in February",
            (JAN_A, told("90", 2, C), FEB_A),
            [(220, ["AnaFerrer-100-1", "AnaFerrer-120-2"]), (190, ["AnaFerrer-100-1", "CarlOzols-90-2"])],
        ),
        (
            "one voice has replaced its own January",
            (JAN_A, told("70", 1, A, day=20), FEB_A),
            [(190, ["AnaFerrer-70-1", "AnaFerrer-120-2"])],
        ),
        (
            "a total beside another's months",
            (JAN_A, BOTH_B, FEB_A),
            [(150, ["BorisKlein-150-2"]), (220, ["AnaFerrer-100-1", "AnaFerrer-120-2"])],
        ),
        ("a total beside months that fit it", (JAN_A, told("50", 2, A), BOTH_B), [(150, ["BorisKlein-150-2"])]),
        ("no rival", (JAN_A, told("80", 2, C)), [(180, ["AnaFerrer-100-1", "CarlOzols-80-2"])]),
    ],
)
def test_sums_are_by_voice(label: str, deliveries: tuple[Told, ...], expected: list[tuple[int, list[str]]]) -> None:
    one, two = counted(programme(*deliveries)), counted(programme(*reversed(deliveries)))
    assert sorted(one) == sorted(two) == sorted(expected)
    assert one == two


def test_a_year_that_two_voices_count_apart_has_two_lines() -> None:
    rivals = [
        tell(f"{n}", number=n, period=YEAR, speaker=who, day=date(2031, 1, 9)) for n, who in (("21", A), ("9", B))
    ]
    made = programme(*rivals, plan="20", per=Per.YEAR)
    assert {reading.verdict for reading in made.readings} == {Verdict.MET, Verdict.MISSED}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((JAN_A, FEB_A), "our sum of 2 figures by Ana Ferrer"),
        ((JAN_B, FEB_A), "our sum: Boris Klein (January 2030); Ana Ferrer (February 2030)"),
    ],
)
def test_a_sum_is_named_as_ours_with_its_parts(parts: tuple[Told, ...], expected: str) -> None:
    assert sum_named(parts, interface("en")) == expected


def test_a_shortfall_of_a_sum_tells_the_sum() -> None:
    plan = tell(
        "plan", number="500", status=Status.PLANNED, period=Period(date(2030, 1, 1), date(2030, 2, 28), Edge.IN)
    )
    claims = [Linked(f"claim of {one.ref.id}", (one,)) for one in (plan, JAN_A, FEB_A)]
    (found,) = [one for one in findings(claims, programmes(claims)) if one.kind is FindingKind.SHORTFALL]
    assert words_of(found) == "Of 500 pumps that were planned, 220 came, as we add up what Ana Ferrer told."


def words_of(found: Finding) -> str:
    return sentence(found, interface("en"))
