"""Things over languages: which names may stand for one thing, and which cannot."""

from __future__ import annotations

import pytest

from tallystick.names.things import are_apart, models_in, things_in
from tallystick.names.voice import Same, body_of, is_many, is_of_all, is_place, land_of, same_voice, voice_of

NAMES = [
    ("transformers", "трансформаторів", False),
    ("Dieselgeneratoren", "groupes électrogènes", False),
    ("transformers", "генераторов", True),
    ("Schützenpanzer", "боевых машин пехоты", False),
    ("Schützenpanzer", "czołgów", True),
    ("Panzerhaubitzen", "obusiers", False),
    ("shells", "pocisków", False),
    ("missiles", "pocisków", False),
    ("missiles", "снарядов", True),
    ("field kitchens", "генераторов", False),
    ("apartments", "viviendas", False),
    ("building permits", "mieszkań", True),
    ("doses of vaccine", "szczepionek", False),
]


@pytest.mark.parametrize(("one", "two", "apart"), NAMES)
def test_unlike_things_are_told_apart_over_languages(one: str, two: str, apart: bool) -> None:
    assert are_apart(things_in(one), things_in(two)) is are_apart(things_in(two), things_in(one)) is apart


def test_money_is_told_apart_by_what_it_is_for() -> None:
    assert are_apart(things_in("military aid", money=True), things_in("гуманитарная помощь", money=True))
    assert not are_apart(things_in("aid", money=True), things_in("гуманитарная помощь", money=True))
    assert not are_apart(things_in("military equipment"), things_in("humanitarian equipment"))


def test_makes_are_told_apart() -> None:
    assert are_apart(models_in("Leopard tanks"), models_in("Challenger-Panzer"))
    assert models_in("системи Patriot") == models_in("батарей «Патриот»") == {"patriot"}
    assert not are_apart(models_in("tanks"), models_in("Leopard tanks"))


def test_what_they_are_against_tells_vaccines_apart() -> None:
    assert are_apart(models_in("Masern-Impfstoff"), models_in("doses of polio vaccine"))
    assert models_in("dawki szczepionki przeciw odrze") == models_in("vacina contra o sarampo") == {"measles"}


@pytest.mark.parametrize(
    ("name", "land"),
    [
        ("Ghana Health Service", "gh"),
        ("servizio sanitario", None),
        ("сербский", "rs"),
        ("грузовики", None),
        ("Грузия", "ge"),
        ("Unia Europejska", "eu"),
        ("Korea Północna", "kp"),
        ("la Corée du Sud", "kr"),
        ("polnische Armee", "pl"),
        ("le gouvernement à Kaboul", "af"),
        ("hand grenades", None),
    ],
)
def test_words_that_only_begin_like_lands(name: str, land: str | None) -> None:
    assert land_of(name) == land


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("Afghanistan, Ethiopia and other places", True),
        ("Paesi Bassi e Danimarca", True),
        ("the Indian embassy in Moscow", False),
        ("the donors", True),
        ("західні партнери", True),
        ("los países donantes", True),
        ("les alliés", True),
        ("the EU", False),
        ("die EU-Mitgliedstaaten", False),
        ("l’Otan", True),
        ("os Países Baixos", False),
        ("Paesi Bassi", False),
        ("Vereinigte Staaten", False),
        ("Eurasia Bank", False),
    ],
)
def test_many_givers_are_known(name: str, many: bool) -> None:
    assert is_many(name) is many


def test_what_all_of_them_did_needs_both_words() -> None:
    assert is_of_all("All donors together have sent 12 pumps")
    assert not is_of_all("All 12 pumps have been sent")
    assert not is_of_all("12 pumps were shown to the donors")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("the Builders' Federation", None), ("Institut Nowak", None), Same.NO),
        (("the Builders' Federation", None), ("ministère du Logement", None), Same.NO),
        (("UNICEF", None), ("Ghana Health Service", None), Same.NO),
        (("Weltgesundheitsorganisation", None), ("ВОЗ", None), Same.YES),
        (("the Builders' Federation", None), ("Verband der Bauleute", None), Same.UNKNOWN),
        (("a Warsaw broadcaster", None), ("Ministerstwo Rozwoju", None), Same.NO),
        (("the ministry", None), ("Finanzministerium", None), Same.UNKNOWN),
        (("Zentralverband BVX", None), ("BVX", None), Same.YES),
        (("the US State Department", None), ("US Treasury", None), Same.NO),
        (("a spokesman", "a spokesman for BVX"), ("der BVX", None), Same.YES),
    ],
)
def test_bodies_that_are_no_offices(one: tuple[str, str | None], two: tuple[str, str | None], same: Same) -> None:
    voices = [voice_of(name, role, None, "organisation") for name, role in (one, two)]
    assert same_voice(*voices) is same_voice(*reversed(voices)) is same


def test_a_first_name_is_no_capital() -> None:
    assert voice_of("Sofia Rossi", None, None, "named").land is None
    assert land_of("Sofia") == "bg"


def test_a_body_is_known_by_its_kind() -> None:
    assert body_of("la Croix-Rouge") == "charity"
    assert body_of("міністерство енергетики") == "state"
    assert body_of("the river") is None


@pytest.mark.parametrize(
    ("name", "place"),
    [("Sindh", True), ("Закарпатье", True), ("Пакистан", False), ("the army", False), ("Повітряні сили", False), ("den Gebern", False)],
)  # fmt: skip
def test_places_within_a_land(name: str, place: bool) -> None:
    assert is_place(name) is place
