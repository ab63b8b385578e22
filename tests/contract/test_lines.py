"""Numbers and characters survive a line of JSON."""

from decimal import Decimal

import pytest

from tallystick.contract.lines import plain, read, written
from tallystick.errors import ContractError

NUMBERS = [
    # the number as somebody made it, as the line shows it
    (Decimal("8.2") * 1_000_000, "8200000"),
    (Decimal("8.2E+6"), "8200000"),
    (Decimal("0.1"), "0.1"),
    (Decimal(2) / 3, "0.6666666666666666666666666667"),
    (Decimal("1E-7"), "0.0000001"),
    (Decimal("-0"), "0"),
    (Decimal("-12.50"), "-12.5"),
    (Decimal("100"), "100"),
    (Decimal("123456789012345678901234567890.5"), "123456789012345678901234567890.5"),
]


@pytest.mark.parametrize(("number", "literal"), NUMBERS)
def test_numbers_are_written_digit_by_digit_and_come_back_equal(number: Decimal, literal: str) -> None:
    line = written({"n": plain(number)})
    assert line == f'{{"n": {literal}}}'
    value = read(line)
    assert isinstance(value, dict)
    assert Decimal(value["n"]) == number
    assert not isinstance(value["n"], float)


@pytest.mark.parametrize("number", ["1E+1000", "1E-1001", "1E+999999999"])
def test_a_number_that_nobody_can_write_down_is_refused(number: str) -> None:
    with pytest.raises(ContractError, match="1000 places"):
        plain(Decimal(number))


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\u2028", "\x85", "\n\r\x1c", "😀 ё \x00"])
def test_any_text_is_one_line_of_utf8_and_comes_back(text: str) -> None:
    line = written({"t": text})
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]
    assert read(line) == {"t": text}


@pytest.mark.parametrize("line", ["", "[1", "NaN", '{"a": Infinity}', b"\xff", "[" * 100_000])
def test_what_is_no_json_is_a_contract_error(line: str | bytes) -> None:
    with pytest.raises(ContractError, match="not a line of JSON"):
        read(line)


def test_very_long_numbers_are_read_without_ado() -> None:
    assert read("9" * 5000) == Decimal("9" * 5000)
