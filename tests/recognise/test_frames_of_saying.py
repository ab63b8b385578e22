"""Frames that tell who says a figure: clauses with "as", words that point back, phrases in the middle of a clause."""

from __future__ import annotations

import pytest

import tallystick


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("de", "Wie die Hafenbehörde am Dienstag mitteilte, kamen 40 Panzer an.", "Hafenbehörde", "kamen 40 Panzer an"),
        (
            "de",
            "Wie Minister Jan Below am Freitag auf der Hafenkonferenz sagte, kamen 40 Panzer an.",
            "Jan Below",
            "kamen 40 Panzer an",
        ),
        ("de", "Die Truppe hat nach Angaben von Minister Jan Below im Mai 40 Panzer erhalten.", "Jan Below", None),
        ("de", "Dem Minister zufolge sind 40 Panzer angekommen.", "Minister", "sind 40 Panzer angekommen"),
        ("de", "Das Blatt berichtete, es seien 40 Panzer angekommen.", "Blatt", "es seien 40 Panzer angekommen"),
        ("de", "Am Montag teilte das Ministerium mit, 40 Panzer seien da.", "Ministerium", "40 Panzer seien da"),
        ("ru", "Как отметил министр, передано 40 танков.", "министр", "передано 40 танков"),
        ("ru", "За год, по данным ООН, вывезено 3 млн тонн зерна.", "ООН", None),
        ("ru", "Передано 40 танков. Об этом сообщил министр обороны Иван Белов.", "Иван Белов", "Передано 40 танков"),
        ("uk", "Передано 40 танків. Про це повідомив міністр оборони Іван Білий.", "Іван Білий", "Передано 40 танків"),
        ("pl", "Przekazano 40 czołgów. Poinformował o tym minister Jan Nowak.", "Jan Nowak", "Przekazano 40 czołgów"),
        ("pl", "Przekazano 40 czołgów – zapowiedział w środę premier Jan Nowak.", "Jan Nowak", "Przekazano 40 czołgów"),
    ],
)
def test_the_source_and_what_it_says(language: str, text: str, source: str, content: str | None) -> None:
    (told,) = tallystick.read(text, language=language, published="2030-05-24").attributions
    assert told.source is not None and source in (told.source.name, told.source.role)
    assert told.content.of(text) == (content or text.rstrip("."))


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Das teilte Minister Jan Below am Mittwoch mit."), ("ru", "Об этом сообщил министр Иван Белов.")],
)
def test_nothing_before_is_nothing_told(language: str, text: str) -> None:
    assert tallystick.read(text, language=language, published="2030-05-24").attributions == ()
