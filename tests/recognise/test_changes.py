"""Which way an amount changed, as a mention states it, and words that only look like a change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import tallystick
from tallystick.model import Measure

DAY = date(2030, 7, 16)


@pytest.mark.parametrize(
    ("language", "text", "change"),
    [
        ("en", "Output of drones fell 12% in May.", "-12"),
        ("en", "Deliveries of wheat rose 12% in May.", "12"),
        ("de", "Die Lieferungen von Weizen sanken im Mai um 12 Prozent.", "-12"),
        ("es", "La producción de trigo cayó un 12 % en mayo.", "-12"),
        ("ru", "Поставки пшеницы в мае сократились на 12 процентов.", "-12"),
    ],
)
def test_a_mention_states_a_decrease_as_a_negative_number(language: str, text: str, change: str) -> None:
    (mention,) = tallystick.read(text, language=language, published=DAY).mentions
    assert (mention.quantity.measure, mention.quantity.lower) == (Measure.GROWTH, Decimal(change))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She added that 30 percent of the doses would arrive in May."),
        ("fr", "Elle a ajouté que 30 % des doses seraient livrées en mai."),
        ("es", "Añadió que el 30 % de las dosis se entregará en mayo."),
        ("it", "Ha aggiunto che il 30% delle dosi sarà consegnato a maggio."),
        ("pt", "Acrescentou que 30% das doses serão entregues em maio."),
    ],
)
def test_who_adds_that_something_is_so_makes_it_no_larger(language: str, text: str) -> None:
    (mention,) = tallystick.read(text, language=language, published=DAY).mentions
    assert mention.quantity.measure is Measure.SHARE
