"""Which date of a page wins, and what is no date."""

from datetime import date

import pytest

from tallystick.intake.published import find_published
from tallystick.intake.url_date import date_in_url
from tallystick.intake.written_date import written_date
from tallystick.model import PublishedBasis

META, JSON_LD, URL = PublishedBasis.META, PublishedBasis.JSON_LD, PublishedBasis.URL
FOURTH = date(2026, 2, 4)


TIMED = "2026-02-04T09:30+03:00"


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_signs_of_publication() -> None:
    cases = (
        ('<meta property="article:published_time" content="2026-02-04T09:30+03:00">', FOURTH, TIMED, META),
        ('<meta name="DC.date" content="2026-02-04">', FOURTH, None, META),
        ('<meta itemprop="datePublished" content="2026-02-04">', FOURTH, None, META),
        ('<meta name="date" content="Wed, 04 Feb 2026 09:30:00 GMT">', FOURTH, None, META),
        ('<time datetime="2026-02-04T09:30Z" pubdate>this morning</time>', FOURTH, "2026-02-04T09:30Z", META),
        ('<span itemprop="datePublished">4 February 2026</span>', FOURTH, None, META),
        (ld('{"@type": "NewsArticle", "datePublished": "2026-02-04"}'), FOURTH, None, JSON_LD),
        (ld('{"@graph": [{}, {"@type": ["Thing", "Article"], "datePublished": "2026-02-04"}]}'), FOURTH, None, JSON_LD),
        (ld('[{"mainEntity": {"@type": "Report", "datePublished": ["2026-02-04"]}}]'), FOURTH, None, JSON_LD),
        (ld('{"@type": "NewsArticle", "datePublished": "2026-02-04",}'), FOURTH, None, JSON_LD),
        (ld('{"@type": "NewsArticle", "a": "A "bad" b", "datePublished": "2026-02-04"'), FOURTH, None, JSON_LD),
        (ld('<!-- {"@type": "schema:BlogPosting", "datePublished": "2026-02-04"} -->'), FOURTH, None, JSON_LD),
        ('<link rel="canonical" href="https://news.example/2026/02/04/trucks">', FOURTH, None, URL),
    )  # fmt: skip
    for html, *expected in cases:
        assert find_published(f"<html><head>{html}</head><body><p>Forty trucks.</p></body></html>", None) == tuple(
            expected
        ), html


def test_what_is_no_date_of_publication() -> None:
    for html in (
        "<p>On 4 February 2026 forty trucks came.</p>",
        '<time datetime="2026-02-04">the day of the delivery</time>',
        '<meta property="article:modified_time" content="2026-02-04">',
        '<meta property="article:published_time" content="02/04/2026">',
        '<meta property="article:published_time" content="1970-01-01T00:00:00Z">',
        '<meta property="article:published_time" content="soon">',
        ld('{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2026-02-04"}]}'),
        ld('{"@type": "NewsArticle", "dateModified": "2026-02-04"}'),
        ld("[" * 100_000),
        ld('{"@type": "NewsArticle", "datePublished": ' + "9" * 10_000 + "}"),
        "",
    ):
        assert find_published(html, "https://news.example/trucks") is None, html[:90]


def test_dates_in_conflict() -> None:
    """Publication before modification, the surer name before the looser one, every mark before the address."""
    modified = '<meta property="article:modified_time" content="2026-02-09">'
    loose = '<meta name="date" content="2026-02-08">'
    marked = '<time class="entry-date" datetime="2026-02-07">'
    script = ld('{"@type": "NewsArticle", "dateModified": "2026-02-09", "datePublished": "2026-02-06"}')
    sure = '<meta property="article:published_time" content="2026-02-05">'
    address = "https://news.example/2026/02/04/trucks"
    cases = (
        (modified, "2026-02-04", URL),
        (modified + loose, "2026-02-08", META),
        (modified + loose + marked, "2026-02-07", META),
        (modified + loose + marked + script, "2026-02-06", JSON_LD),
        (modified + loose + marked + script + sure, "2026-02-05", META),
    )
    for html, day, basis in cases:
        assert find_published(f"<html><body>{html}</body></html>", address) == (date.fromisoformat(day), None, basis), (
            html
        )


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2026/02/04/trucks", FOURTH),
        ("https://news.example/2026/2/4", FOURTH),
        ("https://news.example/world/2026/feb/04/trucks", FOURTH),
        ("https://news.example/2026-02-04-trucks.html", FOURTH),
        ("https://news.example/a/20260204/trucks", FOURTH),
        ("https://news.example/a/202602040930.html", FOURTH),
        ("https://news.example/2026/02/04/plan-until-2026-12-31", FOURTH),
        ("https://news.example/2026-02-04-plan-until-2026-12-31", None),
        ("https://news.example/120260204", None),
        ("https://news.example/2026/02/30/trucks", None),
        ("https://news.example/2026/02/trucks", None),
        ("https://2026-02-04.example/trucks?day=2026-02-04", None),
        ("http://[broken/2026/02/04/", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, day: date | None) -> None:
    assert date_in_url(url) == day


def test_written_dates() -> None:
    for text, day in (
        ("2026-02-04", FOURTH), ("2026/02/04 09:30", FOURTH), ("20260204", FOURTH), ("20260204T093000Z", FOURTH),
        ("04.02.2026", FOURTH), ("February 4, 2026", FOURTH), ("Wed Feb 04 2026 09:30:00 GMT+0300", FOURTH),
        ("2026-02-30", None), ("1.2.20261", None), ("2026", None), ("", None), ("0001-01-01T00:00:00", None),
    ):  # fmt: skip
        assert (written_date(text) or (None,))[0] == day, text
