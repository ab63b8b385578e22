"""A plan for a delivery is no delivery, what lies ahead was not done, and what a plan is set against was."""

from __future__ import annotations

from datetime import date

import pytest

import tallystick
from tallystick.model import Status

READ = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The programme provides for the delivery of 40 tanks."),
        ("de", "Die Regierung stellte einen Plan zum Bau von 1.050 Wohnungen vor."),
        ("fr", "Le programme prévoit la livraison de 40 chars."),
        ("es", "El Gobierno presentó un plan para la construcción de 1.050 viviendas."),
        ("it", "Il governo ha presentato un piano per la costruzione di 1.050 case."),
        ("pt", "O programa prevê a entrega de 40 tanques."),
        ("pl", "Program przewiduje dostawę 40 czołgów."),
        ("ru", "Программа предусматривает поставку 40 танков."),
        ("uk", "Програма передбачає постачання 40 танків."),
    ],
)
def test_a_word_of_planning_leads_to_the_noun(language: str, text: str) -> None:
    (found,) = tallystick.read(text, language=language, published=READ).mentions
    assert found.status is Status.PLANNED


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The ministry confirmed the delivery of 40 tanks."), ("ru", "Завод завершил поставку 40 танков.")],
)
def test_another_word_does_not(language: str, text: str) -> None:
    (found,) = tallystick.read(text, language=language, published=READ).mentions
    assert found.status is Status.DELIVERED


def test_what_lies_ahead_was_not_delivered() -> None:
    text = "Entre 2027 y 2032 irán llegando los 17 aviones."
    (found,) = tallystick.read(text, language="es", published=READ).mentions
    assert (found.status, found.period is not None) == (Status.PLANNED, True)


def test_a_term_to_come_is_not_that_of_what_has_come() -> None:
    text = "The first 10 of 40 tanks have been delivered; the rest are to follow by December."
    (found,) = tallystick.read(text, published=READ).mentions
    assert (found.status, found.period) == (Status.DELIVERED, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plant will make 4,000 shells a month, against 1,000 in April 2025."),
        ("fr", "L'usine produira 4 000 obus par mois, contre un millier en avril 2025."),
    ],
)
def test_a_plan_is_set_against_what_was_done(language: str, text: str) -> None:
    planned, done = tallystick.read(text, language=language, published=READ).mentions
    assert (planned.status, done.status) == (Status.PLANNED, Status.PRODUCED)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "По данным Генштаба, завод выпустил 400 танков.", "Генштаба"),
        ("uk", "За даними Міноборони, завод випустив 400 танків.", "Міноборони"),
    ],
)
def test_data_that_are_told_hand_nothing_over(language: str, text: str, speaker: str) -> None:
    (found,) = tallystick.read(text, language=language, published=READ).mentions
    assert found.speaker is not None
    assert (found.status, found.speaker.name) == (Status.PRODUCED, speaker)


def test_each_deed_has_its_own_time_and_a_seller_does_not_buy() -> None:
    text = "Poland bought 180 K2 tanks from South Korea in 2022 and has received 110 of them."
    bought, came = tallystick.read(text, published=READ).mentions
    assert bought.period is not None and bought.period.period.end == date(2022, 12, 31)
    assert (bought.agent and bought.agent.name, came.period) == ("Poland", None)
