"""Who tasked whom with what, what may delay it, and which events are announced."""

from datetime import date

import pytest

from tallystick.model import Document, Reading
from tallystick.packs import load
from tallystick.recognise.reader import read_document

PACKS = load()


def reading(language: str, text: str, published: str | None = "2026-03-02") -> Reading:
    day = date.fromisoformat(published) if published else None
    return read_document(Document("x", text, language=language, published=day), PACKS)


DIRECTIVES = [
    ("en", "Prime Minister Peter Novak has instructed the Ministry of Defence to explore the possibility of building more "
     "trucks as soon as possible.", ("Novak", "explore the possibility of building more trucks as soon as possible", "study")),
    ("en", "Defence Minister Ana Stoica ordered the army to deliver 40 generators to Moldova by the end of June.",
     ("Stoica", "deliver 40 generators to Moldova by the end of June", "deliver")),
    ("fr", "Le ministre de la Défense, Marek Zielonka, a donné l'ordre d'accélérer la production de drones.",
     ("Zielonka", "accélérer la production de drones", "order")),
    ("ru", "Министр обороны Андрей Белоусов поручил проработать возможность увеличения поставок стрелкового оружия.",
     ("Белоусов", "проработать возможность увеличения поставок стрелкового оружия", "study")),
    ("en", "The minister said the orders were delivered to explore the region.", None),
    ("fr", "La commande de drones accélère.", None),
    ("ru", "Белоусов сообщил о задачах на год.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), DIRECTIVES)
def test_directives(language, text, expected):
    found = [
        (directive.issuer.name if directive.issuer else None, directive.task.of(text), str(directive.rung))
        for directive in reading(language, text).directives
    ]
    if expected is None:
        assert found == []
    else:
        assert [(expected[0] in str(name), task, rung) for name, task, rung in found] == [(True, *expected[1:])]


def test_urgency_is_a_deadline_without_a_date():
    text = "President Ana Stoica instructed the army to deliver 40 trucks without delay."
    (directive,) = reading("en", text).directives
    assert directive.deadline is not None and directive.deadline.text == "without delay"
    assert directive.deadline.period.start is None and directive.deadline.period.end is None


OBSTACLES = [
    ("en", "A shortage of powder may delay the delivery of shells.", "possible"),
    ("fr", "Une pénurie de poudre a retardé les livraisons d'obus.", "asserted"),
    ("ru", "Нехватка комплектующих может задержать поставки боеприпасов.", "possible"),
    ("en", "There is no shortage of ideas in this play.", None),
]


@pytest.mark.parametrize(("language", "text", "modality"), OBSTACLES)
def test_obstacles(language, text, modality):
    assert [str(found.modality) for found in reading(language, text).obstacles] == ([modality] if modality else [])


EVENTS = [
    ("en", "A donor conference in Warsaw from 12 to 14 May will focus on issues such as training of pilots, the safety "
     "of ports and the repair of engines.", ("2026-05-12", "2026-05-14"),
     ["training of pilots", "the safety of ports", "the repair of engines"]),
    ("fr", "Un forum de l'industrie se tiendra à Varsovie du 12 au 14 mai, axé sur plusieurs sujets tels que la "
     "production de moteurs, les pièces neuves et réparées, ainsi que la protection des ports.",
     ("2026-05-12", "2026-05-14"),
     ["la production de moteurs", "les pièces neuves et réparées", "la protection des ports"]),
    ("ru", "Выставка вооружений пройдёт в Варшаве с 12 по 14 мая.", ("2026-05-12", "2026-05-14"), []),
    ("en", "The conference was a success.", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "days", "themes"), EVENTS)
def test_events(language, text, days, themes):
    events = reading(language, text).events
    assert [(str(event.start), str(event.end)) for event in events] == ([days] if days else [])
    assert [theme.of(text) for event in events for theme in event.themes] == themes
