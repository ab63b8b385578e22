"""A name of one word that no list knows is a party where it is seen to act."""

from __future__ import annotations

import pytest

import tallystick


@pytest.mark.parametrize(
    ("language", "text", "agent"),
    [
        ("en", "Karvex has already supplied 40,000 doses to the army.", "Karvex"),
        ("pt", "O Karvex já forneceu 40 milhões de doses.", "Karvex"),
        ("pt", "Até abril a Karvex espera entregar mais 11 milhões de doses.", "Karvex"),
        ("es", "El Karvex ya ha entregado 40 millones de dosis.", "Karvex"),
        ("it", "Il Karvex ha già consegnato 40 milioni di dosi.", "Karvex"),
        ("fr", "Le Karvex a déjà livré 40 millions de doses.", "Karvex"),
        ("en", "Karvex was delivered 40,000 doses.", None),
    ],
)
def test_who_acts(language: str, text: str, agent: str | None) -> None:
    (found,) = tallystick.read(text, language=language).mentions
    assert (found.agent.name if found.agent else None) == agent
