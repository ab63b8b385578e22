"""What is told of a part is not told of its whole: "received 12 of the 40 lorries promised"."""

from __future__ import annotations

from datetime import date

import pytest

import tallystick
from tallystick.model import Status

READ = date(2026, 6, 10)
D, P = Status.DELIVERED, Status.PLEDGED


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Velia has received 12 of the 40 ambulances promised by Norland.", [(12, D), (40, P)]),
        ("en", "Fewer than 300 of the 1,000 generators pledged in March have arrived.", [(300, D), (1000, P)]),
        ("en", "Velia received half of the 65,000 tonnes of wheat promised for this year.", [(50, D), (65000, P)]),
        ("de", "Bislang sind 12 der 40 zugesagten Krankenwagen eingetroffen.", [(12, D)]),
        ("fr", "Moins de 300 des 1.000 générateurs promis en mars sont arrivés.", [(300, D), (1000, P)]),
        ("es", "Velia ha recibido 12 de las 40 ambulancias prometidas por Norlandia.", [(12, D), (40, P)]),
        ("pl", "Do Welii dotarło 12 z 40 obiecanych karetek.", [(12, D), (40, P)]),
        ("uk", "Велія отримала 12 із 40 обіцяних машин швидкої допомоги.", [(12, D), (40, P)]),
        ("ru", "Велия получила 12 из 40 обещанных машин скорой помощи.", [(12, D)]),
        ("it", "La Velia ha ricevuto 12 delle 40 ambulanze promesse dalla Norlandia.", [(12, D)]),
        ("pt", "A Vélia recebeu 12 das 40 ambulâncias prometidas pela Norlândia.", [(12, D), (40, P)]),
    ],
)
def test_part_and_whole(language: str, text: str, told: list[tuple[int, Status]]) -> None:
    found = tallystick.read(text, language=language, published=READ).mentions
    assert [(int(mention.quantity.said or 0), mention.status) for mention in found] == told


def test_the_time_of_a_promise_is_not_that_of_its_part() -> None:
    text = "Velia received 12 of the 40 ambulances promised in March."
    assert [m.period for m in tallystick.read(text, published=READ).mentions] == [None, None]


def test_a_promise_keeps_the_time_it_is_for() -> None:
    text = "Velia received 12 of the 40 ambulances promised for this year."
    part, whole = tallystick.read(text, published=READ).mentions
    assert part.period is None
    assert whole.period is not None
    assert whole.period.period.end == date(2026, 12, 31)


def test_a_whole_without_a_word_of_its_own_tells_nothing() -> None:
    (found,) = tallystick.read("Air defence shot down 31 of 38 drones overnight.", published=READ).mentions
    assert found.quantity.said == 31
