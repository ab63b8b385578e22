"""What is counted: its words and its category, in the three languages that are built first."""

from functools import cache

import pytest

import tallystick
from tallystick.model import Document, Quantity
from tallystick.packs import load
from tallystick.recognise.ground.board import Board
from tallystick.recognise.reader import board_of
from tallystick.recognise.things.items import CountedItem, items_of

PACKS = load()

# Each row: language, text, and for each quantity with a thing its words and category, in text order.
ROWS = [
    ("en", "The plant delivered 40 tanks.", [("tanks", "vehicle.tank")]),
    ("en", "They shipped 4,000 artillery shells.", [("artillery shells", "ammunition.artillery")]),
    ("en", "The army received 12 Leopard tanks and 30 armoured vehicles.",
     [("Leopard tanks", "vehicle.tank"), ("armoured vehicles", "vehicle.armoured")]),
    ("en", "The plant sent 60 drones, 25 of them in May.", [("drones", "drone"), ("drones", "drone")]),
    ("en", "Corvin sent 60 buses in June and the other 15 in July.", [("buses", "vehicle"), ("buses", "vehicle")]),
    ("en", "They bought 7,000 tonnes of corn, wheat and other grain.", [("corn, wheat and other grain", "food.grain")]),
    ("en", "The ministry spent 30 million euros on a contract.", [("contract", "money.contract")]),
    ("en", "They bought it for 30 million euros.", [("", "money.contract")]),  # a verb tells the purpose, and is no thing
    ("en", "Two batteries of the S-400 arrived in spring.", [("batteries of the S-400", "arms.air_defence")]),
    ("en", "The clinic got 500 doses of vaccine.", [("doses of vaccine", "medical.vaccine")]),
    ("fr", "L'usine a livré 40 chars et 12 véhicules blindés.",
     [("chars", "vehicle.tank"), ("véhicules blindés", "vehicle.armoured")]),
    ("fr", "Elle a reçu 3 000 obus de 155 mm en mai.", [("obus de 155 mm", "ammunition.artillery")]),
    ("fr", "La ville a acheté 25 bus ; 10 autres suivront.", [("bus", "vehicle"), ("bus", "vehicle")]),
    ("ru", "Завод дал 40 танков и 12 бронемашин.", [("танков", "vehicle.tank"), ("бронемашин", "vehicle.armoured")]),
    ("ru", "В войска поступило 3 тыс. единиц стрелкового оружия.", [("единиц стрелкового оружия", "arms.small")]),
    ("ru", "Поставки беспилотников выросли в 4 раза.", [("Поставки беспилотников", "drone")]),
    ("ru", "Завод отправил 60 автобусов, а в мае оставшиеся 33.", [("автобусов", "vehicle"), ("автобусов", "vehicle")]),
]  # fmt: skip


@cache
def board(language: str, text: str) -> Board:
    return board_of(Document("d", text, language=language), PACKS.language(language))


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_the_thing_of_each_quantity(language, text, expected):
    there = board(language, text)
    known = items_of(there)
    items = [known.get((quantity.first, quantity.last)) for quantity in there.of("quantity")]
    assert [(item.name, item.category) for item in items if item is not None] == expected


def test_a_carried_item_keeps_the_place_where_it_was_named():
    there = board("en", "The plant sent 60 drones, 25 of them in May.")
    carried = [a.value for a in there.of("item") if isinstance(a.value, CountedItem) and a.value.carried]
    spans = [(c.item.span, c.quantity.span) for c in carried]
    assert [(item and item.of(there.text), quantity.of(there.text)) for item, quantity in spans] == [("drones", "25")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It took 40 hours."),
        ("fr", "La réunion a duré 40 minutes."),
        ("ru", "Встреча длилась 40 минут."),
    ],
)
def test_a_duration_counts_nothing(language, text):
    there = board(language, text)
    assert not items_of(there)


@pytest.mark.parametrize("language", PACKS.codes)
def test_every_noun_leads_to_a_category_of_some_domain(language):
    pack = PACKS.language(language)
    known = {entry.args["path"] for entry in pack.entries("category")}
    named = {entry.args["category"] for section in ("noun", "money_purpose") for entry in pack.entries(section)}
    assert named - known == set()
    assert {entry.args["parent"] for entry in pack.entries("category") if "parent" in entry.args} <= known


def test_quantities_on_the_board_are_values_of_the_model():
    assert all(isinstance(q.value, Quantity) for q in board("en", "The plant delivered 40 tanks.").of("quantity"))


def test_every_quantity_names_the_place_of_its_thing() -> None:
    text = "Norway sent 12 tanks, 40,000 tonnes of wheat and 3 more."
    read = tallystick.read(text, language="en")
    assert [(q.span.of(text), q.item and q.item.of(text)) for q in read.quantities] == [
        ("12", "tanks"),
        ("40,000 tonnes", "wheat"),
        ("3", None),
    ]
