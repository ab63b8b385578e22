"""Every status, verdict, reason, rung and kind has its word in every language, and no two of a sort share one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from tallystick.model import (
    FindingKind,
    NotCompared,
    Period,
    Programme,
    ProgrammeReading,
    Reason,
    Rung,
    Status,
    Verdict,
    exactly,
)
from tallystick.reports.interface import Interface, interface, known
from tallystick.reports.status_words import kind_in_words, rung_in_words, status_in_words, verdict_in_words
from tallystick.reports.verdict_reasons import worded_programme

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
READING = ProgrammeReading(
    period=YEAR,
    unit="piece",
    plan=exactly(40),
    delivered=exactly(10),
    share_done=exactly(Decimal("0.25")),
    time_gone=Decimal("0.5"),
    pace=exactly(Decimal("0.5")),
    required_rate=None,
    projection=None,
    verdict=Verdict.BEHIND,
    why=Reason.SLOWER,
    claims=("a",),
    mentions=(),
)
PROGRAMME = Programme("p", "vehicle", None, None, date(2026, 7, 1), (READING,), (NotCompared("drone", ()),))


def reason_in_words(reason: Reason, words: Interface) -> str:
    worded = worded_programme(replace(PROGRAMME, readings=(replace(READING, why=reason),)), words)
    return worded.readings[0].reason


SORTS: list[tuple[type[StrEnum], Callable[[Any, Interface], str]]] = [
    (Status, status_in_words),
    (Verdict, verdict_in_words),
    (FindingKind, kind_in_words),
    (Rung, rung_in_words),
    (Reason, reason_in_words),
]


@pytest.mark.parametrize("code", known())
@pytest.mark.parametrize(("sort", "said"), SORTS, ids=[sort.__name__ for sort, _ in SORTS])
def test_every_one_has_words_of_its_own(sort: type[StrEnum], said: Callable[[Any, Interface], str], code: str) -> None:
    words = [said(one, interface(code)) for one in sort]
    assert all(words) and len(set(words)) == len(words)


@pytest.mark.parametrize("code", known())
def test_what_is_not_compared_names_both_categories(code: str) -> None:
    (left,) = worded_programme(PROGRAMME, interface(code)).not_compared
    assert "vehicle" in left.why and "drone" in left.why
