"""A clause behind "but" tells another story: it does not say what became of a figure before it."""

from __future__ import annotations

import pytest

import tallystick


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The government named 22 tanks, but most can no longer be repaired."),
        ("pl", "Rząd wymieniał 22 czołgi, ale większości nie da się już naprawić."),
        ("de", "Die Regierung nannte 22 Panzer, aber die meisten lassen sich nicht mehr reparieren."),
    ],
)
def test_it_lends_no_status(language: str, text: str) -> None:
    assert tallystick.read(text, language=language).mentions == ()


def test_two_figures_that_it_parts_keep_their_own() -> None:
    told = tallystick.read("Oslo promised 40 tanks, but only 12 have arrived.", language="en").mentions
    assert [str(one.status) for one in told] == ["pledged", "delivered"]
