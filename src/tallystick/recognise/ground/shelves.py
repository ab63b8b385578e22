"""The shelves of a board, by kind; what words mean by themselves is laid on them once somebody asks for it.

Most of what words may mean nobody asks for. So it is only promised, by kind and
token, and a shelf is filled with what was promised of its kind when it is first taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from tallystick.model import Annotation
from tallystick.recognise.ground.shelf import Shelf
from tallystick.recognise.ground.word_uses import WordUse
from tallystick.words.tokens import Tokens


class Shelves(dict[str, Shelf]):
    """A shelf for each kind that is on the board; taking one that is not there puts it there.

    `kinds` are those that were laid or promised: who only reads asks there first.
    """

    __slots__ = ("_promised", "_tokens", "_uses", "kinds")

    def __init__(self, tokens: Tokens, uses: Sequence[WordUse]) -> None:
        super().__init__()
        self.kinds: set[str] = set()
        self._tokens = tokens
        self._uses = uses
        self._promised: dict[str, list[int]] = defaultdict(list)

    def __missing__(self, kind: str) -> Shelf:
        """A new shelf, with what was promised of its kind."""
        self.kinds.add(kind)
        shelf = self[kind] = Shelf()
        for token in self._promised.pop(kind, ()):
            span = self._tokens.span(token, token)
            for lexeme, rule, place in self._uses[token].alone[kind]:
                shelf.add(Annotation(kind, span, token, token, lexeme, rule, place))
        return shelf

    def promise(self, covered: Mapping[str, Collection[int]]) -> None:
        """Promise what each word means by itself, but for the tokens that a phrase of the same kind covers."""
        promised = self._promised
        for token, use in enumerate(self._uses):
            for kind in use.alone:
                promised[kind].append(token)
        for kind in covered.keys() & promised.keys():
            promised[kind] = [token for token in promised[kind] if token not in covered[kind]]
            if not promised[kind]:
                del promised[kind]
        self.kinds.update(promised)

    def fill(self) -> None:
        """Lay all that is still promised."""
        for kind in list(self._promised):
            self[kind]
