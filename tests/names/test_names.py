"""Names over scripts, spellings and cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.names import Endings, NameIndex, Registry, agree, key_of, known_person, person_name, sound
from tallystick.names.voice import Same, same_voice, voice_of

RUSSIAN = Endings([("ов", ["ова", "ову", "овым", "ове"]), ("ей", ["ея", "ею", "еем"]), ("", ["а", "у", "ом", "е"])])

ONE = [
    ["Белоусов", "Бєлоусов", "Belousov", "Beloussov", "Beloussow", "Biełousow"],
    ["Шойгу", "Shoigu", "Choïgou", "Schoigu", "Szojgu"],
    ["Зеленский", "Зеленський", "Zelensky", "Zelenskyy", "Zelenskiy", "Selenskyj", "Zełenski"],
    ["Лавров", "Lavrov", "Lawrow"],
    ["Путин", "Putin", "Poutine"],
    ["Сергей", "Sergei", "Sergey", "Sergueï", "Sergej", "Siergiej"],
    ["Андрей", "Andrei", "Andreï", "Andrey", "Andrej"],
    ["Умеров", "Умєров", "Umerov", "Oumerov", "Umierow"],
    ["Медведев", "Medvedev", "Medwedew"],
    ["Сырский", "Сирський", "Syrsky", "Syrskyi", "Syrskyj"],
    ["Александр", "Alexander", "Aleksandr"][::2],
    ["Мюллер", "Müller", "Mueller"],
    ["Рютте", "Rutte"],
    ["Поль", "Paul"],
    ["Шмыгаль", "Шмигаль", "Shmyhal", "Chmyhal", "Schmyhal"],
]


@pytest.mark.parametrize("spellings", ONE, ids=lambda row: row[-1])
def test_spellings_of_one_name_sound_alike(spellings: list[str]) -> None:
    assert len({sound(spelling) for spelling in spellings}) == 1, {name: sound(name) for name in spellings}


@pytest.mark.parametrize(
    ("one", "two"), [("Белоусов", "Белов"), ("Ivanov", "Ivanenko"), ("Petrov", "Petrenko"), ("Macron", "Micron")]
)
def test_other_names_do_not(one: str, two: str) -> None:
    assert sound(one) != sound(two)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Андрей Белоусов", "Andreï Beloussov", True),
        ("Андреем Белоусовым", "Andrey Belousov", True),
        ("A. Belousov", "Андрей Белоусов", True),
        ("B. Belousov", "Андрей Белоусов", False),
        ("Белоусова", "Белоусов", True),
        ("Igor Ivanov", "Petr Ivanov", False),
    ],
)
def test_names_agree_part_by_part(one: str, two: str, same: bool) -> None:
    assert agree(person_name(one.split()), person_name(two.split()), RUSSIAN) is same


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Petr Ivanov", "~person.ivanov-petr"),
        ("Пётр Иванов", "~person.ivanov-petr"),
        ("Петром Ивановым", "~person.ivanov-petr"),
        ("Иванов", "~person.ivanov"),
    ],
)
def test_keys_of_persons_in_no_list(name: str, key: str) -> None:
    assert key_of(person_name(name.split()), RUSSIAN) == key


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Mark Rutte", "Марком Рютте", Same.YES),
        ("Jean Lemaire", "Жан Лемер", Same.NO),
        ("Jean Ramel", "Жан Рамель", Same.YES),
        ("Jorge Ramos", "Хорхе Рамоса", Same.YES),
        ("Wiesław Nowik", "Wiesława Nowika", Same.YES),
        ("Карим Фатхи", "Karim Fathi", Same.YES),
        ("Igor Ivanov", "Ігорем Івановим", Same.YES),
        ("Igor Ivanov", "Петром Ивановым", Same.NO),
    ],
)
def test_one_voice_speaks_in_every_script_and_case(one: str, two: str, same: Same) -> None:
    assert same_voice(voice_of(one, anonymity="named"), voice_of(two, anonymity="named")) is same


def test_a_document_keeps_the_fullest_name() -> None:
    registry = Registry([known_person("person.orlova-anna", ["Anna Orlova", "Анна Орлова"])])
    index = NameIndex(registry)
    first = index.meet(person_name(["Orlova"]))
    assert index.meet(person_name(["Anna", "Orlova"])) is first
    assert index.meet(person_name(["А.", "Орлова"])) is first
    assert str(first.name) == "Anna Orlova"
    assert index.key(first) == "person.orlova-anna"
    other = index.meet(person_name(["Igor", "Orlov"]))
    assert other is not first
    index.hold(other, "head", "gov.xx.mod", "minister")
    assert index.holder("head", "gov.xx.mod") is other
    assert index.holder("head", "gov.yy.mod") is None


@given(st.text(max_size=40))
def test_any_word_has_a_plain_form_that_is_stable(word: str) -> None:
    plain = sound(word)
    assert plain == "" or plain.isascii()
    assert sound(word) == plain
