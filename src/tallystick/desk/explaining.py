"""Why a document was read as it was: for each slot of each mention the annotations behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tallystick.desk.reading import in_its_language
from tallystick.desk.settings import Settings
from tallystick.desk.sources import STDIN, documents_named
from tallystick.errors import IntakeError, SettingError
from tallystick.model import Annotation, Document, Mention, Party, PublishedBasis, Reading, Span
from tallystick.recognise.ground.board import Board
from tallystick.recognise.reader import board_of, read_document, trace


@dataclass(frozen=True, slots=True)
class Reason:
    """The annotations behind one slot of a mention; none where it was put together by the code alone."""

    slot: str
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class ExplainedMention:
    """A mention and the reason of each slot that is filled."""

    mention: Mention
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with its reasons; `everything` holds every annotation of the title and the text, in text order."""

    reading: Reading
    mentions: tuple[ExplainedMention, ...]
    everything: tuple[tuple[str, Annotation], ...]


def document_to_explain(source: str, how: Settings) -> Document:
    """The document that a file's name, "-", or a text itself stands for."""
    if source == STDIN or _is_file(source):
        found = next(documents_named([source], how))
        if isinstance(found, Document):
            return found
        raise IntakeError(source, found.reason)
    if not any(character.isspace() for character in source):
        raise SettingError(f"{source!r:.200}: no such file; a text to explain holds more than one word")
    basis = PublishedBasis.GIVEN if how.published else None
    return Document("text", source, published=how.published, published_text=how.published_text, published_basis=basis)


def explain(document: Document, how: Settings) -> Explanation:
    """A document's reading with the reasons for it."""
    reading = read_document(in_its_language(document, how), how.packs)
    boards = dict(_boards(reading.document, how))
    return Explanation(
        reading,
        tuple(ExplainedMention(m, tuple(_reasons(m, boards[m.place]))) for m in reading.mentions),
        tuple((place, annotation) for place, board in boards.items() for annotation in trace(board)),
    )


def _is_file(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):  # longer than a name may be, or with a NUL in it: a text
        return False


def _boards(document: Document, how: Settings) -> Iterator[tuple[str, Board]]:
    if document.language is None or document.language not in how.packs.codes:
        return
    pack = how.packs.language(document.language)
    if document.title:
        yield "title", board_of(document, pack, document.title)
    yield "text", board_of(document, pack)


def _reasons(mention: Mention, board: Board) -> Iterator[Reason]:
    """The reason of each slot: what the mention itself names as its reasons, else what lies at the slot's place."""
    for slot, kinds, span in _slots(mention):
        of_kind = [annotation for annotation in mention.why if annotation.kind in kinds]
        found = of_kind or _at(board, span, kinds)
        if found or span is not None:
            yield Reason(slot, tuple(found))
    known = {kind for _, kinds, _ in _slots(mention) for kind in kinds}
    others = tuple(annotation for annotation in mention.why if annotation.kind not in known)
    if others:
        yield Reason("status", others)


def _slots(mention: Mention) -> Iterator[tuple[str, tuple[str, ...], Span | None]]:
    parties: tuple[tuple[str, Party | None], ...] = (
        ("agent", mention.agent),
        ("recipient", mention.recipient),
        ("speaker", mention.speaker),
        *(("carrier", carrier) for carrier in mention.carriers),
    )
    yield "figure", ("quantity",), mention.quantity_span
    yield "item", ("item",), mention.item.span
    yield "period", ("period",), mention.period.span if mention.period else None
    for slot, party in parties:
        yield slot, ("party",), party.span if party else None
    yield "hedge", ("hedge",), mention.hedge


def _at(board: Board, span: Span | None, kinds: tuple[str, ...]) -> list[Annotation]:
    """Annotations of the kinds at a place: exactly there, else the widest that share words with it."""
    if span is None or not len(board.tokens):
        return []
    first, last = board.tokens.at(span.start), board.tokens.at(span.end - 1)
    found = list(board.overlapping(first, last, *kinds))
    exact = [annotation for annotation in found if annotation.span == span]
    return exact or sorted(found, key=lambda annotation: annotation.first - annotation.last)[:1]
