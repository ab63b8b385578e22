"""What stands on a page: text, title, language, outlet and date.

This module alone loads trafilatura; `intake.files` loads it when the first page comes.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

import trafilatura
from lxml.html import HtmlElement

from tallystick.intake.hosts import host_of
from tallystick.intake.meta import meta_value
from tallystick.intake.published import find_published, own_address
from tallystick.intake.trees import tree_of, words_of
from tallystick.model import PublishedBasis

# What it complains of is a page without an article, which is no error here and nothing for a terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
EXTRACTOR = f"trafilatura {trafilatura.__version__}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read."""

    text: str
    title: str | None
    language: str | None
    outlet: str | None
    published: tuple[date, str | None, PublishedBasis] | None
    extractor: str = EXTRACTOR


def read_page(html: str, url: str | None) -> Page:
    """Everything that the page tells of itself; a page with nothing on it has an empty text."""
    tree = tree_of(html)
    if tree is None:
        return Page("", None, None, host_of(url), find_published("", url))
    title = _title(tree)
    return Page(
        text=_below_title(main_text(tree), title),
        title=title,
        language=_language(tree),
        outlet=meta_value(tree, "og:site_name") or host_of(url or own_address(tree)),
        published=find_published(tree, url),
    )


def _below_title(text: str, title: str | None) -> str:
    """The text without its first line where that is the title again: a headline is no part of the report's words."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and rest and " ".join(first.split()) == " ".join(title.split()) else text


def main_text(tree: HtmlElement) -> str:
    """The article without menus and comments; all words of the page where no article is found."""
    for extract in (_article, _all_words):
        try:
            text = extract(deepcopy(tree))
        except Exception:  # whatever a parser stumbles over in a page is the page's fault and no reason to stop
            continue
        if text:
            return text
    return ""


def _article(tree: HtmlElement) -> str | None:
    text = trafilatura.extract(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    return None if text is None else str(text)


def _all_words(tree: HtmlElement) -> str:
    return str(trafilatura.html2txt(tree))


def _title(tree: HtmlElement) -> str | None:
    elements = (element for tag in ("h1", "title") for element in tree.iter(tag))
    return meta_value(tree, "og:title") or next(filter(None, map(words_of, elements)), None)


def _language(tree: HtmlElement) -> str | None:
    """The language of `<html lang>` without its region, or None."""
    given = (tree.get("lang") or tree.get("xml:lang") or "").strip().lower()
    match = re.match(r"([a-z]{2,3})(?:[-_]|$)", given)
    return None if match is None or match[1] in ("und", "mul", "zxx") else match[1]
