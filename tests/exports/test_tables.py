"""Tables: every cell is what the ledger holds, whole, exact, safe to open, and described."""

from __future__ import annotations

import csv
import hashlib
import io
from decimal import Decimal
from typing import Any

import pytest
import simplejson
from hypothesis import given
from hypothesis import strategies as st
from mischief import SCRIPT

from tallystick.contract.lines import plain
from tallystick.desk.books import Ledger
from tallystick.exports import csv_folder, jsonl_folder
from tallystick.exports.column import Kind
from tallystick.exports.csv_folder import cell, guarded
from tallystick.exports.file import File
from tallystick.exports.holdings import Holdings
from tallystick.exports.tables import TABLES

NAMES = [table.name for table in TABLES]


def named(files: list[File]) -> dict[str, bytes]:
    return {file.name: file.content for file in files}


def csv_rows(files: list[File], name: str) -> list[dict[str, str]]:
    text = named(files)[f"{name}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def json_rows(files: list[File], name: str) -> list[dict[str, Any]]:
    lines = named(files)[f"{name}.jsonl"].decode("utf-8").split("\n")
    assert lines.pop() == ""
    return [simplejson.loads(line, use_decimal=True) for line in lines]


def unguarded(text: str) -> str:
    return text.removeprefix("'")


# --- what is in them -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
@pytest.mark.parametrize("texts", [True, False])
def test_rows_have_their_columns_and_a_key_of_their_own(table: Any, texts: bool, made: Ledger, demo: Ledger) -> None:
    names = {column.name for column in table.columns(texts)}
    count = 0
    for books in (made, demo):
        rows = list(table.rows(books.holdings(texts=texts)))
        assert all(set(row) == names for row in rows)
        keys = [tuple(row[name] for name in table.key) for row in rows]
        assert len(set(keys)) == len(keys) and not any(None in key for key in keys)
        count += len(rows)
    assert count


def test_references_lead_to_rows(holdings: Holdings) -> None:
    rows = {table.name: list(table.rows(holdings)) for table in TABLES}
    for table in TABLES:
        for reference in table.refers:
            known = {tuple(row[name] for name in reference.key) for row in rows[reference.table]}
            assert {tuple(row[name] for name in reference.columns) for row in rows[table.name]} <= known


KINDS = {Kind.TEXT: str, Kind.WHOLE: int, Kind.FIGURE: Decimal, Kind.TRUTH: bool, Kind.LIST: tuple}


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_cells_are_of_the_kind_that_is_described(table: Any, holdings: Holdings, demo: Ledger) -> None:
    columns = {column.name: column for column in table.columns(True)}
    for row in [*table.rows(holdings), *table.rows(demo.holdings())]:
        for name, value in row.items():
            wanted = KINDS.get(columns[name].kind)
            assert value is None or wanted is None or isinstance(value, wanted), (name, value)


def test_a_mention_stands_as_its_document_words_it(holdings: Holdings) -> None:
    texts = {held.reading.document.id: held.reading.document for held in holdings.held}
    rows = {row["mention"]: row for row in json_rows(list(jsonl_folder.files(holdings)), "mentions")}
    assert len(rows) == sum(len(held.mentions) for held in holdings.held) > 50
    for row in rows.values():
        document = texts[row["document"]]
        text = document.title if row["place"] == "title" else document.text
        assert text and row["words"] == text[row["quantity_start"] : row["quantity_end"]]
        assert " ".join(row["words"].split()) in row["quotation"]


def test_figures_keep_every_digit(holdings: Holdings) -> None:
    made = list(csv_folder.files(holdings))
    said = {row["mention"]: (row["lower"], row["upper"]) for row in csv_rows(made, "mentions")}
    for name, found in holdings.evidence.items():
        quantity = found.told.mention.quantity
        ends = tuple(None if end == "" else Decimal(end) for end in said[name])
        assert ends == (quantity.lower, quantity.upper)
        assert "E" not in "".join(said[name])
    assert any("0.6666666666666666666666666667" in ends for ends in said.values())


def test_json_lines_say_what_csv_says(holdings: Holdings) -> None:
    table, lines = list(csv_folder.files(holdings)), list(jsonl_folder.files(holdings))
    for name in NAMES:
        for there, here in zip(csv_rows(table, name), json_rows(lines, name), strict=True):
            for column, value in here.items():
                if isinstance(value, str):
                    kept = value.encode("utf-8", "replace").decode("utf-8")
                    assert there[column] in (kept, f"'{kept}"), column
                elif isinstance(value, list):
                    assert [str(each) for each in simplejson.loads(unguarded(there[column]))] == value
                elif isinstance(value, Decimal):
                    assert Decimal(there[column]) == value
                else:
                    assert there[column] == ("" if value is None else simplejson.dumps(value)), column


def test_programmes_and_findings_are_those_that_the_ledger_shows(demo: Ledger) -> None:
    made, programmes, findings = demo.export("csv"), demo.programmes(), demo.findings()
    rows = {(row["programme"], int(row["reading"])): row for row in csv_rows(made, "programmes")}
    assert len(rows) == sum(len(programme.readings) for programme in programmes) > 0
    for programme in programmes:
        for number, reading in enumerate(programme.readings, start=1):
            row = rows[programme.id, number]
            assert (row["verdict"], row["reason"]) == (reading.verdict, reading.reason)
            assert row["plan_low"] == ("" if reading.plan.low is None else str(plain(reading.plan.low)))
            low, share = reading.share_done.low, row["share_done_low"]
            assert share == "" if low is None else Decimal(share) <= low < Decimal(share) + Decimal("0.000001")
    assert {row["finding"]: row["sentence"] for row in csv_rows(made, "findings")} == {
        finding.id: finding.sentence for finding in findings
    }


# --- copyright -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", [csv_folder, jsonl_folder])
def test_without_texts_only_short_quotations_leave(module: Any, short: Holdings) -> None:
    long = [held.reading.document.text for held in short.held if len(held.reading.document.text) > 310]
    assert long
    for file in module.files(short):
        content = file.content.decode("utf-8")
        assert not any(simplejson.dumps(text, ensure_ascii=False)[1:-1] in content for text in long), file.name
    described = simplejson.loads(named(list(module.files(short)))["datapackage.json"])
    documents = described["resources"][0]["schema"]["fields"]
    assert described["wholeTexts"] is False and "text" not in [field["name"] for field in documents]


# --- spreadsheets ----------------------------------------------------------------------------------------------------


FORMULAS = [
    ("=1+1", "'=1+1"),
    ("+49 30", "'+49 30"),
    ("-2", "'-2"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    (" \r\n=1", "' \r\n=1"),
    ("＝1", "'＝1"),
    ("'tis", "''tis"),
    ("40 = 40", "40 = 40"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "kept"), FORMULAS)
def test_no_cell_of_words_is_a_formula(text: str, kept: str) -> None:
    assert guarded(text) == kept


@given(st.text())
def test_the_guard_can_be_taken_away_again(text: str) -> None:
    kept = guarded(text)
    assert kept.lstrip()[:1] not in set("=+-@") and unguarded(kept) == text


def test_figures_are_not_guarded() -> None:
    assert (cell(Decimal("-30")), cell(Decimal("1E+3"))) == ("-30", "1000")


def test_mischief_is_written_as_text(holdings: Holdings) -> None:
    rows = csv_rows(list(csv_folder.files(holdings)), "mentions")
    assert [row["item"] for row in rows if "HYPERLINK" in row["item"]] and f"'{SCRIPT}" in {row["item"] for row in rows}
    outlets = {row["outlet"] for row in csv_rows(list(csv_folder.files(holdings)), "documents")}
    assert "'@Outlet\x1b[2J?" in outlets


# --- the package -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", [csv_folder, jsonl_folder])
def test_the_package_describes_its_files(module: Any, demo: Ledger) -> None:
    files = list(module.files(demo.holdings()))
    package = simplejson.loads(named(files)["datapackage.json"])
    assert package["version"] == "1.0" and [resource["name"] for resource in package["resources"]] == NAMES
    assert {resource["path"] for resource in package["resources"]} == set(named(files)) - {"datapackage.json"}
    for resource in package["resources"]:
        content = named(files)[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        fields = resource["schema"]["fields"]
        assert all(field["description"].endswith((".", "...")) and field["type"] in set(Kind) for field in fields)
        first = content.decode("utf-8").split("\r\n" if module is csv_folder else "\n")[0]
        names = first.split(",") if module is csv_folder else list(simplejson.loads(first))
        assert [field["name"] for field in fields] == names
        assert set(resource["schema"]["primaryKey"]) <= set(names)


def test_csv_keeps_to_rfc_4180(holdings: Holdings) -> None:
    for file in csv_folder.files(holdings):
        if file.name.endswith(".csv"):
            assert file.content.endswith(b"\r\n") and not file.content.startswith(b"\xef\xbb\xbf")
            rows = list(csv.reader(io.StringIO(file.content.decode("utf-8"), newline=""), strict=True))
            assert len({len(row) for row in rows}) == 1
