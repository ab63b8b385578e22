"""What holds for every format: equal ledgers give equal bytes, and whole texts stay behind where they are to."""

from __future__ import annotations

import csv
import io
import re

import pyarrow.parquet as pq
import pytest
import simplejson

from tallystick.desk.books import Ledger
from tallystick.desk.rooms import exporter
from tallystick.exports.file import File
from tallystick.exports.formats import FORMATS, Format
from tallystick.exports.holdings import Holdings
from tallystick.ledger import keeping

LONG = 310
OF_LEDGERS = [form for form in FORMATS if not form.subject]


def words_of(file: File) -> str:
    """What a file says, as text with single blanks."""
    if file.name.endswith(".parquet"):
        content = simplejson.dumps(pq.read_table(io.BytesIO(file.content)).to_pylist(), default=str, ensure_ascii=False)
    else:
        content = file.content.decode("utf-8")
    return re.sub(r"\s+", " ", content.replace("\\n", " ").replace("\r\n ", ""))


@pytest.mark.parametrize("form", OF_LEDGERS, ids=lambda form: form.name)
@pytest.mark.parametrize("texts", [True, False])
def test_equal_ledgers_give_equal_bytes(form: Format, texts: bool, made: Ledger, shuffled: Ledger) -> None:
    files = made.export(form.name, texts=texts)
    assert files == made.export(form.name, texts=texts) == shuffled.export(form.name, texts=texts)
    assert form.folder or len(files) == 1


@pytest.mark.parametrize("form", OF_LEDGERS, ids=lambda form: form.name)
def test_page_by_page_gives_the_bytes_of_everything_at_once(
    form: Format, made: Ledger, holdings: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {file.name: file.content for file in exporter(form)(holdings)}
    monkeypatch.setattr(keeping, "_AT_ONCE", 4)
    assert {file.name: file.content for file in made.export(form.name)} == whole


@pytest.mark.parametrize("form", OF_LEDGERS, ids=lambda form: form.name)
def test_without_texts_no_long_stretch_of_a_text_leaves(form: Format, made: Ledger) -> None:
    texts = [re.sub(r"\s+", " ", reading.document.text) for reading in (held.reading for held in made.holdings().held)]
    long = [text[:LONG] for text in texts if len(text) > LONG]
    assert long
    for file in made.export(form.name, texts=False):
        assert not any(text in words_of(file) for text in long), file.name


@pytest.mark.parametrize("form", OF_LEDGERS, ids=lambda form: form.name)
def test_an_empty_ledger_gives_empty_files(form: Format, empty: Ledger) -> None:
    assert empty.export(form.name)


def test_what_people_judged_is_what_leaves(empty: Ledger) -> None:
    empty.read("France has delivered 30 howitzers to Ukraine.", published="2026-02-04", language="en", id="one")
    empty.read("Poland has delivered 50 trucks to Ukraine.", published="2026-02-05", language="en", id="two")
    howitzers, trucks = sorted(empty.holdings().evidence.values(), key=lambda found: found.document.id)
    empty.review.accept(howitzers.id, by="Ann", why="Checked.")
    empty.review.correct(howitzers.id, "lower", "31", by="Ben")
    empty.review.reject(trucks.id, by="Ann")
    (told,) = (file for file in empty.export("csv") if file.name == "mentions.csv")
    (row,) = csv.DictReader(io.StringIO(told.content.decode("utf-8")))
    assert (row["words"], row["lower"]) == ("30", "31")
    graph = simplejson.loads(empty.export("schema.org")[0].content)["@graph"]
    reviews = {node["author"]["name"]: node for node in graph if node["@type"] == "ClaimReview"}
    assert {name: node["reviewRating"]["alternateName"] for name, node in reviews.items()} == {
        "Ann": "Read as the words say",
        "Ben": "Corrected: lower",
    }
    assert {node["claimReviewed"] for node in reviews.values()} == {"Delivered: 31 howitzers, by France, for Ukraine"}
