"""`tallystick read`: what people and programs see of documents, and of those that cannot be had."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson

Cli = Callable[..., Any]

HOWITZERS = "France has delivered more than 30 howitzers to Ukraine since January, the ministry said.\n"


def test_people_see_the_sentence_with_marks_and_a_table(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(HOWITZERS, encoding="utf-8")
    ran = cli("read", file, "--published", "2026-02-04")
    assert (ran.status, ran.err) == (0, "")
    assert "[figure: more than 30] [item: howitzers]" in ran.out
    assert "> 30" in ran.out and "delivered" in ran.out and "2026-02-04, by given" in ran.out


def test_programs_get_one_reading_a_line_and_nothing_else(cli: Cli, tmp_path: Path) -> None:
    lines = [
        {"id": "one", "text": HOWITZERS, "published": "2026-02-04"},
        {"id": "two", "text": "Nothing to report, the minister said on Monday."},
    ]
    docs = tmp_path / "docs.jsonl"
    docs.write_text("".join(simplejson.dumps(line) + "\n" for line in lines), encoding="utf-8")
    ran = cli("read", "--json", "--documents", docs)
    assert (ran.status, ran.err) == (0, "")
    one, two = ran.objects
    assert (one["contract"], one["document"]["id"], two["document"]["id"]) == (1, "one", "two")
    assert one["document"]["published_basis"] == "given" and two["document"]["published"] is None
    (mention,) = one["mentions"]
    start, end = mention["quantity"]["span"]
    assert (HOWITZERS[start:end], mention["quantity"]["lower"]) == ("more than 30", Decimal(30))
    assert two["mentions"] == []


def test_a_file_of_json_lines_is_read_as_documents(cli: Cli, tmp_path: Path) -> None:
    docs = tmp_path / "docs.jsonl"
    docs.write_text('{"id": "one", "text": "Norway sent 40 tanks."}\nNorway sent 9 tanks.\n', encoding="utf-8")
    ran = cli("read", "--json", docs)
    assert [one["document"]["id"] for one in ran.objects] == ["one"]
    assert (ran.status, f"{docs}:2: not JSON" in ran.err) == (1, True)


def test_standard_input_is_a_document_or_lines_of_them(cli: Cli) -> None:
    (alone,) = cli("read", "-", "--json", stdin=HOWITZERS.encode()).objects
    line = simplejson.dumps({"id": "a", "text": HOWITZERS}).encode()
    (listed,) = cli("read", "--documents", "-", "--json", stdin=line).objects
    assert (alone["document"]["id"], listed["document"]["id"]) == ("-", "a")
    assert alone["mentions"] == listed["mentions"] != []


def test_a_lines_own_date_wins_over_the_option(cli: Cli) -> None:
    lines = b'{"id": "a", "text": "x", "published": "2026-01-01"}\n{"id": "b", "text": "x"}\n'
    ran = cli("read", "--documents", "-", "--json", "--published", "2026-02-04T09:30+03:00", stdin=lines)
    assert [reading["document"]["published"] for reading in ran.objects] == ["2026-01-01", "2026-02-04T09:30+03:00"]


def test_the_width_of_about_is_a_setting(cli: Cli) -> None:
    text = "The army received about 2 million shells in January, the minister said."
    usual, narrow = (cli("read", "-", *width, stdin=text.encode()).out for width in ([], ["--width", "0.1"]))
    assert "1,500,000 – 2,500,000" in usual
    assert "1,900,000 – 2,100,000" in narrow


def test_one_bad_document_of_a_thousand_stops_nothing(cli: Cli) -> None:
    lines = [simplejson.dumps({"id": str(number), "text": "Quiet."}) for number in range(1000)]
    lines[499] = '{"id": "no text"}'
    ran = cli("read", "--documents", "-", "--json", stdin="\n".join(lines).encode())
    assert ran.status == 1
    assert len(ran.objects) == 999
    assert ran.err == '-:500: no "text"\n'


MISSING = [
    (["nothing-here.txt"], 1, "nothing-here.txt: cannot be opened: No such file or directory"),
    (["http://127.0.0.1:9/"], 1, "127.0.0.1 is not on the open internet; allow the host by name"),
    (["--documents", "nothing-here.jsonl"], 2, "nothing-here.jsonl: cannot be opened: No such file or directory"),
    ([], 2, "nothing to read"),
    (["-", "--language", "xx"], 2, "no language 'xx'; there are de, en, es, fr"),
    (["-", "--published", "4 February"], 2, "date '4 February' is not like"),
    (["-", "--published", "2026-02-30"], 2, "does not exist"),
    (["-", "--width", "wide"], 2, "width 'wide' is not a number"),
    (["-", "--packs", "no-such-folder"], 2, "no-such-folder: no such folder of packs"),
    (["--no-such-option"], 2, "--no-such-option"),
]


@pytest.mark.parametrize(("words", "status", "message"), MISSING, ids=[" ".join(words) for words, _, _ in MISSING])
def test_what_is_missing_or_wrong_is_told(cli: Cli, words: list[str], status: int, message: str) -> None:
    ran = cli("read", *words)
    assert ran.status == status
    assert message in ran.err
    assert ran.out == "" and "Traceback" not in ran.err


BYTES = [
    ("empty", b""),
    ("binary", bytes(range(256)) * 64),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    ("quotation marks only", "«»“”„\"'".encode() * 400),
    ("NUL bytes", b"\0" * 10_000),
    ("a broken byte", b"Forty \xff trucks \xc3"),
    ("half a surrogate pair", "\ud83d alone".encode("utf-8", "surrogatepass")),
    ("an unclosed page", b"<html><body><p>" * 200),
    ("terminal controls", b"\x1b[2J\x1b]0;owned\x07 forty trucks"),
]


@pytest.mark.parametrize("data", [data for _, data in BYTES], ids=[name for name, _ in BYTES])
def test_no_bytes_are_an_error(cli: Cli, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "input"
    file.write_bytes(data)
    for words in ([], ["--json"]):
        ran = cli("read", file, *words)
        assert (ran.status, ran.err) == (0, "")
        assert "\x1b" not in ran.out


ENCODED = [
    ("cp1251", "Франция передала Украине более 30 гаубиц в январе, сообщило министерство в своём отчёте."),
    ("utf-16", "Франция передала Украине более 30 гаубиц в январе, сообщило министерство."),
    ("cp1252", "La France a livré plus de 30 obusiers à l’Ukraine en janvier, a indiqué le ministère à la presse."),
]


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_other_encodings_are_read_like_utf8(cli: Cli, encoding: str, text: str) -> None:
    (there,) = cli("read", "-", "--json", stdin=text.encode(encoding)).objects
    (plain,) = cli("read", "-", "--json", stdin=text.encode()).objects
    assert there["document"]["text_sha256"] == plain["document"]["text_sha256"]


def test_lone_surrogates_come_in_and_go_out_as_escapes(cli: Cli) -> None:
    line = rb'{"id": "a\ud800", "title": "\udfff", "text": "Forty trucks \ud83d arrived."}'
    ran = cli("read", "--documents", "-", "--json", stdin=line)
    assert (ran.status, ran.objects[0]["document"]["id"]) == (0, "a\ud800")
    assert cli("read", "--documents", "-", stdin=line).status == 0


def test_a_language_that_we_lack_is_read_as_saying_nothing(cli: Cli) -> None:
    lines = '{"id": "a", "text": "国防部表示交付了三百多辆车", "language": "zh"}\n'
    ran = cli("read", "--documents", "-", "--json", stdin=lines.encode())
    assert (ran.status, ran.objects[0]["mentions"]) == (0, [])
