"""The Python API: the names of the command line, values of the model, and HTML for a notebook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import simplejson

import tallystick
from tallystick.errors import LedgerError, SettingError

TEXT = "France has delivered more than 30 howitzers to Ukraine since January, the ministry said."


def test_a_reading_behaves_as_the_models() -> None:
    read = tallystick.read(TEXT, published="2026-02-04")
    assert read == tallystick.read(TEXT, published=date(2026, 2, 4), language="en")
    (mention,) = read.mentions
    assert (mention.quantity_span.of(TEXT), mention.quantity.lower) == ("more than 30", Decimal(30))
    assert (read.document.language, read.document.published) == ("en", date(2026, 2, 4))
    assert read.mentions is read.reading.mentions
    line = simplejson.loads(read.to_json(), use_decimal=True)
    assert line == simplejson.loads(simplejson.dumps(read.to_dict(), use_decimal=True), use_decimal=True)
    assert repr(read).endswith("(en, 2026-02-04): 1 mentions, 0 directives, 0 events>")


def test_a_notebook_shows_marked_spans_and_no_foreign_markup() -> None:
    html = tallystick.read(f"<script>alert(1)</script> {TEXT}", title="<b>Guns & more</b>", language="en")._repr_html_()
    assert '<mark class="figure"' in html and "more than 30<span" in html
    assert "<script" not in html and "<b>Guns" not in html and "&lt;b&gt;Guns &amp; more" in html


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "«»“”\"'" * 100, "国防部"])
def test_no_text_is_an_error(text: str) -> None:
    read = tallystick.read(text)
    assert (read.mentions, read.document.language) == ((), None)
    assert read._repr_html_().encode("utf-8") and read.to_json().encode("utf-8")


def test_settings_are_told() -> None:
    with pytest.raises(SettingError, match="no language 'xx'; there are de, en"):
        tallystick.read(TEXT, language="xx")
    with pytest.raises(SettingError, match="published: date 'soon'"):
        tallystick.read(TEXT, published="soon")
    with pytest.raises(SettingError, match="no such folder of packs"):
        tallystick.read(TEXT, packs=["/nowhere/at/all"])


def test_the_ledger_has_the_names_of_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "books.sqlite"
    with tallystick.Ledger.open(path) as ledger:
        read = ledger.read(TEXT, published="2026-02-04", id="one")
        assert ledger.post(read) == "unchanged"
        (claim,) = ledger.claims()
        (listed,) = ledger.documents()
        assert (claim.quantity.lower, listed.id) == (Decimal(30), "one")
        assert ledger.show(claim.id) is not None and ledger.show("nothing") is None
        assert [found["claim"] for found in ledger.claim_objects()] == [claim.id]
    with pytest.raises(LedgerError):
        tallystick.Ledger.open(tmp_path / "none.sqlite", create=False)


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'raed'"):
        tallystick.raed  # noqa: B018
