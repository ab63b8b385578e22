"""German participles that look like infinitives, and datives that only an article or the order of words shows."""

from __future__ import annotations

from datetime import date

import pytest

import tallystick
from tallystick.model import Status


@pytest.mark.parametrize(
    ("text", "status", "agent", "recipient"),
    [
        ("Estland hat der Ukraine 9.400 Granaten übergeben.", Status.DELIVERED, "Estland", "Ukraine"),
        ("Die Ukraine hat von Polen 40 Haubitzen erhalten.", Status.DELIVERED, "Polen", "Ukraine"),
        ("Der Ukraine wurden 40 Haubitzen übergeben.", Status.DELIVERED, None, "Ukraine"),
        ("Estland will der Ukraine 9.400 Granaten übergeben.", Status.PLANNED, "Estland", "Ukraine"),
        ("Der Iran hat Russland 400 Drohnen geliefert.", Status.DELIVERED, "Iran", "Russland"),
        ("Dem Libanon wurden 3000 Tonnen Weizen geliefert.", Status.DELIVERED, None, "Libanon"),
        ("Aus der Ukraine wurden 40 Drohnen geliefert.", Status.DELIVERED, "Ukraine", None),
        ("Die Regierung der Ukraine hat 40 Haubitzen bestellt.", Status.ORDERED, "Regierung der Ukraine", None),
        ("Wie der Iran mitteilte, wurden 40 Drohnen geliefert.", Status.DELIVERED, None, None),
    ],
)
def test_who_gives_and_who_gets(text: str, status: Status, agent: str | None, recipient: str | None) -> None:
    (mention,) = tallystick.read(text, language="de", published=date(2030, 7, 16)).mentions
    named = [party and party.name for party in (mention.agent, mention.recipient)]
    assert (mention.status, *named) == (status, agent, recipient)
