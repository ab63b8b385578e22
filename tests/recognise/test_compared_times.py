"""A time that a figure is only compared with is not the time of the figure, in all nine languages."""

from __future__ import annotations

from datetime import date

import pytest

import tallystick

READ = date(2026, 10, 25)
IN_SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
LAST_YEAR = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plant built 400 trucks in September, 5 per cent more than last year."),
        ("de", "Im September wurden 400 Lastwagen gebaut, 5 Prozent mehr als im Vorjahr."),
        ("fr", "L'usine a produit 400 camions en septembre, soit 5 % de plus que l'an dernier."),
        ("es", "La planta fabricó 400 camiones en septiembre, un 5 % más que el año pasado."),
        ("it", "La fabbrica ha prodotto 400 camion a settembre, il 5% in più dell'anno scorso."),
        ("pt", "A fábrica produziu 400 camiões em setembro, mais 5% do que no ano passado."),
        ("pl", "We wrześniu wyprodukowano 400 ciężarówek, o 5 proc. więcej niż w zeszłym roku."),
        ("ru", "Завод выпустил 400 грузовиков в сентябре, на 5 процентов больше, чем в прошлом году."),
        ("uk", "Завод випустив 400 вантажівок у вересні, на 5 відсотків більше, ніж торік."),
    ],
)
def test_growth_is_of_its_own_time(language: str, text: str) -> None:
    found = tallystick.read(text, language=language, published=READ).mentions
    assert [mention.quantity.said for mention in found] == [400, 5]
    assert {(m.period.period.start, m.period.period.end) for m in found if m.period} == {IN_SEPTEMBER}


def test_a_figure_that_others_are_set_against_has_its_time() -> None:
    found = tallystick.read("The plant built 400 trucks, compared with 300 last year.", published=READ).mentions
    assert [m.period and (m.period.period.start, m.period.period.end) for m in found] == [None, LAST_YEAR]


def test_more_than_bounds_and_leaves_the_time_alone() -> None:
    (found,) = tallystick.read("The plant built more than 400 trucks last year.", published=READ).mentions
    assert found.period is not None
    assert (found.period.period.start, found.period.period.end) == LAST_YEAR


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "Some 400 homes were built, up 6 per cent from a year earlier, according to the housing office.",
            "office",
        ),
        ("fr", "La Norlande a livré 400 camions, a indiqué lundi le ministère de la Santé vélien.", "ministère"),
        (
            "it",
            "La nave ha consegnato 25 mila tonnellate di grano, ha detto il portavoce del Programma alimentare.",
            "porta",
        ),
    ],
)
def test_a_share_and_a_describing_word_are_no_speaker(language: str, text: str, speaker: str) -> None:
    found = tallystick.read(text, language=language, published=READ).mentions
    assert found
    assert all(mention.speaker and speaker in (mention.speaker.name or "") for mention in found)


def test_an_office_behind_a_comma_is_no_thing() -> None:
    text = "The government will build 30,000 homes next year, Housing Minister Aoife Brennan said."
    joined = text.replace(" next year", "")
    for said in (text, joined):
        (found,) = tallystick.read(said, published=READ).mentions
        assert found.item is not None
        assert found.item.name == "homes"
