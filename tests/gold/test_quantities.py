"""How well figures are read in running text, language by language, against sentences that were marked by hand.

The floors may rise with the program; to lower one, or to change the sentences,
takes a new line in floors.toml and a reason in the commit.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest
from marked import Wanted, unmarked

import tallystick
from tallystick.model import Measure, ReadQuantity
from tallystick.reports.wording import figure

HERE = Path(__file__).parent
# How long something takes is read too, but it is no figure of a thing.
_APART = (Measure.DURATION,)
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["quantities"]
LANGUAGES = sorted(path.stem for path in (HERE / "quantities").glob("*.txt"))


def lines(language: str) -> list[str]:
    return (HERE / "quantities" / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def is_right(read: ReadQuantity, wanted: Wanted) -> bool:
    quantity, (start, end) = read.quantity, wanted.span
    sign = -1 if quantity.falling else 1
    ends = sorted({sign * end for end in (quantity.lower, quantity.upper) if end is not None})
    return (
        read.span.start < end
        and start < read.span.end
        and str(quantity.bound) == wanted.bound
        and [round(number, 2) for number in ends] == [round(number, 2) for number in sorted(wanted.numbers)]
        and (quantity.unit, quantity.per and str(quantity.per)) == (wanted.unit, wanted.per)
    )


def differences(language: str) -> tuple[int, int, int, list[str]]:
    """How many were right, how many read, how many there are, and each line that is not right."""
    right = read = there = 0
    told: list[str] = []
    for line in lines(language):
        text, wanted = unmarked(line)
        found = [r for r in tallystick.read(text, language=language).quantities if r.quantity.measure not in _APART]
        matched = [next((r for r in found if is_right(r, w)), None) for w in wanted]
        right += sum(r is not None for r in matched)
        read, there = read + len(found), there + len(wanted)
        if len(found) != len(wanted) or None in matched:
            told.append(f"{line}\n    read: {[(r.span.of(text), figure(r.quantity)) for r in found]}")
    return right, read, there, told


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_in_running_text(language: str) -> None:
    right, read, there, told = differences(language)
    floor = FLOORS[language]
    assert right / read >= floor["precision"], "\n".join(told)
    assert right / there >= floor["recall"], "\n".join(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_floors_belong_to_these_sentences(language: str) -> None:
    text = "\n".join(lines(language))
    assert len(lines(language)) >= 40
    assert hashlib.sha256(text.encode()).hexdigest()[:12] == FLOORS[language]["of"]
