"""Givers and receivers that a report goes on with, and those that it does not."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.model import Document
from tallystick.packs import load
from tallystick.recognise.reader import read_document


@pytest.mark.parametrize(
    ("language", "text", "agent", "recipient"),
    [
        ("en", "Poland gave Ukraine 46 tanks. Another 18 howitzers were delivered in March.", "Poland", "Ukraine"),
        ("en", "Poland gave Ukraine 46 tanks. It rained. 18 howitzers were delivered in March.", None, None),
        ("en", "Poland gave Ukraine 46 tanks. 18 howitzers were lost in March.", None, None),
        ("en", "Norway plans to build 46 homes. 18 homes were completed in March.", None, None),
        ("en", "Norway received 46 tanks. The contract is for 60 tanks.", "Norway", None),
        ("en", "Norway ordered 46 tanks. 18 tanks were delivered in March.", None, "Norway"),
        ("fr", "Quarante canons Caesar sont partis de France.", "France", None),
        ("en", "Some 40 tanks left Norway for Latvia.", "Norway", "Latvia"),
        ("de", "Moderna soll im Juli 700.000 Dosen schicken.", "Moderna", None),
        ("ru", "Контракты с заводами заключены на 40 танков.", None, None),
    ],
)
def test_who_goes_on(language: str, text: str, agent: str | None, recipient: str | None) -> None:
    document = Document("d", text, language=language, published=date(2030, 5, 3))
    last = read_document(document, load()).mentions[-1]
    assert (last.agent and last.agent.name, last.recipient and last.recipient.name) == (agent, recipient)
