"""The pattern language of the packs: words and slots, and no regular expressions.

A pattern is a row of elements with spaces between them:

==================  ================================================================
``plus``            this word, in any case of letters
``livrer:v``        any form of the word, by the paradigm ``v`` of the language
``livrer:v.part``   only forms that have the feature (several: ``v.part.f``)
``[a|b c|d]``       one of the alternatives
``[a|b]?``          one of them, or nothing
``plus?``           the element, or nothing (any element may carry it)
``{number}``        something that an earlier layer put on the board
``{verb.past}``     the same, with a feature that its words must have
``_``               any one token
``_3``              up to three tokens (a small gap); never over a sentence's end, nor
                    over a stop, colon, semicolon or bracket
``word&``           elements marked so agree in number, gender and case
==================  ================================================================

Words are cut by the language's own tokeniser, so ``year-end`` and ``d'armes``
may be written as in a text. Patterns are finite: each is spelled out into its
plain rows when a pack is compiled, and all rows of a layer share one tree, so
that reading never goes back over the text.

Which match wins, where two of one kind overlap: the longest; then the most
specific (words count more than forms, forms more than slots, slots more than
gaps); then the first in the pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

MAX_ROWS = 4000
MAX_GAP = 8


class PatternError(ValueError):
    """A pattern that cannot be read; the message says where and why."""


class Kind(IntEnum):
    """What an element asks for, ordered by how specific it is."""

    GAP = 0
    SLOT = 1
    LEMMA = 2
    WORD = 3


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a row.

    `name` is the folded word, the word spec, the slot's kind, or the gap's
    size; `features` are those its form must have; `agrees` asks for agreement
    with the other elements so marked.
    """

    kind: Kind
    name: str
    features: frozenset[str] = frozenset()
    agrees: bool = False

    @property
    def weight(self) -> int:
        """How much it adds to how specific a row is."""
        return (0, 1, 10, 12)[self.kind]

    @property
    def slot(self) -> str:
        """The kind of annotation that a slot asks for."""
        return self.name.strip("{}")


Row = tuple[Element, ...]


def rows(pattern: str, cut: Callable[[str], list[str]]) -> list[Row]:
    """Every plain row that a pattern stands for, in the order of its alternatives.

    `cut` tokenises a word of the pattern. Raises PatternError for a pattern
    that cannot be read, that could match nothing at all, or that stands for
    more than MAX_ROWS rows.

    >>> [[e.name for e in row] for row in rows("[at least|over] {number}", str.split)]
    [['at', 'least', '{number}'], ['over', '{number}']]
    """
    parser = _Parser(pattern, cut)
    result = parser.alternatives(closing="")
    if parser.at < len(pattern):
        raise PatternError(f"an extra {pattern[parser.at]!r} at {parser.at + 1}")
    if any(all(element.kind is Kind.GAP for element in row) for row in result):
        raise PatternError("it can match without any word or slot")
    if any(row[0].kind is Kind.GAP or row[-1].kind is Kind.GAP for row in result):
        raise PatternError("a gap may not stand at its start or end")
    return list(dict.fromkeys(result))


class _Parser:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str, cut: Callable[[str], list[str]]) -> None:
        self.pattern = pattern
        self.cut = cut
        self.at = 0

    def alternatives(self, closing: str) -> list[Row]:
        """Rows up to the closing bracket (or the end), over all alternatives."""
        result: list[Row] = []
        current: list[Row] = [()]
        while self.at < len(self.pattern):
            char = self.pattern[self.at]
            if char == "]" and closing == "]":
                return result + current
            if char == "|" and closing == "]":
                result += current
                current = [()]
                self.at += 1
            elif char.isspace():
                self.at += 1
            else:
                options = self._element()
                current = [row + more for row in current for more in options]
                if len(current) + len(result) > MAX_ROWS:
                    raise PatternError(f"it stands for more than {MAX_ROWS} rows; split it")
        if closing:
            raise PatternError("a [ without its ]")
        return result + current

    def _element(self) -> list[Row]:
        char = self.pattern[self.at]
        if char == "[":
            self.at += 1
            options = self.alternatives(closing="]")
            self.at += 1
        elif char == "{":
            options = [(self._slot(),)]
        elif char in "]}|":
            raise PatternError(f"a {char} without its opening bracket at {self.at + 1}")
        else:
            options = [self._word()]
        if self.pattern.startswith("?", self.at):
            self.at += 1
            options = [*options, ()]
        return options

    def _slot(self) -> Element:
        end = self.pattern.find("}", self.at)
        if end < 0:
            raise PatternError("a { without its }")
        name, *features = self.pattern[self.at + 1 : end].strip().split(".")
        self.at = end + 1
        if not name.replace("_", "").isalnum():
            raise PatternError(f"{name!r} is no name for a slot")
        return Element(Kind.SLOT, "{" + name + "}", _features(features), self._agrees())

    def _agrees(self) -> bool:
        if self.pattern.startswith("&", self.at):
            self.at += 1
            return True
        return False

    def _word(self) -> Row:
        start = self.at
        while self.at < len(self.pattern) and self.pattern[self.at] not in " \t[]{}|?&":
            self.at += 1
        word = self.pattern[start : self.at]
        if self.pattern.startswith("?", start):
            raise PatternError("a ? with nothing before it")
        if word.startswith("_") and (word == "_" or word[1:].isdigit()):
            return (Element(Kind.GAP, self._gap(word)),)
        agrees = self._agrees()
        if ":" in word[1:]:
            spec, _, features = word.partition(".")
            return (Element(Kind.LEMMA, spec, _features(features.split(".") if features else []), agrees),)
        keys = self.cut(word)
        if not keys:
            raise PatternError(f"{word!r} holds no token")
        if agrees:
            raise PatternError(f"{word!r} has one form and cannot agree; write word:paradigm&")
        return tuple(Element(Kind.WORD, key) for key in keys)

    def _gap(self, word: str) -> str:
        """The gap's size: "1!" for exactly one token, else up to so many."""
        if word == "_":
            return "1!"
        if not 1 <= int(word[1:]) <= MAX_GAP:
            raise PatternError(f"a gap holds 1 to {MAX_GAP} tokens, not {word[1:]}")
        return word[1:]


def _features(names: list[str]) -> frozenset[str]:
    """The names that are not empty."""
    return frozenset(name for name in names if name)


def specs_of(all_rows: list[Row]) -> Iterator[str]:
    """The word specs (``livrer:v``) that rows ask for."""
    for row in all_rows:
        for element in row:
            if element.kind is Kind.LEMMA:
                yield element.name
