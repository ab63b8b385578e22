"""Bars and strips as tables: what is drawn for which numbers, in blocks and in plain letters."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from tallystick.model import Edge, Interval, Period, exactly
from tallystick.reports.bars import Bar, Scale, filled, line, print_bars, scale_of
from tallystick.reports.indented import broken, print_columns
from tallystick.reports.interface import interface
from tallystick.reports.months import print_period, print_progress
from tallystick.reports.signs import ASCII, BLOCKS, signs_of


def between(low: str | None, high: str | None, **ends: bool) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high), **ends)


HUNDRED = Scale(Decimal(0), Decimal(100), 11)

LINES = [
    ("an exact figure is a point", exactly(50), "     ●     "),
    ("nothing is a point at the start", exactly(0), "●          "),
    ("the most is a point at the end", exactly(100), "          ●"),
    ("two ends", between("20", "60"), "  ├───┤    "),
    ("ends in one column", between("50", "51"), "     ◆     "),
    ("no upper end fades", between("40", None, low_open=True), "    ├───╌╌▷"),
    ("no room to fade", between("90", None), "         ├▷"),
    ("no lower end fades", between(None, "60"), "◁╌╌───┤    "),
    ("nothing known", between(None, None), "◁╌╌─────╌╌▷"),
]
FILLED = [
    ("an exact amount", exactly(50), "██████     "),
    ("an interval", between("20", "60"), "███▒▒▒▒    "),
    ("at least", between("20", None), "███░░░░░░░▷"),
    ("at most", between(None, "60"), "▒▒▒▒▒▒▒    "),
    ("nothing", exactly(0), "           "),
]


@pytest.mark.parametrize(("values", "drawn"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines(values: Interval, drawn: str) -> None:
    assert line(values, HUNDRED, BLOCKS) == drawn


@pytest.mark.parametrize(("values", "drawn"), [case[1:] for case in FILLED], ids=[case[0] for case in FILLED])
def test_filled_bars(values: Interval, drawn: str) -> None:
    assert filled(values, HUNDRED, BLOCKS) == drawn


numbers = st.one_of(st.none(), st.decimals(-1000, 10**9, places=2))


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=5), st.integers(6, 60))
def test_every_bar_is_as_wide_as_the_scale(pairs: list[tuple[Decimal | None, Decimal | None]], columns: int) -> None:
    values = [
        Interval(min(ends), max(ends)) if None not in ends else Interval(*ends)  # type: ignore[type-var]  # both known
        for ends in pairs
    ]
    scale = scale_of(values, columns)
    for one in values:
        for draw in (line, filled):
            assert len(draw(one, scale, ASCII)) == columns


def console(width: int, encoding: str = "utf-8") -> Console:
    return Console(file=io.TextIOWrapper(io.BytesIO(), encoding=encoding), width=width)


def printed(of: Console) -> list[str]:
    of.file.flush()
    return of.file.buffer.getvalue().decode(of.encoding).splitlines()  # type: ignore[attr-defined]  # as made above


def test_blocks_only_where_the_encoding_has_them() -> None:
    assert [signs_of(console(80, encoding)) for encoding in ("utf-8", "ascii", "latin-1")] == [BLOCKS, ASCII, ASCII]


BARS = [Bar("planned", exactly(100), "100"), Bar("delivered", between("30", None), "at least 30", filled=True)]


def test_bars_stand_beside_their_words_or_below() -> None:
    wide, narrow = console(60), console(36)
    print_bars(wide, BARS)
    print_bars(narrow, BARS)
    lines = printed(wide)
    assert [line.split()[0] for line in lines] == ["planned", "delivered"]
    assert all(len(line) <= 60 for line in lines)
    assert [line.split()[0] for line in printed(narrow)[::2]] == ["planned", "delivered"]
    assert len(printed(narrow)) == 4 and all(len(line) <= 36 for line in printed(narrow))


def test_numbers_and_their_units_stay_on_one_line() -> None:
    text = "noch nötig: 1\u00a0640\u00a0000\u202ft im Monat"
    lines = [line.plain for line in broken(console(80), Text(text), 16)]
    assert lines == ["noch nötig:", "1\u00a0640\u00a0000\u202ft im", "Monat"]


def test_columns_stand_side_by_side_with_nothing_behind_their_lines() -> None:
    drawn = console(30, "ascii")
    print_columns(drawn, [Text("one two three four"), Text("five")], 2, indent=2)
    assert printed(drawn) == ["  one two        five", "  three four"]


STRIPS = [
    ("a year", Period(date(2026, 1, 1), date(2026, 12, 31)), ["2026  # # # # # # # # # # # #"]),
    ("its part", Period(date(2026, 2, 4), date(2026, 3, 31)), ["2026    + #"]),
    ("over two years", Period(date(2025, 12, 1), date(2026, 1, 31)), ["2025                        #", "2026  #"]),
    ("a deadline", Period(None, date(2026, 3, 31), Edge.BY), ["2026  - - *"]),
    ("since", Period(date(2026, 11, 2), None, Edge.SINCE), ["2026                      * -"]),
    ("one day", Period(date(2026, 11, 2), date(2026, 11, 2)), []),
    ("no day", Period(None, None), []),
    ("decades", Period(date(2000, 1, 1), date(2026, 1, 1)), []),
]


@pytest.mark.parametrize(("period", "rows"), [case[1:] for case in STRIPS], ids=[case[0] for case in STRIPS])
def test_strips_of_months(period: Period, rows: list[str]) -> None:
    drawn = console(60, "ascii")
    print_period(drawn, period, interface("en"), indent=0)
    assert [line.rstrip() for line in printed(drawn)[1:]] == rows


def test_progress_covers_months_up_to_a_day() -> None:
    drawn = console(60, "ascii")
    print_progress(drawn, date(2026, 1, 1), date(2026, 6, 30), date(2026, 3, 10), interface("en"), indent=0)
    assert [line.rstrip() for line in printed(drawn)] == ["      J F M A M J J A S O N D", "2026  # # + . . ."]
