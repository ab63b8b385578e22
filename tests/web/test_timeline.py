"""A claim's page draws when its figure was said, by whom, and what took its place; and so does the picture of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from desk_serving import Desk, served
from lxml import etree

from tallystick.desk.books import Ledger
from tallystick.desk.settings import settings
from tallystick.model import Document

TOLD = [
    (
        "a",
        "Baltic Wire",
        "2027-01-05",
        "Sweden plans deliveries of 330 ambulances to Moldova in 2027, Clara Holm said.",
    ),
    (
        "b",
        "Fjord Times",
        "2027-02-12",
        "Sweden plans deliveries of 330 ambulances to Moldova in 2027, Clara Holm said.",
    ),
    (
        "c",
        "Baltic Wire",
        "2027-03-03",
        "Sweden plans deliveries of 300 ambulances to Moldova in 2027, Clara Holm said.",
    ),
    (
        "d",
        "Baltic Wire",
        "2027-07-09",
        "Sweden plans deliveries of 260 ambulances to Moldova in 2027, Clara Holm said.",
    ),
    ("e", "Chisinau Post", "2027-07-12", "Sweden delivered 120 ambulances to Moldova in June 2027, Ana Rusu said."),
]


@pytest.fixture(scope="module")
def timed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Ledger.open(tmp_path_factory.mktemp("timed") / "l.sqlite") as books:
        documents = [
            Document(id=id, text=text, outlet=outlet, published=date.fromisoformat(day), language="en")
            for id, outlet, day, text in TOLD
        ]
        how = settings(packs=books.packs)
        assert len(list(books.read_all(documents, how))) == len(TOLD)
        with served(books) as desk:
            yield desk


def claim(desk: Desk, number: int) -> str:
    return next(one.id for one in desk.books.claims() if one.quantity.said == number)


def test_a_revised_figure_is_drawn_up_to_what_took_its_place(timed: Desk) -> None:
    page = timed.get(f"/claims/{claim(timed, 300)}").text
    drawn = re.search(r"<figure class=\"chart\"><figcaption><b>How the figure changed.*?</figure>", page, re.S)
    assert drawn, "the page draws how the figure changed"
    words = " ".join(re.sub(r"<[^>]+>", " ", drawn.group()).split())
    assert "330 ambulances Clara Holm replaced on 3 March 2027 5 Jan" in words
    assert "300 ambulances Clara Holm replaced on 9 July 2027 said on 3 March 2027" in words
    assert "260 ambulances Clara Holm holds now said on 9 July 2027" in words


def test_its_table_tells_each_time_that_it_was_said(timed: Desk) -> None:
    page = etree.HTML(timed.get(f"/claims/{claim(timed, 330)}").content)
    table = next(one for one in page.iter("table") if "cards" in one.get("class", ""))
    rows = [["".join(map(str, cell.itertext())) for cell in row] for body in table.iter("tbody") for row in body]
    assert [row[0] for row in rows] == ["5 January 2027", "12 February 2027", "3 March 2027", "9 July 2027"]
    assert [row[3] for row in rows] == ["330", "330", "300", "260"]
    assert {row[1] for row in rows} == {"Clara Holm"}


@pytest.mark.parametrize("language", ["en", "fr", "ru", "de", "uk"])
def test_the_picture_stands_alone(timed: Desk, language: str) -> None:
    timed.client.cookies.set("lang", language)
    path = f"/claims/{claim(timed, 330)}/timeline"
    svg, png = timed.get(f"{path}.svg"), timed.get(f"{path}.png")
    timed.client.cookies.clear()
    picture = etree.fromstring(svg.content)
    texts = [one.text for one in picture.iter("{*}title", "{*}desc")]
    assert all(texts) and "{" not in "".join(filter(None, texts))
    assert (texts[0] == "How the figure changed") is (language == "en")
    assert (svg.status_code, svg.headers["content-type"]) == (200, "image/svg+xml")
    assert png.content.startswith(b"\x89PNG")


def test_what_was_told_on_one_day_and_never_changed_has_no_history(timed: Desk) -> None:
    alone = claim(timed, 120)
    assert "timeline.svg" not in timed.get(f"/claims/{alone}").text
    assert timed.get(f"/claims/{alone}/timeline.svg").status_code == 404
    assert timed.get("/claims/nobody/timeline.png").status_code == 404
