"""Each invented article gives the rows that a careful reader writes down, and no others."""

from datetime import date
from decimal import Decimal

import pytest
from house import ARTICLES, Row

from tallystick.model import Document, Mention
from tallystick.packs import load
from tallystick.recognise.reader import read_document

PACKS = load()


def row_of(mention: Mention, expected: Row | None, text: str) -> Row:
    """The mention as a row; what the expected row leaves open stays open."""
    quantity, period = mention.quantity, mention.period.period if mention.period else None
    words = mention.quantity_span.of(text)
    ends = (
        (str(period.start) if period.start else None, str(period.end) if period and period.end else None)
        if period
        else None
    )
    return Row(
        words,
        _plain(quantity.lower),
        _plain(quantity.upper),
        str(quantity.bound),
        mention.item.category,
        str(mention.status),
        ends if expected is None or expected.period is not None else None,
        _part(mention.speaker.name if mention.speaker else None, expected.speaker if expected else None),
        tuple(carrier.name for carrier in mention.carriers) if expected and expected.carriers else (),
        str(mention.modality) if expected and expected.modality else None,
        _part(mention.recipient.name if mention.recipient else None, expected.recipient if expected else None),
        _part(mention.agent.name if mention.agent else None, expected.agent if expected else None),
    )


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _part(name: str | None, wanted: str | None) -> str | None:
    """The wanted part of a name where the name has it, else the name."""
    if wanted is None:
        return None
    return wanted if name and wanted in name else name


@pytest.mark.parametrize("title", ARTICLES)
def test_article(title: str):
    article = ARTICLES[title]
    published = date.fromisoformat(article.published) if article.published else None
    document = Document("x", article.text, language=article.language, published=published)
    mentions = read_document(document, PACKS).mentions
    expected = [*article.rows, *[None] * (len(mentions) - len(article.rows))]
    found = [row_of(mention, row, article.text) for mention, row in zip(mentions, expected, strict=False)]
    assert found == list(article.rows)


def test_reading_twice_gives_the_same():
    for article in ARTICLES.values():
        document = Document("x", article.text, language=article.language)
        assert read_document(document, PACKS) == read_document(document, PACKS)
