"""The day right behind a word of saying tells when it was said, and never when it happened."""

from __future__ import annotations

from datetime import date

import pytest

import tallystick

DAY = date(2030, 5, 22)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Estonia has delivered 6,000 shells, the minister said on Monday.", date(2030, 5, 20)),
        ("es", "Estonia ha entregado 6.000 proyectiles, declaró el lunes el ministro.", date(2030, 5, 20)),
        ("pt", "A Estónia entregou 6.000 granadas, disse na segunda-feira o ministro.", date(2030, 5, 20)),
        ("uk", "Естонія передала 6 тис. снарядів, заявив 20 травня міністр оборони Марко Тамм.", date(2030, 5, 20)),
        ("pl", "Estonia przekazała 6 tys. pocisków, poinformował w poniedziałek minister obrony.", date(2030, 5, 20)),
        ("ru", "Эстония передала 6 тыс. снарядов, заявил 20 мая министр обороны.", date(2030, 5, 20)),
    ],
)
def test_it_is_no_period(language: str, text: str, said: date) -> None:
    (mention,) = tallystick.read(text, language=language, published=DAY).mentions
    assert mention.period is None
    assert mention.said is not None and mention.said.start == said
    assert mention.speaker is not None and "20" not in (mention.speaker.name or mention.speaker.role or "")


def test_a_day_elsewhere_is_one() -> None:
    (mention,) = tallystick.read("The company delivered 40 drones on Monday.", language="en", published=DAY).mentions
    assert mention.period is not None and mention.period.period.start == date(2030, 5, 20)
