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
        ("de", "Bislang sind 12 der 40 zugesagten Krankenwagen eingetroffen.", [(12, D), (40, P)]),
        ("fr", "Moins de 300 des 1.000 générateurs promis en mars sont arrivés.", [(300, D), (1000, P)]),
        ("es", "Velia ha recibido 12 de las 40 ambulancias prometidas por Norlandia.", [(12, D), (40, P)]),
        ("pl", "Do Welii dotarło 12 z 40 obiecanych karetek.", [(12, D), (40, P)]),
        ("uk", "Велія отримала 12 із 40 обіцяних машин швидкої допомоги.", [(12, D), (40, P)]),
        ("ru", "Велия получила 12 из 40 обещанных машин скорой помощи.", [(12, D), (40, P)]),
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


ORDERED = Status.ORDERED


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The city received 6 out of 10 ordered trams.", [(6, D), (10, ORDERED)]),
        ("de", "Die Stadt erhielt 6 von 10 bestellten Krankenwagen.", [(6, D), (10, ORDERED)]),
        ("fr", "6 obusiers sur les 10 commandés ont été livrés.", [(6, D), (10, ORDERED)]),
        ("ru", "Город получил 6 из 10 заказанных трамваев.", [(6, D), (10, ORDERED)]),
        ("uk", "Місто отримало 6 із 10 замовлених трамваїв.", [(6, D), (10, ORDERED)]),
        ("pl", "Miasto otrzymało 6 z 10 zamówionych tramwajów.", [(6, D), (10, ORDERED)]),
        ("en", "Nine out of 10 homes have been built.", [(90, Status.PRODUCED)]),
        ("pl", "Zbudowano 9 z 10 domów.", [(90, Status.PRODUCED)]),
    ],
)
def test_ordered_things_are_counted_and_no_share(language: str, text: str, told: list[tuple[int, Status]]) -> None:
    found = tallystick.read(text, language=language, published=READ).mentions
    assert [(int(mention.quantity.said or 0), mention.status) for mention in found] == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "14 of the 40 howitzers that Sweden has promised have arrived."),
        ("de", "14 von den 40 Haubitzen, die Schweden versprochen hat, sind angekommen."),
        ("de", "14 von den 40 Haubitzen sind angekommen, die Schweden versprochen hat."),
        ("fr", "14 des 40 obusiers que la Suède a promis sont arrivés."),
        ("es", "Han llegado 14 de los 40 obuses que prometió Suecia."),
        ("it", "Sono arrivati 14 dei 40 obici che la Svezia ha promesso."),
        ("pt", "Chegaram 14 dos 40 obuses que a Suécia prometeu."),
        ("ru", "Прибыли 14 из 40 гаубиц, которые обещала Швеция."),
        ("uk", "Прибули 14 із 40 гаубиць, які пообіцяла Швеція."),
        ("pl", "Dotarło 14 z 40 haubic, które obiecała Szwecja."),
    ],
)
def test_a_clause_tells_who_promised_the_whole(language: str, text: str) -> None:
    part, whole = tallystick.read(text, language=language, published=READ).mentions
    assert [(int(m.quantity.said or 0), m.status) for m in (part, whole)] == [(14, D), (40, P)]
    assert whole.agent is not None
    assert whole.agent.key == "country.se"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of the 40 howitzers the ministry ordered nine."),
        ("de", "Von den 40 Haubitzen bestellte das Ministerium neun."),
        ("fr", "Sur les 40 obusiers, le ministère en a commandé neuf."),
        ("es", "De los 40 obuses el ministerio encargó nueve."),
        ("it", "Dei 40 obici il ministero ne ha ordinati nove."),
        ("pt", "Dos 40 obuses o ministério encomendou nove."),
        ("ru", "Из 40 гаубиц министерство заказало девять."),
        ("uk", "Із 40 гаубиць міністерство замовило дев'ять."),
        ("pl", "Z 40 haubic ministerstwo zamówiło dziewięć."),
    ],
)
def test_a_verb_for_the_part_tells_nothing_of_the_whole(language: str, text: str) -> None:
    (part,) = tallystick.read(text, language=language, published=READ).mentions
    assert (int(part.quantity.said or 0), part.status) == (9, ORDERED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of the 40 promised howitzers nine have arrived."),
        ("de", "Von den 40 versprochenen Haubitzen sind neun angekommen."),
        ("fr", "Sur les 40 obusiers promis, neuf sont arrivés."),
        ("es", "De los 40 obuses prometidos han llegado nueve."),
        ("it", "Dei 40 obici promessi ne sono arrivati nove."),
        ("pt", "Dos 40 obuses prometidos, chegaram nove."),
        ("ru", "Из 40 обещанных гаубиц прибыли девять."),
        ("uk", "Із 40 обіцяних гаубиць прибули дев'ять."),
        ("pl", "Z 40 obiecanych haubic dotarło dziewięć."),
    ],
)
def test_a_promised_whole_in_front(language: str, text: str) -> None:
    found = tallystick.read(text, language=language, published=READ).mentions
    assert [(int(mention.quantity.said or 0), mention.status) for mention in found] == [(40, P), (9, D)]


def test_what_was_done_so_far_is_no_time_of_the_promise() -> None:
    text = "Von den 300 Wohnungen, die geplant waren, wurden bisher 120 fertiggestellt."
    whole, part = tallystick.read(text, language="de", published=READ).mentions
    assert whole.period is None
    assert part.period is not None
