"""What the `<meta>`, `<time>` and itemprop marks of a page say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml.html import HtmlElement

from tallystick.intake.trees import words_of
from tallystick.intake.written_date import written_date

# Names that speak of publication, the surest first. Names of changes (article:modified_time, lastmod) are left out:
# a page that tells only when it was last touched does not tell when it was published.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article.published",
    "article:published", "article:post_date", "datepublished", "date.published", "date_published",
    "datepublication", "publication_date", "publication-date", "publicationdate", "publishdate",
    "publish_date", "publish-date", "published", "published-date", "published_time", "published_at",
    "publishtime", "publish_time", "pubdate", "pub_date", "og:pubdate", "rnews:datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original",
    "originalpublicationdate", "citation_publication_date", "citation_online_date", "dc.date.issued",
    "dc.issued", "dcterms.issued", "prism.publicationdate", "bt:pubdate", "dcterms.available",
)  # fmt: skip
# Names that mean publication on most pages, but the day of export or of an event on some.
LOOSE = (
    "date", "dc.date", "dc:date", "dcterms.date", "dc.date.created", "dcterms.created", "dc.created",
    "article:created", "article.created", "datecreated", "date_created", "created", "og:date",
    "citation_date",
)  # fmt: skip
_TIME_CLASSES = frozenset(("published", "entry-date", "dt-published", "pubdate", "post-date", "article-date"))
_PROPERTIES = frozenset(("datepublished",))


def metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Each meta element's name, in lower case, and its content."""
    for element in tree.iter("meta"):
        content = element.get("content")
        names = (element.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        for name in names:
            if name and content:
                yield name.strip().lower(), content


def meta_value(tree: HtmlElement, name: str) -> str | None:
    """The content of the first meta element of that name that has any, its white space made single."""
    values = (" ".join(content.split()) for found, content in metas(tree) if found == name)
    return next((value for value in values if value), None)


def meta_date(tree: HtmlElement, names: tuple[str, ...]) -> tuple[date, str | None] | None:
    """The date under the first of the names that has a readable one."""
    found = list(metas(tree))
    for name in names:
        for other, content in found:
            if other == name and (day := written_date(content)) is not None:
                return day
    return None


def marked_date(tree: HtmlElement) -> tuple[date, str | None] | None:
    """The date of the first element that is marked as the time of publication."""
    for element in tree.iter("time", "span", "div", "p", "abbr", "link"):
        if _is_marked(element):
            machine = (element.get(key) for key in ("datetime", "content", "title"))
            written = next(filter(None, machine), None) or words_of(element) or ""
            if (day := written_date(written)) is not None:
                return day
    return None


def _is_marked(element: HtmlElement) -> bool:
    if (element.get("itemprop") or "").strip().lower() in _PROPERTIES:
        return True
    if element.tag != "time":
        return False
    return element.get("pubdate") is not None or bool(_TIME_CLASSES & set((element.get("class") or "").lower().split()))
