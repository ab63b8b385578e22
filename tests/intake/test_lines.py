"""JSON lines: what is a document, what is refused, and that the rest goes on."""

import io
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.errors import ContractError
from tallystick.intake.lines import documents
from tallystick.model import Document, PublishedBasis


def test_a_whole_line() -> None:
    line = (
        '{"id": "a", "text": "40 trucks\\r\\n\\u0000", "title": "T", "language": "en", "score": 0.1, "more": [1],'
        ' "published": "2026-02-04T23:30+03:00", "url": "https://news.example/a", "outlet": "News", "kind": "outlet"}'
    )
    (found,) = documents([line.encode()], source="docs.jsonl")
    assert found == Document(
        id="a", text="40 trucks\r\n\0", title="T", language="en", published=date(2026, 2, 4),
        published_text="2026-02-04T23:30+03:00", published_basis=PublishedBasis.GIVEN,
        url="https://news.example/a", outlet="News", kind="outlet",
    )  # fmt: skip


def test_bad_lines_are_values_and_the_others_go_on() -> None:
    cases = (
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object but a list"),
        (b'{"text": "x"}', 'no "id"'),
        (b'{"id": "x"}', 'no "text"'),
        (b'{"id": "", "text": "x"}', '"id" is empty'),
        (b'{"id": 7, "text": "x"}', '"id" is a number, not a string'),
        (b'{"id": "x", "text": null}', '"text" is null, not a string'),
        (b'{"id": "x", "text": "x", "title": 1.5}', '"title" is a number, not a string or null'),
        (b'{"id": "x", "text": "x", "published": "4 February"}', "is not like"),
        (b'{"id": "x", "text": "x", "published": "2026-02-30"}', "does not exist"),
        (b'{"id": "x", "text": "x", "published": "2026-02-04T25:00"}', "does not exist"),
        (b'{"id": "x", "text": "\xff"}', "not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"id": "x", "text": "x", "n": ' + b"9" * 5000 + b"}", ""),
    )
    good = b'{"id": "good", "text": "x"}\n'
    for number, (line, reason) in enumerate(cases[:-1], start=1):
        found = list(documents([b"\n"] * (number - 1) + [line, b"  \r\n", good], source="docs.jsonl"))
        assert len(found) == 2 and isinstance(found[0], ContractError) and isinstance(found[1], Document), line[:60]
        assert (found[0].source, found[0].line) == ("docs.jsonl", number)
        assert reason in found[0].reason, found[0].reason
    assert len(list(documents([cases[-1][0], good], source="docs.jsonl"))) == 2


def test_byte_order_mark_surrogates_and_files() -> None:
    stream = io.BytesIO(b'\xef\xbb\xbf{"id": "a", "text": "\\ud800 x"}\n\n{"id": "b", "text": "\xf0\x9f\x9a\x9a"}')
    first, second = documents(stream, source="-")
    assert isinstance(first, Document) and first.text == "\ud800 x" and len(first.text_sha256) == 64
    assert isinstance(second, Document) and second.text == "\U0001f69a"


def test_a_line_of_fifty_megabytes() -> None:
    (found,) = documents([b'{"id": "a", "text": "' + b"forty trucks " * 4_000_000 + b'"}'], source="-")
    assert isinstance(found, Document) and len(found.text) == 52_000_000


@given(st.lists(st.binary(max_size=80), max_size=5))
def test_any_bytes_give_values(lines: list[bytes]) -> None:
    found = list(documents(lines, source="-"))
    assert len(found) <= len(lines)


@pytest.mark.parametrize("module", ["lines", "files"])
def test_reading_text_loads_no_heavy_library(module: str) -> None:
    code = (
        f"import sys, tallystick.intake.{module};"
        "print([m for m in ('trafilatura', 'htmldate', 'httpx', 'httpcore', 'lxml') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
