"""A document read from end to end: every layer over one board, then the reading put together."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version

from tallystick.model import (
    Annotation,
    Attribution,
    Directive,
    Document,
    Mention,
    Obstacle,
    Period,
    Quantity,
    Reader,
    Reading,
    ReadQuantity,
    ScheduledEvent,
    SpokenPeriod,
)
from tallystick.packs import LanguagePack, Packs
from tallystick.recognise.claims.directives import recognise_directives
from tallystick.recognise.claims.events import recognise_events
from tallystick.recognise.claims.mentions import mentions_of
from tallystick.recognise.claims.obstacles import recognise_obstacles
from tallystick.recognise.deeds.statuses import recognise_statuses
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.matching import recognise_words
from tallystick.recognise.language import identify
from tallystick.recognise.numbers.numbers import recognise_numbers
from tallystick.recognise.parties.parties import recognise_parties
from tallystick.recognise.quantities.quantities import recognise_quantities
from tallystick.recognise.things.items import CountedItem, recognise_items
from tallystick.recognise.times.dates import recognise_dates
from tallystick.recognise.times.periods import recognise_periods
from tallystick.recognise.voices.attributions import recognise_attributions

VERSION = version("tallystick")
# Each layer reads what the ones before it left on the board.
LAYERS = (
    recognise_words,
    recognise_numbers,
    recognise_dates,
    recognise_periods,
    recognise_quantities,
    recognise_items,
    recognise_parties,
    recognise_statuses,
    recognise_attributions,
    recognise_directives,
    recognise_obstacles,
    recognise_events,
)


def board_of(document: Document, pack: LanguagePack, text: str | None = None) -> Board:
    """The board of a document's text (or of another text of it, such as its title) after all layers."""
    board = Board(document.text if text is None else text, pack, document)
    for layer in LAYERS:
        layer(board)
    return board


def read_document(document: Document, packs: Packs, *, language: str | None = None) -> Reading:
    """What a document says; a text in none of the languages is read as saying nothing."""
    code = language or document.language or identify(document.text, packs)
    reader = Reader("tallystick", VERSION, packs.digest, document.extractor)
    if code is None or code not in packs.codes:
        return Reading(reader, document)
    document = replace(document, language=code)
    pack = packs.language(code)
    board = board_of(document, pack)
    title = board_of(document, pack, document.title) if document.title else None
    return Reading(
        reader=reader,
        document=board.document or document,
        mentions=(*(_mentions(title, "title") if title else ()), *_mentions(board, "text")),
        attributions=tuple(a.value for a in board.of("attribution") if isinstance(a.value, Attribution)),
        directives=tuple(a.value for a in board.of("directive") if isinstance(a.value, Directive)),
        obstacles=tuple(a.value for a in board.of("obstacle") if isinstance(a.value, Obstacle)),
        events=tuple(a.value for a in board.of("event") if isinstance(a.value, ScheduledEvent)),
        quantities=(*(_quantities(title, "title") if title else ()), *_quantities(board, "text")),
        periods=tuple(_periods(board)),
    )


def _mentions(board: Board, place: str) -> list[Mention]:
    """A title's mentions know no attribution of the text."""
    found = list(mentions_of(board, place))
    return [replace(mention, attribution=None) for mention in found] if place == "title" else found


def _quantities(board: Board, place: str) -> list[ReadQuantity]:
    items = {
        a.value.quantity.first: a.value.item.span
        for a in board.of("item")
        if isinstance(a.value, CountedItem) and not a.value.carried
    }
    return [
        ReadQuantity(a.span, a.value, items.get(a.first), place)
        for a in board.of("quantity")
        if isinstance(a.value, Quantity)
    ]


def _periods(board: Board) -> list[SpokenPeriod]:
    return [
        SpokenPeriod(a.span, a.value, a.span.of(board.text)) for a in board.of("period") if isinstance(a.value, Period)
    ]


def trace(board: Board) -> list[Annotation]:
    """Everything on a board, in text order."""
    return sorted(board.everything(), key=lambda annotation: (annotation.first, -annotation.last))
