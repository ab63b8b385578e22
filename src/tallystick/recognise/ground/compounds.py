"""Numbers written as one word: "vierundzwanzigtausend", "ventitremila".

A word is cut into pieces that the pack marks as such; the longest piece is tried
first. Only words that begin with the first letters of a piece are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tallystick.packs import LanguagePack
from tallystick.packs.pattern import rows
from tallystick.recognise.ground.number_words import NO_WORDS, Numeral, Total
from tallystick.words.fold import fold

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a language's compounds, by their folded letters; "" stands for a joiner's numeral."""

    numerals: Mapping[str, Numeral | None]
    halves: Mapping[str, Decimal]
    units_first: bool
    starts: frozenset[str]
    longest: int
    known: dict[str, Total | None] = field(default_factory=dict)

    def read(self, word: str) -> Total | None:
        """The number that a folded word stands for, or None."""
        if word[:2] not in self.starts or len(word) > LONGEST:
            return None
        if word not in self.known:
            if len(self.known) > 20_000:
                self.known.clear()
            self.known[word] = self._read(word)
        return self.known[word]

    def _read(self, word: str) -> Total | None:
        dead: set[tuple[int, Total, bool]] = set()
        return self._from(word, 0, NO_WORDS, False, dead)

    def _from(self, word: str, at: int, total: Total, joined: bool, dead: set[tuple[int, Total, bool]]) -> Total | None:
        if at == len(word):
            return total if total.complete and not joined else None
        if (at, total, joined) in dead:
            return None
        for end in range(min(len(word), at + self.longest), at, -1):
            for after, is_joiner in self._steps(word[at:end], total, joined):
                found = self._from(word, end, after, is_joiner, dead)
                if found is not None:
                    return found
        dead.add((at, total, joined))
        return None

    def _steps(self, piece: str, total: Total, joined: bool) -> list[tuple[Total, bool]]:
        steps: list[tuple[Total, bool]] = []
        if piece in self.numerals:
            numeral = self.numerals[piece]
            if numeral is None:
                if total.parts and not joined:
                    steps.append((total, True))
            else:
                after = total.take(numeral, joined=joined, units_first=self.units_first)
                if after is not None:
                    steps.append((after, False))
        if piece in self.halves and total.parts:
            half = total.with_half(self.halves[piece])
            if half is not None:
                steps.append((half, False))
        return steps


@lru_cache(maxsize=32)
def pieces_of(pack: LanguagePack) -> Pieces | None:
    """The pieces of a language, None where it writes no number as one word."""
    numerals: dict[str, Numeral | None] = {}
    halves: dict[str, Decimal] = {}
    for entry in pack.entries("numeral"):
        if entry.args.get("piece"):
            numerals.update(dict.fromkeys(words_of(pack, entry.patterns), numeral_of(entry.args)))
    for entry in pack.entries("number_joiner"):
        if entry.args.get("piece"):
            numerals.update(dict.fromkeys(words_of(pack, entry.patterns), None))
    for entry in pack.entries("number_piece"):
        numerals.update(dict.fromkeys(words_of(pack, entry.patterns), numeral_of(entry.args)))
    for entry in pack.entries("number_half"):
        if entry.args.get("piece"):
            halves.update(dict.fromkeys(words_of(pack, entry.patterns), Decimal(entry.args["value"])))
    if not numerals:
        return None
    starts = frozenset(piece[:2] for piece in numerals)
    return Pieces(numerals, halves, bool(pack.settings.get("units_first")), starts, max(map(len, numerals)))


def words_of(pack: LanguagePack, patterns: tuple[str, ...]) -> list[str]:
    """The folded single words of some patterns."""
    cut = [rows(pattern, lambda word: list(pack.tokens(word).keys)) for pattern in patterns]
    return [fold(row[0].name) for found in cut for row in found if len(row) == 1]


def numeral_of(args: Mapping[str, Any]) -> Numeral:
    """The numeral that the arguments of an entry describe."""
    room, most = args.get("room"), args.get("most")
    return Numeral(
        Decimal(args["value"]),
        str(args["role"]),
        None if room is None else Decimal(room),
        bool(args.get("vague")),
        bool(args.get("short")),
        bool(args.get("share")),
        bool(args.get("about")),
        None if most is None else Decimal(most),
    )
