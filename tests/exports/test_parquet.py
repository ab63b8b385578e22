"""Parquet tables, read back: the same rows as JSON lines have, figures exact."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import simplejson

from tallystick.desk.books import Ledger
from tallystick.errors import SettingError
from tallystick.exports import jsonl_folder, parquet_folder
from tallystick.exports.holdings import Holdings
from tallystick.exports.parquet_folder import fits
from tallystick.exports.tables import TABLES


@pytest.fixture(scope="module")
def files(holdings: Holdings) -> dict[str, bytes]:
    return {file.name: file.content for file in parquet_folder.files(holdings)}


def table_of(files: dict[str, bytes], name: str) -> Any:
    return pq.read_table(io.BytesIO(files[f"{name}.parquet"]))


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_the_rows_are_those_of_json_lines(name: str, files: dict[str, bytes], holdings: Holdings) -> None:
    (told,) = (file for file in jsonl_folder.files(holdings) if file.name == f"{name}.jsonl")
    lines = told.content.decode("utf-8").split("\n")[:-1]
    rows = table_of(files, name).to_pylist()
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        for column, value in simplejson.loads(line, use_decimal=True).items():
            exact = row.get(f"{column}_exact")
            there: Any = Decimal(exact) if exact else row[column]
            if isinstance(value, str) and not isinstance(there, str):
                there = there.isoformat()
            kept = value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
            assert there == kept, column


def test_a_figure_too_long_for_its_column_stands_beside_it(files: dict[str, bytes]) -> None:
    table = table_of(files, "mentions")
    assert table.schema.field("lower").type == pa.decimal128(38, 9)
    rows = [row for row in table.to_pylist() if row["lower_exact"]]
    assert rows and {row["lower_exact"] for row in rows} == {"0.6666666666666666666666666667"}
    assert {row["lower"] for row in rows} == {None}


FIGURES = [
    ("0", True),
    ("0.000000001", True),
    ("0.0000000010", True),
    ("0.0000000001", False),
    ("9" * 29, True),
    ("1E+28", True),
    ("1E+29", False),
    ("-12.5", True),
]


@pytest.mark.parametrize(("digits", "held"), FIGURES)
def test_what_fits(digits: str, held: bool) -> None:
    assert fits(Decimal(digits)) is held
    if held:
        assert pa.array([Decimal(digits)], pa.decimal128(38, 9))[0].as_py() == Decimal(digits)


def test_columns_say_what_they_hold(files: dict[str, bytes]) -> None:
    package = simplejson.loads(files["datapackage.json"])
    for resource in package["resources"]:
        schema = table_of(files, resource["name"]).schema
        assert [field["name"] for field in resource["schema"]["fields"]] == schema.names
        for field in resource["schema"]["fields"]:
            if not field["name"].endswith("_exact"):
                assert schema.field(field["name"]).metadata[b"description"].decode() == field["description"]


def test_without_the_library_the_way_out_is_told(made: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tallystick.exports.parquet_folder")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingError, match=r"pip install 'tallystick\[parquet\]'"):
        made.export("parquet")
