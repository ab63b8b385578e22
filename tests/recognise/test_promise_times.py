"""The time at which something was promised or ordered is when it was said, and no time by which it is to come."""

from __future__ import annotations

from datetime import date

import pytest

import tallystick


@pytest.mark.parametrize(
    ("language", "text", "said", "due"),
    [
        ("en", "In May Norway pledged 30 trucks by 2028.", date(2024, 5, 1), date(2028, 12, 31)),
        ("en", "The contract of March 2019 covers 12 tanks.", date(2019, 3, 1), None),
        ("fr", "L’Inde a commandé vendredi douze chars à la Russie.", date(2024, 7, 5), None),
        ("de", "Im Dezember hatte Oslo 18 Panzer zugesagt.", date(2023, 12, 1), None),
        ("pl", "Norwegia obiecała w maju 30 ciężarówek do 2028 r.", date(2024, 5, 1), date(2028, 12, 31)),
        ("es", "Noruega prometió en mayo 30 camiones hasta 2028.", date(2024, 5, 1), date(2028, 12, 31)),
        ("it", "A maggio la Norvegia ha promesso 30 camion entro il 2028.", date(2024, 5, 1), date(2028, 12, 31)),
        ("pt", "A Noruega prometeu em maio 30 camiões até 2028.", date(2024, 5, 1), date(2028, 12, 31)),
        ("ru", "Норвегия пообещала в мае 30 грузовиков до 2028 года.", date(2024, 5, 1), date(2027, 12, 31)),
        ("uk", "Норвегія пообіцяла у травні 30 вантажівок до 2028 року.", date(2024, 5, 1), date(2028, 12, 31)),
        ("en", "Norway ordered 30 tanks in 2022.", None, date(2022, 12, 31)),
        ("en", "Norway ordered 30 tanks from January to May 2024.", None, date(2024, 5, 31)),
        ("en", "Norway will send 30 trucks in May 2025.", None, date(2025, 5, 31)),
    ],
)
def test_a_time_of_promising_is_when_it_was_said(language: str, text: str, said: date | None, due: date | None) -> None:
    (mention,) = tallystick.read(text, language=language, published="2024-07-10").mentions
    assert (mention.said and mention.said.start, mention.period and mention.period.period.end) == (said, due)
