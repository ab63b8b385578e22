"""Which attributions stand around a place of the text, found without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tallystick.model import Attribution, Span
from tallystick.recognise.ground.board import Board


class Attributed:
    """The attributions of a board by the sentences that their contents and the names of their sources reach into."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._contents: dict[int, list[tuple[int, Attribution]]] = defaultdict(list)
        self._sources: dict[int, list[Span]] = defaultdict(list)
        for index, annotation in enumerate(board.of("attribution")):
            value = annotation.value
            assert isinstance(value, Attribution), "attributions hold attributions"
            for sentence in self._sentences(value.content):
                self._contents[sentence].append((index, value))
            if value.source is not None and value.source.span is not None:
                for sentence in self._sentences(value.source.span):
                    self._sources[sentence].append(value.source.span)

    def around(self, span: Span) -> Iterator[tuple[int, Attribution]]:
        """The attributions whose content holds a span, with their positions, in order; declined ones hold nothing."""
        for index, value in self._contents.get(next(iter(self._sentences(span)), -1), ()):
            if value.content.contains(span) and not value.declined:
                yield index, value

    def names_a_source(self, span: Span) -> bool:
        """Whether a span lies in a source's name: "two officials" who speak are not supplied."""
        return any(
            source.overlaps(span) for sentence in self._sentences(span) for source in self._sources.get(sentence, ())
        )

    def _sentences(self, span: Span) -> range:
        """The numbers of the sentences that a span reaches into."""
        tokens = self._board.tokens
        if not len(tokens):
            return range(0)
        first, last = min(tokens.at(span.start), len(tokens) - 1), min(tokens.at(span.end - 1), len(tokens) - 1)
        return range(self._board.sentence_at(first).number, self._board.sentence_at(last).number + 1)
