"""Dossiers: everything that concerns a claim or a programme, in a page that runs nothing and asks for nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mischief import SCRIPT

from tallystick.desk.books import Ledger
from tallystick.errors import SettingError
from tallystick.exports.dossier import page
from tallystick.exports.dossier.bars import Bar, Scale, Stretch, computed_bar, said_bar, scale_for
from tallystick.exports.dossier.gathering import dossier
from tallystick.exports.dossier.markdown import escaped
from tallystick.exports.holdings import Holdings
from tallystick.model import (
    Bound,
    Edge,
    Interval,
    NotCompared,
    Period,
    Programme,
    ProgrammeReading,
    Quantity,
    Reason,
    Verdict,
    Widths,
)

D = Decimal


class Page(HTMLParser):
    """A page taken apart: its elements, the attributes that load or run something, and its text."""

    VOID = frozenset({"meta", "br", "col", "rect", "line", "path", "stop"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self.text += " " if tag in ("br", "dd", "td") else ""
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(books: Ledger, id: str, **how: Any) -> str:
    (file,) = books.export("html", of=id, **how)
    return file.content.decode("utf-8")


VACCINES = ProgrammeReading(
    period=Period(date(2026, 1, 1), date(2026, 12, 31)),
    unit="piece",
    plan=Interval(D(900000), D(1100000)),
    delivered=Interval(D(240000), D(240000)),
    share_done=Interval(D("0.218181818"), D("0.266666667")),
    time_gone=D("0.268493"),
    pace=Interval(D("0.812616"), D("0.993197")),
    required_rate=Interval(D("74200.1"), D("96700.2")),
    projection=Interval(D("893877.5"), D("893877.5")),
    verdict=Verdict.BEHIND,
    why=Reason.SLOWER,
    claims=(),
    mentions=(),
    reason="Less came than the time gone asks for.",
)


@pytest.fixture(scope="module")
def vaccines(demo: Ledger) -> Holdings:
    """The example reports with one programme: vaccines promised and delivered, told in two ways, grain left out."""
    holdings = demo.holdings()
    plan, done, grain = (
        next(claim for claim in holdings.claims if (claim.category, claim.quantity.said) == wanted)
        for wanted in (("medical.vaccine", D(1000000)), ("medical.vaccine", D(240000)), ("food.grain.wheat", D(95000)))
    )
    told = replace(VACCINES, claims=(plan.id, done.id), mentions=(plan.mentions[0], done.mentions[0]))
    rest = replace(told, period=replace(told.period, edge=Edge.REST), verdict=Verdict.ON_PACE, reason="As fast.")
    programme = Programme(
        id="0123456789abcdef",
        category="medical.vaccine",
        recipient="Ghana",
        agent=None,
        as_of=date(2026, 4, 8),
        readings=(told, rest),
        not_compared=(NotCompared("food.grain.wheat", grain.mentions[:1], "Vaccine is no wheat."),),
    )
    return replace(holdings, programmes=(programme,))


# --- what a page holds -----------------------------------------------------------------------------------------------


def test_a_programme_has_verdict_reason_evidence_and_what_is_left_out(vaccines: Holdings) -> None:
    (file,) = page.files_about("0123456789abcdef", vaccines)
    text = " ".join(Page(file.content.decode("utf-8")).text.split())
    for words in (
        "Doses of vaccine for Ghana, 2026",
        "Undetermined As of 8 April 2026",
        "Behind Less came than the time gone asks for.",
        "900,000 to 1.1 million promised 240,000 delivered",
        "Share delivered 21.8 to 26.7 %",
        "Time gone 26.8 %",
        "0.81 to 0.99",
        "2026, deliveries as Ama Owusu tells them",
        "Denmark has pledged one million doses of vaccine to Ghana for 2026",
        "Le Danemark a promis un million de doses de vaccin au Ghana",
        "Дания пообещала передать Гане миллион доз вакцины",
        "What is not compared, and why food.grain.wheat Vaccine is no wheat.",
        "В апреле Украина поставила в Эфиопию 95 тыс. тонн пшеницы",
    ):
        assert words in text, words


def test_rival_readings_stand_side_by_side(vaccines: Holdings) -> None:
    shown = dossier("0123456789abcdef", vaccines)
    assert [(reading.name, reading.verdict) for reading in shown.readings] == [
        ("2026", "behind"),
        ("The rest of 2026, from 1 January 2026", "on pace"),
    ]
    assert shown.verdict == "Undetermined" and [len(chart.rows) for chart in shown.charts] == [2, 2]
    promise, done = shown.charts[0].rows[0].bars
    assert (promise.look, promise.notches, done.look, len(done.notches)) == ("promise", (), "done", 1)


def test_a_claim_shows_its_origins_and_those_against_it(demo: Ledger) -> None:
    claims = {claim.id: claim for claim in demo.claims()}
    for finding in demo.findings():
        for claim in {found.claim for found in demo.holdings().of(finding.mentions)}:
            shown = dossier(claim, demo.holdings())
            assert finding.sentence in [found.sentence for found in shown.findings]
            assert shown.claims[0].id == claim
            assert len(shown.claims[0].utterances) == len(claims[claim].origins)


@pytest.mark.parametrize("texts", [True, False])
def test_every_claim_and_programme_has_both_forms(made: Ledger, demo: Ledger, texts: bool) -> None:
    for books in (made, demo):
        holdings = books.holdings(texts=texts)
        for id in [claim.id for claim in holdings.claims][::5] + [each.id for each in holdings.programmes]:
            shown = dossier(id, holdings)
            assert shown.sources and all(claim.quotes for claim in shown.claims)
            numbers = {quote.source for claim in shown.claims for quote in claim.quotes}
            assert numbers <= set(range(1, len(shown.sources) + 1))
            for quote in (quote for claim in shown.claims for quote in claim.quotes):
                assert texts or sum(len(piece.text) for piece in quote.pieces) <= 300 + 8


# --- other people's words --------------------------------------------------------------------------------------------


def mischievous(holdings: Holdings) -> list[str]:
    return [claim.id for claim in holdings.claims if SCRIPT in claim.item]


def test_a_page_is_whole_and_neither_runs_nor_fetches(made: Ledger, holdings: Holdings) -> None:
    ids = mischievous(holdings)
    assert ids
    for id in ids:
        shown = Page(page_of(made, id))
        assert not shown.open and "script" not in shown.tags
        assert not shown.tags & {"img", "iframe", "object", "embed", "link", "form", "base", "video", "audio", "input"}
        assert SCRIPT in " ".join(shown.text.split())
        for tag, name, value in shown.attributes:
            assert not name.startswith("on"), (tag, name)
            assert name not in {"src", "srcset", "action", "formaction", "background", "style", "xlink:href"}
            assert name != "href" or (tag == "a" and re.match(r"https?://|#source-\d+$", value)), value


def test_the_style_asks_for_nothing(demo: Ledger) -> None:
    shown = page_of(demo, demo.claims()[0].id)
    style = shown[shown.index("<style>") : shown.index("</style>")]
    assert "@import" not in style and not re.search(r"url\((?!#)", style)
    assert "prefers-color-scheme" in style or "light-dark(" in style
    assert "@media print" in style and "default-src 'none'" in shown


def test_markdown_shows_words_as_words(made: Ledger, holdings: Holdings) -> None:
    for id in mischievous(holdings):
        (file,) = made.export("markdown", of=id)
        html = markdown.markdown(file.content.decode("utf-8"), extensions=["tables"])
        shown = Page(html)
        assert "script" not in shown.tags and not any(name == "href" for _, name, _ in shown.attributes)
        assert SCRIPT in " ".join(shown.text.split())


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"), min_size=1))
def test_escaped_words_come_back(text: str) -> None:
    for words in (" ".join(text.split()), f"x {text} x", f"12. {text}", f"#{text}", f"- {text}"):
        back = Page(markdown.markdown(escaped(words), extensions=["tables"]))
        assert " ".join(back.text.split()) == " ".join(words.split())
        assert back.tags <= {"p"}


# --- ids -------------------------------------------------------------------------------------------------------------


def test_the_beginning_of_an_id_will_do_where_it_is_the_only_one(demo: Ledger, holdings: Holdings) -> None:
    id = demo.claims()[0].id
    assert page_of(demo, id[:10]) == page_of(demo, id) == page_of(demo, demo.claims()[0].mentions[0].id)
    with pytest.raises(SettingError, match="'zzzz': no claim or programme of this id"):
        demo.export("html", of="zzzz")
    with pytest.raises(SettingError, match="is about one claim or one programme"):
        demo.export("html")
    with pytest.raises(SettingError, match="--of goes with html, markdown"):
        demo.export("csv", of=id)


# --- bars ------------------------------------------------------------------------------------------------------------


TEN = Scale(D(10), D(2))


def bar(solid: int, hatched: tuple[int, int] | None, *notches: int, faint: str = "") -> Bar:
    return Bar(
        "done",
        Stretch(D(0), D(solid)) if solid else None,
        Stretch(D(hatched[0]), D(hatched[1] - hatched[0])) if hatched else None,
        tuple(map(D, notches)),
        faint,
    )


SAID = [
    (Quantity(D(5), D(5)), bar(50, None, 50)),
    (Quantity(D(5), D(5), Bound.ABOUT), bar(45, (45, 55), 50)),
    (Quantity(D(5), None, Bound.MORE_THAN), bar(50, (50, 100), 50, faint="right")),
    (Quantity(D(5), None, Bound.AT_LEAST), bar(50, (50, 100), 50, faint="right")),
    (Quantity(None, D(5), Bound.LESS_THAN), bar(0, (0, 50), 50, faint="left")),
    (Quantity(None, D(5), Bound.UP_TO), bar(0, (0, 50), 50, faint="left")),
    (Quantity(None, D(5), Bound.NEARLY), bar(0, (0, 50), 50, faint="left")),
    (Quantity(D(4), D(5), Bound.BETWEEN), bar(40, (40, 50), 40, 50)),
    (Quantity(D(5), None, Bound.AT_LEAST, vague=True), None),
    (Quantity(D(-5), D(-5)), None),
]


@pytest.mark.parametrize(("quantity", "drawn"), SAID)
def test_solid_is_sure_and_hatching_possible(quantity: Quantity, drawn: Bar | None) -> None:
    assert said_bar(quantity, "done", TEN, Widths()) == drawn


def test_what_is_computed_has_no_notch_and_what_is_beyond_the_scale_an_arrow() -> None:
    assert computed_bar(Interval(D(2), D(40)), "done", TEN) == bar(20, (20, 100), faint="right")


@given(st.lists(st.decimals(min_value=0, max_value=D("1E+40"), allow_nan=False, places=2), min_size=1))
def test_a_scale_has_room_and_few_ticks(values: list[Decimal]) -> None:
    scale = scale_for(values)
    if scale is None:
        assert not any(values)
        return
    assert all(0 <= scale.at(value) <= 100 for value in values) and scale.top > max(values)
    assert 2 <= len(scale.ticks()) <= 6
