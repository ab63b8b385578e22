"""How readings look: marks in a sentence, and values in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model import Bound, Edge, Measure, Per, Period, Quantity, Span
from tallystick.reports.wording import figure, period, readable
from tallystick.words.marked import KINDS, Mark, Piece, pieces
from tallystick.words.sentences import sentence_around, sentences
from tallystick.words.tokens import Tokens

D = Decimal

FIGURES = [
    (Quantity(D(30), None, Bound.MORE_THAN), "more than 30"),
    (Quantity(D("2E+6"), D("2E+6"), Bound.ABOUT, unit="EUR"), "about 2,000,000 EUR"),
    (Quantity(D("1.5"), D(2), Bound.BETWEEN, unit="tonne"), "1.5 – 2 tonne"),
    (Quantity(D(30), D(30), unit="percent", measure=Measure.GROWTH), "+30 %"),
    (Quantity(D(-30), D(-30), unit="percent", measure=Measure.GROWTH), "-30 %"),
    (Quantity(D(600), D(600), per=Per.MONTH), "600 per month"),
    (Quantity(D(12), None, Bound.AT_LEAST, vague=True), "at least 12 (vague)"),
]

PERIODS = [
    (None, ""),
    (Period(date(2026, 1, 1), date(2026, 1, 31)), "2026-01-01 – 2026-01-31"),
    (Period(date(2026, 1, 5), date(2026, 1, 5)), "2026-01-05"),
    (Period(None, date(2026, 6, 30), Edge.BY), "by 2026-06-30"),
    (Period(None, date(2026, 6, 30), Edge.SO_FAR), "so far, to 2026-06-30"),
    (Period(date(2026, 1, 1), None, Edge.SINCE), "since 2026-01-01"),
    (Period(date(2026, 2, 4), date(2026, 12, 31), Edge.REST), "2026-02-04 – 2026-12-31 (rest)"),
    (Period(None, None, Edge.BY), "by (no date)"),
    (Period(None, None, Edge.SO_FAR), "so far (no date)"),
    (Period(None, None, Edge.REST), "rest (no date)"),
]


@pytest.mark.parametrize(("quantity", "words"), FIGURES)
def test_figures(quantity: Quantity, words: str) -> None:
    assert figure(quantity) == words


@pytest.mark.parametrize(("value", "words"), PERIODS)
def test_periods(value: Period | None, words: str) -> None:
    assert period(value) == words


def test_where_marks_overlap_the_weightier_wins() -> None:
    marks = [Mark("item", Span(0, 9)), Mark("figure", Span(0, 2)), Mark("period", Span(20, 30))]
    found = pieces("40 trucks in May.", Span(0, 17), marks)
    assert found == [Piece("40", "figure"), Piece(" trucks", "item"), Piece(" in May.")]


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.text(max_size=50), spans, st.lists(st.builds(Mark, st.sampled_from(KINDS), spans), max_size=6))
def test_pieces_put_together_are_the_window(text: str, span: Span, marks: list[Mark]) -> None:
    window = Span(min(span.start, len(text)), min(span.end, len(text)))
    assert "".join(piece.text for piece in pieces(text, window, marks)) == window.of(text)


@given(st.text(max_size=80), spans)
def test_a_sentence_lies_in_its_text(text: str, span: Span) -> None:
    inside = Span(min(span.start, len(text)), min(span.end, len(text)))
    found = sentence_around(text, inside)
    assert 0 <= found.start <= found.end <= len(text)


SENTENCES = [
    ("It came. We got 40 trucks. It went.", "40", "We got 40 trucks."),
    ("One line\nWe got 40 trucks\nand more", "40", "We got 40 trucks"),
    ("The talks of Gen. Roe gave 40 trucks. Then none.", "40", "The talks of Gen. Roe gave 40 trucks."),
    ("First. " + "x" * 9000 + " 40", "40", "x" * 3999 + " 40"),
]


@pytest.mark.parametrize(("text", "words", "sentence"), SENTENCES)
def test_sentences(text: str, words: str, sentence: str) -> None:
    place = Span(text.index(words), text.index(words) + len(words))
    assert sentence_around(text, place, frozenset({"gen"})).of(text) == sentence


WORDS = ["We", "got", "40", "trucks", "Gen.", "Roe", "e.g.", "3.", "Mai", "…", ".", "!", "»", "–", "\u2028", "no"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=400), st.data())
def test_a_sentence_is_the_one_that_its_whole_line_has(words: list[str], data: st.DataObject) -> None:
    line, short = " ".join(words), frozenset({"gen", "3"})
    start = data.draw(st.integers(0, len(line) - 1))
    inside = Span(start, min(start + 3, len(line)))
    tokens = Tokens(line)
    cut = [tokens.span(one.first, one.last) for one in sentences(tokens, short)]
    touched = [place for place in cut if place.overlaps(inside)]
    assert sentence_around(line, inside, short) == (touched[0].hull(touched[-1]) if touched else inside)


@given(st.text())
def test_readable_words_steer_no_terminal(text: str) -> None:
    assert not set(readable(text)) & {chr(code) for code in (*range(32), 127, *range(128, 160), 0x202E)}
