"""Which of several claims a mention joins, and what one report tells apart."""

from __future__ import annotations

from datetime import date

import pytest
from telling import tell

from tallystick.linking.groups import grouped
from tallystick.model import Edge, Period, Status, Told

OCTOBER = Period(date(2029, 10, 1), date(2029, 10, 31))


def claims(*told: Told) -> set[frozenset[str]]:
    return {frozenset(one.ref.id for one in group.told) for group in grouped(told)}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


APART = [
    (
        "a transformer is no generator in any language",
        [tell("a", "Transformatoren", language="de"), tell("b", "генераторов", language="ru")],
    ),
    (
        "one land's, and all partners'",
        [tell("a", agent="Germany"), tell("b", agent="les partenaires", language="fr")],
    ),
    (
        "one land's, and what all donors sent, where nobody is said to act",
        [tell("a", agent="Germany"), tell("b", clause="38 pumps have come from all donors")],
    ),
    (
        "a part, and the whole that has the same number",
        [tell("a/1", period=OCTOBER), tell("a/2", part_of="a/1")],
    ),
    (
        "one report counts two things by unlike names",
        [tell("a/1", "field kitchens"), tell("a/2", "water filters")],
    ),
    (
        "one report counts two kinds of one thing",
        [tell("a/1", "long pumps"), tell("a/2", "round pumps")],
    ),
    (
        "two vaccines",
        [tell("a", "measles vaccine"), tell("b", "вакцины от полиомиелита", language="ru")],
    ),
    (
        "what a province got, and what its land got from one giver",
        [tell("a", recipient="Sindh"), tell("b", recipient="Pakistan", agent="Turkey")],
    ),
    (
        "the European Union's, and a member's",
        [tell("a", agent="the EU"), tell("b", agent="Польша", language="ru")],
    ),
    (
        "two places",
        [tell("a", recipient="Mačva"), tell("b", recipient="Закарпатье", language="ru")],
    ),
    (
        "what a province got by one day, and its land by another",
        [
            tell("a", recipient="Sindh", period=Period(None, date(2029, 9, 30), Edge.SO_FAR)),
            tell("b", recipient="Pakistan", period=Period(None, date(2029, 2, 28), Edge.SO_FAR)),
        ],
    ),
    (
        "two makes",
        [tell("a", "Leopard tanks"), tell("b", "Challenger tanks")],
    ),
]


@pytest.mark.parametrize(("label", "told"), APART, ids=[row[0] for row in APART])
def test_told_apart(label: str, told: list[Told]) -> None:
    assert claims(*told) == sets(*(one.ref.id for one in told))


TOGETHER = [
    (
        "one thing in two languages",
        [tell("a", "Transformatoren", language="de"), tell("b", "трансформаторів", language="uk")],
    ),
    (
        "all of one land's",
        [tell("a", agent="Germany"), tell("b", clause="All 38 pumps have come")],
    ),
    (
        "two reports may call a thing by unlike names",
        [tell("a", "field kitchens"), tell("b", "mobile canteens")],
    ),
    (
        "one report repeats itself",
        [tell("a/1", "field kitchens"), tell("a/2", "kitchens")],
    ),
    (
        "one place in two languages",
        [tell("a", recipient="Transkarpatien", language="de"), tell("b", recipient="Закарпатье", language="ru")],
    ),
    (
        "what a province got, and its land",
        [tell("a", recipient="Sindh"), tell("b", recipient="Pakistan")],
    ),
    (
        "what an army got, and its land from one giver",
        [tell("a", recipient="the army"), tell("b", recipient="Pakistan", agent="Turkey")],
    ),
    (
        "a make that only one report names",
        [tell("a", "Leopard tanks"), tell("b", "tanks")],
    ),
]


@pytest.mark.parametrize(("label", "told"), TOGETHER, ids=[row[0] for row in TOGETHER])
def test_told_together(label: str, told: list[Told]) -> None:
    assert claims(*told) == sets(" ".join(one.ref.id for one in told))


LANDS = [
    tell("ua", recipient="Ukraine", status=Status.PLANNED),
    tell("cz", recipient="Czechia", status=Status.PLANNED),
]


@pytest.mark.parametrize(
    ("label", "told", "land"),
    [
        ("the clause names the land", tell("x", clause="38 pumps for the Czech fire brigades", status=Status.PLANNED), "cz"),
        ("the language has one land", tell("x", "насосів", language="uk", status=Status.PLANNED), "ua"),
        ("its speaker is of the land", tell("x", speaker="the Czech interior ministry", status=Status.PLANNED), "cz"),
        ("nothing tells", tell("x", status=Status.PLANNED), None),
    ],
)  # fmt: skip
def test_a_report_without_a_receiver(label: str, told: Told, land: str | None) -> None:
    expected = sets("ua", "cz", "x") if land is None else sets(f"{land} x", *({"ua", "cz"} - {land}))
    assert claims(*LANDS, told) == expected


def test_a_copy_joins_what_it_copies() -> None:
    words = "The ministry said that 38 pumps had been set up along the river before the flood"
    one = tell("a", recipient="Ukraine", clause=words, status=Status.PLANNED)
    two = tell("b", recipient="Czechia", status=Status.PLANNED)
    copy = tell("c", clause=f"{words}, it is reported", status=Status.PLANNED)
    assert claims(one, two, copy) == sets("a c", "b")


def test_who_fits_several_is_asked_again_once_the_others_have_their_place() -> None:
    region = tell("r", recipient="the valley", agent="Poland", status=Status.PLANNED, day=5)
    local = tell("x", "насосів", language="uk", agent="Польща", status=Status.PLANNED)
    assert claims(*LANDS, region, local) == sets("ua r x", "cz")
