"""Fractions: "two thirds", "a hundred and thirty fifths", "twenty and three fifths", "2 1/2", "one over three".

A numerator is any number that was read before; what may stand below it is in
the pack: words ("thirds"), and endings that make a denominator of a numeral
(Spanish "treintavos", German "Zwanzigstel"). Of a number with a scale a fraction
behind "and" is a part of the scale, as speakers mean it: "two million and three
fifths" is 2.6 million, but "a hundred and three fifths" is 100.6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from tallystick.model import Annotation
from tallystick.packs import LanguagePack
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.compounds import Pieces, numeral_of, words_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.number_words import NO_WORDS, Numeral
from tallystick.recognise.numbers.lone_parts import lone_part
from tallystick.recognise.numbers.number_read import NumberRead
from tallystick.recognise.numbers.promised_things import is_promised

Plain = Callable[[int], tuple[Decimal, int] | None]
"""Reads a whole number from a token on: its value and its last token."""

_QUOTIENTS = Context(prec=28)
_HYPHENS = frozenset("-‐‑")
_SMALL = 100
_LONGEST_BELOW = 3
_FARTHEST = 4
_TEN = 10
_MOST_IN_FIGURES = 10
_OFTEN_BELOW = (2, 3, 4, 8)
_ROUND = frozenset({10, 100, 1000})
_FEW = 20
_PROPORTIONS = _ROUND | {3, 4, 5, 20}


@dataclass(frozen=True, slots=True)
class _Below:
    """A denominator up to a token; `many` where its form can be nothing else, as "fifths" and unlike "fifth"."""

    value: Decimal
    last: int
    many: bool


class Fractions:
    """The fractions of one board."""

    def __init__(self, board: Board, plain: Plain) -> None:
        self.board = board
        self.tokens = board.tokens
        self.plain = plain
        self.endings = _endings(board.pack)
        self.marks = bool(board.pack.entries("fraction_mark"))
        self.going_on = board.firsts("fraction", "fraction_joiner")
        self.dividing = board.firsts("quotient")

    def may_follow(self, at: int) -> bool:
        """Whether a word may stand at a token, or near it, that makes a fraction of the number before it."""
        if at in self.going_on or not self.dividing.isdisjoint(range(at, at + _FARTHEST + 1)):
            return True
        return self._by_ending(self.tokens.keys[at]) is not None

    def close(self, first: int, read: NumberRead) -> NumberRead:
        """The number with the fraction that follows it, or as it is."""
        if read.ordinal:
            return read
        return self._worded(first, read) or self._slashed(first, read) or self.mixed(read) or self._over(read) or read

    # --- in words -----------------------------------------------------------------------------------------------------

    def _worded(self, first: int, read: NumberRead) -> NumberRead | None:
        below = self._below(read.last, read.last + 1)
        if below is None or self._counts_time(first, read, below):
            return None
        before = read.before
        if before is not None and self._parts(before):
            added = self._added(before, read.total.value - before.total.value, below)
            if added is not None:
                return added
        if not below.many and self._is_ordinal(read, below):
            return read._replace(last=below.last, ordinal=True)
        if below.many or read.total.value < _SMALL:
            return _part(read, below.last, _QUOTIENTS.divide(read.total.value, below.value))
        return None

    def _counts_time(self, first: int, read: NumberRead, below: _Below) -> bool:
        """Whether what may be parts are times of the calendar: "two *quarters*", "the past three *quarters*"."""
        if not below.many or not self.board.starting(below.last, "time_unit"):
            return False
        even = read.total.value == read.total.value.to_integral_value() and read.total.value % 2 == 0
        before = [a for kind in ("which", "rank", "looks_back") for a in self.board.ending(first - 1, kind)]
        return bool((even and below.value % 2 == 0) or before)

    def _is_ordinal(self, read: NumberRead, below: _Below) -> bool:
        """Whether what may be a denominator is rather an ordinal: "vingt-*troisième*", "un *troisième* mandat"."""
        if read.total.digits:
            return False
        if below.value < read.total.room:
            return True
        if not self.board.pack.settings.get("one_is_article"):
            return False
        if read.total.value >= below.value or (read.total.value != 1 and below.value >= _SMALL):
            return True
        return not self._is_alone(read.last, below.last + 1) and not self.board.starting(below.last + 1, "numeral")

    def mixed(self, read: NumberRead) -> NumberRead | None:
        """ "Twenty and three fifths"."""
        joiner = self._lexeme(read.last + 1, "fraction_joiner")
        if joiner is None or not self._inside(read.last, joiner + 1):
            return None
        number = self.plain(joiner + 1) or self._article(joiner + 1)
        below = self._below(read.last, number[1] + 1) if number else None
        return self._added(read, number[0], below) if number and below else None

    def _article(self, at: int) -> tuple[Decimal, int] | None:
        """The one that an article stands for: "three and *a* fifth"."""
        return next(
            (
                (Decimal(1), word.last)
                for word in self.board.starting(at, "numeral")
                if isinstance(word.value, Lexeme)
                and word.value.args["role"] == "article"
                and word.value.args["value"] == 1
            ),
            None,
        )

    def of_an_article(self, first: int) -> NumberRead | None:
        """ "A third", "a fifth of": where no thing follows that would be the third one."""
        article = self._article(first)
        below = self._below(first, article[1] + 1) if article else None
        if below is None or not self._is_alone(first, below.last + 1):
            part = lone_part(self.board, first)
            return None if part is None else _of_one(*part)._replace(share=True)
        return _of_one(_QUOTIENTS.divide(Decimal(1), below.value), below.last)

    def _is_alone(self, first: int, at: int) -> bool:
        """Whether no thing follows that an ordinal would tell from others; "a third *fewer*" is a part."""
        if not self._inside(first, at) or self.tokens.kinds[at] not in "wd":
            return True
        compared = bool(self.board.starting(at, "change") and self.board.starting(at, "phrase_skip"))
        return compared or any(self.board.starting(at, kind) for kind in ("share_of", "not_counted"))

    def _parts(self, before: NumberRead) -> bool:
        """Whether the joining word behind a number may begin its fraction rather than go on counting."""
        if before.total.scale >= 1000 and before.total.parts[-1].role == "scale":
            return True
        joiner = self._longest(before.last + 1, "fraction_joiner")
        return joiner is not None and _flag(joiner, "strong")

    def _added(self, read: NumberRead, above: Decimal, below: _Below) -> NumberRead | None:
        if not 0 < above < below.value:
            return None
        total = read.total.with_half(_QUOTIENTS.divide(above, below.value))
        return None if total is None else _part(read, below.last, total.value)

    def _below(self, first: int, at: int) -> _Below | None:
        """The denominator at a token, or behind a hyphen there."""
        if not self._inside(first, at):
            return None
        if self.tokens.keys[at] in _HYPHENS and self._inside(first, at + 1):
            at += 1
        if self.board.starting(at, "currency"):
            return None
        compound = self._compound(at)
        if compound is not None:
            return compound
        found = self._longest(at, "fraction")
        if found is not None:
            assert isinstance(found.value, Lexeme)
            value = Decimal(found.value.args["value"])
            return _Below(value, found.last, _flag(found, "many")) if value > 1 else None
        if self.tokens.kinds[at] != "w":
            return None
        ending = self._by_ending(self.tokens.keys[at])
        return self._marked(at) if ending is None else _Below(ending, at, True)

    def _compound(self, at: int) -> _Below | None:
        """A denominator of a ten and a unit: "vingt-cinquièmes", "vingt et unième"."""
        ten = self._longest(at, "numeral")
        if ten is None or not isinstance(ten.value, Lexeme) or ten.value.args["role"] not in ("ten", "twenties"):
            return None
        unit = self.tied(ten.last + 1) or self._many(ten.last + 1)
        word = (self._longest(unit, "fraction") or self._longest(unit, "ordinal_word")) if unit is not None else None
        if word is None or not isinstance(word.value, Lexeme) or not 0 < word.value.args["value"] < _TEN:
            return None
        many = bool(word.value.args.get("many")) or "pl" in word.value.features
        return _Below(Decimal(ten.value.args["value"]) + Decimal(word.value.args["value"]), word.last, many)

    def _many(self, at: int) -> int | None:
        """The token, where a word stands at it that can be nothing but a denominator: "three twenty *firsts*"."""
        word = self._longest(at, "fraction") if self._inside(at - 1, at) else None
        return at if word is not None and _flag(word, "many") else None

    def tied(self, at: int) -> int | None:
        """The token behind a hyphen or a joining word here, or both: "vingt-*cinquième*", "vingt-et-*unième*"."""
        begin = at
        for _ in range(3):
            if not self._inside(at - 1, begin + 1):
                break
            joiner = self._lexeme(begin, "number_joiner")
            if self.tokens.keys[begin] not in _HYPHENS and joiner is None:
                break
            begin = begin + 1 if joiner is None else joiner + 1
        return begin if begin > at else None

    def _marked(self, at: int) -> _Below | None:
        """A denominator that is a number with a word behind it: "três trinta avos"."""
        number = self.plain(at) if self.marks else None
        mark = self._lexeme(number[1] + 1, "fraction_mark") if number else None
        return _Below(number[0], mark, True) if number and mark is not None and number[0] else None

    def _by_ending(self, key: str) -> Decimal | None:
        """The denominator that an ending makes of a numeral: "veinticincoavos" is 25."""
        for ending in self.endings:
            if key.endswith(ending.letters) and len(key) > len(ending.letters) + 1:
                for stem in ending.stems(key):
                    total = ending.pieces.read(stem)
                    if total is not None and total.value > 1:
                        return total.value * ending.value
        return None

    def _over(self, read: NumberRead) -> NumberRead | None:
        """ "One over three", where nothing is counted behind it."""
        found = self._longest(read.last + 1, "quotient") or self._apart(read)
        number = self.plain(found.last + 1) if found is not None and self._inside(read.last, found.last + 1) else None
        if found is None or number is None or not number[0]:
            return None
        if _flag(found, "proper") and read.total.value >= number[0]:
            return None
        following = number[1] + 1
        told = self._inside(read.last, following) and self.tokens.kinds[following] in "wd"
        if _flag(found, "round") and number[0] not in _ROUND:
            return None
        if found.first > read.last + 1:
            parted = told and _flag(found, "worded") and not self._goes_on(following)
            return None if parted else self._proportion_of(read, number)
        if _flag(found, "share"):
            return self._proportion(found, read, number) or (None if told else self._alone(found, read, number))
        if told:
            return None
        return _part(read, number[1], _QUOTIENTS.divide(read.total.value, number[0]))

    def _alone(self, found: Annotation, read: NumberRead, number: tuple[Decimal, int]) -> NumberRead | None:
        """A quotient of small numbers that stands by itself: "un sur six"; "125 sur 577" counts things."""
        assert isinstance(found.value, Lexeme)
        if found.value.args.get("apart") is None or (read.total.digits and read.total.value > _MOST_IN_FIGURES):
            return None
        return _part(read, number[1], _QUOTIENTS.divide(read.total.value, number[0]))

    def _apart(self, read: NumberRead) -> Annotation | None:
        """The word of division behind the thing that is divided: "un ménage *sur* dix"."""
        for at in range(read.last + 1, read.last + _FARTHEST + 2):
            if not self._inside(read.last, at) or self.tokens.kinds[at] != "w":
                return None
            found = self._longest(at, "quotient")
            apart = found.value.args.get("apart") if found is not None and isinstance(found.value, Lexeme) else None
            if found is not None and apart is not None and at - read.last - 1 <= apart:
                return None if read.total.digits and _flag(found, "worded") else found
            if self.board.starting(at, "not_counted") or self.board.starting(at, "numeral"):
                return None
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether the sentence goes on with a verb or a small word, and no thing is counted here."""
        return any(self.board.starting(at, kind) for kind in ("status_verb", "light_verb", "auxiliary", "not_counted"))

    def _proportion_of(self, read: NumberRead, number: tuple[Decimal, int]) -> NumberRead | None:
        """A share with the thing inside it: "un ménage sur dix"; "three men over forty" is none."""
        below, last = number
        if below not in _PROPORTIONS or not read.total.value < below:
            return None
        if any(self.board.starting(last + 1, kind) for kind in ("time_unit", "currency", "numeral")):
            return None
        if any(not _flag(unit, "figures") for unit in self.board.starting(last + 1, "unit")):
            return None
        return _part(read, last, _QUOTIENTS.divide(read.total.value, below))._replace(share=True)

    def _proportion(self, found: Annotation, read: NumberRead, number: tuple[Decimal, int]) -> NumberRead | None:
        """ "Nine out of ten", which is a share; "45 out of 60" counts, and so does "3 in 10 days"."""
        below, last = number
        alike = read.total.digits == (self.tokens.kinds[last] == "d")
        worded = self.tokens.kinds[last] == "w"
        one_of_few = read.total.value == 1 and below > 2 and (worded or (alike and below <= _FEW))
        in_words = worded and not read.total.digits and _flag(found, "proper") and below >= _SMALL
        sure = one_of_few or in_words or _flag(found, "every")
        if not sure and below not in (_ROUND if read.total.digits else _PROPORTIONS):
            return None
        following = last + 1
        if is_promised(self.board, following) and not _flag(found, "every"):
            return None
        if self._inside(last, following):
            if self.tokens.keys[following] in "%-.:/" or self.tokens.kinds[following] == "d":
                return None
            if any(
                self.board.starting(following, kind) for kind in ("time_unit", "unit", "currency", "numeral", "month")
            ):
                return None
            told = self.tokens.kinds[following] == "w" and not self.board.starting(following, "phrase_join")
        else:
            told = False
        part = _part(read, last, _QUOTIENTS.divide(read.total.value, below))
        return part._replace(share=told)

    # --- in figures ---------------------------------------------------------------------------------------------------

    def _slashed(self, first: int, read: NumberRead) -> NumberRead | None:
        if not read.bare:
            return None
        single = self._slash(read.last)
        if single is not None:
            above, below, last = single
            if above < below or below in _OFTEN_BELOW:
                return _part(read, last, _QUOTIENTS.divide(above, below))
            return None
        following = read.last + 1
        if self._inside(first, following) and self.tokens.kinds[following] == "d" and not self.tokens.glued(following):
            mixed = self._slash(following)
            if mixed is not None and mixed[0] < mixed[1]:
                return _part(read, mixed[2], _QUOTIENTS.add(read.total.value, _QUOTIENTS.divide(mixed[0], mixed[1])))
        return None

    def _slash(self, at: int) -> tuple[Decimal, Decimal, int] | None:
        """Two whole numbers with a slash between them, and the last token; never three."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens.keys[at + 1] not in ("/", "⁄") or tokens.kinds[at + 2] != "d":
            return None
        if not tokens.glued(at + 1) or not tokens.glued(at + 2):
            return None
        if at + 3 < len(tokens) and tokens.keys[at + 3] == "/" and tokens.glued(at + 3):
            return None
        above, below = tokens.keys[at], tokens.keys[at + 2]
        if not above.isdecimal() or not below.isdecimal() or len(below) > _LONGEST_BELOW or not Decimal(below):
            return None
        return Decimal(above), Decimal(below), at + 2

    def _lexeme(self, at: int, kind: str) -> int | None:
        """The last token of the longest word of a kind here."""
        return max((annotation.last for annotation in self.board.starting(at, kind)), default=None)

    def _longest(self, at: int, kind: str) -> Annotation | None:
        return max(self.board.starting(at, kind), key=lambda annotation: annotation.last, default=None)

    def _inside(self, first: int, at: int) -> bool:
        return at < self.board.ends[first]


def _flag(annotation: Annotation, name: str) -> bool:
    return isinstance(annotation.value, Lexeme) and bool(annotation.value.args.get(name))


def _of_one(value: Decimal, last: int) -> NumberRead:
    """A part of one that ends at a token."""
    total = NO_WORDS.take(Numeral(Decimal(1), "unit"))
    assert total is not None
    return _part(NumberRead(last, total, False), last, value)


def _part(read: NumberRead, last: int, value: Decimal) -> NumberRead:
    return read._replace(last=last, fraction=value, bare=False, before=None)


@dataclass(frozen=True, slots=True)
class _Ending:
    """An ending that makes a denominator; `fill` are letters that the numeral lost before it."""

    letters: str
    value: Decimal
    fill: tuple[str, ...]
    pieces: Pieces

    def stems(self, key: str) -> Iterator[str]:
        """What the numeral may have been."""
        bare = key[: -len(self.letters)]
        yield bare
        for letters in self.fill:
            yield bare + letters


@lru_cache(maxsize=32)
def _endings(pack: LanguagePack) -> tuple[_Ending, ...]:
    entries = pack.entries("fraction_ending")
    if not entries:
        return ()
    numerals: dict[str, Numeral | None] = {}
    for section in ("numeral", "number_piece"):
        for entry in pack.entries(section):
            numerals.update(dict.fromkeys(words_of(pack, entry.patterns), numeral_of(entry.args)))
    found = []
    for entry in entries:
        joiners: dict[str, Numeral | None] = dict.fromkeys(entry.args.get("joiners", ()))
        both = {**numerals, **joiners}
        starts = frozenset(piece[:2] for piece in numerals)
        pieces = Pieces(both, {}, bool(pack.settings.get("units_first")), starts, max(map(len, both)))
        fill = tuple(entry.args.get("fill", ()))
        value = Decimal(entry.args.get("value", 1))
        found += [_Ending(letters, value, fill, pieces) for letters in words_of(pack, entry.patterns)]
    return tuple(sorted(found, key=lambda ending: -len(ending.letters)))
