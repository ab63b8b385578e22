"""Files and bytes: text as it stands, pages by their article, junk without harm."""

import os
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.errors import IntakeError
from tallystick.intake.decoding import decode
from tallystick.intake.files import read_bytes, read_file, read_stream
from tallystick.model import PublishedBasis

RUSSIAN = "Заводы передали армии 310 машин, сообщило министерство. Ещё сорок обещаны к маю."
GIF = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")
PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}"><title>{title} | Вестник</title>
<meta property="og:site_name" content="Вестник"></head><body><nav><a href="/">Главная</a></nav><article><h1>{title}</h1>
<p>{text}</p><p>{text}</p></article><footer>Все права защищены</footer></body></html>"""


def test_plain_text_is_taken_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    data = "\ufeff  Forty\r\n trucks e\u0301 \0 <b>not bold</b> \n".encode()
    path.write_bytes(data)
    os.utime(path, (1_770_000_000, 1_770_000_000))
    found = read_file(path)
    assert found.text == "  Forty\r\n trucks e\u0301 \0 <b>not bold</b> \n"
    assert (found.id, found.raw, found.extractor) == (str(path), data, None)
    assert (found.published, found.published_basis, found.title, found.kind, found.outlet) == (None,) * 5


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path, Path("a\0b")):
        with pytest.raises(IntakeError) as error:
            read_file(path)
        assert error.value.source == str(path)


def test_what_is_given_wins() -> None:
    page = PAGE.format(lang="ru-RU", charset="utf-8", title="Машины", text=RUSSIAN).encode()
    url = "https://www.news.example/2026/02/04/a"
    found = read_bytes(
        page, id="a", url=url, published=date(2026, 2, 1), published_text="2026-02-01T10:00",
        language="uk", outlet="O", title="T", kind="agency",
    )  # fmt: skip
    assert (found.published, found.published_text) == (date(2026, 2, 1), "2026-02-01T10:00")
    assert found.published_basis is PublishedBasis.GIVEN
    assert (found.language, found.outlet, found.title, found.kind, found.url) == ("uk", "O", "T", "agency", url)
    own = read_bytes(page, id="a", url=url)
    assert (own.published, own.published_basis, own.kind) == (date(2026, 2, 4), PublishedBasis.URL, None)
    assert (own.language, own.outlet, own.title) == ("ru", "Вестник", "Машины")
    assert read_bytes(b"x", id="a", url=url).outlet == "news.example"
    assert read_stream(BytesIO(b"40 trucks")).id == "-"


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8", "utf-16"])
def test_a_russian_page_with_its_charset(charset: str) -> None:
    page = PAGE.format(lang="ru", charset=charset, title="Машины", text=RUSSIAN).encode(charset)
    found = read_bytes(page, id="a")
    assert RUSSIAN in found.text and "Все права" not in found.text and "Главная" not in found.text
    assert (found.title, found.language, found.published, found.outlet) == ("Машины", "ru", None, "Вестник")
    assert found.extractor is not None and found.extractor.startswith("trafilatura 2.")


def test_a_page_with_a_table() -> None:
    rows = "".join(
        f"<tr><td>{place}</td><td>{count} trucks</td></tr>" for place, count in (("Ostrava", 40), ("Brno", 7))
    )
    prose = "<p>The ministry gave the figures of its deliveries to the two depots on Tuesday morning.</p>" * 3
    found = read_bytes(
        f"<html><body><article><h1>Figures</h1>{prose}<table>{rows}</table></article></body></html>".encode(), id="a"
    )
    assert "Ostrava" in found.text and "40 trucks" in found.text and "7 trucks" in found.text


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("40 машин".encode() + b"\xff" + " и 7 танков".encode(), None, "40 машин\ufffd и 7 танков"),
        ("40 машин".encode() + b"\xff" + " и 7".encode(), "utf-8", "40 машин\ufffd и 7"),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN),
        (RUSSIAN.encode("koi8-r"), None, RUSSIAN),
        (RUSSIAN.encode("cp1251"), "utf-8", RUSSIAN),
        (RUSSIAN.encode("utf-8"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode("utf-16-le"), None, RUSSIAN),
        (RUSSIAN.encode("utf-16-be"), None, RUSSIAN),
        (RUSSIAN.encode("utf-16"), None, RUSSIAN),
        (RUSSIAN.encode("utf-8-sig"), "koi8-r", RUSSIAN),
        ("Les véhicules livrés à l’armée".encode("cp1252"), None, "Les véhicules livrés à l’armée"),
        ("Les véhicules livrés à l’armée".encode("cp1252"), "iso-8859-1", "Les véhicules livrés à l’armée"),
        ("Dostarczono łącznie 200 ciężarówek".encode("cp1250"), None, "Dostarczono łącznie 200 ciężarówek"),
        (b"40 \0 trucks", "rot13", "40 \0 trucks"),
        (b"", None, ""),
    ],
)
def test_decoding(data: bytes, declared: str | None, text: str) -> None:
    assert decode(data, declared) == text


def test_junk_is_harmless() -> None:
    for data in (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"PK\x03\x04abc", b"%PDF-1.7 x", GIF, bytes(range(32)) * 50):
        found = read_bytes(data, id="a")
        assert (found.text, found.raw, found.published) == ("", data, None)
    assert read_bytes(b"\xff\xd8 anything", id="a", content_type="image/jpeg").text == ""
    assert "40 trucks" in read_bytes(b"<html><body><p>40 tr\0ucks</p><p>40 trucks\0 came</p>", id="a").text
    assert "40 trucks" in read_bytes(b"<p>40 trucks", id="a").text


def test_deep_and_broken_pages_do_no_harm() -> None:
    for data in (
        b"<div>" * 50_000 + b"40 trucks",
        b"<?xml version='1.0' encoding='utf-16'?><html><p>x</p></html>",
        b"<html><body><![CDATA[ x ]]></body>",
        b"<html><!-- ",
        b"<html></html>",
        b"<html",
    ):
        assert read_bytes(data, id="a", content_type="text/html").raw == data


PIECES = (
    b"<p>", b"</p>", b"<html lang='ru'>", b"<meta charset=koi8-r>", b"<table><td>", b"<script>", b"<!--", b"\0",
    b"<meta name=date content='2026-02-04'>", b"<time pubdate>", b"\xff\xfe", b"&#x0;", b"&#xD800;", b"<svg>",
)  # fmt: skip
TEXTS = st.text(max_size=20).map(lambda text: text.encode("utf-8", "surrogatepass"))
MARKUP = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=20), TEXTS), max_size=12).map(b"".join)
TYPES = st.sampled_from([None, "text/html", "text/plain; charset=cp1251", "text/html; charset=utf-16"])


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.binary(max_size=300), MARKUP), TYPES)
def test_any_bytes_give_a_document(data: bytes, content_type: str | None) -> None:
    found = read_bytes(data, id="a", content_type=content_type)
    assert found.raw == data
    assert found.text.encode("utf-8").decode("utf-8") == found.text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_utf8_text_comes_back(text: str) -> None:
    assert read_bytes(text.encode(), id="a", content_type="text/plain").text == text.removeprefix("\ufeff")
