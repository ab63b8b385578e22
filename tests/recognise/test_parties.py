"""Parties: who is named, under which key, with which office and how openly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model import Document
from tallystick.packs import load
from tallystick.recognise.ground.board import Board
from tallystick.recognise.parties.party_value import PartyValue
from tallystick.recognise.reader import board_of

PACKS = load()

# language, text, then for each party its words, name, key, sort
ROWS = [
    ("en", "The Norwegian Ministry of Defence ordered boats.",
     [("The Norwegian Ministry of Defence", "Norwegian Ministry of Defence", "gov.no.mod", "body")]),
    ("en", "Estonia's defence minister Jaan Kask met Boris Pistorius.",
     [("Estonia's defence minister Jaan Kask", "Jaan Kask", "~person.kask-ian", "person"),
      ("Boris Pistorius", "Boris Pistorius", "person.pistorius-boris", "person")]),
    ("en", "The Danish armed forces got 4 boats in Denmark.",
     [("The Danish armed forces", "Danish armed forces", "gov.dk.army", "force")]),
    ("en", "She gave us the list.", []),
    ("en", "Who knows?", []),
    ("en", "The ‘Kalashnikov’ conglomerate builds boats. The company is old.",
     [("The ‘Kalashnikov’ conglomerate", "‘Kalashnikov’ conglomerate", "org.kalashnikov", "company"),
      ("The company", "‘Kalashnikov’ conglomerate", "org.kalashnikov", "company")]),
    ("fr", "L'armée norvégienne attend les bateaux du groupe « Naval Group ».",
     [("L'armée norvégienne", "armée norvégienne", "gov.no.army", "force"),
      ("du groupe « Naval Group »", "groupe « Naval Group »", "org.naval-group", "company")]),
    ("fr", "Le ministre danois de la Défense, Karl Holm, est là. M. Holm repart. Le ministre danois de la Défense rit.",
     [("Le ministre danois de la Défense", "Karl Holm", "~person.golm-karl", "person"),
      ("Karl Holm", "Karl Holm", "~person.golm-karl", "person"),
      ("M. Holm", "Karl Holm", "~person.golm-karl", "person"),
      ("Le ministre danois de la Défense", "Karl Holm", "~person.golm-karl", "person")]),
    ("ru", "Вооружённые силы Норвегии ждут катера.",
     [("Вооружённые силы Норвегии", "Вооружённые силы Норвегии", "gov.no.army", "force")]),
    ("ru", "Министр обороны России Андрей Белоусов был здесь. Белоусовым довольны.",
     [("Министр обороны России Андрей Белоусов", "Андрей Белоусов", "person.belousov-andrei", "person"),
      ("Белоусовым", "Андрей Белоусов", "person.belousov-andrei", "person")]),
    ("ru", "Минобороны Дании ждёт концерн «Калашников».",
     [("Минобороны Дании", "Минобороны Дании", "gov.dk.mod", "body"),
      ("концерн «Калашников»", "концерн «Калашников»", "org.kalashnikov", "company")]),
]  # fmt: skip

# language, text, words of the source, how openly it speaks
OPENNESS = [
    ("en", "Two officials were there.", "Two officials", "collective"),
    ("en", "A naval analyst, who asked not to be named, was there.", "A naval analyst", "anonymous"),
    ("en", "A source at the Danish ministry of defence agreed.", "A source at the Danish ministry of defence", "anonymous"),
    ("en", "The Danish defence minister agreed.", "The Danish defence minister", "role"),
    ("fr", "Des sources iraniennes se taisent.", "Des sources iraniennes", "anonymous"),
    ("fr", "Le porte-parole du ministère danois de la Défense se tait.",
     "Le porte-parole du ministère danois de la Défense", "role"),
    ("ru", "Официальный представитель МИД Дании молчит.", "Официальный представитель МИД Дании", "role"),
]  # fmt: skip


def board(language: str, text: str) -> Board:
    return board_of(Document("d", text, language=language), PACKS.language(language))


def parties(language: str, text: str) -> list[tuple[str, PartyValue]]:
    found = board(language, text).of("party")
    return [(a.span.of(text), a.value) for a in found if isinstance(a.value, PartyValue)]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=[row[1][:40] for row in ROWS])
def test_parties_are_named_and_keyed(
    language: str, text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    found = [(words, value.name, value.key, str(value.sort)) for words, value in parties(language, text)]
    assert found == expected


@pytest.mark.parametrize(("language", "text", "words", "openness"), OPENNESS, ids=[row[1][:40] for row in OPENNESS])
def test_how_openly_a_party_speaks(language: str, text: str, words: str, openness: str) -> None:
    assert (words, openness) in [(found, str(value.anonymity)) for found, value in parties(language, text)]


def test_country_keys_of_all_languages_stand_in_the_world() -> None:
    lands = {entry.args["key"] for entry in PACKS.language("en").entries("land")}
    for language in ("en", "fr", "ru"):
        named = {entry.args["key"] for entry in PACKS.language(language).entries("country")}
        assert named == lands, language


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["The", "minister", "of", "Defence", "Russian", "TASS", "“", "”", "’", ",", "said", "he",
                              "Ivan", "Petrov", "army", "'s", "-", "\n", "at", "who", "Mr", ".", "(", ")"]), max_size=25),
    st.sampled_from(["en", "fr", "ru"]),
)  # fmt: skip
def test_spans_lie_in_any_text_and_do_not_overlap(words: list[str], language: str) -> None:
    text = " ".join(words)
    last = 0
    for annotation in board(language, text).of("party"):
        assert last <= annotation.span.start < annotation.span.end <= len(text)
        last = annotation.span.end
