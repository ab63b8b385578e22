"""Who holds an office is named behind the field of it, whatever the field, and women hold it too."""

from __future__ import annotations

from datetime import date

import pytest

import tallystick

READ = date(2026, 4, 21)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Norland will build 260,000 homes, said the minister of public works, Lena Brandt.", "Lena Brandt"),
        ("de", "Norland baut 260.000 Wohnungen, sagte die Ministerin für Bau, Lena Brandt.", "Lena Brandt"),
        (
            "fr",
            "Le Nord construira 260 000 logements, a dit la ministre de la Construction, Lena Brandt.",
            "Lena Brandt",
        ),
        ("fr", "Le Nord construira 260 000 logements, a dit le directeur de la Croix bleue, Jean Lune.", "Jean Lune"),
        (
            "it",
            "Il Nord costruirà 260 000 case, ha detto la ministra delle Infrastrutture, Lena Brandt.",
            "Lena Brandt",
        ),
        ("pl", "Miasto zbuduje 260 tys. mieszkań, powiedziała dyrektorka agencji Lena Brandt.", "Lena Brandt"),
        ("uk", "Місто збудує 260 тисяч квартир, заявила міністерка будівництва Олена Бондар.", "Олена Бондар"),
    ],
)
def test_the_holder_speaks(language: str, text: str, name: str) -> None:
    (found,) = tallystick.read(text, language=language, published=READ).mentions
    assert found.speaker is not None
    assert found.speaker.name == name


def test_what_is_no_field_leads_to_no_name() -> None:
    text = "The minister resigned, Lena Brandt said. She added that 40 trucks had been delivered to Velia."
    (found,) = tallystick.read(text, published=READ).mentions
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.role) == ("Lena Brandt", None)
